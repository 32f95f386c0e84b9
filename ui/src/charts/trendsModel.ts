import type { CellValue, TrendLine, TrendPoint, Trends } from "../api/types";
import { runStyle, type RunStyle } from "./palette";
import { scaleOf, type Scale } from "./scale";
import { smooth, type Smoothing } from "./smooth";

export interface TrendCurve {
  label: string;
  runs: number;
  /** Null for lines in the background: others are selected, or there are more than can be told apart. */
  style: RunStyle | null;
  selected: boolean;
  points: (TrendPoint & { at: number })[];
  smoothed: number[] | null;
}

export interface TrendPicture {
  x: Scale;
  curves: TrendCurve[];
  stages: { stage: string; from: number; to: number }[];
}

/** Lines told apart by colour, dash and marker. */
const MOST_COLOURS = 12;

/** The lines of an answer on the axis of `x`. Lines with a selected run take its colour; the others then step back. */
export function trendPicture(trends: Trends, smoothing: Smoothing, logX: boolean, slots: ReadonlyMap<string, number>): TrendPicture {
  const values = trends.lines.flatMap((line) => line.points.map((point): CellValue => point.x));
  const x = scaleOf(trends.x, values, logX);
  const slotOf = (line: TrendLine): number | undefined => {
    for (const point of line.points) for (const id of point.ids ?? []) if (slots.has(id)) return slots.get(id);
    return undefined;
  };
  const chosen = trends.lines.map(slotOf);
  const anyChosen = chosen.some((slot) => slot !== undefined);
  const curves = trends.lines.map((line, at): TrendCurve => {
    const points = line.points
      .flatMap((point) => {
        const place = x.place(point.x);
        return place === null ? [] : [{ ...point, at: place }];
      })
      .sort((a, b) => a.at - b.at);
    const slot = chosen[at];
    const style = slot !== undefined ? runStyle(slot) : !anyChosen && at < MOST_COLOURS ? runStyle(at) : null;
    const overlay = smoothing !== "none" && points.length > 2 ? smooth(points.map(({ value }) => value), smoothing) : null;
    return { label: line.label, runs: line.runs, style, selected: slot !== undefined, points, smoothed: overlay };
  });
  return { x, curves: curves.filter(({ points }) => points.length > 0), stages: x.kind === "number" ? (trends.stages ?? []) : [] };
}

/** What surrounds a point: its 95 % interval, or one standard deviation where it is a mean of several runs; null if unknown. */
export function spreadOf(point: TrendPoint, spread: "interval" | "sd" | "none"): { low: number; high: number } | null {
  if (spread === "sd" && typeof point.sd === "number") return { low: point.value - point.sd, high: point.value + point.sd };
  if (spread === "interval" && typeof point.low === "number" && typeof point.high === "number") return { low: point.low, high: point.high };
  return null;
}
