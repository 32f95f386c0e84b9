import type { Column, Comparison } from "../api/types";

/** Bars drawn side by side unless the reader asks for more. */
const MOST = 6;

const measuredByAll = (comparison: Comparison, at: number): boolean =>
  comparison.cells[at]?.every((cell) => typeof cell?.value === "number") ?? false;

const unitOf = (column: Column): string => `${column.unit ?? ""} ${column.percent}`;

/** The metrics that are columns of the table, in its order. */
const tableOrder = (metrics: Column[], tableKeys: string[]): Column[] =>
  tableKeys.flatMap((key) => metrics.find((column) => column.key === key) ?? []);

/**
 * The metrics that a chart begins with: those that all runs have, of the one unit that most of them share, the
 * columns of the table first, at most six. Where no metric is shared by all, those that any run has.
 */
export function defaultMetrics(comparison: Comparison, tableKeys: string[]): string[] {
  const shared = comparison.metrics.filter((_, at) => measuredByAll(comparison, at));
  const pool = shared.length > 0 ? shared : comparison.metrics;
  const inTable = tableOrder(pool, tableKeys);
  const from = inTable.length > 0 ? inTable : pool;
  const counts = new Map<string, number>();
  for (const column of from) counts.set(unitOf(column), (counts.get(unitOf(column)) ?? 0) + 1);
  const [unit] = [...counts].reduce((best, each) => (each[1] > best[1] ? each : best), ["", 0] as [string, number]);
  return from.filter((column) => unitOf(column) === unit).slice(0, MOST).map((column) => column.key);
}

/** The metrics that a radar begins with: up to eight that all runs have, whatever their units. */
export function defaultAxes(comparison: Comparison, tableKeys: string[]): string[] {
  const shared = comparison.metrics.filter((_, at) => measuredByAll(comparison, at));
  const inTable = tableOrder(shared, tableKeys);
  return (inTable.length >= 3 ? inTable : shared.length >= 3 ? shared : comparison.metrics).slice(0, 8).map((column) => column.key);
}
