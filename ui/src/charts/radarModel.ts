import type { Column, Comparison } from "../api/types";
import { markOf, type Mark } from "./difference";

export const RADAR_SCALES = ["auto", "full", "difference"] as const;

/**
 * What the axes of a radar span: the values of the runs, the possible values, or the relative differences to the
 * baseline, which then is the ring in the middle.
 */
export type RadarScale = (typeof RADAR_SCALES)[number];

/**
 * One axis of a radar. `inner` is the value at the centre and `outer` at the rim, which is the better end: where
 * lower is better, outer is less than inner. Differences are in percent of the baseline.
 */
export interface RadarAxis {
  column: Column;
  inner: number;
  outer: number;
  /** One a run; without a value where it was not measured or cannot be compared. */
  marks: Mark[];
  inverted: boolean;
}

/** Least reach of an axis of differences, in percent, so that noise does not fill the picture. */
const LEAST_REACH = 0.5;

/**
 * The axes of the chosen metrics. Full scale runs over the metric's possible values where both ends are known; auto
 * scale, and any other metric, over the runs' values with a third of their range below, so that the worst is not
 * drawn as nothing. An axis of differences reaches equally far to both sides of 0.
 */
export function radarAxes(comparison: Comparison, keys: string[], scale: RadarScale): RadarAxis[] {
  return keys.flatMap((key) => {
    const at = comparison.metrics.findIndex((column) => column.key === key);
    const column = comparison.metrics[at];
    if (!column) return [];
    const mode = scale === "difference" ? "percent" : "absolute";
    const marks = comparison.runs.map(({ id }, run) =>
      markOf(comparison.cells[at]?.[run] ?? null, comparison.baselineCells?.[at] ?? null, column, mode, id === comparison.baseline),
    );
    const values = marks.flatMap(({ value }) => (value === null ? [] : [value]));
    const [low, high] = scale === "difference" ? symmetric(values) : ends(column, values, scale === "auto");
    const inverted = column.direction === "lower";
    return [{ column, marks, inverted, inner: inverted ? high : low, outer: inverted ? low : high }];
  });
}

function symmetric(values: number[]): [number, number] {
  const reach = Math.max(LEAST_REACH, ...values.map(Math.abs)) * 1.1;
  return [-reach, reach];
}

function ends(column: Column, values: number[], auto: boolean): [number, number] {
  if (!auto && typeof column.low === "number" && typeof column.high === "number") return [column.low, column.high];
  if (values.length === 0) return [0, 1];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const range = most - least || Math.abs(most) * 0.1 || 1;
  const before = range / 3;
  const after = range / 12;
  const [from, to] = column.direction === "lower" ? [least - after, most + before] : [least - before, most + after];
  // No axis reaches values that cannot be.
  const floor = typeof column.low === "number" && column.low <= least ? column.low : -Infinity;
  const ceiling = typeof column.high === "number" && column.high >= most ? column.high : Infinity;
  const found: [number, number] = [Math.max(from, floor), Math.min(to, ceiling)];
  return found[0] < found[1] ? found : [least - range, most + range];
}

/** Where a run stands on an axis: 0 at the centre, 1 at the rim; null if it was not measured. */
export function radius(axis: RadarAxis, run: number): number | null {
  const value = axis.marks[run]?.value ?? null;
  if (value === null || !Number.isFinite(value)) return null;
  return Math.min(1, Math.max(0, (value - axis.inner) / (axis.outer - axis.inner)));
}

/** Direction of an axis in radians, the first one upwards, clockwise on a screen whose y grows downwards. */
export const angle = (at: number, axes: number): number => (2 * Math.PI * at) / axes - Math.PI / 2;

/**
 * The pairs of neighbouring axes that a run's line joins: only where it was measured on both, so that what is
 * missing is a gap.
 */
export function joined(radii: (number | null)[]): [number, number][] {
  const pairs: [number, number][] = [];
  radii.forEach((radius, at) => {
    const next = (at + 1) % radii.length;
    if (radius !== null && radii[next] !== null) pairs.push([at, next]);
  });
  return pairs;
}
