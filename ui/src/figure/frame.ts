import { isNames, share, units, type Axle } from "./axle";
import { extent } from "./extent";
import { fitted, LABEL, nameRow, type NameRow } from "./names";
import type { Measure } from "./measure";
import { roundTicks, thinned, wantedTicks, type Tick } from "./ticks";
import type { Axis, Missing, PlotPanel } from "./types";
import { writtenValues, type Written } from "./barValues";

export const SMALL = 10;
const TICK_EVERY = 24;
const TALLEST_NAMES = 0.36;
const WIDEST_NAMES = 0.4;
const WIDEST_OVERHANG = 0.15;

/** Where the marks of a plot are drawn, in pixels of its host, and what stands around them. */
export interface Frame {
  left: number;
  top: number;
  width: number;
  height: number;
  x: Axle;
  y: Axle;
  xTicks: Tick[];
  yTicks: Tick[];
  /** Names under the plot and beside it, where an axis is one of names. */
  row: NameRow | null;
  column: string[];
  written: Written;
  px: (value: Missing | undefined) => number;
  py: (value: Missing | undefined) => number;
}

/** Room that is needed beside and above the area of marks, beyond ticks and names. */
export interface Rooms {
  right: number;
  /** Above it; depends on where the marks are. */
  top: (frame: Frame) => number;
}

export function axisTitle(axis: Axis, upright: boolean): string {
  const arrow = axis.better === "none" ? "" : `${axis.better === "up" ? (upright ? "↑" : "→") : upright ? "↓" : "←"} better`;
  const text = axis.unit === "" ? axis.label : axis.label === "" ? axis.unit : `${axis.label} (${axis.unit})`;
  return [text, arrow].filter((part) => part !== "").join("  ");
}

/** Names and ticks first; what is left is for the marks. */
export function frameOf(plot: PlotPanel, width: number, height: number, rooms: Rooms, measure: Measure): Frame {
  const yTitle = axisTitle(plot.y, true) === "" ? 0 : 18;
  let frame = framed(plot, { left: 40, top: yTitle + 6, right: rooms.right + 8, bottom: 24 }, width, height, 0, measure);
  for (let round = 0; round < 3; round++) {
    const lying = isNames(plot.y);
    const beyond = frame.written.shown ? Math.min(0.3, (frame.written.length + 6) / (lying ? frame.width : frame.height)) : 0;
    const edges = {
      left: Math.min(leftRoom(frame, width, measure), width * 0.6),
      top: yTitle + Math.max(6, rooms.top(frame)),
      right: Math.max(rooms.right, overhang(frame, measure)),
      bottom: bottomRoom(frame, plot),
    };
    frame = framed(plot, edges, width, height, beyond, measure);
  }
  return frame;
}

interface Edges {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

function framed(plot: PlotPanel, edges: Edges, width: number, height: number, beyond: number, measure: Measure): Frame {
  const x = extent(plot, "x", isNames(plot.y) ? beyond : 0);
  const y = extent(plot, "y", isNames(plot.y) ? 0 : beyond);
  const area = { left: edges.left, top: edges.top, width: Math.max(1, width - edges.left - edges.right), height: Math.max(1, height - edges.top - edges.bottom) };
  const px = (value: Missing | undefined): number => area.left + share(x, value) * area.width;
  // The first name of an upright axis is at the top.
  const py = (value: Missing | undefined): number => area.top + (isNames(plot.y) ? share(y, value) : 1 - share(y, value)) * area.height;
  const names = isNames(plot.x) ? plot.x.names : null;
  const frame: Frame = {
    ...area, x, y, px, py, xTicks: [], yTicks: [],
    row: names ? nameRow(names, area.width / Math.max(1, names.length), height * TALLEST_NAMES, measure) : null,
    column: isNames(plot.y) ? plot.y.names.map((name) => fitted(name, width * WIDEST_NAMES, measure)) : [],
    written: { shown: false, upright: false, length: 0 },
  };
  frame.xTicks = xTicks(plot, frame, measure);
  frame.yTicks = yTicks(plot, frame);
  frame.written = writtenValues(plot, frame, measure);
  return frame;
}

function yTicks(plot: PlotPanel, frame: Frame): Tick[] {
  if (isNames(plot.y)) return [];
  const count = Math.min(10, Math.max(2, Math.floor(frame.height / TICK_EVERY)));
  const ticks = plot.y.ticks ? wantedTicks(frame.y, plot.y.ticks) : roundTicks(frame.y, count);
  return thinned(ticks, (tick) => frame.py(tick.value), () => 15);
}

function xTicks(plot: PlotPanel, frame: Frame, measure: Measure): Tick[] {
  if (isNames(plot.x)) return [];
  const thin = (ticks: Tick[]): Tick[] => thinned(ticks, (tick) => frame.px(tick.value), (tick) => measure(tick.label, LABEL) + 9);
  if (plot.x.ticks) return thin(wantedTicks(frame.x, plot.x.ticks));
  for (let count = Math.max(2, Math.floor(frame.width / 50)); count > 1; count--) {
    const ticks = roundTicks(frame.x, count);
    const kept = thin(ticks);
    if (kept.length === ticks.length || plot.x.scale === "symlog") return kept;
  }
  return thin(roundTicks(frame.x, 2));
}

function leftRoom(frame: Frame, width: number, measure: Measure): number {
  const first = frame.xTicks[0];
  let left = first ? measure(first.label, LABEL) / 2 - (frame.px(first.value) - frame.left) + 2 : 0;
  if (frame.row) left = Math.min(frame.row.overhang, width * WIDEST_OVERHANG);
  const texts = frame.column.length > 0 ? frame.column : frame.yTicks.map((tick) => tick.label);
  return Math.max(left, 9 + Math.max(0, ...texts.map((text) => measure(text, LABEL))));
}

/** How far the last tick's label reaches beyond the area. */
function overhang(frame: Frame, measure: Measure): number {
  const reach = frame.xTicks.map((tick) => frame.px(tick.value) + measure(tick.label, LABEL) / 2 - frame.left - frame.width + 2);
  return Math.max(8, ...reach);
}

function bottomRoom(frame: Frame, plot: PlotPanel): number {
  const title = axisTitle(plot.x, false) === "" ? 0 : 18;
  return title + (frame.row ? frame.row.height : 21);
}

/** Whether a place along an axis is on the plot. */
export function shows(axle: Axle, value: Missing | undefined): boolean {
  const at = units(axle.axis, value);
  const slack = (axle.high - axle.low) * 1e-9;
  return at >= axle.low - slack && at <= axle.high + slack;
}
