import type { Column } from "../src/api/types";

/** A metric column with defaults. */
export function aMetric(key: string, more: Partial<Column> = {}): Column {
  const [task = "", rest = ""] = key.split("/");
  const [name = "", variant = ""] = rest.split(",");
  return {
    key, kind: "metric", display: key, task, name, variant, direction: "higher", unit: "fraction", low: 0, high: 1, chance: null,
    digits: 3, percent: false, count: 1, ...more,
  };
}

export const aField = (key: string, valueType: Column["valueType"]): Column => ({
  key, kind: "field", display: key, direction: "neither", digits: 0, percent: false, valueType, count: 1,
});
