import { isNames, units } from "./axle";
import type { Frame } from "./frame";
import type { Measure } from "./measure";
import { barsOf, isLying, smallestGap } from "./stacks";
import type { PlotPanel } from "./types";

/** The share of the room between two places that bars fill. */
const GROUP = 0.8;
const WIDEST = 84;
const LONGEST = 0.3;
const SMALL = 10;
const LINE = 12;

/** How wide bars are and which groups stand side by side. */
export interface BarRoom {
  groups: string[];
  /** Of all groups at one place, and of one. */
  group: number;
  each: number;
}

export function barRoom(plot: PlotPanel, frame: Pick<Frame, "x" | "y" | "width" | "height">): BarRoom {
  const groups = [...new Set(plot.marks.flatMap((mark) => (mark.kind === "bars" ? [mark.group] : [])))];
  const lying = isLying(plot);
  const axle = lying ? frame.y : frame.x;
  const gap = smallestGap(barsOf(plot), (at) => units(axle.axis, at), isNames(axle.axis));
  const room = (gap / (axle.high - axle.low)) * (lying ? frame.height : frame.width);
  const count = Math.max(1, groups.length);
  const group = Math.min(room * GROUP, WIDEST * count);
  return { groups, group, each: group / count };
}

/** How the values of bars are written, all in the same way: level or upright, and how long they are along the axis. */
export interface Written {
  shown: boolean;
  upright: boolean;
  length: number;
}

export function writtenValues(plot: PlotPanel, frame: Pick<Frame, "x" | "y" | "width" | "height">, measure: Measure): Written {
  const texts = plot.marks.flatMap((mark) => (mark.kind === "bars" ? (mark.labels ?? []) : []));
  const widest = Math.max(0, ...texts.map((text) => measure(text, SMALL)));
  if (widest === 0) return { shown: false, upright: false, length: 0 };
  const { each } = barRoom(plot, frame);
  const most = (isLying(plot) ? frame.width : frame.height) * LONGEST;
  if (isLying(plot)) return { shown: LINE <= each + 1 && widest <= most, upright: false, length: widest };
  if (widest <= each * 1.15 + 2 && LINE <= most) return { shown: true, upright: false, length: LINE };
  return { shown: LINE <= each && widest <= most, upright: true, length: widest };
}
