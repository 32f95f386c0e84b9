"""Saves evaluation results for Assay: one file, standard library only, Python 3.8 or newer.

    import assay_client
    assay_client.save_results({"sblimp_accuracy": 0.545}, step=2000, config=config)

    run = assay_client.Run(config=config, tags=["ablation"])
    run.log(100, train_loss=2.31)
    run.finish({"sblimp_accuracy": 0.545})

    tracker = assay_client.ExperimentTracker()
    tracker.log_experiment({"objectives": ["ntp", "top"], "seed": 41}, {"perplexity": 47.2},
                           {"gpu_hours": 2.3, "history": [{"step": 100, "val_ppl": 71.2}]})

A training run never fails because of this file: what goes wrong is said on standard error (each
result that is lost with its reason; from the twentieth on they are counted), unless you ask for
exceptions with ``strict=True``. With a server (``server="http://127.0.0.1:4711"``
or the variable ASSAY_SERVER) results and values are posted; when it cannot be reached they are
saved as files. The block "paper_metrics" of a configuration is heeded: save_results_json turns
everything off, results_dir names the folder.
"""

import atexit
import bisect
import contextlib
import datetime
import difflib
import hashlib
import json
import math
import os
import platform
import re
import secrets
import shutil
import subprocess
import sys
import threading
import time

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None

__version__ = "0.1.0"
__all__ = ["save_results", "Run", "ExperimentTracker", "show", "read_config"]

_BENCHMARKS = ("sblimp", "swuggy", "tstory", "sstory", "librilight")
_USUAL_DIR = "./evaluation_results"
_MOST_LINES = 20
_said = set()
_times = {}
_unreachable = {}


class Conflict(Exception):
    """The run that is there is of another step or checkpoint."""


def save_results(
    metrics=None,
    results_dir=None,
    config=None,
    curves=None,
    checkpoint=None,
    step=None,
    seed=None,
    tags=(),
    note="",
    model_type=None,
    samples=(),
    id=None,
    server=None,
    strict=False,
):
    """Saves one evaluation as run_<time>_<type>/results.json and summary.txt.

    metrics: names and numbers, flat ("sblimp_accuracy") or by benchmark ({"sblimp": {"accuracy": ..}}).
    curves: name to a list of losses per token, or to a pair (positions, losses).
    config: the training configuration, a dict.
    id: saving again under one id makes no second run, but adds what is new to the first.
    Returns the folder (a path; on a server, the server's), or None when nothing was saved.
    """
    try:
        if _is_off(config) and results_dir is None:
            return None
        _environment.begin()
        body = _body(
            metrics, config, curves, checkpoint, step, seed, tags, note, model_type, samples, id,
            strict,
        )
        address = server or os.environ.get("ASSAY_SERVER")
        answer = _post(address, "/api/v1/runs", body) if address else None
        if answer is not None:
            return answer.get("folder")
        return _save_anyhow(_results_dir(results_dir, config), body, strict)
    except Exception as problem:  # a training run goes on whatever happens here
        if strict:
            raise
        _say_each("save", "results were not saved: %s: %s" % (type(problem).__name__, problem))
        return None


class Run:
    """Values during training, and the evaluation at its end. Any number of threads may log.

    log() writes a line per value to metrics.jsonl in the run's folder, or sends values to a server
    in the background, every other second; finish() saves the evaluation into the same folder.
    With an id, a job that begins again goes on in the folder that it had. Use it as a context
    manager to send and close all at the end.
    """

    def __init__(self, results_dir=None, config=None, strict=False, server=None, **described):
        self._described = dict(described, config=config)
        self._results_dir = results_dir
        self._strict = strict
        self._off = _is_off(config) and results_dir is None
        self._last = None
        self._out = None
        self._lock = threading.RLock()
        self._process = os.getpid()
        self._pending = []
        self._sent = None
        self._sender = None
        self._wake = threading.Event()
        self._closing = False
        self.folder = None
        self._address = None if self._off else server or os.environ.get("ASSAY_SERVER")
        try:
            self._type = _model_type(described.get("model_type"), config)[0]
            if self._off:
                return
            _environment.begin()
            if self._address:
                self._id = str(described.get("id") or _token())
                atexit.register(self.close)
            else:
                self._id = described.get("id")
                self._begin()
        except Exception as problem:
            self._failed(problem)

    def log(self, step, **metrics):
        """Adds values at a training step; what is not finite is written as null."""
        if self._off:
            return
        try:
            values = [
                {"step": int(step), "name": str(name), "value": _number(value)}
                for name, value in metrics.items()
            ]
            if os.getpid() != self._process:
                self._forked()
            with self._lock:
                self._last = step
                if self._address:
                    self._pending.extend(values)
                    self._send_soon()
                else:
                    self._write(values)
        except Exception as problem:
            self._failed(problem)

    def finish(self, metrics=None, **more):
        """Saves the evaluation into this run's folder; returns the folder, or None."""
        self.close()
        if self._off or (not metrics and not more.get("curves")):
            return self.folder
        try:
            given = dict(self._described, **more)
            if given.get("step") is None:
                given["step"] = self._last
            names = ("config", "curves", "checkpoint", "step", "seed", "tags", "note",
                     "model_type", "samples")
            unknown = set(given) - set(names) - {"id"}
            if unknown:
                raise TypeError("unknown: " + ", ".join(sorted(unknown)))
            body = _body(metrics, *[given.get(name) for name in names], id=self._id,
                         strict=self._strict)
            if self._address:
                answer = _post(self._address, "/api/v1/runs", body)
                if answer is not None:
                    self.folder = answer.get("folder")
                    return self.folder
            with self._lock:
                if self._address or self.folder is None:
                    self._address = None
                    self._begin()
            try:
                _merge_into(self.folder, body)
                return self.folder
            except Conflict as problem:
                if self._strict:
                    raise
                _say("conflict", "%s; saved as a run of its own" % problem)
                return _save(os.path.dirname(self.folder), dict(body, id=None))
        except Exception as problem:
            self._failed(problem)
            return None

    def close(self):
        """Sends what is left to be sent, and closes metrics.jsonl."""
        try:
            if os.getpid() != self._process:
                self._forked()
            sender = self._sender
            if sender is not None:
                self._closing = True
                self._wake.set()
                sender.join()
                self._sender = None
                self._closing = False
            with self._lock:
                if self._out is not None:
                    self._out.close()
                    self._out = None
        except Exception as problem:
            self._failed(problem)

    def __enter__(self):
        return self

    def __exit__(self, *ignored):
        self.close()
        return False

    def _begin(self):
        now = _now()
        self.folder = _begin(
            _results_dir(self._results_dir, self._described["config"]), now, self._type, self._id
        )

    def _write(self, values):
        if self._out is None:
            self._out = open(os.path.join(self.folder, "metrics.jsonl"), "a", encoding="utf-8")
        self._out.write("".join(json.dumps(value, allow_nan=False) + "\n" for value in values))
        self._out.flush()

    def _send_soon(self):
        if self._sender is None:
            self._sender = threading.Thread(target=self._send, name="assay", daemon=True)
            self._sender.start()
        if len(self._pending) >= 1000:
            self._wake.set()

    def _send(self):
        """What the background thread does: posts what was gathered, or else writes it to files."""
        try:
            while self._address:
                self._wake.wait(2)
                self._wake.clear()
                with self._lock:
                    batch = self._pending[:10000]
                if batch:
                    self._post(batch)
                elif self._closing:
                    return
                if self._closing:
                    self._wake.set()
        except Exception as problem:
            self._address = None
            self._failed(problem)

    def _post(self, batch):
        if self._sent is None:  # the job may have begun before, and the server have its values
            known = self._post_values(0, [])
            if known is not None:
                self._sent = int(known["values"])
        answer = None if self._sent is None else self._post_values(self._sent, batch)
        with self._lock:
            if answer is None:
                self._address = None
                self._begin()
                self._write(self._pending)
                self._pending = []
            else:
                self.folder = answer.get("folder")
                self._sent += len(batch)
                del self._pending[: len(batch)]

    def _post_values(self, sent_before, values):
        body = {"id": self._id, "type": self._type, "from": sent_before, "values": values}
        return _post(self._address, "/api/v1/log", body)

    def _forked(self):
        """A process that was forked has no such thread; the values of its own go to files."""
        self._process = os.getpid()
        self._lock = threading.RLock()
        self._sender = None
        self._out = None
        self._pending = []
        if self._address:
            self._address = None
            self._begin()

    def _failed(self, problem):
        if self._strict:
            raise problem
        _say_each("run", "values were not saved: %s: %s" % (type(problem).__name__, problem))


class ExperimentTracker:
    """Logs finished training runs: a file each in experiments/, and a row in metrics.csv.

    Any number of processes may log into one folder at once. "assay pack" makes tables and figures.
    results_dir: default: the variable ASSAY_RESULTS_DIR (set by "assay run-all"), or "results".
    """

    def __init__(self, results_dir=None, strict=False):
        folder = results_dir or os.environ.get("ASSAY_RESULTS_DIR") or "results"
        self.results_dir = os.path.abspath(str(folder))
        self._strict = strict

    def log_experiment(self, config, results, metadata=None):
        """Logs one experiment; returns its id, or None when it could not be saved.

        config: the whole configuration; "objectives" (or "method") and "seed" say what it is.
        results: numbers of any name, also nested: {"perplexity": 47.2, "ranking": {"mrr": 0.28}}.
        metadata: gpu_hours, peak_vram_gb, total_steps, steps_to_ppl_50, notes, provenance
            ("measured", "estimated", "simulated"), curves ({name: [[step, value], ..]}) or history
            ([{"step": 100, "val_ppl": 71.2}, ..]), samples ([{"prompt": .., "output": ..}, ..]).
        What is not given is missing, never 0. Results that are no finite number, so NaN, infinite, None
        or text, are named in the record ("not_finite") and on standard error, as are a seed that is no
        whole number and a curve that makes no sense; the rest counts. "corrects" in metadata names the
        experiment that this one replaces, which must be there.
        """
        try:
            given = [_plain(each or {}) for each in (config, results, metadata)]
            entry, left_out = _experiment(*given)
            if left_out and self._strict:
                raise ValueError("; ".join(left_out))
            folder = os.path.join(self.results_dir, "experiments")
            os.makedirs(folder, exist_ok=True)
            corrected = _corrected(folder, entry.get("corrects"))
            now = datetime.datetime.now(datetime.timezone.utc).astimezone()
            while True:
                utc = now.astimezone(datetime.timezone.utc)
                stamp = utc.strftime("%Y%m%dT%H%M%S") + "%03dZ" % (utc.microsecond // 1000)
                name = "exp_%s_%s" % (stamp, secrets.token_hex(5))
                if not os.path.exists(os.path.join(folder, name + ".json")):
                    break
            entry = dict({"assay_experiment": 1, "experiment_id": name, "time": now.isoformat(timespec="microseconds")}, **entry)
            hidden = os.path.join(folder, ".saving-" + name)
            _write(hidden, json.dumps(_strict_json(entry), allow_nan=False) + "\n")
            os.rename(hidden, os.path.join(folder, name + ".json"))
        except Exception as problem:
            if self._strict:
                raise
            _say_each("track", "not logged: %s: %s" % (type(problem).__name__, problem))
            return None
        if entry.get("not_finite"):
            left_out.append("no finite numbers: " + ", ".join(entry["not_finite"]))
        for reason in left_out:
            _say_each("left out", "%s is logged without what is wrong: %s" % (name, reason))
        try:  # the record is saved and counts, so a caller must not try again for the table's sake
            self._append(folder, entry, corrected)
        except Exception as problem:
            _say_each("row", "%s is logged, but is not in metrics.csv (%s: %s); write that: assay track export"
                      % (name, type(problem).__name__, problem))
        return name

    def get_summary_table(self):
        """The table of methods as text, by "assay pack"."""
        with open(os.path.join(self.generate_report(), "summary_table.csv"), encoding="utf-8") as file:
            return file.read()

    def generate_report(self, *options):
        """Runs "assay pack" on the results folder (the variable ASSAY names the command); returns it."""
        command = [os.environ.get("ASSAY", "assay"), "pack", self.results_dir]
        subprocess.run(command + [str(option) for option in options], check=True)
        return self.results_dir

    def _append(self, folder, entry, corrected):
        """The row goes to the end of metrics.csv, which is put in place whole, without the row it corrects."""
        try:
            import fcntl
        except ImportError:
            _say("table", "metrics.csv is not kept here; write it: assay track export")
            return
        table = os.path.join(self.results_dir, "metrics.csv")
        header = (",".join(_COLUMNS) + "\n").encode("utf-8")
        with open(os.path.join(folder, ".lock"), "w") as lock:
            fcntl.lockf(lock, fcntl.LOCK_EX)
            whole = b""  # bytes: what others wrote stays as it is, in whatever encoding
            if os.path.exists(table):
                with open(table, "rb") as file:
                    whole = file.read()
            if whole and not whole.startswith(header):
                _say("table", table + " has other columns and is left alone; take it over: assay track import")
                return
            whole = (whole or header) + (b"" if not whole or whole.endswith(b"\n") else b"\n")
            begin = whole.find(b"\n" + corrected) + 1 if corrected else 0
            if begin:
                whole = whole[:begin] + whole[_end_of_row(whole, begin):]
            hidden = os.path.join(self.results_dir, ".metrics.csv.tmp")
            if os.path.exists(hidden):
                os.unlink(hidden)  # of a process that was killed; the lock is ours
            _write_bytes(hidden, whole + _row(entry).encode("utf-8", "replace"))
            os.replace(hidden, table)


def show(target=None, height=800):
    """Shows the dashboard inside a notebook; elsewhere returns the address.

    target: a server's address (default: ASSAY_SERVER or http://127.0.0.1:4711), or the file that
        "assay dashboard --standalone -o FILE" wrote.
    """
    where = str(target or os.environ.get("ASSAY_SERVER") or "http://127.0.0.1:4711")
    if not re.match(r"https?://", where) and not os.path.isfile(where):
        raise FileNotFoundError("there is no page " + where + "; write one: assay dashboard --standalone -o " + where)
    try:
        from IPython.display import HTML, IFrame
    except ImportError:
        return where
    if re.match(r"https?://", where):
        return IFrame(where, width="100%", height=height)
    import html

    with open(where, encoding="utf-8") as page:
        text = html.escape(page.read(), quote=True)
    frame = '<iframe sandbox="allow-scripts allow-downloads" srcdoc="%s" ' % text
    return HTML(frame + 'style="width:100%%;height:%dpx;border:0"></iframe>' % int(height))


def read_config(path):
    """Reads a JSON configuration, or YAML where PyYAML is installed."""
    with open(path, encoding="utf-8") as file:
        if str(path).lower().endswith(".json"):
            return json.load(file)
        import yaml

        return yaml.safe_load(file)


# What is saved, as "assay record" and POST /api/v1/runs take it.


def _body(metrics, config, curves, checkpoint, step, seed, tags, note, model_type, samples, id, strict=False):
    body = {"metrics": _plain(dict(metrics or {})), "environment": _environment.found()}
    if config is not None:
        body["config"] = _plain(config)
    if curves:
        body["curves"] = _sound_curves(curves, strict or not body["metrics"])
    if not body["metrics"] and not curves:
        raise ValueError("there is neither a metric nor a curve to save")
    if isinstance(tags, str):
        tags = [tags]
    texts = {"checkpoint": checkpoint, "note": note, "type": model_type, "id": id}
    body.update({name: str(text) for name, text in texts.items() if text})
    whole = {"step": step, "seed": seed}
    body.update({name: int(number) for name, number in whole.items() if number is not None})
    lists = {"tags": tags, "samples": samples}
    body.update({name: [str(item) for item in items] for name, items in lists.items() if items})
    return body


def _sound_curves(curves, strict):
    sound = {}
    for name, curve in curves.items():
        try:
            sound[str(name)] = _curve(curve)
        except (TypeError, ValueError, KeyError) as problem:
            if strict:
                raise
            _say_each("curve", "the curve '%s' was left out: %s" % (name, problem))
    return sound


def _curve(curve):
    if isinstance(curve, dict):
        positions, losses = curve.get("positions"), curve["losses"]
    elif isinstance(curve, tuple) and len(curve) == 2 and hasattr(curve[0], "__len__"):
        positions, losses = curve
    else:
        positions, losses = None, curve
    losses = list(map(float, losses))
    if positions is None:
        return {"positions": list(range(len(losses))), "losses": losses}
    positions = list(map(int, positions))
    if len(positions) != len(losses):
        raise ValueError("a curve has %d positions, but %d losses" % (len(positions), len(losses)))
    if any(later <= at for at, later in zip([-1] + positions, positions)):
        raise ValueError("a curve's positions increase from 0")
    return {"positions": positions, "losses": losses}


def _plain(value):
    """JSON's own types; numbers of numpy and torch by their item(), other things as text."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set)):
        return [_plain(item) for item in value]
    if hasattr(value, "tolist"):
        return _plain(value.tolist())
    if hasattr(value, "item"):
        return _plain(value.item())
    return str(value)


def _number(value):
    """A value that was logged; what is no finite number is not known."""
    number = float(_plain(value))
    return number if math.isfinite(number) else None


def _strict_json(value):
    """The same without NaN and infinite, which no JSON can say."""
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, dict):
        return {key: _strict_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [
            item if type(item) is int or (type(item) is float and math.isfinite(item))
            else _strict_json(item)
            for item in value
        ]
    return value


def _block(config):
    block = config.get("paper_metrics") if isinstance(config, dict) else None
    return block if isinstance(block, dict) else {}


class _Environment:
    """Host, versions and git commit, looked up once; git works while other things are done."""

    def __init__(self):
        self._git = None
        self._found = None
        self._lock = threading.Lock()

    def begin(self):
        with self._lock:
            if self._found is None and self._git is None:
                self._git = _start_git()

    def found(self):
        self.begin()
        with self._lock:
            if self._found is None:
                self._found = {
                    "hostname": platform.node(),
                    "versions": {
                        "assay_client": __version__,
                        "python": platform.python_version(),
                        "os": "%s %s" % (platform.system(), platform.release()),
                    },
                }
                for name in ("torch", "numpy", "transformers"):
                    version = getattr(sys.modules.get(name), "__version__", None)
                    if version:
                        self._found["versions"][name] = str(version)
                git = _git(self._git) if self._git else None
                if git:
                    self._found["git"] = git
            return self._found


_environment = _Environment()


def _start_git():
    """A process that tells commit and state; False when there is no repository or no git."""
    at = os.getcwd()
    while not os.path.exists(os.path.join(at, ".git")):
        at, below = os.path.dirname(at), at
        if at == below:
            return False
    try:
        return subprocess.Popen(
            ["git", "-c", "core.fsmonitor=false", "status", "--porcelain=v2", "--branch",
             "--untracked-files=no", "--ignore-submodules"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL,
            env=dict(os.environ, GIT_OPTIONAL_LOCKS="0", GIT_TERMINAL_PROMPT="0"))
    except (OSError, subprocess.SubprocessError):
        return False


def _git(process):
    try:
        answer = process.communicate(timeout=2)[0]
    except (OSError, subprocess.SubprocessError):
        process.kill()
        process.wait()
        return None
    lines = answer.decode("utf-8", "replace").splitlines()
    for line in lines:
        if line.startswith("# branch.oid "):
            return {
                "commit": line[13:].strip(),
                "dirty": any(not other.startswith("#") for other in lines),
            }
    return None


# Experiments, as "assay track log" writes them.

_SETTINGS = ("n_layer", "n_head", "d_model", "seq_len", "batch_size", "learning_rate", "max_epochs",
             "lambda_top", "window_size")
_METRICS = ("final_ppl", "final_mrr", "final_hit_at_1", "final_hit_at_5", "final_hit_at_10",
            "steps_to_ppl_50", "total_steps", "gpu_hours", "peak_vram_gb", "convergence_epoch",
            "best_val_loss")
_NOT_FINITE = re.compile(r"\s*[+-]?(nan|inf|infinity)\s*\Z", re.IGNORECASE)
_UNSEEN = re.compile("[\x00-\x1f\x7f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_EXPERIMENT = re.compile(r"exp_\d{8}T\d{9}Z_[0-9a-f]{10}\Z")
_COLUMNS = ("timestamp", "experiment_id", "method", "seed") + _SETTINGS + _METRICS + ("notes",)
_BLOCKS = ("model", "training", "data", "loss_weights", "top_config", "mtp_config")
_AXES = ("step", "tokens", "seconds", "gpu_hours", "flops", "epoch")
_ALIASES = {"final_perplexity": "final_ppl", "perplexity": "final_ppl", "ppl": "final_ppl",
            "mrr": "final_mrr", "ranking_mrr": "final_mrr", "ranking_num_samples": "num_samples"}
for _k in ("1", "5", "10", "20"):
    for _hit in ("hit_at_", "hit@", "ranking_hit_at_"):
        _ALIASES[_hit + _k] = "final_hit_at_" + _k


def _experiment(config, results, metadata):
    metrics, not_finite = {}, []
    _numbers(results, "", metrics, ("curves", "history", "samples"), not_finite, False)
    _numbers(metadata, "", metrics,
             ("curves", "history", "samples", "seed", "corrects", "run_key", "environment"),
             not_finite, True)
    not_finite = sorted(set(not_finite) - set(metrics))
    provenance = str(metadata.get("provenance") or "measured")
    if provenance not in ("measured", "estimated", "imported", "simulated"):
        raise ValueError("provenance is measured, estimated, imported or simulated, not " + provenance)
    entry = {"provenance": provenance, "metrics": metrics}
    if not_finite:
        entry["not_finite"] = not_finite
    run_key = metadata.get("run_key") or os.environ.get("ASSAY_RUN_KEY")
    matrix = os.environ if run_key and run_key == os.environ.get("ASSAY_RUN_KEY") else {}
    method = _method(config) or _method(metadata) or _method({"method": matrix.get("ASSAY_METHOD")})
    if method:
        entry["method"] = method
    training = config.get("training")
    points, left_out, curves = {}, [], {}
    for given in (config, training if isinstance(training, dict) else {}, metadata):
        if given.get("seed") is not None:
            seed = _seed(given["seed"])
            if seed is None:
                left_out.append("the seed %r is no whole number" % (given["seed"],))
            else:
                entry["seed"] = seed
            break
    else:
        if re.fullmatch(r"-?\d{1,18}", matrix.get("ASSAY_SEED") or ""):
            entry["seed"] = int(matrix["ASSAY_SEED"])
    for given in (results, metadata):
        _curves_of(given, points, left_out)
    for name in filter(points.get, points):
        try:
            curves[name] = _columns(points[name])
        except (TypeError, ValueError, AttributeError) as problem:
            left_out.append("curve '%s': %s" % (name, problem))
    if curves:
        entry["curves"] = curves
    samples = list(results.get("samples") or []) + list(metadata.get("samples") or [])
    texts = {"notes": metadata.get("notes") or metadata.get("note"), "samples": samples,
             "corrects": metadata.get("corrects"),
             "run_key": run_key}
    entry.update({name: value for name, value in texts.items() if value})
    entry["config"] = config
    entry["environment"] = metadata.get("environment") or _environment.found()
    return entry, left_out


def _numbers(values, prefix, found, leave, not_finite, is_metadata):
    """Finite numbers by name; and the names of what is given in place of one."""
    for name, value in values.items():
        name = name if not prefix else prefix + "_" + name
        if name in leave:
            continue
        column = _ALIASES.get(name, name)
        if isinstance(value, dict):
            _numbers(value, name, found, leave, not_finite, is_metadata)
        elif _is_finite(value):
            found.setdefault(column, value)
        elif not is_metadata or type(value) in (int, float) or _NOT_FINITE.match(str(value)) or (
                column in _METRICS and value is not None):
            not_finite.append(column)


def _seed(given):
    """A whole number, whatever its type; None for what is none, such as True or 0.5."""
    if isinstance(given, bool):
        return None
    if isinstance(given, str):
        return int(given) if re.fullmatch(r"\s*-?[0-9]{1,18}\s*", given) else None
    return int(given) if isinstance(given, (int, float)) and _is_finite(given) and given == int(given) else None


def _corrected(folder, name):
    """How the row of the experiment that is corrected begins, whichever program wrote it; b"" for none."""
    if not name:
        return b""
    path = os.path.join(folder, str(name) + ".json")
    if not _EXPERIMENT.match(str(name)) or not os.path.exists(path):
        known = [each[:-5] for each in os.listdir(folder) if _EXPERIMENT.match(each[:-5]) and each.endswith(".json")]
        near = difflib.get_close_matches(str(name), known, 3)
        raise ValueError("there is no experiment %s to correct%s" % (name, near and "; did you mean " + " or ".join(near) or ""))
    with open(path, encoding="utf-8") as file:
        return ("%s,%s," % (json.load(file)["time"], name)).encode("utf-8")


def _end_of_row(table, begin):
    """Behind the line feed that ends a row; one within quotes ends none."""
    end = begin
    while True:
        end = table.find(b"\n", end) + 1
        if not end:
            return len(table)
        if table.count(b'"', begin, end) % 2 == 0:
            return end


def _is_finite(value):
    try:
        return type(value) in (int, float) and math.isfinite(value)
    except OverflowError:  # a whole number beyond all that a double can say
        return False


def _method(given):
    named = given.get("method") or given.get("objectives") or ""
    parts = named if isinstance(named, list) else str(named).split("+")
    parts = [_UNSEEN.sub(lambda found: "\\u%04x" % ord(found.group()), part.strip())
             for text in parts for part in str(text).split("+")]
    return "+".join(sorted(set(part for part in parts if part)))


def _curves_of(given, found, left_out):
    """Points of each curve, as places by axis with the value; a curve that makes no sense is left out."""
    curves, history = given.get("curves") or {}, given.get("history") or []
    if not isinstance(curves, dict) or not isinstance(history, list):
        left_out.append("curves are an object by name, and history is a list")
        return
    for name, curve in curves.items():
        try:
            found.setdefault(name, []).extend(_points(curve))
        except (TypeError, ValueError, AttributeError) as problem:
            left_out.append("curve '%s': %s" % (name, problem))
    for record in history:
        if not isinstance(record, dict):
            left_out.append("an entry of history is no object: %r" % (record,))
            continue
        places = {axis: record[axis] for axis in _AXES if axis in record}
        for name, value in record.items():
            if name not in _AXES and type(value) in (int, float):
                found.setdefault(name, []).append((places, value))


def _points(curve):
    if isinstance(curve, list):
        return [({"step": step}, value) for step, value in curve]
    values = curve.get("value", curve.get("values", curve.get("losses")))
    axes = [axis for axis in _AXES if axis in curve]
    for axis in axes:
        if len(curve[axis]) != len(values):
            raise ValueError("it has %d values, but %d places (%s)" % (len(values), len(curve[axis]), axis))
    return [({axis: curve[axis][i] for axis in axes}, value) for i, value in enumerate(values)]


def _columns(points):
    if any(not places for places, _ in points):
        raise ValueError("it says at no step")
    axes = [axis for axis in _AXES if any(axis in places for places, _ in points)]
    by_place = {places[axes[0]]: (places, value) for places, value in points if axes[0] in places}
    ordered = [by_place[place] for place in sorted(by_place)]
    curve = {axis: [places.get(axis) for places, _ in ordered] for axis in axes}
    return dict(curve, value=[value for _, value in ordered])


def _row(entry):
    config, metrics = entry["config"], entry["metrics"]
    cells = [entry["time"], entry["experiment_id"], _text(entry.get("method", "")), _cell(entry.get("seed"))]
    cells += [_cell(_setting(config, name)) for name in _SETTINGS]
    cells += [_cell(metrics.get(name)) for name in _METRICS]
    notes = str(entry.get("notes", ""))
    if entry["provenance"] != "measured":  # where the numbers come from goes with them
        notes = ("[%s] %s" % (entry["provenance"], notes)).strip()
    return ",".join(cells + [_text(notes)]) + "\n"


def _setting(config, name):
    blocks = [config] + [config[block] for block in _BLOCKS if isinstance(config.get(block), dict)]
    for block in blocks:
        if type(block.get(name)) in (int, float):
            return block[name]
    model = config.get("model")
    if name == "seq_len" and isinstance(model, dict):
        return _setting({"model": {"seq_len": model.get("max_seq_len")}}, name) if "max_seq_len" in model else None
    return None


def _cell(value):
    if value is None or not math.isfinite(value):
        return ""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(float(value))


def _text(text):
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if re.match("'*[=+@\t-]", text):  # a spreadsheet would run it, or it would be read back as one that is kept from it
        text = "'" + text
    return '"%s"' % text.replace('"', '""') if re.search('[,"\n]', text) else text


# Posting.


def _token():
    """32 digits that nobody else has."""
    return os.urandom(16).hex()


def _post(address, path, body):
    """The server's answer; None when it could not be had, which is said once."""
    import urllib.error  # here, since most processes post nothing, and it takes a while
    import urllib.request

    if not body.get("id"):
        body["id"] = _token()  # so that a repeated request makes no second run
    if time.monotonic() < _unreachable.get(address, 0):
        return None
    try:
        request = urllib.request.Request(
            address.rstrip("/") + path,
            json.dumps(_strict_json(body), allow_nan=False).encode("utf-8"),
            {"Content-Type": "application/json", "Accept": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=10) as answer:
            return dict(json.loads(answer.read().decode("utf-8")))
    except urllib.error.HTTPError as refusal:
        reason = refusal.read(2000).decode("utf-8", "replace")
        _say(address, "%s refused the results (%d: %s); saving files" % (address, refusal.code, reason))
    except Exception as problem:  # whatever a network or a stranger's answer may do
        _unreachable[address] = time.monotonic() + 60  # do not wait for it at every step
        _say(address, "%s cannot be reached (%s); saving files" % (address, problem))
    return None


def _say(what, text):
    if what not in _said:
        _said.add(what)
        _print(text)


def _say_each(what, text):
    """Says it each time, for so many times; from then on the hundredth, the thousandth, and at the end how many."""
    times = _times[what] = _times.get(what, 0) + 1
    if times <= _MOST_LINES or re.fullmatch("10+", str(times)):
        number = "" if times <= _MOST_LINES else " (the %dth such message)" % times
        _print(text + number)
    elif times == _MOST_LINES + 1:
        _print("there are more such messages, which are counted: " + text)
        atexit.register(_say_count, what)


def _say_count(what):
    _print("such messages in all (%s): %d" % (what, _times.get(what, 0)))


def _print(text):
    try:
        print("assay: " + text, file=sys.stderr)
    except (OSError, ValueError):  # there is nobody to tell it to
        pass


# Files.


def _is_off(config):
    return str(_block(config).get("save_results_json", True)).lower() == "false"


def _results_dir(given, config):
    usual = os.environ.get("ASSAY_RUN_DIR") or _USUAL_DIR  # set by "assay run-all", which looks there
    return os.path.abspath(str(given or _block(config).get("results_dir") or usual))


def _now():
    return datetime.datetime.now(datetime.timezone.utc).astimezone()


def _save_anyhow(results_dir, body, strict):
    """Saves under its id, or as a run of its own when the one of that id is another's."""
    try:
        return _save(results_dir, body)
    except Conflict as problem:
        if strict:
            raise
        _say("conflict", "%s; saved as a run of its own" % problem)
        return _save(results_dir, dict(body, id=None))


def _save(results_dir, body):
    """Makes a run; or adds to the one that has the same id."""
    if not body.get("id"):
        return _create(results_dir, body)
    with _known(results_dir, body["id"]) as (folder, remember):
        if folder:
            _merge_into(folder, body)
            return folder
        return remember(_create(results_dir, body))


def _create(results_dir, body):
    now = _now()
    text, summary = _texts(_fresh(body, now))
    name = _model_type(body.get("type"), body.get("config"))[0]
    return _publish(results_dir, now, name, {"results.json": text, "summary.txt": summary})


def _begin(results_dir, now, model_type, id):
    """The folder of a run that has no evaluation yet."""

    def fresh():
        # not empty, so that nobody who saves at the same moment takes the name
        return _publish(results_dir, now, model_type, {"metrics.jsonl": ""})

    if not id:
        return fresh()
    with _known(results_dir, str(id)) as (folder, remember):
        return folder or remember(fresh())


def _publish(results_dir, now, model_type, files):
    """Writes files in a hidden folder and gives it the first name that is free."""
    os.makedirs(results_dir, exist_ok=True)
    hidden = _hidden(results_dir)
    os.mkdir(hidden)
    try:
        for name, text in files.items():
            _write(os.path.join(hidden, name), text)
        for folder in _names(results_dir, now, model_type):
            if not os.path.exists(folder):
                try:
                    os.rename(hidden, folder)  # a folder that is not empty is never replaced
                    break
                except OSError:
                    if not os.path.exists(folder):
                        raise
        _flush_folder(results_dir)
        _sweep(results_dir)
        return folder
    except BaseException:
        shutil.rmtree(hidden, ignore_errors=True)
        raise


_SAVING = ".saving-"
_swept = set()


def _sweep(results_dir, age=24 * 3600):
    """Removes hidden folders of processes that were killed a day ago; once in a process."""
    if results_dir in _swept:
        return
    _swept.add(results_dir)
    with contextlib.suppress(OSError), os.scandir(results_dir) as entries:
        old = [
            entry.path
            for entry in entries
            if entry.name.startswith(_SAVING)
            and entry.is_dir(follow_symlinks=False)
            and time.time() - entry.stat(follow_symlinks=False).st_mtime > age
        ]
        for folder in old[:100]:
            for name in ("results.json", "summary.txt", "metrics.jsonl"):
                with contextlib.suppress(OSError):
                    os.remove(os.path.join(folder, name))
            with contextlib.suppress(OSError):
                os.rmdir(folder)  # but not when it holds something else


_locks = threading.RLock()


@contextlib.contextmanager
def _locked(path):
    """While nobody else holds the lock: neither a thread, nor a process, nor one of Java."""
    with _locks:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "ab") as file:
            give_up = time.monotonic() + 60
            while not _try_lock(file):
                if time.monotonic() > give_up:
                    raise TimeoutError("another process holds " + path)
                time.sleep(0.001 + os.urandom(1)[0] / 12800)
            yield  # closing the file gives the lock back


def _try_lock(file):
    try:
        if fcntl:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        else:
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        return True
    except (BlockingIOError, PermissionError):
        return False


@contextlib.contextmanager
def _known(results_dir, id):
    """The folder of the run that was saved under an id, or None; and what remembers a new one."""
    ids = os.path.join(results_dir, ".ids")
    place = os.path.join(ids, hashlib.sha256(id.encode("utf-8")).hexdigest())

    def remember(folder):
        _replace(place, os.path.basename(folder) + "\n")
        return folder

    with _locked(os.path.join(ids, "lock")):
        folder = None
        if os.path.exists(place):
            with open(place, encoding="utf-8") as file:
                name = file.read(1000).strip()
            run = os.path.join(results_dir, name)
            if re.match(r"run_[A-Za-z0-9_-]{1,200}\Z", name) and any(
                os.path.isfile(os.path.join(run, file))
                for file in ("results.json", "metrics.jsonl")
            ):
                folder = run
        yield folder, remember


def _merge_into(folder, body):
    """Adds an evaluation to a run; nothing that is there is lost."""
    now = _now()
    results = os.path.join(folder, "results.json")
    with _locked(os.path.join(folder, ".results.lock")):
        if os.path.exists(results):
            with open(results, encoding="utf-8") as file:
                root = json.load(file, parse_constant=lambda token: None)
            if not isinstance(root.get("metadata"), dict) or not isinstance(root.get("results"), dict):
                raise ValueError(results + " cannot be added to: it has no metadata or no results")
            if not _merge(root, body, now):
                return
        else:
            root = _fresh(body, now)
        text, summary = _texts(root)
        _replace(os.path.join(folder, "summary.txt"), summary)
        _replace(results, text)


def _replace(path, text):
    """Puts a whole new file in place; called while its lock is held."""
    fresh = os.path.join(os.path.dirname(path), "." + os.path.basename(path) + ".tmp")
    _write(fresh, text)
    os.replace(fresh, path)
    _flush_folder(os.path.dirname(path))


def _flush_folder(folder):
    with contextlib.suppress(OSError):  # not every system can
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _hidden(results_dir):
    return os.path.join(results_dir, "%s%d-%s" % (_SAVING, os.getpid(), _token()[:16]))


def _names(results_dir, now, model_type):
    suffix = re.sub(r"[^a-z0-9]+", "-", model_type.lower()).strip("-")[:40] or "unknown"
    name = os.path.join(results_dir, "run_%s_%s" % (now.strftime("%Y%m%d_%H%M%S"), suffix))
    yield name
    for number in range(2, 100000):
        yield "%s_%d" % (name, number)


def _write(path, text):
    _write_bytes(path, text.replace("\n", os.linesep).encode("utf-8"))


def _write_bytes(path, content):
    with open(path, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


# What the files hold: the same as dev.assay.formats.record writes.


def _metadata(body, now):
    word, known_from = _model_type(body.get("type"), body.get("config"))
    metadata = {
        "timestamp": now.strftime("%Y%m%d_%H%M%S"),
        "datetime": now.isoformat(),
        "datetime_utc": now.astimezone(datetime.timezone.utc).isoformat(),
        "model_type": word,
        "model_type_from": known_from,
    }
    config = body.get("config")
    if "seed" not in body and isinstance(config, dict) and type(config.get("seed")) is int:
        metadata["seed"] = config["seed"]
    for name in ("step", "seed", "checkpoint", "tags", "note", "samples", "id"):
        if body.get(name) is not None:
            metadata[name] = body[name]
    metadata.update(body["environment"])
    if config is not None:
        metadata["config"] = config
    return _strict_json(metadata)


def _fresh(body, now):
    root = {"metadata": _metadata(body, now), "results": {}}
    _Merge(root, root["metadata"]).values(body)
    return root


def _texts(root):
    return _json(root), _summary(root)


def _merge(root, body, now):
    """Adds to what is there, and says whether that was anything new."""
    news = _metadata(body, now)
    metadata = root["metadata"]
    for what in ("step", "checkpoint"):
        one, other = metadata.get(what), news.get(what)
        if one not in (None, "") and other not in (None, "") and str(one) != str(other):
            raise Conflict(
                "the run is of %s %s, this evaluation of %s %s" % (what, one, what, other)
            )
    before = {name: value for name, value in metadata.items() if name != "config"}
    before = json.loads(json.dumps(before))
    merge = _Merge(root, news)
    merge.values(body)
    merge.metadata(metadata)
    if merge.changed:
        merge.keep(before, metadata)
    return merge.changed


class _Merge:
    """One save into a document; what it replaces is kept in "superseded"."""

    FILLED = ("step", "seed", "checkpoint", "config", "id", "git", "hostname", "versions")

    def __init__(self, root, news):
        self.root = root
        self.news = news
        self.changed = False

    def values(self, body):
        for name, value in _flat(body["metrics"]):
            self._metric(name, value)
        for name, curve in body.get("curves", {}).items():
            self._curve(name, curve)
        _aggregate(self.root)
        if self.root.get("not_available") == {}:
            del self.root["not_available"]

    def _metric(self, name, value):
        group = self.root["results"].setdefault(_category(name), {})
        brief = name[len(_category(name)) + 1 :] if name.startswith(_category(name) + "_") else name
        key = brief if name not in group and brief in group else name
        there, known = key in group, group.get(key)
        if there and (_same(known, value) or _is_unknown(value)):
            return
        self.changed = True
        if _is_unknown(value):
            reason = "not measured" if value is None else _not_finite(value)
            self.root.setdefault("not_available", {})[name] = reason
        else:
            self.root.get("not_available", {}).pop(name, None)
        if there and not _is_unknown(known) and not self._is_derived(name):
            self._supersede("metric", name)["value"] = known
        group[key] = _strict_json(value)

    def _is_derived(self, name):
        """Means that were computed here are no finding of anyone's."""
        return _category(name) == "aggregate" and bool(self.root.pop("aggregate_over", None))

    def _curve(self, name, curve):
        if not re.match(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}\Z", name):
            raise ValueError("a curve's name is not 1 to 100 letters, digits, '.', '_' or '-'")
        librilight = name == "librilight"
        place = self.root if librilight else self.root.setdefault("curves", {})
        key = "librilight_detailed" if librilight else name
        known = place.get(key) if isinstance(place.get(key), dict) else {}
        losses = curve["losses"]
        if not math.isfinite(sum(losses)):
            losses = [loss if math.isfinite(loss) else None for loss in losses]
        if known.get("positions") == curve["positions"] and known.get("losses") == losses:
            return
        self.changed = True
        if "losses" in known:
            old = self._supersede("curve", name)
            old.update(positions=known.get("positions"), losses=known["losses"])
        place[key] = dict(known, positions=curve["positions"], losses=losses)
        if librilight:
            place[key].update(_marks(curve))
        unknown = losses.count(None)
        if unknown:
            said = "%d losses are not finite" % unknown
            self.root.setdefault("not_available", {})[name + " curve"] = said
        else:
            self.root.get("not_available", {}).pop(name + " curve", None)

    def _supersede(self, what, name):
        entry = {what: name, "until": self.news["datetime_utc"]}
        self.root.setdefault("superseded", []).append(entry)
        return entry

    def metadata(self, metadata):
        for name in self.FILLED:
            if name not in metadata and name in self.news:
                metadata[name] = self.news[name]
                self.changed = True
        word = self.news["model_type"]
        typed = self.news["model_type_from"] == "given" or word != "Unknown"
        there = metadata.get("model_type") or ""
        if typed and there in ("", "Unknown") and there != word:
            metadata["model_type"] = word
            metadata["model_type_from"] = self.news["model_type_from"]
            self.changed = True
        for name in ("tags", "samples"):
            for item in self.news.get(name, []):
                if item not in metadata.setdefault(name, []):
                    metadata[name].append(item)
                    self.changed = True
        note, more = metadata.get("note") or "", self.news.get("note") or ""
        if more and more not in note.split(" | ") and more != note:
            metadata["note"] = note + " | " + more if note else more
            self.changed = True
        config = self.news.get("config")
        known = [metadata.get("config")] + [save.get("config") for save in self.root.get("saves", [])]
        if config is not None and config not in known:
            self.changed = True

    def keep(self, before, metadata):
        """The first save's configuration stays in the metadata; others are kept where they differ."""
        saves = self.root.setdefault("saves", [])
        if not saves:
            saves.append(before)
        mine = dict(self.news)
        if mine.get("config") == metadata.get("config"):
            mine.pop("config", None)
        saves.append(mine)


def _is_unknown(value):
    return value is None or (isinstance(value, float) and not math.isfinite(value))


def _same(one, other):
    """Equal, where 1 and 1.0 are, and what is unknown is; true is not 1."""
    if _is_unknown(one) or _is_unknown(other):
        return _is_unknown(one) and _is_unknown(other)
    return isinstance(one, bool) == isinstance(other, bool) and one == other


def _json(document):
    """A member per line, but a curve's numbers on one."""
    marks = {}

    def marked(value):
        if isinstance(value, list) and len(value) > 100:
            mark = _token()
            marks[mark] = json.dumps(value, allow_nan=False)
            return mark
        if isinstance(value, dict):
            return {key: marked(item) for key, item in value.items()}
        return value

    text = json.dumps(marked(document), indent=2, allow_nan=False)
    if marks:
        pattern = '"(%s)"' % "|".join(marks)
        text = re.sub(pattern, lambda found: marks[found.group(1)], text)
    return text + "\n"


def _not_finite(value):
    return "NaN" if value != value else "Infinity" if value > 0 else "-Infinity"


def _flat(metrics, prefix=""):
    for name, value in metrics.items():
        if name.startswith("_"):
            continue
        if isinstance(value, dict):
            if not prefix and name in ("results", "metrics", "other"):
                inner = ""
            elif not prefix and name == "aggregate":
                inner = "paper_metrics"
            else:
                inner = _long(prefix, name)
            for pair in _flat(value, inner):
                yield pair
        else:
            yield _long(prefix, name), value


def _long(prefix, name):
    return name if not prefix or name.startswith(prefix + "_") else prefix + "_" + name


def _category(name):
    for benchmark in _BENCHMARKS:
        if benchmark in name:
            return benchmark
    return "aggregate" if "paper_metrics" in name else "other"


def _aggregate(document):
    """Means of the accuracies that were measured, unless somebody else's are there."""
    results = document["results"]
    given = results.get("aggregate", {})
    if "aggregate_over" not in document and (
        "paper_metrics_avg" in given or "paper_metrics_f1" in given
    ):
        return
    measured = {}
    for category, metrics in results.items():
        for name, value in metrics.items():
            name = _long(category, name) if category in _BENCHMARKS else name
            if name.endswith("_accuracy") and type(value) in (int, float) and value > 0:
                measured[name] = value
    if measured:
        aggregate = results.setdefault("aggregate", {})
        aggregate["paper_metrics_avg"] = sum(measured.values()) / len(measured)
        aggregate["paper_metrics_f1"] = len(measured) / sum(1 / value for value in measured.values())
        document["aggregate_over"] = list(measured)


def _marks(curve):
    """Losses at each thousandth token, and the evaluator's slopes between two tokens."""
    positions = curve["positions"]
    length = positions[-1] + 1 if positions else 0
    ends = (min(8000, length // 2), length - 1)
    losses = {}
    for at in list(range(1000, length, 1000)) + list(ends):
        index = bisect.bisect_left(positions, at)
        if index < len(positions) and positions[index] == at:
            if math.isfinite(curve["losses"][index]):
                losses[at] = curve["losses"][index]
    slopes = {}
    wanted = [
        ("overall", ends[0], ends[1], 8000),
        ("early", 4000, 8000, 16000),
        ("middle", 8000, 16000, 16000),
        ("late", 16000, 24000, 24000),
    ]
    for name, first, last, longer_than in wanted:
        if length > longer_than and first in losses and last in losses:
            slopes[name] = (losses[last] - losses[first]) / (last - first)
    measured = [at for at in range(1000, length, 1000) if at in losses]
    return {
        "measurement_positions": measured,
        "slopes": slopes,
        "position_metrics": {str(at): losses[at] for at in measured},
    }


def _model_type(given, config):
    if given:
        return str(given).strip(), "given"
    if not isinstance(config, dict) or not config:
        return "Unknown", "neither a type nor a configuration was given"

    def enabled(block):
        inner = config.get(block)
        return isinstance(inner, dict) and str(inner.get("enable")).lower() == "true"

    if enabled("ttt"):
        if enabled("lora"):
            return "Hybrid", "config: ttt.enable and lora.enable"
        return "TTT", "config: ttt.enable"
    if enabled("lora"):
        return "LoRA", "config: lora.enable"
    if str(config.get("full_finetuning")).lower() == "true":
        return "Full", "config: full_finetuning"
    if str(config.get("baseline")).lower() == "true":
        return "Baseline", "config: baseline"
    return "Unknown", "the configuration enables no kind of training"


def _summary(document):
    metadata = document["metadata"]
    lines = [
        "Evaluation Run: %s" % metadata["datetime"],
        "Model Type: %s" % metadata["model_type"],
        "=" * 60,
        "",
    ]
    for category, metrics in document["results"].items():
        lines.append(category.upper() + ":")
        for name, value in metrics.items():
            if value is None:
                text = "not available"
            elif isinstance(value, float):
                text = "%.2f%%" % (value * 100) if "accuracy" in name else "%.6f" % value
            else:
                text = value if isinstance(value, str) else json.dumps(value)
            lines.append("  %s: %s" % (name, re.sub(r"[\x00-\x1f\x7f]", " ", text)))
        lines.append("")
    return "\n".join(lines) + "\n"
