import { fixed, integer, MISSING, plain } from "../format";
import type { TipLine } from "../charts/tooltip";
import { isNames, present, units } from "./axle";
import { colourOf, type Theme } from "./colours";
import { isLying } from "./stacks";
import { isOfData, type Axis, type Heat, type Look, type Missing, type OfData, type PlotPanel, type TickFormat } from "./types";

/** A value as a tooltip and a table say it, in more digits than an axis needs. */
export function valueText(value: Missing | undefined, format: TickFormat): string {
  if (!present(value)) return MISSING;
  if (format === "percent") return `${fixed(value * 100, 2)}%`;
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1e12) return integer(value);
  return size >= 1e6 || size < 1e-3 || format === "scientific" ? plain(Number(value.toPrecision(4))) : fixed(value, size >= 1000 ? 1 : size >= 100 ? 2 : size >= 10 ? 3 : 4);
}

/** A place on an axis in words: the name, or the number with its unit. */
export function placeText(axis: Axis, at: number): string {
  if (isNames(axis)) return axis.names[Math.round(at)] ?? "";
  const unit = axis.unit && axis.unit !== "%" ? ` ${axis.unit}` : axis.unit;
  return `${axis.label ? `${axis.label} ` : ""}${valueText(at, axis.format)}${unit}`;
}

/** What is known of one point beside its value. */
export interface Reading {
  look: Look;
  x: number;
  y: Missing;
  value: number;
  low: Missing | undefined;
  high: Missing | undefined;
  n: Missing | undefined;
  note: string;
}

/** The axis of measured values, and that of places. */
export const valueAxis = (plot: PlotPanel): Axis => (isLying(plot) ? plot.x : plot.y);
export const placeAxis = (plot: PlotPanel): Axis => (isLying(plot) ? plot.y : plot.x);

/** A point with its interval: its own, or that of a band or of error bars of the same look at its place. */
export function reading(plot: PlotPanel, mark: OfData, index: number, look: Look): Reading | null {
  const [x, y] = [mark.x[index], mark.y[index]];
  if (!present(x) || !present(y)) return null;
  const lying = isLying(plot);
  const [at, value] = lying ? [y, x] : [x, y];
  let [low, high] = [mark.low?.[index], mark.high?.[index]];
  if (!present(low) || !present(high)) [low, high] = aroundIt(plot, mark.look, at);
  return { look, x: at, y: value, value, low, high, n: mark.n?.[index], note: mark.notes?.[index] ?? "" };
}

function aroundIt(plot: PlotPanel, look: string, at: number): [Missing | undefined, Missing | undefined] {
  const along = isLying(plot) ? "x" : "y";
  for (const mark of plot.marks) {
    if ((mark.kind === "band" || (mark.kind === "interval" && mark.along === along)) && mark.look === look) {
      const index = mark.at.indexOf(at);
      if (index >= 0) return [mark.low[index], mark.high[index]];
    }
  }
  return [undefined, undefined];
}

/** Interval and count of a point, as far as they are known. */
export function detailText({ low, high, n }: Pick<Reading, "low" | "high" | "n">, format: TickFormat): string {
  const interval = present(low) && present(high) ? `[${valueText(low, format)}, ${valueText(high, format)}]` : "";
  return [interval, present(n) ? `n = ${integer(n)}` : ""].filter((part) => part !== "").join("  ");
}

/** All places at which a tooltip can tell something, in order. */
export function places(plot: PlotPanel): number[] {
  const axis = placeAxis(plot);
  const found = new Set<number>();
  for (const mark of plot.marks) {
    if (!isOfData(mark)) continue;
    for (const at of isLying(plot) ? mark.y : mark.x) if (present(at) && Number.isFinite(units(axis, at))) found.add(at);
  }
  return [...found].sort((a, b) => a - b);
}

/** What each series has at a place or, where its own places lie otherwise, at its nearest; the best first. */
export function readingsAt(plot: PlotPanel, at: number, looks: Map<string, Look>): Reading[] {
  const lying = isLying(plot);
  const found: Reading[] = [];
  for (const mark of plot.marks) {
    if (!isOfData(mark)) continue;
    const column = lying ? mark.y : mark.x;
    const indices = indicesAt(column, at, mark.kind === "line");
    for (const index of indices) {
      const one = reading(plot, mark, index, looks.get(mark.look)!);
      if (one) found.push(one);
    }
  }
  const better = valueAxis(plot).better;
  return better === "none" ? found : found.sort((a, b) => (better === "up" ? b.value - a.value : a.value - b.value));
}

/** The points at a place; of a line that has none there, the nearest one, if the place lies within the line. */
function indicesAt(column: Missing[], at: number, isLine: boolean): number[] {
  const exact = column.flatMap((each, index) => (each === at ? [index] : []));
  if (exact.length > 0 || !isLine) return exact;
  let nearest = -1;
  let [before, after] = [false, false];
  column.forEach((each, index) => {
    if (!present(each)) return;
    before ||= each < at;
    after ||= each > at;
    if (nearest < 0 || Math.abs(each - at) < Math.abs(column[nearest]! - at)) nearest = index;
  });
  return before && after && nearest >= 0 ? [nearest] : [];
}

/** The lines of a tooltip at a place. */
export function tipLines(plot: PlotPanel, at: number, readings: Reading[], theme: Theme): TipLine[] {
  const { format } = valueAxis(plot);
  const title = placeText(placeAxis(plot), at);
  return readings.map((one) => {
    const name = one.look.label || one.note;
    const elsewhere = one.x === at ? "" : `at ${valueText(one.x, placeAxis(plot).format)}`;
    const note = one.note === name || one.note === title ? "" : one.note;
    return {
      colour: colourOf(one.look, theme),
      name,
      value: valueText(one.value, format),
      detail: [detailText(one, format), elsewhere, note].filter((part) => part !== "").join("  "),
    };
  });
}

/** What a cell of a heat map says. */
export function cellTip(plot: PlotPanel, heat: Heat, at: number): { title: string; value: string; note: string } {
  const name = (axis: Axis, index: number | undefined): string => (index === undefined ? "" : placeText(axis, index));
  const label = heat.labels?.[at] ?? "";
  return {
    title: [name(plot.y, heat.row[at]), name(plot.x, heat.column[at])].filter((part) => part !== "").join(", "),
    value: present(heat.value[at]) ? label || valueText(heat.value[at], heat.format) : "not measured",
    note: heat.notes?.[at] ?? "",
  };
}
