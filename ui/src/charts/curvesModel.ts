import type { Series } from "../api/types";

/** A curve as it is drawn: of one run, over all its parts or over one. */
export interface Curve {
  run: string;
  /** Name of the part; empty for a mean, or where there is only one. */
  part: string;
  /** What the part is called beside those of other runs; see {@link filesOf}. */
  file: string;
  x: number[];
  y: (number | null)[];
  /** How many curves there are of which the values are means. */
  of: number;
  /** Curves behind each value; fewer than `of` where some have ended. */
  n: number[];
  /** Standard deviation over the curves at each position; null where fewer than two have a value. */
  sd: (number | null)[];
}

/** What can be chosen: series of one task and name have the same axes. */
export interface SeriesKind {
  key: string;
  task: string;
  name: string;
  xUnit: string;
  kind: string;
}

/** A running average and single values of one name are different things. */
export const kindKey = ({ task, name, kind }: Pick<Series, "task" | "name" | "kind">): string => `${task}/${name}${kind === "" ? "" : ` ${kind}`}`;

/** How each value of a curve came about, in words. */
export function kindWords(kind: string): string {
  if (kind === "running-average") return "running average from the start";
  if (kind === "single-token") return "of single tokens, noisy";
  return kind === "local" ? "local: mean of the 1000 tokens up to each position" : kind.replaceAll("-", " ");
}

export function seriesKinds(series: Series[]): SeriesKind[] {
  const kinds = new Map<string, SeriesKind>();
  for (const each of series) {
    const { task, name, xUnit = "", kind } = each;
    const key = kindKey(each);
    if (!kinds.has(key)) kinds.set(key, { key, task, name, xUnit, kind });
  }
  return [...kinds.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

export const CURVE_VIEWS = ["mean", "median", "files", "points"] as const;
export type CurveView = (typeof CURVE_VIEWS)[number];

/**
 * The curves of one kind: the mean or the median over the files of a run, or each file by itself.
 *
 * @param files the files that count, as `filesOf` names them; null for all
 */
export function curves(series: Series[], key: string, view: CurveView, files: string[] | null = null): Curve[] {
  const { of } = filesOf(series, key);
  const chosen = series.filter((each) => kindKey(each) === key && (files === null || files.includes(of(each))));
  if (view === "files" || view === "points") return chosen.map((each) => ({ run: each.run, part: each.part, file: of(each), ...meanOf([each]), of: 1 }));
  const byRun = new Map<string, Series[]>();
  for (const each of chosen) byRun.set(each.run, [...(byRun.get(each.run) ?? []), each]);
  const middle = view === "median" ? median : mean;
  return [...byRun].map(([run, parts]) => ({ run, part: "", file: "", ...meanOf(parts, middle), of: parts.length }));
}

/** The files of one kind of curve over all runs. */
export interface Files {
  /** What the file of a series is called. */
  of: (series: Pick<Series, "run" | "part">) => string;
  /** Each once, in the order of the runs. */
  names: string[];
  /** The names that the runs themselves have for a file. */
  known: (name: string) => string[];
}

/**
 * Files by the names that their runs give them, if all runs that have several give the same; else by their place,
 * "file 1", since the same files come with names from a log and without from a results file.
 */
export function filesOf(series: Series[], key: string): Files {
  const byRun = new Map<string, string[]>();
  for (const each of series) if (kindKey(each) === key) byRun.set(each.run, [...(byRun.get(each.run) ?? []), each.part]);
  const several = [...byRun.values()].filter((parts) => parts.length > 1);
  const shared = several.every((parts) => [...parts].sort().join("\n") === [...several[0]!].sort().join("\n"));
  const of = ({ run, part }: Pick<Series, "run" | "part">): string => {
    if (shared || part === "") return part;
    return `file ${(byRun.get(run)?.indexOf(part) ?? 0) + 1}`;
  };
  const known = new Map<string, Set<string>>();
  for (const [run, parts] of byRun) {
    for (const part of parts) known.set(of({ run, part }), (known.get(of({ run, part })) ?? new Set()).add(part));
  }
  return { of, names: [...known.keys()], known: (name) => [...(known.get(name) ?? [])] };
}

/** The series of the same task with the other name, such as perplexity to loss; null if there is none. */
export const sibling = (kinds: SeriesKind[], of: SeriesKind, name: string): SeriesKind | null =>
  kinds.find((each) => each.task === of.task && each.name === name && each.kind === of.kind) ??
  kinds.find((each) => each.task === of.task && each.name === name) ??
  null;

/**
 * The mean of parallel curves at each position that any of them has, with how many have it there: beyond the end of
 * the shortest the mean is over fewer, which has to be shown. A gap where one that has the position has no number.
 */
export function meanOf(parts: Pick<Series, "x" | "y">[], middle = mean): Pick<Curve, "x" | "y" | "n" | "sd"> {
  const at = new Map<number, (number | null)[]>();
  for (const part of parts) {
    part.x.forEach((x, place) => {
      const there = at.get(x);
      if (there) there.push(part.y[place] ?? null);
      else at.set(x, [part.y[place] ?? null]);
    });
  }
  const x = [...at.keys()].sort((a, b) => a - b);
  const values = x.map((each) => at.get(each)!);
  return { x, y: values.map(middle), n: values.map((each) => each.length), sd: values.map(deviation) };
}

const isWhole = (values: (number | null)[]): values is number[] => values.every((value) => value !== null);

function mean(values: (number | null)[]): number | null {
  return isWhole(values) ? values.reduce((sum, value) => sum + value, 0) / values.length : null;
}

function median(values: (number | null)[]): number | null {
  if (!isWhole(values) || values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

/** Of a sample: divided by n - 1. */
function deviation(values: (number | null)[]): number | null {
  if (values.length < 2 || !isWhole(values)) return null;
  const centre = mean(values)!;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1));
}

/** Place of the last position that all parts have; the mean beyond it is over fewer. -1 if there is none. */
export const lastWhole = (curve: Pick<Curve, "n" | "of">): number => curve.n.findLastIndex((n) => n >= curve.of);
