import type { Series } from "../api/types";

/** A curve as it is drawn: of one run, over all its parts or over one. */
export interface Curve {
  run: string;
  /** Name of the part; empty for a mean, or where there is only one. */
  part: string;
  x: number[];
  y: (number | null)[];
  /** How many curves each value is the mean of. */
  of: number;
}

/** What can be chosen: series of one task and name have the same axes. */
export interface SeriesKind {
  key: string;
  task: string;
  name: string;
  xUnit: string;
  kind: string;
}

export function seriesKinds(series: Series[]): SeriesKind[] {
  const kinds = new Map<string, SeriesKind>();
  for (const { task, name, xUnit = "", kind } of series) {
    const key = `${task}/${name}`;
    if (!kinds.has(key)) kinds.set(key, { key, task, name, xUnit, kind });
  }
  return [...kinds.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** The curves of one kind, each part by itself or as a mean over the parts of a run. */
export function curves(series: Series[], key: string, view: "mean" | "parts"): Curve[] {
  const chosen = series.filter((each) => `${each.task}/${each.name}` === key);
  if (view === "parts") return chosen.map(({ run, part, x, y }) => ({ run, part, x, y, of: 1 }));
  const byRun = new Map<string, Series[]>();
  for (const each of chosen) byRun.set(each.run, [...(byRun.get(each.run) ?? []), each]);
  return [...byRun].map(([run, parts]) => ({ run, part: "", ...meanOf(parts), of: parts.length }));
}

/**
 * The mean of parallel curves at the positions that all of them have, so that no position averages over fewer parts
 * than another; a gap where one of them has no number.
 */
export function meanOf(parts: Pick<Series, "x" | "y">[]): { x: number[]; y: (number | null)[] } {
  const [first, ...others] = parts;
  if (!first) return { x: [], y: [] };
  if (others.length === 0) return { x: first.x, y: first.y };
  const lookups = others.map((part) => new Map(part.x.map((at, place) => [at, part.y[place] ?? null])));
  const x: number[] = [];
  const y: (number | null)[] = [];
  first.x.forEach((at, place) => {
    if (!lookups.every((lookup) => lookup.has(at))) return;
    const values = [first.y[place] ?? null, ...lookups.map((lookup) => lookup.get(at) ?? null)];
    x.push(at);
    y.push(values.some((value) => value === null) ? null : values.reduce<number>((sum, value) => sum + value!, 0) / values.length);
  });
  return { x, y };
}
