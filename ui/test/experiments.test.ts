import { describe, expect, it } from "vitest";
import {
  choicesOf, duration, experimentParams, historyColumns, historyCsv, joined, matching, METHOD, ordered, packageBody, packCommand, parted, percentOf, said, scoreTitle, thresholdOf, whyUntested,
} from "../src/experiments/model";
import type { ExperimentRow, History, Summary } from "../src/experiments/types";
import { formatView, parseView } from "../src/state/view";

const row = (id: string, more: Partial<ExperimentRow> = {}): ExperimentRow => ({
  id, time: "2026-01-02T03:04:05.000006+02:00", method: "ntp", seed: 1, provenance: "measured", metrics: {}, settings: {}, ...more,
});

const history = (experiments: ExperimentRow[]): History => ({
  folder: "results", folders: [{ id: "results", files: experiments.length }], ownsTable: true, problems: [],
  metrics: [{ name: "final_ppl", display: "Final perplexity", direction: "lower" }], settings: ["lr"], experiments,
});

const none = { folder: "", baseline: "", metrics: [], by: [], methods: [], x: "", smooth: "", curve: "", thresholds: [], level: "", fresh: false };

describe("the choices of the page of experiments", () => {
  const hostile = ["a;b", "<img src=x>", "50%3B", "ntp+top", "%"];
  it("stand in the address, whatever names hold", () => {
    const view = parseView(`?page=experiments&experiments.methods=${encodeURIComponent(joined(hostile))}&experiments.baseline=ntp%2Btop&experiments.x=seconds`);
    const again = parseView(formatView(view));
    expect(again).toEqual(view);
    expect(choicesOf(again.options)).toEqual({ ...none, methods: hostile, baseline: "ntp+top", x: "seconds" });
    expect(parted("a;;a;%E0%A4%A")).toEqual(["a", "%E0%A4%A"]);
  });
  it("become the parameters of the API; a package knows no choice of methods", () => {
    const chosen = { ...none, baseline: "ntp", metrics: ["final_ppl", "gpu_hours"], methods: ["a", "b"], curve: "val_ppl" };
    expect(experimentParams(chosen, true).toString()).toBe("baseline=ntp&metrics=final_ppl%3Bgpu_hours&method=a&method=b&curve=val_ppl");
    expect(experimentParams(chosen, false).toString()).toBe("baseline=ntp&metrics=final_ppl%3Bgpu_hours");
    expect(packageBody(chosen)).toEqual({ baseline: "ntp", metrics: ["final_ppl", "gpu_hours"] });
    expect(packageBody(none)).toEqual({});
  });
  it("can leave out what the package in the folder was made with, and say what is usual where they do not", () => {
    const chosen = choicesOf(parseView("?page=experiments&experiments.fresh=1").options);
    expect(chosen).toEqual({ ...none, fresh: true });
    expect(experimentParams(chosen, false).toString()).toBe("fresh=true");
    expect(packageBody(chosen)).toEqual({ fresh: true });
    expect(packCommand(chosen, "results")).toBe("assay pack results --fresh");
    expect(said("0.95", "0.95", [])).toBe("");
    expect(said("0.95", "0.95", ["--level '0.9'"])).toBe("0.95");
  });
  it("have the level and thresholds in the address, the API, the package and the command", () => {
    const view = parseView(`?page=experiments&experiments.threshold=${encodeURIComponent(joined(["val_ppl<50", "a;b>0.5"]))}&experiments.level=0.9`);
    const chosen = choicesOf(parseView(formatView(view)).options);
    expect(chosen).toEqual({ ...none, thresholds: ["val_ppl<50", "a;b>0.5"], level: "0.9" });
    for (const all of [true, false]) expect(experimentParams(chosen, all).toString()).toBe("threshold=val_ppl%3C50&threshold=a%3Bb%3E0.5&level=0.9");
    expect(packageBody(chosen)).toEqual({ threshold: ["val_ppl<50", "a;b>0.5"], level: 0.9 });
    expect(packCommand(chosen, "results")).toBe("assay pack results --threshold 'val_ppl<50' --threshold 'a;b>0.5' --level 0.9");
  });
  it("make a threshold of a curve and a number, and none of words", () => {
    expect(thresholdOf("val_ppl", true, " 47.5 ")).toBe("val_ppl<47.5");
    expect(thresholdOf("mrr", false, "0,25")).toBe("mrr>0.25");
    expect([thresholdOf("mrr", true, ""), thresholdOf("mrr", true, "few"), thresholdOf("", true, "1")]).toEqual(["", "", ""]);
    expect(percentOf(0.999)).toBe("99.9 %");
  });
  it("become a command that a shell takes as it is meant", () => {
    expect(packCommand(none, "results")).toBe("assay pack results");
    expect(packCommand({ ...none, baseline: "it's; rm -rf", x: "tokens" }, "my results")).toBe("assay pack 'my results' --baseline 'it'\\''s; rm -rf' --x tokens");
  });
});

describe("the history", () => {
  const rows = [
    row("e1", { metrics: { final_ppl: [52.125, "52.13"] }, seed: 10, notes: "=cmd|calc" }),
    row("e2", { method: "ntp+top", seed: null, invalid: "wrong data", seconds: 90 }),
    row("e3", { metrics: { final_ppl: [48, "48.00"] }, seed: 9, settings: { lr: "5e-5" } }),
  ];
  const columns = [METHOD, ...historyColumns(history(rows))];
  const ids = (found: ExperimentRow[]): string => found.map(({ id }) => id).join(" ");
  const column = (key: string) => columns.find((each) => each.key === key)!;
  it("is ordered by numbers as numbers, with what is not known last both ways", () => {
    expect(ids(ordered(rows, column("m:final_ppl"), false))).toBe("e3 e1 e2");
    expect(ids(ordered(rows, column("m:final_ppl"), true))).toBe("e1 e3 e2");
    expect(ids(ordered(rows, column("seed"), false))).toBe("e3 e1 e2");
  });
  it("is searched by all words in any text, the reason of an invalid one among them", () => {
    expect(ids(matching(rows, "NTP wrong", columns))).toBe("e2");
    expect(ids(matching(rows, "5e-5", columns))).toBe("e3");
    expect(ids(matching(rows, " ", columns))).toBe("e1 e2 e3");
  });
  it("shows an en dash for what was not measured, and never 0", () => {
    expect(column("m:final_ppl").text(rows[1]!)).toBe("–");
    expect(column("seconds").text(rows[0]!)).toBe("–");
    expect(column("seed").text(rows[1]!)).toBe("–");
  });
  it("goes into a file at full precision, with text that is no formula", () => {
    const lines = historyCsv(rows, columns).split("\r\n");
    expect(lines[0]).toBe("method,seed,time,status,provenance,seconds,final_ppl,lr,notes,id,invalid");
    expect(lines[1]).toBe("ntp,10,2026-01-02T03:04:05.000006+02:00,counts,measured,,52.125,,'=cmd|calc,e1,");
    expect(lines[2]).toContain("wrong data");
  });
  it("says how long a run took in the unit that suits", () => {
    expect([undefined, 0.04, 42.4, 3540, 3599, 11_100, 360_000].map(duration)).toEqual(["–", "40 ms", "42 s", "59 min", "1 h 00 min", "3 h 05 min", "100 h 00 min"]);
  });
});

describe("the comparison", () => {
  const summary: Summary = {
    baseline: "ntp", level: 0.95, axis: "step", smoothing: 0, thresholds: ["val_ppl<50"], by: [], family: 0, fewest: 3, allMethods: [], allMetrics: [], curves: [], axes: [], notes: [], metrics: [],
    methods: ["ntp", "top"].map((name) => ({ name, baseline: name === "ntp", colour: null, marker: "circle", runs: 2, seeds: [], scores: [] })),
  };
  it("says why nothing was compared", () => {
    expect(whyUntested({ ...summary, notes: ["Bold: best.", "Nothing was tested: too few runs."] })).toBe("Nothing was tested: too few runs.");
    expect(whyUntested({ ...summary, baseline: null })).toContain("Choose a baseline");
    expect(whyUntested({ ...summary, methods: summary.methods.slice(0, 1) })).toContain("one method");
    expect(whyUntested({ ...summary, family: 1 })).toBe("");
  });
  it("tells missing from not reached, and names interval, count and corrected p", () => {
    expect(scoreTitle({ n: 0, notReached: 0, values: [] }, "PPL", 0.95)).toBe("PPL: not measured");
    expect(scoreTitle({ n: 0, notReached: 2, values: [] }, "Steps", 0.95)).toBe("Steps: not reached by 2");
    const title = scoreTitle(
      {
        n: 3, notReached: 1, mean: 5, text: "5.00", spread: "0.100", interval: "4.00 to 6.00",
        values: [{ value: 5, text: "5.00", seed: null, computed: true }],
        versus: { text: "-1.00", interval: "-2.00 to 0.00", pairs: 3, holmText: "0.020", verdict: "better" },
      },
      "PPL",
      0.95,
    );
    expect(title).toBe(
      "PPL: 5.00, mean of 3, standard deviation 0.100\n95 % interval 4.00 to 6.00 (t)\nnot reached by 1 more\na run: 5.00, read off its curve\n" +
        "Difference -1.00 (-2.00 to 0.00), p 0.020 after Holm: better than the baseline",
    );
  });
});
