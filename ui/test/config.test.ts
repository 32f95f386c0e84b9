import { expect, it } from "vitest";
import { configText, standOut } from "../src/tray/configValues";

const has = (value: unknown) => ({ present: true, value });
const none = { present: false };

it("values are readable and of one kind only", () => {
  expect(configText(has(0.00005))).toBe("5e−5");
  expect(configText(has("16"))).toBe('"16"');
  expect(configText(has("all"))).toBe("all");
  expect(configText(has(null))).toBe("null");
  expect(configText(has([1, 2]))).toBe("[1,2]");
  expect(configText(none)).toBe("–");
});

it("those that differ from what most runs have stand out", () => {
  expect(standOut([has(1), has(2), has(1)])).toEqual([false, true, false]);
  expect(standOut([has(1), has(2)])).toEqual([true, true]);
  expect(standOut([has([1, 2]), has([1, 2]), none])).toEqual([false, false, true]);
  expect(standOut([has({ a: 1, b: 2 }), has({ b: 2, a: 1 })])).toEqual([false, false]);
});
