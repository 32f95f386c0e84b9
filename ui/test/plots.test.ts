import { describe, expect, it } from "vitest";
import type { Correlations, Series, Trends, ValueTable } from "../src/api/types";
import { unbroken } from "../src/charts/bands";
import { curves, filesOf, kindWords, seriesKinds, sibling } from "../src/charts/curvesModel";
import { diverging, heatCells, luminance } from "../src/charts/heatModel";
import { parallelPicture, usualAxes } from "../src/charts/parallelModel";
import { MOST_WORDS, OTHERS, scaleOf } from "../src/charts/scale";
import { betterOf, plane, stairs } from "../src/charts/scatterModel";
import { smooth, smoothingWords } from "../src/charts/smooth";
import { spreadOf, trendPicture } from "../src/charts/trendsModel";
import { listOption, oneOption, parseOptions, withOption } from "../src/state/options";
import { aField, aMetric } from "./columns";

const accuracy = aMetric("sblimp/accuracy");
const perplexity = aMetric("librilight/ppl", { direction: "lower", unit: "perplexity", low: 1, high: null, digits: 1 });
const aRun = (id: string, more = {}) => ({ id, name: id, type: "ttt" as const, baseline: false, missing: false, tags: [], ...more });

describe("a scale", () => {
  it("gives words a place each in natural order, and yes and no too", () => {
    const scale = scaleOf(aField("model", "text"), ["b10", "b2", null, "b2", ""]);
    expect(scale).toMatchObject({ kind: "words", words: ["b2", "b10"] });
    expect([scale.place("b10"), scale.place("c"), scale.place(null), scale.text(1)]).toEqual([1, null, null, "b10"]);
    expect(scaleOf(aField("ttt", "boolean"), [true, false]).place(true)).toBe(1);
  });
  it("puts the rarest of very many words in one place", () => {
    const scale = scaleOf(aField("name", "text"), Array.from({ length: 60 }, (_, at) => `run ${at}`).concat("run 59"));
    expect(scale.words).toHaveLength(MOST_WORDS);
    expect(scale.text(scale.place("run 41")!)).toBe(OTHERS);
    expect(scale.text(scale.place("run 59")!)).toBe("run 59");
  });
  it("has no place for 0 and less on a log axis, nor for what is no number", () => {
    const scale = scaleOf(perplexity, [0, 1], true);
    expect([scale.place(0), scale.place(-1), scale.place(3), scale.place(null), scale.place(NaN)]).toEqual([null, null, 3, null, null]);
  });
  it("reads times", () => {
    const scale = scaleOf(aField("time", "time"), ["2026-01-05T00:00:00Z"]);
    expect(scale.text(scale.place("2026-01-05T00:00:00Z")!)).toBe("2026-01-05 00:00");
    expect(scale.place("yesterday")).toBeNull();
  });
});

const table = (runs: string[], x: (number | null)[], y: (number | null)[], front: number[] | null = null): ValueTable => ({
  generation: 1, matched: runs.length, sampled: false, columns: [perplexity, accuracy], runs: runs.map((id) => aRun(id)), values: [x, y],
  lows: [null, y.map((value) => (value === null ? null : value - 0.1))], highs: [null, y.map((value) => (value === null ? null : value + 0.1))], front,
});

describe("a scatter", () => {
  const question = { x: perplexity.key, y: accuracy.key, logX: false, logY: false, group: "none" as const, slots: new Map([["b", 2], ["z", 0]]) };
  it("leaves out runs without a value and counts them, and draws selected runs from outside the filter", () => {
    const found = plane(table(["a", "b", "c"], [10, 20, null], [0.5, 0.6, 0.7], [0, 1]), table(["b", "z"], [20, 30], [0.6, 0.4]), question)!;
    expect(found.dots.map(({ id, slot }) => [id, slot])).toEqual([["b", 2], ["z", 0], ["a", null]]);
    expect(found.left).toBe(1);
    expect(found.front.map(({ id }) => id)).toEqual(["a", "b"]);
    expect(found.dots[0]).toMatchObject({ x: 20, y: 0.6, yLow: 0.5, xLow: null });
  });
  it("is nothing while a column is not known", () => {
    expect(plane(table(["a"], [1], [1]), null, { ...question, x: "nope" })).toBeNull();
  });
  it("joins a front by stairs that turn at the worse values of two neighbours", () => {
    expect(stairs([{ x: 10, y: 0.5 }, { x: 20, y: 0.6 }], ["lower", "higher"])).toEqual([[10, 0.5], [20, 0.5], [20, 0.6]]);
    expect(stairs([{ x: 2, y: 1 }, { x: 1, y: 3 }], ["higher", "higher"])).toEqual([[1, 3], [1, 1], [2, 1]]);
    expect(stairs([], ["higher", "lower"])).toEqual([]);
  });
  it("takes the direction of the catalogue before the reader's", () => {
    expect([betterOf(perplexity, "higher"), betterOf(aField("step", "number"), "lower"), betterOf(undefined, "")]).toEqual(["lower", "lower", null]);
  });
});

describe("smoothing", () => {
  it("is symmetric and narrower at the ends", () => {
    expect(smooth([1, 2, 6, 4], "mean-3")).toEqual([1, 3, 4, 4]);
    expect(smooth([5], "mean-9")).toEqual([5]);
  });
  it("by exponential mean begins at the first value and keeps a constant", () => {
    expect(smooth([1, 3], "ema-0.5")).toEqual([1, (0.5 * 1 + 3) / 1.5]);
    for (const value of smooth([4, 4, 4], "ema-0.9")) expect(value).toBeCloseTo(4, 12);
  });
  it("is named with its strength", () => {
    expect(smoothingWords("mean-5")).toBe("moving mean of 5 points");
    expect(smoothingWords("ema-0.7")).toBe("exponential mean, weight 0.7");
  });
});

describe("trends", () => {
  const point = (x: number, value: number, id: string) => ({ x, value, n: 1, ids: [id] });
  const trends: Trends = {
    generation: 1, matched: 4, metric: accuracy, x: aField("step", "number"), by: [aField("experiment", "text")], more: 0, noX: 0, noValue: 0,
    lines: [
      { key: ["a"], label: "a", runs: 3, points: [point(200, 0.6, "a2"), point(100, 0.5, "a1"), point(300, 0.7, "a3")] },
      { key: ["b"], label: "b", runs: 1, points: [point(100, 0.4, "b1")] },
    ],
  };
  it("colours the lines of selected runs, and the others step back", () => {
    const { curves: found } = trendPicture(trends, "none", false, new Map([["b1", 4]]));
    expect(found.map(({ label, selected, style }) => [label, selected, style?.colour ?? null])).toEqual([["a", false, null], ["b", true, "#E69F00"]]);
  });
  it("keeps raw points in order beside the smoothed ones", () => {
    const [a, b] = trendPicture(trends, "mean-3", false, new Map()).curves;
    expect(a!.points.map(({ value }) => value)).toEqual([0.5, 0.6, 0.7]);
    expect(a!.smoothed!.map((value) => Number(value.toFixed(9)))).toEqual([0.5, 0.6, 0.7]);
    expect(b!.smoothed).toBeNull();
  });
  it("know no spread where none was told", () => {
    expect(spreadOf({ x: 1, value: 2, n: 1, sd: null }, "sd")).toBeNull();
    expect(spreadOf({ x: 1, value: 2, n: 3, sd: 0.5 }, "sd")).toEqual({ low: 1.5, high: 2.5 });
    expect(spreadOf({ x: 1, value: 2, n: 1, low: 1, high: 3 }, "interval")).toEqual({ low: 1, high: 3 });
    expect(spreadOf({ x: 1, value: 2, n: 1, low: 1, high: 3 }, "none")).toBeNull();
  });
});

describe("correlations", () => {
  it("fill the square both ways round, with a cell also where nothing was computed", () => {
    const data: Correlations = {
      generation: 1, matched: 3, columns: [accuracy, perplexity],
      pairs: [{ a: 0, b: 1, n: 3, pearson: null, spearman: { r: -1 } }],
    };
    expect(heatCells(data, "spearman").map(({ row, column, coefficient }) => [row, column, coefficient?.r])).toEqual([[0, 1, -1], [1, 0, -1]]);
    expect(heatCells(data, "pearson")[0]!.coefficient).toBeNull();
  });
  it("go from blue over the ground to vermillion", () => {
    expect([diverging(-1, [255, 255, 255]), diverging(0, [255, 255, 255]), diverging(2, [0, 0, 0])]).toEqual(["rgb(0,114,178)", "rgb(255,255,255)", "rgb(213,94,0)"]);
    expect(luminance("rgb(255,255,255)")).toBeCloseTo(1, 9);
  });
});

describe("parallel coordinates", () => {
  it("invert axes on which lower is better, and leave out runs with fewer than two values", () => {
    const found = parallelPicture(table(["a", "b"], [10, null], [0.5, 0.6]), null, [perplexity.key, accuracy.key, "nope"], true, new Map([["a", 1]]));
    expect(found.inverted).toEqual([true, false]);
    expect(found.lines.map(({ id, slot, places }) => [id, slot, places])).toEqual([["a", 1, [10, 0.5]]]);
    expect(found.left).toBe(1);
  });
  it("begin with the step, what differs, and the metrics of the table", () => {
    expect(usualAxes(["config.a", "config.b", "config.c"], ["m1", "m2"], 5)).toEqual(["step", "config.a", "config.b", "config.c", "m1"]);
    expect(usualAxes([], ["m1"])).toEqual(["step", "m1"]);
  });
});

describe("curves of files", () => {
  const series = (part: string, y: (number | null)[], name = "loss"): Series => ({
    run: "a", task: "librilight", name, kind: "running-average", part, points: y.length, x: y.map((_, at) => (at + 1) * 1000), y,
  });
  // The golden values of the specification: three files at position 8000.
  const three = [series("f1", [586.46]), series("f2", [606.15]), series("f3", [761.8])];
  const key = "librilight/loss running-average";
  it("have a mean with sample deviation, and a median", () => {
    const [mean] = curves(three, key, "mean");
    expect(mean!.y[0]).toBeCloseTo(651.47, 6);
    expect(mean!.sd[0]).toBeCloseTo(96.0544, 3);
    expect(curves(three, key, "median")[0]!.y).toEqual([606.15]);
    expect(curves(three.slice(0, 2), key, "median")[0]!.y[0]).toBeCloseTo(596.305, 9);
  });
  it("can be chosen, and each file keeps its own points", () => {
    expect(filesOf(three, key).names).toEqual(["f1", "f2", "f3"]);
    expect(curves(three, key, "mean", ["f1", "f3"])[0]).toMatchObject({ of: 2, n: [2] });
    expect(curves([series("f1", [1, 2, 3]), series("f2", [4])], key, "points").map(({ part, y }) => [part, y])).toEqual([["f1", [1, 2, 3]], ["f2", [4]]]);
  });
  it("go by their place where runs give the same files other names", () => {
    const of = (run: string, part: string) => ({ ...series(part, [1]), run });
    const mixed = [of("a", "x.flac"), of("a", "y.flac"), of("b", "1"), of("b", "2"), of("c", "")];
    const files = filesOf(mixed, key);
    expect(files.names).toEqual(["file 1", "file 2", ""]);
    expect(files.known("file 2")).toEqual(["y.flac", "2"]);
    expect(curves(mixed, key, "files", ["file 2"]).map(({ run, part }) => [run, part])).toEqual([["a", "y.flac"], ["b", "2"]]);
  });
  it("find their counterpart of the other name", () => {
    const kinds = seriesKinds([...three, series("f1", [2], "perplexity")]);
    expect(sibling(kinds, kinds[0]!, "perplexity")?.name).toBe("perplexity");
    expect(sibling(kinds, kinds[0]!, "accuracy")).toBeNull();
    expect(kindWords("local")).toMatch(/^local/);
  });
  it("break bands at gaps", () => {
    expect(unbroken([1, 2, null, null, 3])).toEqual([[1, 2], [3]]);
    expect(unbroken([null])).toEqual([]);
  });
});

describe("the options of the tabs", () => {
  it("take only names of tabs from the address", () => {
    expect(parseOptions(new URLSearchParams("scatter.x=step&nope.x=1&scatter.X=2&tab=bars&curves.log=xy"))).toEqual({ "scatter.x": "step", "curves.log": "xy" });
  });
  it("are left out at their default", () => {
    expect(withOption({ "a.b": "1" }, "a.b", "", "")).toEqual({});
    expect(withOption({}, "a.b", "2", "")).toEqual({ "a.b": "2" });
  });
  it("fall back where they make no sense", () => {
    expect(oneOption({ "curves.view": "nope" }, "curves.view", ["mean", "files"], "mean")).toBe("mean");
    expect(listOption({ "curves.files": "a;;b;a" }, "curves.files")).toEqual(["a", "b"]);
    expect(listOption({}, "curves.files")).toBeNull();
  });
});
