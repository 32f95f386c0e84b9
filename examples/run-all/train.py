"""Trains a table of next-letter chances on an invented language of twelve letters.

Everything it writes is measured: results.json and metrics.jsonl in the folder that --out names, where
"assay run-all" finds them. A program that has assay_client.py would call log_experiment instead.
"""

import argparse
import json
import math
import os
import random
import time

LETTERS = "abcdefghijkl"
SIZE = len(LETTERS)


def language():
    """Chances of the next letter after each letter; the same for every seed."""
    chance = random.Random(0)
    rows = [[chance.random() ** 4 + 0.01 for _ in LETTERS] for _ in LETTERS]
    return [[value / sum(row) for value in row] for row in rows]


def pairs(chances, count, chance):
    """Letters with their next ones, as a text would have them."""
    at, found = 0, []
    for _ in range(count):
        following = chance.choices(range(SIZE), chances[at])[0]
        found.append((at, following))
        at = following
    return found


def softmax(row):
    top = max(row)
    grown = [math.exp(value - top) for value in row]
    total = sum(grown)
    return [value / total for value in grown]


def perplexity(table, held_out):
    rows = [softmax(row) for row in table]
    return math.exp(-sum(math.log(rows[at][following]) for at, following in held_out) / len(held_out))


def ranks(table, held_out):
    """Place of the letter that came, among all letters by their chance, from 1."""
    order = [sorted(range(SIZE), key=lambda letter, row=row: -row[letter]) for row in table]
    return [order[at].index(following) + 1 for at, following in held_out]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--steps", type=int, default=400)
    parser.add_argument("--rate", type=float, default=0.5)
    parser.add_argument("--momentum", type=float, default=0.0)
    parser.add_argument("--decay", action="store_true", help="the rate falls to 0 along half a cosine")
    parser.add_argument("--batch", type=int, default=16)
    asked = parser.parse_args()

    chances = language()
    held_out = pairs(chances, 2000, random.Random(1))
    chance = random.Random(asked.seed)
    table = [[chance.gauss(0, 0.5) for _ in LETTERS] for _ in LETTERS]
    speed = [[0.0] * SIZE for _ in LETTERS]
    began = time.perf_counter()
    with open(os.path.join(asked.out, "metrics.jsonl"), "w", encoding="utf-8") as log:
        for step in range(asked.steps + 1):
            if step % 20 == 0:
                moment = {"step": step, "tokens": step * asked.batch, "seconds": time.perf_counter() - began}
                log.write(json.dumps(dict(moment, val_ppl=perplexity(table, held_out))) + "\n")
            slope = [[0.0] * SIZE for _ in LETTERS]
            for at, following in pairs(chances, asked.batch, chance):
                for letter, share in enumerate(softmax(table[at])):
                    slope[at][letter] += (share - (letter == following)) / asked.batch
            rate = asked.rate
            if asked.decay:
                rate *= 0.5 * (1 + math.cos(math.pi * step / asked.steps))
            for at in range(SIZE):
                for letter in range(SIZE):
                    speed[at][letter] = asked.momentum * speed[at][letter] - rate * slope[at][letter]
                    table[at][letter] += speed[at][letter]
    places = ranks(table, held_out)
    ranking = {"mrr": sum(1 / place for place in places) / len(places)}
    for k in (1, 5, 10):
        ranking["hit_at_%d" % k] = sum(place <= k for place in places) / len(places)
    samples = []
    for at, letter in enumerate(LETTERS):
        likely = max(range(SIZE), key=lambda following, row=table[at]: row[following])
        hoped = max(range(SIZE), key=lambda following, row=chances[at]: row[following])
        samples.append({"prompt": letter, "output": LETTERS[likely], "target": LETTERS[hoped],
                        "score": float(likely == hoped)})
    results = {"perplexity": perplexity(table, held_out), "ranking": ranking,
               "total_steps": asked.steps, "samples": samples}
    with open(os.path.join(asked.out, "results.json"), "w", encoding="utf-8") as file:
        json.dump(results, file)
    print("perplexity %.3f after %d steps" % (results["perplexity"], asked.steps))


if __name__ == "__main__":
    main()
