"""Logs experiments from Python, as LogBench does from Java: FOLDER COUNT."""

import os
import statistics
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "clients", "python"))
import assay_client  # noqa: E402

folder, count = sys.argv[1], int(sys.argv[2])
tracker = assay_client.ExperimentTracker(folder, strict=True)
wall = []
for i in range(count):
    config = {"objectives": [["ntp"], ["ntp", "top"], ["ntp", "mtp"]][i % 3], "seed": 41 + i // 3, "n_layer": 4}
    results = {"perplexity": 50 - 2 * (i % 3) + (i * 7919 % 13) / 10, "ranking": {"mrr": 0.25, "hit_at_1": 0.1}}
    began = time.perf_counter()
    tracker.log_experiment(config, results, {"gpu_hours": 2.3, "total_steps": 23590})
    wall.append(1000 * (time.perf_counter() - began))
line = ["python", "%.1f" % wall[0]]
for rows in (100, 1000, 2000):
    if count >= rows:
        line.append("%.1f" % statistics.median(wall[rows - 20 : rows]))
print("\t".join(line))
