import type { CellValue, ValueTable } from "../api/types";
import { scaleOf, type Scale } from "./scale";

export interface ParallelLine {
  id: string;
  name: string;
  slot: number | null;
  /** A place on each axis; null where the run has no value. */
  places: (number | null)[];
  raw: CellValue[];
}

export interface ParallelPicture {
  axes: Scale[];
  /** Whether an axis runs downwards, so that better is up on each. */
  inverted: boolean[];
  lines: ParallelLine[];
  /** Runs with a value on fewer than two axes. */
  left: number;
}

/** The runs of the filtered set and the selected ones over the chosen columns. */
export function parallelPicture(all: ValueTable, chosen: ValueTable | null, keys: string[], invert: boolean, slots: ReadonlyMap<string, number>): ParallelPicture {
  const tables = chosen ? [chosen, all] : [all];
  const columns = keys.flatMap((key) => all.columns.find((column) => column.key === key) ?? []);
  const valuesOf = (table: ValueTable, key: string): CellValue[] => table.values[table.columns.findIndex((column) => column.key === key)] ?? [];
  const axes = columns.map((column) => scaleOf(column, tables.flatMap((table) => valuesOf(table, column.key))));
  const seen = new Set<string>();
  const lines: ParallelLine[] = [];
  let left = 0;
  for (const table of tables) {
    const values = columns.map((column) => valuesOf(table, column.key));
    table.runs.forEach((run, at) => {
      if (seen.has(run.id)) return;
      seen.add(run.id);
      const raw = values.map((each) => each[at] ?? null);
      const places = raw.map((value, axis) => axes[axis]!.place(value));
      if (places.filter((place) => place !== null).length < 2) left++;
      else lines.push({ id: run.id, name: run.name, slot: slots.get(run.id) ?? null, places, raw });
    });
  }
  return { axes, inverted: columns.map((column) => invert && column.direction === "lower"), lines, left };
}

/** Axes that a chart begins with: keys that differ between the selected runs, then the metrics of the table. */
export function usualAxes(differing: string[], metrics: string[], most = 8): string[] {
  const settings = differing.slice(0, Math.max(2, most - metrics.length));
  return [...new Set(["step", ...settings, ...metrics])].slice(0, most);
}
