"""Tests of assay_client.py; run: python3 -m unittest discover -s clients/python/tests"""

import ast
import contextlib
import csv
import html.parser
import http.server
import io
import json
import multiprocessing
import os
import sys
import tempfile
import threading
import time
import types
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import assay_client  # noqa: E402


def _save_some(folder, process):
    for number in range(5):
        assay_client.save_results(
            {"p%d_%d" % (process, number): 1}, results_dir=folder, strict=True
        )
        assay_client.save_results(
            {"p%d_%d" % (process, number): 1}, results_dir=folder, id="common", strict=True
        )


class Server(http.server.BaseHTTPRequestHandler):
    status = 201
    bodies = []
    paths = []
    values = 0

    def do_POST(self):
        length = int(self.headers["Content-Length"])
        Server.bodies.append(json.loads(self.rfile.read(length).decode("utf-8")))
        Server.paths.append(self.path)
        if self.path == "/api/v1/log":
            Server.values = max(
                Server.values, Server.bodies[-1]["from"] + len(Server.bodies[-1]["values"])
            )
        answer = json.dumps({"folder": "/there/run_x", "values": Server.values}).encode("utf-8")
        self.send_response(Server.status)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *ignored):
        pass


def _log_ten(folder):
    tracker = assay_client.ExperimentTracker(folder, strict=True)
    return [tracker.log_experiment({"method": "ntp", "seed": at}, {"perplexity": 40.5}) for at in range(10)]


class ExperimentTrackerTest(unittest.TestCase):
    def test_ten_processes_log_a_hundred_experiments_and_rows(self):
        with tempfile.TemporaryDirectory() as folder:
            with multiprocessing.Pool(10) as pool:
                ids = sum(pool.map(_log_ten, [folder] * 10, chunksize=1), [])
            self.assertEqual(len(set(ids)), 100)
            files = [name for name in os.listdir(os.path.join(folder, "experiments")) if name.startswith("exp_")]
            self.assertEqual(sorted(files), sorted(each + ".json" for each in ids))
            with open(os.path.join(folder, "metrics.csv"), encoding="utf-8") as file:
                rows = [line.split(",") for line in file.read().splitlines()]
            self.assertEqual(sorted(row[rows[0].index("experiment_id")] for row in rows[1:]), sorted(ids))
            self.assertEqual({row[rows[0].index("final_ppl")] for row in rows[1:]}, {"40.5"})
            self.assertEqual({row[rows[0].index("gpu_hours")] for row in rows[1:]}, {""})

    def test_an_experiment_keeps_configuration_results_and_surroundings(self):
        with tempfile.TemporaryDirectory() as folder:
            tracker = assay_client.ExperimentTracker(folder, strict=True)
            name = tracker.log_experiment({"method": "ntp", "lr": 0.1}, {"ranking": {"mrr": 0.28}}, {"gpu_hours": 1.5})
            with open(os.path.join(folder, "experiments", name + ".json"), encoding="utf-8") as file:
                entry = json.load(file)
            self.assertEqual(entry["config"]["lr"], 0.1)
            self.assertIn("hostname", entry["environment"])

    def logged(self, folder, *given):
        """The record that is logged, and what is said."""
        assay_client._said.clear()
        assay_client._times.clear()
        with contextlib.redirect_stderr(io.StringIO()) as said:
            name = assay_client.ExperimentTracker(folder).log_experiment(*given)
        self.assertIsNotNone(name, said.getvalue())
        with open(os.path.join(folder, "experiments", name + ".json"), encoding="utf-8") as file:
            return json.load(file), said.getvalue()

    def test_a_table_with_bytes_of_another_encoding_is_kept_and_gets_its_row(self):
        with tempfile.TemporaryDirectory() as folder:
            self.logged(folder, {"method": "ntp"}, {"ppl": 40.5})
            table = os.path.join(folder, "metrics.csv")
            with open(table, "ab") as file:
                file.write(b"2026,mine,ntp,1,caf\xe9")
            entry, said = self.logged(folder, {"method": "a\ud800b"}, {"ppl": 41.5}, {"notes": "n\udcff"})
            self.assertEqual((entry["metrics"], said), ({"final_ppl": 41.5}, ""))
            with open(table, "rb") as file:
                lines = file.read().split(b"\n")
            self.assertEqual(lines[2], b"2026,mine,ntp,1,caf\xe9")
            self.assertIn(entry["experiment_id"].encode(), lines[3])
            self.assertIn(b",a?b,", lines[3])

    def test_a_record_that_is_saved_has_its_id_whatever_is_wrong_with_the_table(self):
        with tempfile.TemporaryDirectory() as folder:
            os.mkdir(os.path.join(folder, "metrics.csv"))
            entry, said = self.logged(folder, {"method": "ntp"}, {"ppl": 40.5})
            self.assertIn(entry["experiment_id"] + " is logged, but is not in metrics.csv", said)
            with contextlib.redirect_stderr(io.StringIO()):
                strict = assay_client.ExperimentTracker(folder, strict=True)
                self.assertIsNotNone(strict.log_experiment({"method": "ntp"}, {"ppl": 40.5}))

    def test_each_record_that_is_lost_is_said_with_its_reason_and_many_are_counted(self):
        assay_client._times.clear()
        with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stderr(io.StringIO()) as said:
            tracker = assay_client.ExperimentTracker(folder)
            for at in range(150):
                self.assertIsNone(tracker.log_experiment({}, {"ppl": 1}, {"provenance": "guess%d" % at}))
            assay_client._say_count("track")
        lines = said.getvalue().splitlines()
        self.assertEqual(len(lines), 20 + 1 + 1 + 1)
        for at in range(20):
            self.assertTrue(lines[at].startswith("assay: not logged: "), lines[at])
            self.assertTrue(lines[at].endswith("not guess%d" % at), lines[at])
        self.assertIn("there are more such messages", lines[20])
        self.assertIn("the 100th such message", lines[21])
        self.assertTrue(lines[22].endswith(": 150"), lines[22])

    def test_a_curve_that_makes_no_sense_is_left_out_and_said_and_the_rest_is_logged(self):
        bad = {"uneven": {"step": [1, 2, 3], "value": [2.5]}, "flat": [1.0, 2.0], "nowhere": {"value": [1]},
               "mixed": [[1, 2.0], ["b", 1.0]], "good": [[2, 1.5], [1, 2.5]]}
        with tempfile.TemporaryDirectory() as folder:
            entry, said = self.logged(folder, {"method": "ntp"}, {"ppl": 40.5}, {"curves": bad})
            self.assertEqual(entry["curves"], {"good": {"step": [1, 2], "value": [2.5, 1.5]}})
            self.assertEqual(entry["metrics"], {"final_ppl": 40.5})
            for name in ("uneven", "flat", "nowhere", "mixed"):
                self.assertIn("curve '%s'" % name, said)
            self.assertIn("it has 1 values, but 3 places (step)", said)
            with self.assertRaises(ValueError):
                assay_client.ExperimentTracker(folder, strict=True).log_experiment({}, {"ppl": 1}, {"curves": bad})
            self.assertEqual(len(os.listdir(os.path.join(folder, "experiments"))), 2, "a lock and one record")

    def test_metrics_that_are_not_finite_are_named_in_the_record_and_on_standard_error(self):
        results = {"perplexity": float("nan"), "ranking": {"mrr": float("inf"), "hit@1": 0.25},
                   "loss": "diverged", "huge": 10 ** 400, "absent": None}
        with tempfile.TemporaryDirectory() as folder:
            entry, said = self.logged(folder, {"method": "ntp"}, results,
                                      {"gpu_hours": float("-inf"), "notes": "text is text here"})
            names = ["absent", "final_mrr", "final_ppl", "gpu_hours", "huge", "loss"]
            self.assertEqual(entry["metrics"], {"ranking_hit@1": 0.25})
            self.assertEqual(entry["not_finite"], names)
            self.assertIn("no finite numbers: " + ", ".join(names), said)
            entry, said = self.logged(folder, {"method": "ntp"}, {"ppl": float("nan"), "b": 1})
            self.assertIn("no finite numbers: final_ppl", said)
            entry, said = self.logged(folder, {"method": "ntp"}, {"ppl": 40.5})
            self.assertEqual(("not_finite" in entry, said), (False, ""))


    def test_a_correction_takes_the_place_of_its_row_whoever_wrote_that_and_unknown_ids_are_refused(self):
        with tempfile.TemporaryDirectory() as folder:
            tracker = assay_client.ExperimentTracker(folder, strict=True)
            first = tracker.log_experiment({"method": "a"}, {"ppl": 1}, {"notes": "two\nlines, \"quoted\""})
            second = tracker.log_experiment({"method": "b"}, {"ppl": 2})
            table = os.path.join(folder, "metrics.csv")
            with open(table, newline="") as file:
                whole = file.read()
            with open(table, "w", newline="") as file:  # as another program writes the number
                file.write(whole.replace(",1,,,,,,,,,,,", ",1.0e0,,,,,,,,,,,"))
            third = tracker.log_experiment({"method": "a"}, {"ppl": 3}, {"corrects": first})
            with open(table, newline="") as file:
                rows = list(csv.DictReader(file))
            self.assertEqual([row["experiment_id"] for row in rows], [second, third])
            with self.assertRaisesRegex(ValueError, "did you mean .*" + second):
                tracker.log_experiment({}, {"ppl": 4}, {"corrects": second[:-1] + "x"})
            self.assertEqual(len(os.listdir(os.path.join(folder, "experiments"))), 4)  # with the lock

    def test_where_numbers_come_from_and_texts_like_formulas_go_through_the_table(self):
        with tempfile.TemporaryDirectory() as folder:
            tracker = assay_client.ExperimentTracker(folder)
            tracker.log_experiment({"method": "a"}, {"ppl": 1}, {"provenance": "simulated", "notes": "b"})
            tracker.log_experiment({"method": "=a"}, {"ppl": 1}, {"notes": "'=1+1"})
            with open(os.path.join(folder, "metrics.csv"), newline="") as file:
                rows = list(csv.DictReader(file))
            self.assertEqual([row["notes"] for row in rows], ["[simulated] b", "''=1+1"])
            self.assertEqual(rows[1]["method"], "'=a")

    def test_a_seed_is_a_whole_number_or_left_out_with_words(self):
        with tempfile.TemporaryDirectory() as folder:
            for given, seed in ((4.0, 4), ("7", 7), (-1, -1), (None, None)):
                entry, said = self.logged(folder, {"seed": given}, {"ppl": 1})
                self.assertEqual((entry.get("seed"), said), (seed, ""))
            for given in (True, 0.5, "x", [1]):
                entry, said = self.logged(folder, {"seed": given}, {"ppl": 1})
                self.assertNotIn("seed", entry)
                self.assertIn("the seed %r is no whole number" % (given,), said)

    def test_signs_that_turn_a_name_around_are_spelt_out(self):
        with tempfile.TemporaryDirectory() as folder:
            entry, _ = self.logged(folder, {"method": "ntp\u202epot"}, {"ppl": 1})
            self.assertEqual(entry["method"], "ntp\\u202epot")


class AssayClientTest(unittest.TestCase):
    def setUp(self):
        self._folder = tempfile.TemporaryDirectory()
        self.folder = self._folder.name
        assay_client._said.clear()
        assay_client._times.clear()
        assay_client._unreachable.clear()
        assay_client._swept.clear()
        Server.status = 201
        Server.bodies = []
        Server.paths = []
        Server.values = 0

    @contextlib.contextmanager
    def server(self):
        server = http.server.HTTPServer(("127.0.0.1", 0), Server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield "http://127.0.0.1:%d/" % server.server_port
        finally:
            server.shutdown()
            server.server_close()

    def runs(self):
        return sorted(name for name in os.listdir(self.folder) if name.startswith("run_"))

    def lines(self, run):
        with open(os.path.join(run, "metrics.jsonl"), encoding="utf-8") as file:
            return [json.loads(line) for line in file]

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
            context.Process(target=_save_some, args=(self.folder, number)) for number in range(8)
        ]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
            self.assertEqual(process.exitcode, 0)
        sizes = []
        seen = set()
        for name in self.runs():
            saved = self.saved(os.path.join(self.folder, name))["results"]["other"]
            sizes.append(len(saved))
            if len(saved) == 1:
                seen.update(saved)
        self.assertEqual(len(seen), 40)
        self.assertEqual(sorted(sizes), [1] * 40 + [40])
        self.assertEqual(len(os.listdir(self.folder)), 42)

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
        lines = said.getvalue().splitlines()
        self.assertEqual(len([line for line in lines if "results were not saved: " in line]), 3)
        self.assertEqual(len([line for line in lines if "values were not saved: " in line]), 3)
        with self.assertRaises(OSError):
            assay_client.save_results({"x": 1}, results_dir=file, strict=True)

    def test_a_curve_of_unequal_lengths_does_not_lose_the_metrics(self):
        curves = {"bad": ([0, 1, 2], [1.0]), "librilight": [2.0, 1.0]}
        with contextlib.redirect_stderr(io.StringIO()) as said:
            run = assay_client.save_results({"x": 1}, results_dir=self.folder, curves=curves)
        self.assertEqual(self.saved(run)["results"]["other"], {"x": 1})
        self.assertIn("the curve 'bad' was left out: a curve has 3 positions, but 1 losses", said.getvalue())
        with self.assertRaises(ValueError):
            assay_client.save_results({"x": 1}, results_dir=self.folder, curves=curves, strict=True)

    def test_the_configuration_can_turn_saving_off(self):
        config = {"paper_metrics": {"save_results_json": False}}
        self.assertIsNone(assay_client.save_results({"x": 1}, config=config, strict=True))

    def test_a_run_logs_values_and_ends_with_its_evaluation(self):
        with assay_client.Run(results_dir=self.folder, tags=["a"], strict=True) as run:
            run.log(1, loss=2.5, other=float("inf"))
            run.log(2, loss=2.25)
            folder = run.finish({"sblimp_accuracy": 0.5})
        lines = self.lines(folder)
        self.assertEqual(lines[0], {"step": 1, "name": "loss", "value": 2.5})
        self.assertEqual(lines[1], {"step": 1, "name": "other", "value": None})
        metadata = self.saved(folder)["metadata"]
        self.assertEqual((metadata["step"], metadata["tags"]), (2, ["a"]))
        self.assertEqual(
            sorted(name for name in os.listdir(folder) if not name.startswith(".")),
            ["metrics.jsonl", "results.json", "summary.txt"],
        )
        self.assertEqual(self.runs(), [os.path.basename(folder)])

    def test_saving_again_under_one_id_adds_to_the_run_and_loses_nothing(self):
        first = self.save({"sblimp_accuracy": 0.5}, id="job/../7", curves={"librilight": [2.0, 1.0]})
        again = self.save({"sblimp_accuracy": 0.5}, id="job/../7")
        more = self.save(
            {"sblimp_accuracy": 0.75, "x": float("nan")}, id="job/../7", tags="b",
            curves={"librilight": [3.0]}, note="second",
        )
        self.assertEqual(len({first, again, more}), 1)
        self.assertEqual(self.runs(), [os.path.basename(first)])
        root = self.saved(first)
        self.assertEqual(root["results"]["sblimp"]["sblimp_accuracy"], 0.75)
        self.assertEqual(root["results"]["aggregate"]["paper_metrics_avg"], 0.75)
        self.assertEqual([old.get("metric") or old["curve"] for old in root["superseded"]],
                         ["sblimp_accuracy", "librilight"])
        self.assertEqual(root["superseded"][0]["value"], 0.5)
        self.assertEqual(root["superseded"][1]["losses"], [2.0, 1.0])
        self.assertEqual(root["librilight_detailed"]["losses"], [3.0])
        self.assertEqual(root["not_available"], {"x": "NaN"})
        self.assertEqual((len(root["saves"]), root["metadata"]["note"]), (2, "second"))
        with open(os.path.join(first, "summary.txt"), encoding="utf-8") as file:
            self.assertIn("sblimp_accuracy: 75.00%", file.read())

    def test_an_evaluation_of_another_step_is_never_merged_into_a_run(self):
        with assay_client.Run(results_dir=self.folder) as run:
            run.log(10, loss=2.0)
            first = run.finish({"x": 1})
            run.log(20, loss=1.0)
            with contextlib.redirect_stderr(io.StringIO()) as said:
                second = run.finish({"x": 2})
        self.assertIn("saved as a run of its own", said.getvalue())
        self.assertEqual(self.saved(first)["results"]["other"], {"x": 1})
        self.assertEqual(self.saved(second)["results"]["other"], {"x": 2})
        self.assertEqual(self.saved(second)["metadata"]["step"], 20)
        self.assertEqual(len(self.lines(first)), 2)
        self.save({"x": 1}, id="a", step=1)
        with self.assertRaises(assay_client.Conflict):
            self.save({"x": 1}, id="a", step=2)

    def test_a_job_that_begins_again_goes_on_in_its_folder(self):
        with assay_client.Run(results_dir=self.folder, id="job 7") as run:
            run.log(1, loss=2.0)
        with assay_client.Run(results_dir=self.folder, id="job 7") as again:
            again.log(2, loss=1.0)
            folder = again.finish({"x": 1})
        self.assertEqual(folder, run.folder)
        self.assertEqual([line["step"] for line in self.lines(folder)], [1, 2])
        self.assertEqual(self.saved(folder)["metadata"]["id"], "job 7")

    def test_a_run_that_the_configuration_turns_off_writes_nothing(self):
        config = {"paper_metrics": {"save_results_json": False, "results_dir": self.folder}}
        with assay_client.Run(config=config, server="http://127.0.0.1:1", strict=True) as run:
            run.log(1, loss=2.0)
            self.assertIsNone(run.finish({"x": 1}))
        self.assertEqual(os.listdir(self.folder), [])

    def test_values_are_posted_in_batches_and_the_evaluation_after_them(self):
        with self.server() as address:
            run = assay_client.Run(results_dir=self.folder, server=address, model_type="TTT", strict=True)
            for step in range(2500):
                run.log(step, loss=1.0 / (step + 1))
            self.assertEqual(run.finish({"x": 1}), "/there/run_x")
        self.assertEqual(os.listdir(self.folder), [])
        *logs, last = Server.bodies
        self.assertEqual(set(Server.paths[:-1]), {"/api/v1/log"})
        self.assertEqual(Server.paths[-1], "/api/v1/runs")
        self.assertLess(len(logs), 10)
        sent = [value for body in logs for value in body["values"]]
        self.assertEqual([value["step"] for value in sent], list(range(2500)))
        self.assertEqual(logs[0]["values"], [])
        at = 0
        for body in logs:
            self.assertEqual((body["from"], body["type"], body["id"]), (at, "TTT", last["id"]))
            at += len(body["values"])
        self.assertEqual(last["step"], 2499)

    def test_a_job_that_begins_again_goes_on_behind_the_values_that_the_server_has(self):
        Server.values = 70
        with self.server() as address:
            with assay_client.Run(results_dir=self.folder, server=address, id="job 7", strict=True) as run:
                run.log(1, loss=1.0)
        self.assertEqual([body["from"] for body in Server.bodies], [0, 70])
        self.assertEqual({body["id"] for body in Server.bodies}, {"job 7"})

    def test_values_go_to_files_once_the_server_fails_and_none_is_lost(self):
        with self.server() as address, contextlib.redirect_stderr(io.StringIO()) as said:
            run = assay_client.Run(results_dir=self.folder, server=address)
            for step in range(1000):
                run.log(step, loss=1.0)
            while run._sent != 1000:
                time.sleep(0.01)
            Server.status = 503
            for step in range(1000, 1500):
                run.log(step, loss=1.0)
            folder = run.finish({"x": 1})
        self.assertEqual(os.path.dirname(folder), self.folder)
        self.assertEqual([line["step"] for line in self.lines(folder)], list(range(1000, 1500)))
        self.assertEqual(self.saved(folder)["results"]["other"], {"x": 1})
        self.assertEqual(len(said.getvalue().splitlines()), 1)

    def test_logging_never_waits_for_a_server_and_a_missing_one_is_named_once(self):
        with contextlib.redirect_stderr(io.StringIO()) as said:
            with assay_client.Run(results_dir=self.folder, server="http://127.0.0.1:1") as run:
                run.log(1, loss=2.0)
                run.log(2, loss=object())
            run.log(3, loss=1.0)
            run.close()
        self.assertEqual([line["step"] for line in self.lines(run.folder)], [1, 3])
        self.assertEqual(len(said.getvalue().splitlines()), 2)  # the server, and the object

    def test_what_a_killed_process_left_is_removed_after_a_day(self):
        old, new, foreign = (
            os.path.join(self.folder, ".saving-%d-x" % number) for number in range(3)
        )
        for folder in (old, new, foreign):
            os.mkdir(folder)
            open(os.path.join(folder, "results.json"), "w").close()
        open(os.path.join(foreign, "thesis.tex"), "w").close()
        for folder in (old, foreign):
            os.utime(folder, (time.time() - 90000,) * 2)
        self.save({"x": 1})
        self.assertFalse(os.path.exists(old))
        self.assertTrue(os.path.exists(os.path.join(new, "results.json")))
        self.assertTrue(os.path.exists(os.path.join(foreign, "thesis.tex")))

    def test_a_server_that_cannot_be_reached_is_named_once_and_files_are_saved(self):
        said = io.StringIO()
        with contextlib.redirect_stderr(said):
            runs = {self.save({"x": 1}, server="http://127.0.0.1:1") for _ in range(3)}
        self.assertEqual(len(runs), 3)
        self.assertEqual(len(said.getvalue().splitlines()), 1)
        self.assertIn("cannot be reached", said.getvalue())

    def test_results_are_posted_to_a_server_and_a_refusal_saves_files(self):
        with self.server() as address:
            self.assertEqual(self.save({"x": float("nan")}, server=address), "/there/run_x")
            self.assertEqual(os.listdir(self.folder), [])
            self.assertEqual(Server.bodies[-1]["metrics"], {"x": None})
            self.assertTrue(Server.bodies[-1]["id"])
            Server.status = 403
            with contextlib.redirect_stderr(io.StringIO()) as said:
                self.assertTrue(os.path.isdir(self.save({"x": 1}, server=address)))
            self.assertIn("refused the results (403", said.getvalue())

    def test_show_names_the_dashboard_outside_of_notebooks(self):
        with self.assertRaises(FileNotFoundError):
            assay_client.show(os.path.join(self.folder, "none.html"))
        with notebook(None):
            self.assertEqual(assay_client.show("http://127.0.0.1:4711"), "http://127.0.0.1:4711")

    def test_show_puts_the_server_or_the_page_into_a_frame_of_a_notebook(self):
        page = os.path.join(self.folder, "page.html")
        text = "<!doctype html><title>a \"b\" &amp; 'c'</title><script>1 < 2 && '</' + 'x'</script>"
        with open(page, "w", encoding="utf-8") as file:
            file.write(text)
        display = types.ModuleType("IPython.display")
        display.HTML = lambda data: ("html", data)
        display.IFrame = lambda src, width, height: ("frame", src, width, height)
        with notebook(display):
            self.assertEqual(
                assay_client.show("http://127.0.0.1:4711", height=500),
                ("frame", "http://127.0.0.1:4711", "100%", 500),
            )
            kind, shown = assay_client.show(page, height=500)
        self.assertEqual(kind, "html")
        tags = []
        parser = html.parser.HTMLParser()
        parser.handle_starttag = lambda tag, attributes: tags.append((tag, dict(attributes)))
        parser.feed(shown)
        parser.close()
        self.assertEqual([tag for tag, _ in tags], ["iframe"])
        self.assertEqual(tags[0][1]["srcdoc"], text)
        self.assertIn("height:500px", tags[0][1]["style"])
        self.assertNotIn("allow-same-origin", tags[0][1]["sandbox"])

    def test_the_client_is_python_3_8(self):
        with open(assay_client.__file__, encoding="utf-8") as file:
            ast.parse(file.read(), feature_version=(3, 8))


@contextlib.contextmanager
def notebook(display):
    """As if IPython were there, or not."""
    names = ("IPython", "IPython.display")
    before = {name: sys.modules.get(name) for name in names}
    sys.modules["IPython"] = types.ModuleType("IPython") if display else None
    sys.modules["IPython.display"] = display
    try:
        yield
    finally:
        for name in names:
            if before[name] is None:
                sys.modules.pop(name, None)
            else:
                sys.modules[name] = before[name]


if __name__ == "__main__":
    unittest.main()
