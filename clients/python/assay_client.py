"""Saves evaluation results for Assay: one file, standard library only, Python 3.8 or newer.

    import assay_client
    assay_client.save_results({"sblimp_accuracy": 0.545}, step=2000, config=config)

    run = assay_client.Run(config=config, tags=["ablation"])
    run.log(100, train_loss=2.31)
    run.finish({"sblimp_accuracy": 0.545})

A training run never fails because of this file: what goes wrong is said once on standard error,
unless you ask for exceptions with ``strict=True``. With a server (``server="http://127.0.0.1:4711"``
or the variable ASSAY_SERVER) results are posted; when it cannot be reached they are saved as files.
"""

import datetime
import json
import math
import os
import platform
import re
import secrets
import shutil
import socket
import subprocess
import sys
import urllib.error
import urllib.request
import uuid

__version__ = "0.1.0"
__all__ = ["save_results", "Run", "show", "read_config"]

_BENCHMARKS = ("sblimp", "swuggy", "tstory", "sstory", "librilight")
_USUAL_DIR = "./evaluation_results"
_said = set()


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
    config: the training configuration, a dict; its block "paper_metrics" is heeded
        (save_results_json, results_dir).
    id: with it a server knows a repeated request; files are saved anew each time.
    Returns the folder (a path; on a server, the server's), or None when nothing was saved.
    """
    try:
        block = _block(config)
        if str(block.get("save_results_json", True)).lower() == "false" and results_dir is None:
            return None
        body = _body(
            metrics, config, curves, checkpoint, step, seed, tags, note, model_type, samples, id
        )
        address = server or os.environ.get("ASSAY_SERVER")
        if address:
            answer = _post(address, body)
            if answer is not None:
                return answer.get("folder")
        folder = results_dir or block.get("results_dir") or _USUAL_DIR
        return _save(os.path.abspath(str(folder)), body)
    except Exception as problem:  # a training run goes on whatever happens here
        if strict:
            raise
        _say("save", "results were not saved: %s: %s" % (type(problem).__name__, problem))
        return None


class Run:
    """Values during training, and the evaluation at its end.

    log() writes a line per value to metrics.jsonl in the run's folder; finish() saves the
    evaluation into the same folder. Use it as a context manager to close the file.
    """

    def __init__(self, results_dir=None, config=None, strict=False, **described):
        self._described = dict(described, config=config)
        self._strict = strict
        self._last = None
        self._out = None
        self.folder = None
        try:
            folder = results_dir or _block(config).get("results_dir") or _USUAL_DIR
            self._type = _model_type(described.get("model_type"), config)[0]
            self._started = datetime.datetime.now(datetime.timezone.utc).astimezone()
            self.folder = _reserve(os.path.abspath(str(folder)), self._started, self._type)
        except Exception as problem:
            self._failed(problem)

    def log(self, step, **metrics):
        """Appends values at a training step; what is not finite is written as null."""
        try:
            self._last = step
            if self._out is None:
                self._out = open(
                    os.path.join(self.folder, "metrics.jsonl"), "a", encoding="utf-8"
                )
            for name, value in metrics.items():
                line = {"step": int(step), "name": str(name), "value": _strict_json(_plain(value))}
                self._out.write(json.dumps(line, allow_nan=False) + "\n")
            self._out.flush()
        except Exception as problem:
            self._failed(problem)

    def finish(self, metrics=None, **more):
        """Saves the evaluation into this run's folder; returns the folder, or None."""
        self.close()
        if not metrics and not more.get("curves"):
            return self.folder
        try:
            given = dict(self._described, **more)
            given.pop("server", None)
            given.setdefault("step", self._last)
            names = ("config", "curves", "checkpoint", "step", "seed", "tags", "note",
                     "model_type", "samples", "id")
            unknown = set(given) - set(names)
            if unknown:
                raise TypeError("unknown: " + ", ".join(sorted(unknown)))
            body = _body(metrics, *[given.get(name) for name in names])
            text, summary = _files(body, self._started)
            if os.path.exists(os.path.join(self.folder, "results.json")):
                raise FileExistsError("this run is finished; begin another Run")
            _write(os.path.join(self.folder, "summary.txt"), summary)
            hidden = os.path.join(self.folder, ".results.json.tmp")
            _write(hidden, text)
            os.replace(hidden, os.path.join(self.folder, "results.json"))
            return self.folder
        except Exception as problem:
            self._failed(problem)
            return None

    def close(self):
        """Closes metrics.jsonl."""
        if self._out is not None:
            self._out.close()
            self._out = None

    def __enter__(self):
        return self

    def __exit__(self, *ignored):
        self.close()
        return False

    def _failed(self, problem):
        if self._strict:
            raise problem
        _say("run", "values were not saved: %s: %s" % (type(problem).__name__, problem))


def show(target=None, height=800):
    """Shows the dashboard inside a notebook; elsewhere returns the address.

    target: a server's address (default: ASSAY_SERVER or http://127.0.0.1:4711), or the file that
        "assay dashboard" wrote.
    """
    where = str(target or os.environ.get("ASSAY_SERVER") or "http://127.0.0.1:4711")
    if not re.match(r"https?://", where) and not os.path.isfile(where):
        raise FileNotFoundError("there is no page " + where + "; write one: assay dashboard -o " + where)
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


def _body(metrics, config, curves, checkpoint, step, seed, tags, note, model_type, samples, id):
    body = {"metrics": _plain(dict(metrics or {})), "environment": _environment()}
    if config is not None:
        body["config"] = _plain(config)
    if curves:
        body["curves"] = {str(name): _curve(curve) for name, curve in curves.items()}
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


def _curve(curve):
    if isinstance(curve, dict):
        positions, losses = curve.get("positions"), curve["losses"]
    elif isinstance(curve, tuple) and len(curve) == 2 and hasattr(curve[0], "__len__"):
        positions, losses = curve
    else:
        positions, losses = None, curve
    losses = list(map(float, losses))
    positions = list(range(len(losses))) if positions is None else list(map(int, positions))
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


_environment_found = []


def _environment():
    if not _environment_found:
        found = {
            "hostname": socket.gethostname(),
            "versions": {
                "assay_client": __version__,
                "python": platform.python_version(),
                "os": platform.platform(terse=True),
            },
        }
        for name in ("torch", "numpy", "transformers"):
            version = getattr(sys.modules.get(name), "__version__", None)
            if version:
                found["versions"][name] = str(version)
        git = _git()
        if git:
            found["git"] = git
        _environment_found.append(found)
    return _environment_found[0]


def _git():
    if not shutil.which("git"):
        return None
    try:
        answer = subprocess.run(
            ["git", "-c", "core.fsmonitor=false", "status", "--porcelain=v2", "--branch",
             "--untracked-files=no", "--ignore-submodules"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, timeout=2,
            env=dict(os.environ, GIT_OPTIONAL_LOCKS="0"))
    except (OSError, subprocess.SubprocessError):
        return None
    lines = answer.stdout.decode("utf-8", "replace").splitlines()
    for line in lines:
        if line.startswith("# branch.oid "):
            return {
                "commit": line[13:].strip(),
                "dirty": any(not other.startswith("#") for other in lines),
            }
    return None


# Posting.


def _post(address, body):
    """The server's answer; None when it could not be had, which is said once."""
    if "id" not in body:
        body["id"] = str(uuid.uuid4())  # so that a repeated request makes no second run
    request = urllib.request.Request(
        address.rstrip("/") + "/api/v1/runs",
        json.dumps(_strict_json(body), allow_nan=False).encode("utf-8"),
        {"Content-Type": "application/json", "Accept": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.loads(answer.read().decode("utf-8"))
    except urllib.error.HTTPError as refusal:
        reason = refusal.read(2000).decode("utf-8", "replace")
        _say(address, "%s refused the results (%d: %s); saving files" % (address, refusal.code, reason))
    except (OSError, ValueError) as problem:
        _say(address, "%s cannot be reached (%s); saving files" % (address, problem))
    return None


def _say(what, text):
    if what not in _said:
        _said.add(what)
        print("assay: " + text, file=sys.stderr)


# Files.


def _save(results_dir, body):
    """Writes both files in a hidden folder and gives it the first name that is free."""
    now = datetime.datetime.now(datetime.timezone.utc).astimezone()
    os.makedirs(results_dir, exist_ok=True)
    text, summary = _files(body, now)
    hidden = _hidden(results_dir)
    os.mkdir(hidden)
    try:
        _write(os.path.join(hidden, "results.json"), text)
        _write(os.path.join(hidden, "summary.txt"), summary)
        for folder in _names(results_dir, now, _model_type(body.get("type"), body.get("config"))[0]):
            if not os.path.exists(folder):
                try:
                    os.rename(hidden, folder)  # a folder that is not empty is never replaced
                    return folder
                except OSError:
                    if not os.path.exists(folder):
                        raise
    except BaseException:
        shutil.rmtree(hidden, ignore_errors=True)
        raise


def _reserve(results_dir, now, model_type):
    os.makedirs(results_dir, exist_ok=True)
    for folder in _names(results_dir, now, model_type):
        hidden = _hidden(results_dir)
        os.mkdir(hidden)
        # not empty, so that nobody who saves at the same moment takes the name
        open(os.path.join(hidden, "metrics.jsonl"), "w").close()
        try:
            if not os.path.exists(folder):
                os.rename(hidden, folder)
                return folder
        except OSError:
            if not os.path.exists(folder):
                raise
        finally:
            shutil.rmtree(hidden, ignore_errors=True)


def _hidden(results_dir):
    return os.path.join(results_dir, ".saving-%d-%s" % (os.getpid(), secrets.token_hex(8)))


def _names(results_dir, now, model_type):
    suffix = re.sub(r"[^a-z0-9]+", "-", model_type.lower()).strip("-")[:40] or "unknown"
    name = os.path.join(results_dir, "run_%s_%s" % (now.strftime("%Y%m%d_%H%M%S"), suffix))
    yield name
    for number in range(2, 100000):
        yield "%s_%d" % (name, number)


def _write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _files(body, now):
    """The texts of results.json and summary.txt."""
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
        if name in body:
            metadata[name] = body[name]
    metadata.update(body["environment"])
    if config is not None:
        metadata["config"] = config
    document = {"metadata": metadata, "results": {}}
    unavailable = {}
    for name, value in _flat(body["metrics"]):
        if value is None or (isinstance(value, float) and not math.isfinite(value)):
            unavailable[name] = "not measured" if value is None else _not_finite(value)
            value = None
        document["results"].setdefault(_category(name), {})[name] = value
    _aggregate(document)
    _add_curves(document, body.get("curves", {}), unavailable)
    if unavailable:
        document["not_available"] = unavailable
    document = _strict_json(document)
    return _json(document), _summary(document)


def _json(document):
    """A member per line, but a curve's numbers on one."""
    marks = {}

    def marked(value):
        if isinstance(value, list) and len(value) > 100:
            mark = secrets.token_hex(16)
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
    results = document["results"]
    given = results.get("aggregate", {})
    if "paper_metrics_avg" in given or "paper_metrics_f1" in given:
        return
    measured = {
        name: value
        for category in results.values()
        for name, value in category.items()
        if name.endswith("_accuracy") and isinstance(value, (int, float)) and value > 0
    }
    if measured:
        aggregate = results.setdefault("aggregate", {})
        aggregate["paper_metrics_avg"] = sum(measured.values()) / len(measured)
        aggregate["paper_metrics_f1"] = len(measured) / sum(1 / value for value in measured.values())
        document["aggregate_over"] = list(measured)


def _add_curves(document, curves, unavailable):
    for name, curve in curves.items():
        if not re.match(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}\Z", name):
            raise ValueError("a curve's name is not 1 to 100 letters, digits, '.', '_' or '-'")
        unknown = sum(1 for loss in curve["losses"] if not math.isfinite(loss))
        if unknown:
            unavailable[name + " curve"] = "%d losses are not finite" % unknown
        if name == "librilight":
            document["librilight_detailed"] = dict(curve, **_marks(curve))
        else:
            document.setdefault("curves", {})[name] = curve


def _marks(curve):
    """Losses at each thousandth token, and the evaluator's slopes between two tokens."""
    length = curve["positions"][-1] + 1 if curve["positions"] else 0
    ends = (min(8000, length // 2), length - 1)
    losses = {
        at: loss
        for at, loss in zip(curve["positions"], curve["losses"])
        if (at % 1000 == 0 or at in ends) and math.isfinite(loss)
    }
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
    positions = [at for at in range(1000, length, 1000) if at in losses]
    return {
        "measurement_positions": positions,
        "slopes": slopes,
        "position_metrics": {str(at): losses[at] for at in positions},
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
