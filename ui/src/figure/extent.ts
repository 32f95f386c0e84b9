import { isNames, units, type Axle } from "./axle";
import { barsOf, isLying, smallestGap } from "./stacks";
import type { Axis, Mark, Missing, PlotPanel } from "./types";

/** Kept free at each side of the data, as a share of their range. */
const MARGIN = 0.04;

/**
 * From where to where an axis of a plot reaches.
 *
 * `beyond` is the share of the axis that is kept free beyond the data, for values written there.
 */
export function extent(plot: PlotPanel, which: "x" | "y", beyond = 0): Axle {
  const axis = plot[which];
  if (isNames(axis)) return { axis, low: -0.5, high: Math.max(1, axis.names.length) - 0.5 };
  const bars = barsOf(plot);
  const alongBars = (which === "x") === isLying(plot);
  const values: Missing[] = plot.marks.flatMap((mark) => reach(mark, which, isLying(plot)));
  if (alongBars) values.push(...bars.flatMap((bar) => [bar.to, bar.low, bar.high]));
  const fromZero = (bars.length > 0 && alongBars) || axis.includeZero;
  if (fromZero && axis.scale !== "log") values.push(0);
  const halfBar = bars.length > 0 && !alongBars ? smallestGap(bars, (at) => units(axis, at), false) / 2 : 0;
  return ends(axis, range(values.map((value) => units(axis, value)).filter(Number.isFinite)), fromZero, halfBar, beyond);
}

function range(places: number[]): [number, number] {
  // No spread of arguments: a curve may have more points than a call can have.
  let [low, high] = [Infinity, -Infinity];
  for (const place of places) {
    low = Math.min(low, place);
    high = Math.max(high, place);
  }
  return low > high ? [0, 1] : [low, high];
}

function ends(axis: Axis, data: [number, number], fromZero: boolean, halfBar: number, beyond: number): Axle {
  const [low, high] = widened(axis, data);
  const [below, above] = [low === 0 && fromZero, high === 0 && fromZero];
  const sides = below || above ? 1 : 2;
  const margin = (high - low) * Math.max(MARGIN, beyond / (1 - sides * beyond));
  const from = given(axis, axis.min, below ? low : low - Math.max(margin, halfBar));
  const to = given(axis, axis.max, above ? high : high + Math.max(margin, halfBar));
  return { axis, low: from, high: from < to ? to : from + 1 };
}

function given(axis: Axis, value: number | undefined, otherwise: number): number {
  const at = units(axis, value);
  return Number.isFinite(at) ? at : otherwise;
}

/** A single value stands in the middle of a range that fits its size. */
function widened(axis: Axis, [low, high]: [number, number]): [number, number] {
  const size = Math.max(Math.abs(low), Math.abs(high));
  if (high - low > size * 1e-12) return [low, high];
  const half = axis.scale === "linear" ? (size === 0 ? 0.5 : size * 0.05) : 0.5;
  return [low - half, high + half];
}

/** The values of a mark along an axis; of bars only their places, since they may stand on each other. */
function reach(mark: Mark, which: "x" | "y", lying: boolean): Missing[] {
  switch (mark.kind) {
    case "bars":
      return (which === "x") === lying ? [] : mark[which];
    case "line":
    case "dots":
      return (which === "x") === lying ? [...mark[which], ...(mark.low ?? []), ...(mark.high ?? [])] : mark[which];
    case "band":
      return which === "y" ? [...mark.low, ...mark.high] : mark.at;
    case "interval":
      return mark.along === which ? [...mark.low, ...mark.high] : mark.at;
    case "rule":
      return mark.along === which ? [mark.at] : [];
    case "label":
      return [mark[which]];
    case "region":
    case "heat":
    case "aside":
      return [];
  }
}
