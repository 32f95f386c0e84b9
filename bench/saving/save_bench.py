"""What saving costs inside a Python process, in milliseconds. Started by bench/save: FOLDER POINTS PAUSE_MS."""

import os
import random
import statistics
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "clients", "python"))
import assay_client  # noqa: E402

folder, points, pause = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
chance = random.Random(7)
losses = [4 + chance.random() for _ in range(points)]
time.sleep(pause / 1000)
wall, cpu = [], []
for step in range(20):
    began, used = time.perf_counter(), time.process_time()
    curves = {"librilight": losses} if points else None
    metrics = {"sblimp_accuracy": 0.545, "sblimp_samples": 1000}
    saved = assay_client.save_results(metrics, folder, curves=curves, step=step, strict=True)
    wall.append(1000 * (time.perf_counter() - began))
    cpu.append(1000 * (time.process_time() - used))
    assert os.path.exists(os.path.join(saved, "results.json"))
print(
    "python\t%d\t%.1f\t%.1f\t%.1f\t%.1f"
    % (points, wall[0], cpu[0], statistics.median(wall[1:]), statistics.median(cpu[1:]))
)
