import { describe, expect, it } from "vitest";
import { chips } from "../src/rail/chips";
import { DEFAULT_SORT, EMPTY_VIEW, filterParams, formatView, nextSort, NO_FILTERS, parseView, runParams, type View } from "../src/state/view";
import { aField, aMetric } from "./columns";

const full: View = {
  page: "experiments",
  filters: {
    q: "call home", where: "sblimp/accuracy > 0.5 and tag = 'a&b'", minStep: 100, maxStep: 5000,
    facets: { ...NO_FILTERS.facets, type: ["ttt", "lora"], tag: ["daily-talk"], experiment: ["a,b;c&d=é"] },
    is: [{ key: "ttt", value: "true" }, { key: "config.a", value: "" }, { key: "config.a", value: "x~y..z" }],
    ranges: [{ key: "sblimp/accuracy", low: "0.5", high: "" }, { key: "time", low: "2026-01-01", high: "2026-02-01" }],
  },
  sort: [{ key: "gsm8k/exact_match,strict", descending: true }, { key: "step", descending: false }],
  columns: ["step", "gsm8k/exact_match,strict"],
  selection: ["r1", null, "r3"],
  tab: "radar",
  mode: "points",
  metrics: ["sblimp/accuracy", "mmlu/acc,none"],
  baseline: "r0",
  run: "r3",
  by: ["recipe", "config.optim.lr"],
  groupSort: [{ key: "count", descending: true }],
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
    const turned = nextSort(two, perplexity, true);
    expect(turned[1]).toEqual({ key: "librilight/ppl", descending: true });
    expect(nextSort(turned, perplexity, true)).toEqual(DEFAULT_SORT);
  });
  it("with shift never leaves the table without an order", () => {
    const one = [{ key: "librilight/ppl", descending: true }];
    expect(nextSort(one, perplexity, true)).toEqual([{ key: "librilight/ppl", descending: false }]);
  });
});

it("each active filter is a chip that takes only itself away", () => {
  const found = chips(full.filters);
  expect(found.map((chip) => chip.text)).toEqual([
    "“call home”", "type: ttt", "type: lora", "tag: daily-talk", "experiment: a,b;c&d=é", "step ≥ 100", "step ≤ 5,000",
    "ttt: yes", "config.a: none", "config.a: x~y..z", "sblimp/accuracy ≥ 0.5", "time 2026-01-01 to 2026-02-01",
  ]);
  expect(found[8]!.without.is).toEqual([full.filters.is[0], full.filters.is[2]]);
  expect(found.at(-1)!.without.ranges).toEqual([full.filters.ranges[0]]);
  expect(chips(full.filters, (key) => (key === "ttt" ? "TTT" : key))[7]!.text).toBe("TTT: yes");
  expect(found[1]!.without.facets!.type).toEqual(["lora"]);
  expect(chips(NO_FILTERS)).toEqual([]);
});
