import type { Cell, CellValue, Column } from "./api/types";

/** What stands where a value is not known. */
export const MISSING = "–";
const MINUS = "−";

const sign = (text: string): string => text.replaceAll("-", MINUS);

/** Groups the digits of a whole number by commas: 150000 is 150,000. */
export function integer(value: number): string {
  const digits = Math.abs(Math.round(value)).toString();
  const grouped = digits.length > 21 ? digits : digits.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return value < 0 ? MINUS + grouped : grouped;
}

/**
 * A number with fixed decimals, rounded from its exact binary value. Where fixed decimals would say 0 of
 * something that is not 0, or run on for ever, it is written with an exponent.
 */
export function fixed(value: number, digits: number): string {
  if (!Number.isFinite(value)) return MISSING;
  const size = Math.abs(value);
  if (size >= 1e9 || (size !== 0 && size < 0.5 * 10 ** -digits)) return sign(shortExponent(value, 2));
  return sign(value.toFixed(digits)).replace(/^−(0\.?0*)$/, "$1");
}

const shortExponent = (value: number, digits: number): string =>
  value.toExponential(digits).replace(/\.?0+e/, "e").replace("e+", "e");

/** A number with as many digits as it needs: learning rates read 5e-5, not 0.00005. */
export function plain(value: number): string {
  if (!Number.isFinite(value)) return MISSING;
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e15)) return sign(shortExponent(value, 6));
  return sign(String(Number(value.toPrecision(12))));
}

/** A column's number in the way the metric catalogue says, without its unit; a percent sign is added. */
export function metricNumber(value: number, column: Pick<Column, "digits" | "percent">): string {
  return column.percent ? `${fixed(100 * value, column.digits)}%` : fixed(value, column.digits);
}

/** The end of an axis in about three digits: 52.1%, 0.534, 14,166. */
export function axisNumber(value: number, column: Pick<Column, "digits" | "percent">): string {
  const shown = column.percent ? 100 * value : value;
  const size = Math.abs(shown);
  if (size === 0) return column.percent ? "0%" : "0";
  const text = size >= 1000 && size < 1e9 ? integer(shown) : fixed(shown, size >= 100 ? 0 : size >= 1 ? 1 : Math.max(2, column.digits));
  return column.percent ? `${text}%` : text;
}

/** The text of a cell; an en dash if there is no value. */
export function cellText(value: CellValue | undefined, column: Column): string {
  if (value === null || value === undefined || value === "") return MISSING;
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return column.valueType === "time" ? time(value) : value;
  if (!Number.isFinite(value)) return MISSING;
  if (column.kind === "metric") return metricNumber(value, column);
  // A seed is a name made of digits, no quantity.
  if (column.kind === "field" && column.key !== "seed" && Number.isInteger(value)) return integer(value);
  return plain(value);
}

/** Half the width of a cell's interval, as `±0.022`; empty if there is none. */
export function halfWidth(cell: Cell | undefined, column: Column): string {
  if (cell?.low === undefined || cell.high === undefined) return "";
  const half = (cell.high - cell.low) / 2;
  const text = column.percent ? fixed(100 * half, column.digits) : fixed(half, column.digits);
  return `±${text}`;
}

/** A difference in the metric's own unit, with its sign: +0.021; for metrics shown in percent, in percentage points. */
export function signedNumber(value: number, column: Pick<Column, "digits" | "percent">): string {
  const shown = column.percent ? 100 * value : value;
  return (shown > 0 ? "+" : "") + fixed(shown, column.digits);
}

/** What hovering over a value says: interval, how it was made, count, source, chance, note; one a line. */
export function cellTitle(cell: Cell | undefined, column: Column): string {
  if (cell === undefined || cell.value === null) return `${column.display}: not measured`;
  const lines = [`${column.display}: ${cellText(cell.value, column)}`];
  if (cell.low !== undefined && cell.high !== undefined) {
    const ends = `${metricNumber(cell.low, column)} to ${metricNumber(cell.high, column)}`;
    lines.push(`95 % interval ${ends}${cell.method ? ` (${cell.method})` : ""}`);
  } else if (cell.se !== undefined) {
    lines.push(`standard error ${metricNumber(cell.se, column)}`);
  }
  if (cell.n !== undefined) lines.push(`n = ${integer(cell.n)}`);
  if (cell.source) lines.push(cell.source === "reported" ? "as reported" : "computed by Assay");
  if (typeof column.chance === "number") lines.push(chanceLine(cell, column, column.chance));
  if (column.note) lines.push(column.note);
  return lines.join("\n");
}

function chanceLine(cell: Cell, column: Column, chance: number): string {
  const inside = cell.low !== undefined && cell.high !== undefined && cell.low <= chance && chance <= cell.high;
  return `chance ${metricNumber(chance, column)}${inside ? ": not distinguishable from it" : ""}`;
}

/** A date and time in UTC, to the minute. */
export function time(iso: string | null | undefined): string {
  if (!iso) return MISSING;
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? iso : at.toISOString().slice(0, 16).replace("T", " ");
}

/** Hours and minutes on the reader's own clock, for "offline since". */
export function clock(at: Date): string {
  return `${String(at.getHours()).padStart(2, "0")}:${String(at.getMinutes()).padStart(2, "0")}`;
}

/** Bytes in the largest unit that keeps the number at 1 or more. */
export function bytes(count: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let value = count;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) [value, unit] = [value / 1000, unit + 1];
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`;
}

/** Cuts the middle out of a long name, so that its beginning and its end (often the step) stay. */
export function middle(text: string, most: number): string {
  const letters = [...text];
  if (letters.length <= most) return text;
  const tail = Math.floor((most - 1) * 0.55);
  return `${letters.slice(0, most - 1 - tail).join("")}…${letters.slice(letters.length - tail).join("")}`;
}

/** A word with its count: 1 run, 2 runs. */
export const counted = (count: number, word: string): string => `${integer(count)} ${word}${count === 1 ? "" : "s"}`;
