import type { Cell, CellValue, Column, RunRow } from "../api/types";

const field = (key: string, display: string, valueType: "number" | "text"): Column => ({
  key, kind: "field", display, direction: "neither", digits: 0, percent: false, valueType, count: 0,
});

/** Columns that stand beside the name unless the reader has chosen others, where some run has them and the screen is wide. */
export const STANDING: Column[] = [field("step", "Step", "number"), field("type", "Type", "text")];

/** A field of the run that is no cell is taken from the run itself. */
export function cellOf(row: RunRow, column: Column): Cell | undefined {
  const cell = row.cells[column.key];
  if (cell || column.kind !== "field") return cell;
  const value = (row as unknown as Record<string, unknown>)[column.key];
  return value === undefined || value === null || typeof value === "object" ? undefined : { value: value as CellValue };
}
