import type { CellValue, Column } from "../api/types";
import { axisNumber, cellText, integer, plain, time } from "../format";

/**
 * How the values of a column lie on an axis. Numbers and times lie where they are; words and yes/no get a place each,
 * 0, 1, 2, …, in order.
 */
export interface Scale {
  column: Column;
  kind: "number" | "time" | "words";
  words: string[];
  /** Whether the axis is logarithmic; only numbers above 0 have a place on it. */
  log: boolean;
  /** The place of a value; null where it has none. */
  place: (value: CellValue | undefined) => number | null;
  /** What the axis says at a place. */
  text: (place: number) => string;
}

/** Words on an axis; what comes after the most frequent ones shares one place. */
export const MOST_WORDS = 24;
export const OTHERS = "others";

const collator = new Intl.Collator("en", { numeric: true });

export function scaleOf(column: Column, values: (CellValue | undefined)[], log = false): Scale {
  if (column.valueType === "time") {
    const place = (value: CellValue | undefined): number | null => {
      const at = typeof value === "string" ? Date.parse(value) : NaN;
      return Number.isNaN(at) ? null : at;
    };
    return { column, kind: "time", words: [], log: false, place, text: (at) => time(new Date(at).toISOString()) };
  }
  const known = values.filter((value) => value !== null && value !== undefined && value !== "");
  const isNumber = column.valueType === "number" || (column.valueType === undefined && column.kind === "metric");
  if (isNumber || (known.length > 0 && known.every((value) => typeof value === "number"))) {
    const place = (value: CellValue | undefined): number | null =>
      typeof value === "number" && Number.isFinite(value) && (!log || value > 0) ? value : null;
    return { column, kind: "number", words: [], log, place, text: (at) => numberText(at, column) };
  }
  const words = wordsOf(known.map((value) => cellText(value, column)));
  const places = new Map(words.map((word, at) => [word, at]));
  const place = (value: CellValue | undefined): number | null => {
    if (value === null || value === undefined || value === "") return null;
    return places.get(cellText(value, column)) ?? places.get(OTHERS) ?? null;
  };
  return { column, kind: "words", words, log: false, place, text: (at) => (Number.isInteger(at) ? (words[at] ?? "") : "") };
}

function wordsOf(texts: string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  if (counts.size <= MOST_WORDS) return [...counts.keys()].sort(collator.compare);
  const most = [...counts].sort((a, b) => b[1] - a[1] || collator.compare(a[0], b[0])).slice(0, MOST_WORDS - 1);
  return [...most.map(([word]) => word).sort(collator.compare), OTHERS];
}

export function numberText(value: number, column: Column): string {
  if (column.kind === "metric") return axisNumber(value, column);
  return Number.isInteger(value) && Math.abs(value) < 1e9 ? integer(value) : plain(Number(value.toPrecision(6)));
}

/** A column's value as a reader sees it, with the words for what is missing. */
export const valueText = (value: CellValue | undefined, column: Column): string => cellText(value, column);

/** A column's name with its arrow: which way is better. */
export const arrowed = ({ display, direction }: Pick<Column, "display" | "direction">): string =>
  display + (direction === "higher" ? " ↑" : direction === "lower" ? " ↓" : "");
