import { expect, it } from "vitest";
import { add, addAll, remove, selectedIds, toggle } from "../src/state/selection";

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
