import { present } from "./axle";
import type { Bars, PlotPanel } from "./types";

/** One bar with where it begins and ends: bars of a group at the same place stand on each other, those below 0 downwards. */
export interface Bar {
  mark: Bars;
  index: number;
  /** Where it stands, on the axis of names or places. */
  at: number;
  from: number;
  to: number;
  low: number | null;
  high: number | null;
  /** Whether it shares its place with others. */
  stacked: boolean;
}

export const isLying = (plot: PlotPanel): boolean => plot.y.scale === "category";

export function barsOf(plot: PlotPanel): Bar[] {
  const lying = isLying(plot);
  const ends = new Map<string, { above: number; below: number }>();
  const counts = new Map<string, number>();
  const bars: (Bar & { spot: string })[] = [];
  for (const mark of plot.marks) {
    if (mark.kind !== "bars") continue;
    mark.x.forEach((_, index) => {
      const [at, value] = lying ? [mark.y[index], mark.x[index]] : [mark.x[index], mark.y[index]];
      if (!present(at) || !present(value)) return;
      const spot = `${at} ${mark.group}`;
      const before = ends.get(spot) ?? { above: 0, below: 0 };
      const from = value < 0 ? before.below : before.above;
      const to = from + value;
      ends.set(spot, value < 0 ? { ...before, below: to } : { ...before, above: to });
      counts.set(spot, (counts.get(spot) ?? 0) + 1);
      const [low, high] = [mark.low?.[index], mark.high?.[index]];
      const known = present(low) && present(high);
      bars.push({ mark, index, at, from, to, low: known ? from + low : null, high: known ? from + high : null, stacked: false, spot });
    });
  }
  return bars.map(({ spot, ...bar }) => ({ ...bar, stacked: (counts.get(spot) ?? 0) > 1 }));
}

/** The least distance between two places of bars, in units of the axis; 1 between names and for a single place. */
export function smallestGap(bars: Bar[], place: (at: number) => number, names: boolean): number {
  if (names) return 1;
  const places = [...new Set(bars.map((bar) => place(bar.at)))].filter(Number.isFinite).sort((a, b) => a - b);
  const gaps = places.slice(1).map((each, index) => each - places[index]!);
  return gaps.length > 0 ? Math.min(...gaps) : 1;
}
