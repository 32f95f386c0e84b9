"""Tests of assay_client.py; run: python3 -m unittest discover -s clients/python/tests"""

import contextlib
import http.server
import io
import json
import multiprocessing
import os
import sys
import tempfile
import threading
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import assay_client  # noqa: E402


def _save_some(folder, process):
    for number in range(5):
        assay_client.save_results(
            {"p%d_%d" % (process, number): 1}, results_dir=folder, strict=True
        )


class Server(http.server.BaseHTTPRequestHandler):
    status = 201
    bodies = []

    def do_POST(self):
        length = int(self.headers["Content-Length"])
        Server.bodies.append(json.loads(self.rfile.read(length).decode("utf-8")))
        answer = b'{"folder": "/there/run_x"}'
        self.send_response(Server.status)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *ignored):
        pass


class AssayClientTest(unittest.TestCase):
    def setUp(self):
        self._folder = tempfile.TemporaryDirectory()
        self.folder = self._folder.name
        assay_client._said.clear()

    def tearDown(self):
        self._folder.cleanup()

    def saved(self, run):
        def refuse(token):
            raise AssertionError("not strict JSON: " + token)

        with open(os.path.join(run, "results.json"), encoding="utf-8") as file:
            return json.load(file, parse_constant=refuse)

    def save(self, *args, **more):
        return assay_client.save_results(*args, results_dir=self.folder, strict=True, **more)

    def test_metrics_are_saved_by_category_under_their_long_names(self):
        run = self.save(
            {"sblimp": {"accuracy": 0.5, "samples": 10}, "swuggy_accuracy": 1.0, "_x": 1, "y": 2},
            config={"ttt": {"enable": True}, "seed": 7},
            step=300,
            tags="a",
        )
        self.assertRegex(os.path.basename(run), r"^run_\d{8}_\d{6}_ttt$")
        root = self.saved(run)
        self.assertEqual(root["results"]["sblimp"], {"sblimp_accuracy": 0.5, "sblimp_samples": 10})
        self.assertEqual(root["results"]["other"], {"y": 2})
        self.assertEqual(root["results"]["aggregate"]["paper_metrics_avg"], 0.75)
        self.assertEqual(root["aggregate_over"], ["sblimp_accuracy", "swuggy_accuracy"])
        self.assertEqual(root["metadata"]["step"], 300)
        self.assertEqual(root["metadata"]["seed"], 7)
        self.assertEqual(root["metadata"]["tags"], ["a"])
        with open(os.path.join(run, "summary.txt"), encoding="utf-8") as file:
            self.assertIn("SBLIMP:\n  sblimp_accuracy: 50.00%\n  sblimp_samples: 10\n\n", file.read())

    def test_what_is_not_finite_is_null_beside_its_reason(self):
        root = self.saved(self.save({"a": float("nan"), "b": float("-inf"), "c": None}))
        self.assertEqual(root["results"]["other"], {"a": None, "b": None, "c": None})
        self.assertEqual(
            root["not_available"], {"a": "NaN", "b": "-Infinity", "c": "not measured"}
        )

    def test_marks_and_slopes_are_those_that_the_curve_is_long_enough_for(self):
        losses = [10 - at / 10000 for at in range(16002)]
        losses[3000] = float("nan")
        detailed = self.saved(self.save(curves={"librilight": losses}))["librilight_detailed"]
        self.assertEqual(detailed["positions"], list(range(16002)))
        self.assertIsNone(detailed["losses"][3000])
        self.assertEqual(len(detailed["measurement_positions"]), 15)
        self.assertEqual(list(detailed["slopes"]), ["overall", "early", "middle"])
        self.assertEqual(
            detailed["slopes"]["overall"], (losses[16001] - losses[8000]) / 8001
        )

    def test_values_of_numpy_like_types_are_numbers(self):
        class Scalar:
            def item(self):
                return 0.5

        root = self.saved(self.save({"x": Scalar()}, config={"dtype": object}))
        self.assertEqual(root["results"]["other"]["x"], 0.5)

    def test_many_processes_that_save_at_once_lose_nothing(self):
        context = multiprocessing.get_context("fork")
        processes = [
            context.Process(target=_save_some, args=(self.folder, number)) for number in range(20)
        ]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
            self.assertEqual(process.exitcode, 0)
        seen = set()
        for name in os.listdir(self.folder):
            seen.update(self.saved(os.path.join(self.folder, name))["results"]["other"])
        self.assertEqual(len(seen), 100)
        self.assertEqual(len(os.listdir(self.folder)), 100)

    def test_a_training_run_goes_on_when_saving_fails(self):
        file = os.path.join(self.folder, "file")
        open(file, "w").close()
        said = io.StringIO()
        with contextlib.redirect_stderr(said):
            for _ in range(3):
                self.assertIsNone(assay_client.save_results({"x": 1}, results_dir=file))
            run = assay_client.Run(results_dir=file)
            run.log(1, loss=2.0)
            self.assertIsNone(run.finish({"x": 1}))
        self.assertEqual(len(said.getvalue().splitlines()), 2)
        with self.assertRaises(OSError):
            assay_client.save_results({"x": 1}, results_dir=file, strict=True)

    def test_the_configuration_can_turn_saving_off(self):
        config = {"paper_metrics": {"save_results_json": False}}
        self.assertIsNone(assay_client.save_results({"x": 1}, config=config, strict=True))

    def test_a_run_logs_values_and_ends_with_its_evaluation(self):
        with assay_client.Run(results_dir=self.folder, tags=["a"], strict=True) as run:
            run.log(1, loss=2.5, other=float("inf"))
            run.log(2, loss=2.25)
            folder = run.finish({"sblimp_accuracy": 0.5})
        with open(os.path.join(folder, "metrics.jsonl"), encoding="utf-8") as file:
            lines = [json.loads(line) for line in file]
        self.assertEqual(lines[0], {"step": 1, "name": "loss", "value": 2.5})
        self.assertEqual(lines[1], {"step": 1, "name": "other", "value": None})
        metadata = self.saved(folder)["metadata"]
        self.assertEqual((metadata["step"], metadata["tags"]), (2, ["a"]))
        self.assertEqual(sorted(os.listdir(folder)), ["metrics.jsonl", "results.json", "summary.txt"])

    def test_a_server_that_cannot_be_reached_is_named_once_and_files_are_saved(self):
        said = io.StringIO()
        with contextlib.redirect_stderr(said):
            runs = {self.save({"x": 1}, server="http://127.0.0.1:1") for _ in range(3)}
        self.assertEqual(len(runs), 3)
        self.assertEqual(len(said.getvalue().splitlines()), 1)
        self.assertIn("cannot be reached", said.getvalue())

    def test_results_are_posted_to_a_server_and_a_refusal_saves_files(self):
        server = http.server.HTTPServer(("127.0.0.1", 0), Server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = "http://127.0.0.1:%d/" % server.server_port
        try:
            Server.status = 201
            self.assertEqual(self.save({"x": float("nan")}, server=address), "/there/run_x")
            self.assertEqual(os.listdir(self.folder), [])
            self.assertEqual(Server.bodies[-1]["metrics"], {"x": None})
            self.assertTrue(Server.bodies[-1]["id"])
            Server.status = 403
            with contextlib.redirect_stderr(io.StringIO()) as said:
                self.assertTrue(os.path.isdir(self.save({"x": 1}, server=address)))
            self.assertIn("refused the results (403", said.getvalue())
        finally:
            server.shutdown()
            server.server_close()

    def test_show_names_the_dashboard_outside_of_notebooks(self):
        with self.assertRaises(FileNotFoundError):
            assay_client.show(os.path.join(self.folder, "none.html"))
        try:
            import IPython  # noqa: F401
        except ImportError:
            self.assertEqual(assay_client.show("http://127.0.0.1:4711"), "http://127.0.0.1:4711")


if __name__ == "__main__":
    unittest.main()
