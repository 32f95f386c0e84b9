import { expect, it } from "vitest";
import { add, addAll, remove, selectedIds, toggle, selectedShare } from "../src/state/selection";

it("a run keeps its colour while others come and go", () => {
  const three = addAll([], ["a", "b", "c"]);
  const without = remove(three, "b");
  expect(without).toEqual(["a", null, "c"]);
  expect(add(without, "d")).toEqual(["a", "d", "c"]);
  expect(selectedIds(without)).toEqual(["a", "c"]);
});

it("dropping the last run leaves nothing behind", () => {
  expect(toggle(["a"], "a")).toEqual([]);
  expect(remove(remove(["a", "b"], "a"), "b")).toEqual([]);
});

it("a run is selected once, and at most 200 are", () => {
  expect(addAll(["a"], ["a", "a"])).toEqual(["a"]);
  const many = addAll([], Array.from({ length: 250 }, (_, i) => `r${i}`));
  expect(many).toHaveLength(200);
  expect(add(many, "one more")).toBe(many);
});

it("the box above all knows whether all that match are selected", () => {
  expect(selectedShare([], 3, ["a", "b", "c"])).toBe("none");
  expect(selectedShare(["a", null, "c"], 3, ["a", "b", "c"])).toBe("some");
  expect(selectedShare(["c", "a", "b"], 3, ["a", "b", "c"])).toBe("all");
  expect(selectedShare(["x", "y", "z"], 3, ["a", "b", "c"])).toBe("some");
  expect(selectedShare(Array.from({ length: 200 }, (_, at) => `r${at}`), 5000, ["r0", "r1"])).toBe("all");
  expect(selectedShare(["gone"], 0, [])).toBe("some");
});
