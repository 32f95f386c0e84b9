import type { CellValue, Column, Group, GroupCell } from "../api/types";
import { cellText, fixed, integer, metricNumber, MISSING } from "../format";
import { withValues } from "../state/conditions";
import type { GROUP_DETAILS } from "../state/prefs";
import { filterParams, runParams, sortText, type Filters, type SortKey } from "../state/view";

type Detail = (typeof GROUP_DETAILS)[number];

/** The value of a group under one of its columns as a filter writes it; "" for runs that have none. */
export const keyText = (value: CellValue): string => (value === null ? "" : String(value));

/** The filters that let through the runs of one group only. */
export function groupFilters(filters: Filters, by: string[], group: Pick<Group, "key">): Filters {
  const is = by.reduce((list, key, at) => withValues(list, key, [keyText(group.key[at] ?? null)]), filters.is);
  return { ...filters, is };
}

/** What tells groups apart on the page. */
export const groupId = (group: Pick<Group, "key">): string => JSON.stringify(group.key);

export function groupParams(filters: Filters, by: string[], sort: SortKey[], columns: string[] | null): URLSearchParams {
  const params = filterParams(filters);
  params.set("by", by.join(";"));
  if (columns) params.set("columns", columns.join(";"));
  if (sort.length > 0) params.set("sort", sortText(sort).join(";"));
  return params;
}

export const groupRunParams = (filters: Filters, by: string[], group: Group, sort: SortKey[], columns: string[]): URLSearchParams =>
  runParams(groupFilters(filters, by, group), sort, columns.length > 0 ? columns : null);

/** A mean in the digits of its metric; other numbers with two more than their whole. */
export function meanText(cell: GroupCell | undefined, column: Column): string {
  if (typeof cell?.mean !== "number") return MISSING;
  return column.kind === "metric" ? metricNumber(cell.mean, column) : cellText(Number(cell.mean.toPrecision(6)), column);
}

const spread = (value: number, column: Column): string =>
  fixed(column.percent ? 100 * value : value, column.kind === "metric" ? column.digits : 2);

const hasInterval = (cell: GroupCell): cell is GroupCell & { low: number; high: number } =>
  typeof cell.low === "number" && typeof cell.high === "number";

/** What stands beside the mean; "" if it is not known, as an interval over two runs. */
export function detailText(cell: GroupCell | undefined, column: Column, detail: Detail): string {
  if (typeof cell?.mean !== "number") return "";
  if (detail === "n") return `n ${integer(cell.n)}`;
  if (detail === "sd") return typeof cell.sd === "number" ? `sd ${spread(cell.sd, column)}` : "";
  return hasInterval(cell) ? `±${spread((cell.high - cell.low) / 2, column)}` : "";
}

/** What hovering over a mean says, one thing a line. */
export function groupTitle(cell: GroupCell | undefined, column: Column): string {
  if (typeof cell?.mean !== "number") return `${column.display}: no run of the group has it`;
  const lines = [`${column.display}: mean ${meanText(cell, column)} over ${integer(cell.n)} run${cell.n === 1 ? "" : "s"}`];
  if (typeof cell.sd === "number") lines.push(`standard deviation ${spread(cell.sd, column)}`);
  if (hasInterval(cell)) {
    const shown = (value: number): string => (column.kind === "metric" ? metricNumber(value, column) : fixed(value, 2));
    lines.push(`95 % interval ${shown(cell.low)} to ${shown(cell.high)}${cell.method ? ` (${cell.method})` : ""}`);
  } else if (cell.n < 3) lines.push("an interval needs three runs");
  return lines.join("\n");
}
