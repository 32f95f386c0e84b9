import { describe, expect, it } from "vitest";
import { columnWidths, headerGroups, headerLabels, scrollToRow, visibleRows } from "../src/table/geometry";
import { grouped } from "../src/table/catalogueGroups";
import { moved } from "../src/table/moves";
import { aField, aMetric } from "./columns";

describe("the rows that are drawn", () => {
  it("are those in view and a few more", () => {
    expect(visibleRows(0, 560, 10000)).toEqual([0, 28]);
    expect(visibleRows(28000, 560, 10000)).toEqual([992, 1028]);
  });
  it("end with the last run", () => {
    expect(visibleRows(100000, 560, 30)).toEqual([29, 29]);
    expect(visibleRows(0, 560, 0)).toEqual([0, -1]);
  });
  it("scroll only as far as needed", () => {
    expect(scrollToRow(5, 0, 560)).toBeNull();
    expect(scrollToRow(30, 0, 560)).toBe(31 * 28 - 560);
    expect(scrollToRow(2, 280, 560)).toBe(56);
  });
});

describe("headings", () => {
  it("take the task's spelling from the display name", () => {
    expect(headerLabels(aMetric("sblimp/accuracy", { display: "sBLIMP" }))).toEqual({ task: "sBLIMP", metric: "accuracy" });
    expect(headerLabels(aMetric("gsm8k/exact_match,strict", { display: "GSM8K exact match (strict)" }))).toEqual({
      task: "GSM8K",
      metric: "exact match (strict)",
    });
    expect(headerLabels(aMetric("arc_challenge/acc,none", { display: "ARC-Challenge" }))).toEqual({ task: "ARC-Challenge", metric: "acc, none" });
  });
  it("leave other display names whole", () => {
    expect(headerLabels(aMetric("librilight/ppl_8k", { display: "PPL 8k" }))).toEqual({ task: "librilight", metric: "PPL 8k" });
    expect(headerLabels(aMetric("arc/acc", { display: "Arcade score" }))).toEqual({ task: "arc", metric: "Arcade score" });
    expect(headerLabels(aField("step", "number"))).toEqual({ task: "", metric: "step" });
  });
  it("span neighbours of the same task", () => {
    const columns = [
      aField("step", "number"), aField("type", "text"), aMetric("gsm8k/a", { display: "GSM8K a" }), aMetric("gsm8k/b", { display: "b" }), aMetric("mmlu/acc"),
    ];
    expect(headerGroups(columns)).toEqual([
      { label: "", span: 1 },
      { label: "", span: 1 },
      { label: "GSM8K", span: 2 },
      { label: "mmlu", span: 1 },
    ]);
    expect(columnWidths(columns, () => false)).toHaveLength(5);
  });
});

describe("keys", () => {
  it("move within the table", () => {
    expect(moved("ArrowDown", 3, 10, 5)).toBe(4);
    expect(moved("ArrowUp", 0, 10, 5)).toBe(0);
    expect(moved("PageDown", 8, 10, 5)).toBe(9);
    expect(moved("End", 0, 10, 5)).toBe(9);
    expect(moved("End", 0, 0, 5)).toBe(0);
    expect(moved("a", 3, 10, 5)).toBeNull();
  });
});

it("the column chooser groups by task and finds by all words", () => {
  const known = {
    generation: 1,
    metrics: [aMetric("gsm8k/exact_match,strict", { display: "GSM8K strict" }), aMetric("mmlu/acc", { display: "MMLU" })],
    fields: [aField("name", "text"), aField("step", "number")],
    config: [],
  };
  expect(grouped(known, []).map((group) => [group.title, group.columns.length])).toEqual([["gsm8k", 1], ["mmlu", 1], ["Fields", 1]]);
  expect(grouped(known, ["strict", "gsm"]).map((group) => group.title)).toEqual(["gsm8k"]);
});
