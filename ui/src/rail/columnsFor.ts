import type { Catalogue, Column } from "../api/types";

/** All columns that a reader may filter or group by, fields first. */
export const allColumns = (known: Catalogue | null): Column[] =>
  known ? [...known.fields, ...known.config, ...known.metrics] : [];

/** Whether a column has an order in which a range makes sense. */
export const isRanged = (column: Column): boolean =>
  column.kind === "metric" || column.valueType === "number" || column.valueType === "time";

/** Fields that are the same for hardly two runs, or that the rail and the search have already. */
const NO_FACET = new Set(["id", "name", "notes", "type", "tags", "model", "experiment", "stage", "format", "step", "time"]);

/** Columns with values that several runs share: everything but measurements, names and times. */
export const facetColumns = (known: Catalogue | null): Column[] =>
  allColumns(known).filter((column) => column.kind !== "metric" && column.valueType !== "time" && !NO_FACET.has(column.key));

/** The columns in whose key or name all words occur, at most `most`. */
export function found(columns: Column[], text: string, most: number): Column[] {
  const words = text.toLowerCase().split(/\s+/).filter((word) => word !== "");
  const hits: Column[] = [];
  for (const column of columns) {
    const name = `${column.key} ${column.display}`.toLowerCase();
    if (words.every((word) => name.includes(word)) && hits.push(column) >= most) break;
  }
  return hits;
}
