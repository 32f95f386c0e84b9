import { describe, expect, it } from "vitest";
import { endProblem, parseIs, parseRanges, rangeOf, valuesOf, withRange, withValues } from "../src/state/conditions";

describe("conditions on any column", () => {
  it("divide at the first tilde, ranges at the last", () => {
    expect(parseIs(["a~b~c", "x~", "a~b~c", "~v", "nothing"])).toEqual([{ key: "a", value: "b~c" }, { key: "x", value: "" }]);
    expect(parseRanges(["a~b~1..2", "m~..", "m~ 1 ..", "n~5"])).toEqual([
      { key: "a~b", low: "1", high: "2" }, { key: "m", low: "1", high: "" },
    ]);
  });
  it("keep the last range of a column", () => {
    expect(parseRanges(["m~1..2", "m~3.."])).toEqual([{ key: "m", low: "3", high: "" }]);
  });
  it("are not more than a page can show", () => {
    expect(parseIs(Array.from({ length: 5000 }, (_, at) => `k~${at}`))).toHaveLength(200);
  });
  it("change by column", () => {
    const list = [{ key: "ttt", value: "true" }, { key: "seed", value: "1" }];
    expect(valuesOf(list, "seed")).toEqual(["1"]);
    expect(withValues(list, "seed", ["2", ""])).toEqual([list[0], { key: "seed", value: "2" }, { key: "seed", value: "" }]);
    const ranges = withRange([], { key: "m", low: "1", high: "" });
    expect(withRange(ranges, { key: "m", low: "2", high: "3" })).toEqual([{ key: "m", low: "2", high: "3" }]);
    expect(withRange(ranges, { key: "m", low: "", high: "" })).toEqual([]);
    expect(rangeOf(ranges, "other")).toEqual({ key: "other", low: "", high: "" });
  });
});

it("the end of a range is a number or a date, or open", () => {
  for (const good of ["", " 1e-5", "-0.5", ".5", "12."]) expect(endProblem(good, false)).toBe("");
  for (const bad of ["1,5", "abc", "NaN", "Infinity", "1e9999"]) expect(endProblem(bad, false)).not.toBe("");
  expect(endProblem("2026-01-31", true)).toBe("");
  for (const bad of ["31.1.2026", "2026-13-45", "yesterday"]) expect(endProblem(bad, true)).not.toBe("");
});
