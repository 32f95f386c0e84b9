import type { Column, Comparison, ComparedCell } from "../api/types";

/**
 * One axis of a radar. `inner` is the value at the centre and `outer` at the rim, which is the better end: where
 * lower is better, outer is less than inner.
 */
export interface RadarAxis {
  column: Column;
  inner: number;
  outer: number;
  /** One a run; null where it was not measured. */
  cells: (ComparedCell | null)[];
  inverted: boolean;
}

const numberOf = (cell: ComparedCell | null | undefined): number | null =>
  typeof cell?.value === "number" && Number.isFinite(cell.value) ? cell.value : null;

/**
 * The axes of the chosen metrics. Full scale runs over the metric's possible values where both ends are known; auto
 * scale, and any other metric, over the runs' values with a third of their range below, so that the worst is not
 * drawn as nothing.
 */
export function radarAxes(comparison: Comparison, keys: string[], auto: boolean): RadarAxis[] {
  return keys.flatMap((key) => {
    const at = comparison.metrics.findIndex((column) => column.key === key);
    const column = comparison.metrics[at];
    if (!column) return [];
    const cells = comparison.runs.map((_, run) => comparison.cells[at]?.[run] ?? null);
    const [low, high] = scale(column, cells, auto);
    const inverted = column.direction === "lower";
    return [{ column, cells, inverted, inner: inverted ? high : low, outer: inverted ? low : high }];
  });
}

function scale(column: Column, cells: (ComparedCell | null)[], auto: boolean): [number, number] {
  if (!auto && typeof column.low === "number" && typeof column.high === "number") return [column.low, column.high];
  const values = cells.map(numberOf).filter((value) => value !== null);
  if (values.length === 0) return [0, 1];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const range = most - least || Math.abs(most) * 0.1 || 1;
  const before = range / 3;
  const after = range / 12;
  const [from, to] = column.direction === "lower" ? [least - after, most + before] : [least - before, most + after];
  // No axis reaches values that cannot be.
  const floor = typeof column.low === "number" && column.low <= least ? column.low : -Infinity;
  const ceiling = typeof column.high === "number" && column.high >= most ? column.high : Infinity;
  const ends: [number, number] = [Math.max(from, floor), Math.min(to, ceiling)];
  return ends[0] < ends[1] ? ends : [least - range, most + range];
}

/** Where a run stands on an axis: 0 at the centre, 1 at the rim; null if it was not measured. */
export function radius(axis: RadarAxis, run: number): number | null {
  const value = numberOf(axis.cells[run]);
  if (value === null) return null;
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
