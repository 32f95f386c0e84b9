import { describe, expect, it } from "vitest";
import type { Comparison, RunRow } from "../src/api/types";
import { barPanels, barRows, gaps, zeroBased, zoomed } from "../src/charts/barsModel";
import { defaultAxes, defaultMetrics } from "../src/charts/choose";
import { csv, csvField } from "../src/charts/csv";
import { curves, kindWords, lastWhole, meanOf, seriesKinds } from "../src/charts/curvesModel";
import { betterFirst, markOf, markText } from "../src/charts/difference";
import { runLabels } from "../src/charts/labels";
import { runStyle } from "../src/charts/palette";
import { joined, radarAxes, radius } from "../src/charts/radarModel";
import { aMetric } from "./columns";

const run = (id: string, name = id): RunRow => ({ id, name, type: "ttt", baseline: false, missing: false, tags: [], cells: {} });
const accuracy = aMetric("sblimp/accuracy", { display: "sBLIMP" });
const perplexity = aMetric("librilight/ppl", { display: "PPL", direction: "lower", unit: "perplexity", low: 1, high: null, digits: 1 });

describe("a difference to the baseline", () => {
  // The example of the specification: b 0.6335, v 0.665 is +4.97 % and +3.15 points.
  const difference = { value: 0.0315, low: 0.01, high: 0.053, percent: 4.972375690607735, points: 3.15, verdict: "better" as const };
  const cell = { value: 0.665, low: 0.64, high: 0.69, n: 2000, difference };
  const base = { value: 0.6335 };

  it("is shown in percent or points with its interval in the same unit", () => {
    const percent = markOf(cell, base, accuracy, "percent", false);
    expect(markText(percent.value!, accuracy, "percent")).toBe("+4.97 %");
    expect(percent.low).toBeCloseTo((100 * 0.01) / 0.6335, 9);
    const points = markOf(cell, base, accuracy, "points", false);
    expect(markText(points.value!, accuracy, "points")).toBe("+3.15 pts");
    expect(points.high).toBeCloseTo(5.3, 9);
    expect(markText(markOf(cell, base, accuracy, "absolute", false).value!, accuracy, "absolute")).toBe("0.665");
  });
  it("keeps its own sign where lower is better", () => {
    const mark = markOf({ value: 90, difference: { value: -10, percent: -10, points: -10, verdict: "better" } }, { value: 100 }, perplexity, "points", false);
    expect(mark).toMatchObject({ value: -10, verdict: "better" });
    expect(markText(-10, perplexity, "points")).toBe("−10.00");
  });
  it("is 0 for the baseline itself", () => {
    expect(markOf({ value: 0.6335 }, base, accuracy, "percent", true).value).toBe(0);
  });
  it("is no mark where anything is missing, never 0 or -100 %", () => {
    expect(markOf(null, base, accuracy, "percent", false)).toEqual({ value: null, why: "not measured" });
    expect(markOf({ value: 0.5 }, null, accuracy, "percent", false)).toEqual({ value: null, why: "the baseline has no value" });
    const ofZero = { value: 0.5, difference: { value: 0.5, percent: null, points: 50, verdict: "unknown" as const } };
    expect(markOf(ofZero, { value: 0 }, accuracy, "percent", false)).toEqual({ value: null, why: "no percentage of a baseline of 0" });
  });
  it("of exactly 0 keeps its interval", () => {
    const same = { value: 0.5, difference: { value: 0, low: -0.02, high: 0.02, percent: 0, points: 0, verdict: "indistinguishable" as const } };
    expect(markOf(same, { value: 0.5 }, accuracy, "points", false)).toMatchObject({ low: -2, high: 2 });
    expect(markOf(same, { value: 0.5 }, accuracy, "percent", false)).toMatchObject({ low: -4, high: 4 });
  });
});

const comparison: Comparison = {
  generation: 1,
  runs: [run("a"), run("b")],
  baseline: null,
  metrics: [accuracy, perplexity, aMetric("sstory/accuracy", { display: "sStory" })],
  cells: [
    [{ value: 0.5, low: 0.48, high: 0.52 }, { value: 0.6 }],
    [{ value: 120 }, { value: 100 }],
    [null, { value: 0.7 }],
  ],
};

describe("bars", () => {
  it("of different units stand on axes of their own", () => {
    const panels = barPanels(comparison, ["sblimp/accuracy", "librilight/ppl", "sstory/accuracy", "nobody/knows"], "absolute");
    expect(panels.map((panel) => [panel.label, panel.metrics.map((column) => column.key)])).toEqual([
      ["fraction", ["sblimp/accuracy", "sstory/accuracy"]],
      ["perplexity", ["librilight/ppl"]],
    ]);
    expect(gaps(panels)).toEqual(["sStory: not measured by 1 of 2 runs"]);
  });
  it("hold 0 unless the reader zooms", () => {
    const [panel] = barPanels(comparison, ["sblimp/accuracy"], "absolute");
    expect(zeroBased(panel!)[0]).toBe(0);
    expect(zeroBased(panel!)[1]).toBeGreaterThan(0.6);
    expect(zoomed(panel!)[0]).toBeGreaterThan(0.4);
  });
  it("begin with what all runs have, of one unit, table columns first", () => {
    expect(defaultMetrics(comparison, [])).toEqual(["sblimp/accuracy"]);
    expect(defaultMetrics(comparison, ["librilight/ppl"])).toEqual(["librilight/ppl"]);
    expect(defaultAxes(comparison, [])).toHaveLength(3);
  });
  it("give their numbers with empty fields for what is missing", () => {
    const rows = barRows(comparison, barPanels(comparison, ["sstory/accuracy"], "absolute"), "absolute");
    expect(rows[1]!.slice(0, 5)).toEqual(["sstory/accuracy", "a", "a", "absolute", null]);
  });
});

describe("a radar", () => {
  it("has the better end at the rim, also where lower is better", () => {
    const [first, second] = radarAxes(comparison, ["sblimp/accuracy", "librilight/ppl"], "auto");
    expect(radius(first!, 1)!).toBeGreaterThan(radius(first!, 0)!);
    expect(second!.inverted).toBe(true);
    expect(radius(second!, 1)!).toBeGreaterThan(radius(second!, 0)!);
  });
  it("shows what is missing as a gap", () => {
    const [axis] = radarAxes(comparison, ["sstory/accuracy"], "auto");
    expect(radius(axis!, 0)).toBeNull();
    expect(joined([0.5, null, 0.7, 0.2])).toEqual([[2, 3], [3, 0]]);
  });
  it("spans possible values on full scale, where they are known", () => {
    expect(radarAxes(comparison, ["sblimp/accuracy"], "full")[0]).toMatchObject({ inner: 0, outer: 1 });
    expect(radarAxes(comparison, ["librilight/ppl"], "full")[0]!.outer).toBeLessThan(100);
  });
  it("does not reach values that cannot be", () => {
    const wide = { ...comparison, cells: [[{ value: 0.9 }, { value: 0.1 }], [{ value: 2 }, { value: 9000 }]] };
    const [first, second] = radarAxes(wide, ["sblimp/accuracy", "librilight/ppl"], "auto");
    expect(first).toMatchObject({ inner: 0 });
    expect(first!.outer).toBeLessThanOrEqual(1);
    expect(second!.outer).toBe(1);
  });
  it("holds for runs that are all equal", () => {
    const equal = { ...comparison, cells: [[{ value: 0.5 }, { value: 0.5 }]] };
    expect(radius(radarAxes(equal, ["sblimp/accuracy"], "auto")[0]!, 0)).toBeGreaterThan(0);
  });
  it("of differences has the baseline in the middle and keeps gaps", () => {
    const difference = { value: -4, percent: -4, points: -4, verdict: "better" as const };
    const compared: Comparison = {
      ...comparison,
      baseline: "b",
      baselineCells: [{ value: 0.6 }, { value: 100 }, null],
      cells: [[{ value: 0.5, difference: { ...difference, verdict: "worse" } }, { value: 0.6 }], [{ value: 96, difference }, { value: 100 }], [{ value: 0.5 }, null]],
    };
    const [first, second, third] = radarAxes(compared, ["sblimp/accuracy", "librilight/ppl", "sstory/accuracy"], "difference");
    expect([radius(first!, 1), radius(second!, 1)]).toEqual([0.5, 0.5]);
    expect(radius(first!, 0)!).toBeLessThan(0.5);
    expect(radius(second!, 0)!).toBeGreaterThan(0.5);
    expect(third!.marks.map(({ why }) => why)).toEqual(["the baseline has no value", "not measured"]);
  });
});

describe("curves", () => {
  const part = (name: string, x: number[], y: (number | null)[]) => ({ run: "a", task: "l", name: "loss", kind: "", part: name, points: x.length, x, y });

  it("are averaged with how many parts have each position, and their deviation", () => {
    const mean = meanOf([part("1", [1, 2, 3], [1, 2, 3]), part("2", [1, 2], [3, null])]);
    expect(mean).toEqual({ x: [1, 2, 3], y: [2, null, 3], n: [2, 2, 1], sd: [Math.SQRT2, null, null] });
    expect(lastWhole({ ...mean, of: 2 })).toBe(1);
    expect(meanOf([])).toEqual({ x: [], y: [], n: [], sd: [] });
  });
  it("of single values are told from running averages", () => {
    const both = [part("1", [1], [1]), { ...part("1", [1], [9]), kind: "single-token" }];
    expect(seriesKinds(both).map((kind) => kind.key)).toEqual(["l/loss", "l/loss single-token"]);
    expect(curves(both, "l/loss", "mean").map((curve) => curve.y)).toEqual([[1]]);
    expect(kindWords("running-average")).toContain("average");
  });
  it("come as a mean a run or part by part", () => {
    const series = [part("1", [1], [1]), part("2", [1], [3])];
    expect(curves(series, "l/loss", "mean")).toEqual([{ run: "a", part: "", file: "", x: [1], y: [2], of: 2, n: [2], sd: [Math.SQRT2] }]);
    expect(curves(series, "l/loss", "files").map((curve) => curve.part)).toEqual(["1", "2"]);
    expect(seriesKinds(series).map((kind) => kind.key)).toEqual(["l/loss"]);
  });
});

describe("exported numbers", () => {
  it("follow RFC 4180 and cannot become formulas", () => {
    expect(csv([["a", 'say "hi"', "x,y", null, 0, -1.5, "=1+1", "@a", "-cmd", "+1"]])).toBe(
      "a,\"say \"\"hi\"\"\",\"x,y\",,0,-1.5,'=1+1,'@a,'-cmd,'+1\r\n",
    );
    expect(csvField(Number.NaN)).toBe("");
    expect(csvField(false)).toBe("false");
  });
});

it("best comes first and what is missing last", () => {
  expect([3, null, 1, 2].sort(betterFirst("lower"))).toEqual([1, 2, 3, null]);
  expect([3, null, 1, 2].sort(betterFirst("higher"))).toEqual([3, 2, 1, null]);
});

it("runs of the same name are told apart by their ids", () => {
  expect(runLabels([run("1", "x"), run("2", "x"), run("3", "y")])).toEqual(["x · 1", "x · 2", "y"]);
});

it("colours repeat after six with other dashes and markers", () => {
  expect(runStyle(0).colour).toBe(runStyle(6).colour);
  expect(runStyle(0).dash).not.toEqual(runStyle(6).dash);
  expect(new Set([0, 6, 12, 18].map((slot) => runStyle(slot).marker)).size).toBe(4);
});
