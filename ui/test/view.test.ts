import { describe, expect, it } from "vitest";
import { chips } from "../src/rail/chips";
import { DEFAULT_SORT, EMPTY_VIEW, filterParams, formatView, nextSort, NO_FILTERS, parseView, runParams, type View } from "../src/state/view";
import { aField, aMetric } from "./columns";

const full: View = {
  filters: {
    q: "call home", where: "sblimp/accuracy > 0.5 and tag = 'a&b'", minStep: 100, maxStep: 5000,
    facets: { ...NO_FILTERS.facets, type: ["ttt", "lora"], tag: ["daily-talk"], experiment: ["a,b;c&d=é"] },
  },
  sort: [{ key: "gsm8k/exact_match,strict", descending: true }, { key: "step", descending: false }],
  columns: ["step", "gsm8k/exact_match,strict"],
  selection: ["r1", null, "r3"],
  tab: "radar",
  mode: "points",
  metrics: ["sblimp/accuracy", "mmlu/acc,none"],
  baseline: "r0",
  run: "r3",
  options: { "scatter.x": "step", "curves.files": "a;b" },
};

describe("the address", () => {
  it("carries the whole view there and back", () => {
    expect(parseView(formatView(full))).toEqual(full);
  });
  it("is empty for the view that the page begins with", () => {
    expect(formatView(EMPTY_VIEW)).toBe("");
    expect(parseView("")).toEqual(EMPTY_VIEW);
  });
  it("survives what it does not understand", () => {
    expect(parseView("?minStep=-4&maxStep=1e9&tab=nope&mode=&sort=;;&sel=,,&columns=&x=1&run=")).toEqual(EMPTY_VIEW);
  });
  it("drops repeated ids and more than can be compared", () => {
    expect(parseView("?sel=a,b,a").selection).toEqual(["a", "b"]);
    expect(parseView(`?sel=${Array.from({ length: 300 }, (_, i) => `r${i}`).join(",")}`).selection).toHaveLength(200);
  });
});

describe("the parameters of the API", () => {
  it("repeat each chosen value", () => {
    expect(filterParams(full.filters).getAll("type")).toEqual(["ttt", "lora"]);
  });
  it("leave out what filters nothing", () => {
    expect(filterParams({ ...NO_FILTERS, q: "  " }).toString()).toBe("");
    expect(runParams(NO_FILTERS, DEFAULT_SORT, null).toString()).toBe("sort=-step");
  });
});

describe("a click on a heading", () => {
  const accuracy = aMetric("sblimp/accuracy");
  const perplexity = aMetric("librilight/ppl", { direction: "lower" });

  it("shows the best first, which way ever that is", () => {
    expect(nextSort(DEFAULT_SORT, accuracy)).toEqual([{ key: "sblimp/accuracy", descending: true }]);
    expect(nextSort(DEFAULT_SORT, perplexity)).toEqual([{ key: "librilight/ppl", descending: false }]);
    expect(nextSort(DEFAULT_SORT, aField("name", "text"))).toEqual([{ key: "name", descending: false }]);
  });
  it("turns the sorted column round", () => {
    expect(nextSort([{ key: "sblimp/accuracy", descending: true }], accuracy)).toEqual([{ key: "sblimp/accuracy", descending: false }]);
  });
  it("adds a column with shift", () => {
    const two = nextSort(DEFAULT_SORT, perplexity, true);
    expect(two).toEqual([...DEFAULT_SORT, { key: "librilight/ppl", descending: false }]);
    expect(nextSort(two, perplexity, true)[1]).toEqual({ key: "librilight/ppl", descending: true });
  });
});

it("each active filter is a chip that takes only itself away", () => {
  const found = chips(full.filters);
  expect(found.map((chip) => chip.text)).toEqual([
    "“call home”", "type: ttt", "type: lora", "tag: daily-talk", "experiment: a,b;c&d=é", "step ≥ 100", "step ≤ 5,000",
  ]);
  expect(found[1]!.without.facets!.type).toEqual(["lora"]);
  expect(chips(NO_FILTERS)).toEqual([]);
});
