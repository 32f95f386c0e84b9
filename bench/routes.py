"""Asks a server every question that the page asks, many times over; prints p50 and p95 per route.

Usage: routes.py URL [SERVER_PID]. See bench/README.md."""

import http.client
import json
import os
import random
import shutil
import subprocess
import sys
import threading
import time
import urllib.parse

WARM_UP, REQUESTS = 20, 60
PAGE_TARGET_MS = 20  # p50 of a page of runs
ROUTE_TARGET_MS = 200  # p95 of every route; the page has 100 ms more to draw what it says
HEAP_TARGET_MB = 64  # what an export may add to the old generation

where = urllib.parse.urlsplit(sys.argv[1])
server_pid = sys.argv[2] if len(sys.argv) > 2 else ""
server = http.client.HTTPConnection(where.hostname, where.port)
chance = random.Random(7)


def get(path, **headers):
    """Milliseconds until the last byte, and the body."""
    start = time.perf_counter()
    server.request("GET", "/api/v1/" + path, headers=headers)
    answer = server.getresponse()
    body = answer.read()
    taken = 1000 * (time.perf_counter() - start)
    if answer.status != 200:
        sys.exit("bench/api: %d for %s: %s" % (answer.status, path, body[:300]))
    return taken, body


def asked(path, **parameters):
    return path + "?" + urllib.parse.urlencode(parameters)


first_page_ms, body = get("runs?limit=64")
first = json.loads(body)
total = first["total"]
facets = json.loads(get("facets")[1])
catalogue = json.loads(get("catalogue")[1])
metrics = [each["key"] for each in catalogue["metrics"]]
accuracies = [key for key in metrics if "accuracy" in key] or metrics
shown = ";".join(column["key"] for column in first["columns"])
settings = [each["key"] for each in catalogue["config"] if each["valueType"] == "number"][:8]
tags = [each["value"] for each in facets["tag"]]
ids = [run["id"] for run in first["rows"]]


def filtered():
    """A filter that was probably never asked before, so that no answer comes from a cache."""
    low = round(chance.uniform(0.4, 0.6), 4)
    found = {"where": "%s > %s and step >= %d" % (chance.choice(accuracies), low, chance.randrange(0, 500))}
    if tags and chance.random() < 0.5:
        found["tag"] = chance.choice(tags)
    return found


def either():
    """The whole workspace half of the time: that is what the page opens with, and the most there is to do."""
    return {} if chance.random() < 0.5 else filtered()


def some(n):
    return ",".join(chance.sample(ids, min(n, len(ids))))


def two():
    return ";".join(chance.sample(metrics, 2))


ROUTES = [
    ("runs, filtered and sorted by a metric", lambda: asked(
        "runs", sort=chance.choice(["", "-"]) + chance.choice(metrics), limit=50, offset=50 * chance.randrange(0, 20), **filtered())),
    ("runs, sorted by three columns", lambda: asked(
        "runs", sort=";".join(chance.choice(["", "-"]) + key for key in chance.sample(metrics + settings, 3)), limit=64, **either())),
    ("runs, rows from the middle", lambda: asked("runs", sort="-step", columns=shown, limit=64, offset=chance.randrange(0, max(1, total - 64)))),
    ("runs, filtered by a range", lambda: asked("runs", range="%s~%.4f.." % (chance.choice(accuracies), chance.uniform(0.4, 0.6)), limit=64)),
    ("runs, searched", lambda: asked("runs", q="".join(chance.choice("abcdefghijklmnopqrstuvwxyz0123456789") for _ in range(2)), limit=64)),
    ("facets", lambda: asked("facets", keys="ttt;lora;source", **either())),
    ("facets with own keys", lambda: asked("facets", keys=";".join(["ttt", "lora", "source", "seed"] + chance.sample(settings, min(3, len(settings)))), **either())),
    ("groups by experiment", lambda: asked("groups", by="experiment", columns=shown, limit=64, **either())),
    ("groups by two keys, sorted by a mean", lambda: asked("groups", by="experiment;step", columns=shown, sort="-" + metrics[0], limit=64, **either())),
    ("statistics", lambda: asked("statistics", metrics=shown, **either())),
    ("correlations of 8 columns", lambda: asked("correlations", columns=";".join(chance.sample(metrics, min(8, len(metrics)))), **either())),
    ("values of 2 columns with front", lambda: asked("values", columns=two(), limit=2000, front=two().replace(";", "~higher;") + "~lower", **either())),
    ("values of 8 columns", lambda: asked("values", columns=";".join(chance.sample(metrics, min(8, len(metrics)))), limit=2000, **either())),
    ("trends", lambda: asked("trends", metric=chance.choice(metrics), x="step", lines=25, **either())),
    ("compare 5 runs", lambda: asked("compare", ids=some(5), correct="holm")),
    ("diff of 5 runs", lambda: asked("diff", ids=some(5))),
    ("series of 5 runs", lambda: asked("series", ids=some(5))),
    ("slopes of 5 runs", lambda: asked("slopes", ids=some(5))),
    ("one run", lambda: "runs/" + urllib.parse.quote(chance.choice(ids), safe="")),
    ("catalogue", lambda: "catalogue"),
    ("problems", lambda: "problems"),
    ("health", lambda: "health"),
]


def at(times, share):
    return sorted(times)[min(len(times) - 1, int(share * len(times)))]


missed = False


def row(name, target, met, *numbers):
    global missed
    missed |= not met
    print("| %s | %s | %s | %s |" % (name, target, " | ".join(numbers), "yes" if met else "NO"))


print("%d runs; %d questions of each kind after %d to warm up, one at a time, each with another filter; \"first\" is the first of" % (total, REQUESTS, WARM_UP))
print("its kind after the start, before any column it needs was read\n")
print("| what | target | first, ms | p50, ms | p95, ms | most, ms | KB | met |")
print("|---|---|---:|---:|---:|---:|---:|---|")
print("| the first page after the start | | %.0f | | | | | |" % first_page_ms)
for name, question in ROUTES:
    cold = get(question())[0]
    for _ in range(WARM_UP):
        get(question())
    answers = [get(question()) for _ in range(REQUESTS)]
    times = [taken for taken, _ in answers]
    size = sum(len(found) for _, found in answers) / len(answers) / 1024
    p50, p95 = at(times, 0.5), at(times, 0.95)
    page = name == ROUTES[0][0]
    row(name, "p50 <= %d ms" % PAGE_TARGET_MS if page else "p95 <= %d ms" % ROUTE_TARGET_MS,
        p50 <= PAGE_TARGET_MS if page else p95 <= ROUTE_TARGET_MS,
        "%.1f" % cold, "%.1f" % p50, "%.1f" % p95, "%.1f" % max(times), "%.1f" % size)


class Heap(threading.Thread):
    """Looks at what the server's old generation holds, ten times a second: what an answer keeps shows there."""

    def __init__(self):
        super().__init__(daemon=True)
        self.most = 0.0
        self.over = False

    @staticmethod
    def now(collect=False):
        """MB in the old generation; None where there is no jcmd."""
        tool = shutil.which("jcmd") or os.path.join(os.environ.get("JAVA_HOME", ""), "bin", "jcmd")
        if not server_pid or not os.path.exists(tool):
            return None
        if collect:
            subprocess.run([tool, server_pid, "GC.run"], capture_output=True, check=False)
        said = subprocess.run([tool, server_pid, "GC.heap_info"], capture_output=True, text=True, check=False).stdout
        for line in said.splitlines():
            words = line.replace(",", " ").split()
            if "tenured" in line.lower() and "used" in words:
                return int(words[words.index("used") + 1].rstrip("K")) / 1024
        return None

    def run(self):
        while not self.over:
            self.most = max(self.most, self.now() or 0.0)
            time.sleep(0.1)


print("\n| export of all %d runs | target | first byte, ms | all, s | MB | added to the old generation, MB | met |" % total)
print("|---|---|---:|---:|---:|---:|---|")
for form in ("csv", "json", "md", "latex"):
    for coding in ("identity", "gzip"):
        before = Heap.now(collect=True)
        heap = Heap()
        if before is not None:
            heap.start()
        start = time.perf_counter()
        server.request("GET", "/api/v1/" + asked("export", format=form, columns=shown, sort="-" + metrics[0]), headers={"Accept-Encoding": coding})
        answer = server.getresponse()
        size = len(answer.read(1))
        begun = 1000 * (time.perf_counter() - start)
        while piece := answer.read(1 << 20):
            size += len(piece)
        taken = time.perf_counter() - start
        heap.over = True
        if answer.status != 200:
            sys.exit("bench/api: %d for an export" % answer.status)
        if before is not None:
            heap.join()
        added = None if before is None else max(0.0, heap.most - before)
        row("%s, %s" % (form, coding), "<= %d MB" % HEAP_TARGET_MB, added is None or added <= HEAP_TARGET_MB,
            "%.0f" % begun, "%.2f" % taken, "%.1f" % (size / 1e6), "?" if added is None else "%.0f" % added)
sys.exit(1 if missed else 0)
