import type { EChartsCoreOption, EChartsType } from "echarts/core";
import type { Look } from "./look";

/** What a drag over the chart does. */
export type Drag = "zoom" | "pan";

/** The parts of an option that make a chart of two axes zoom and pan. */
export const zoomable = (drag: Drag, look: Look) => ({
  dataZoom: [0, 1].map((axis) => ({
    type: "inside",
    ...(axis === 0 ? { xAxisIndex: 0 } : { yAxisIndex: 0 }),
    filterMode: "none",
    zoomOnMouseWheel: "ctrl",
    moveOnMouseWheel: false,
    moveOnMouseMove: drag === "pan",
    preventDefaultMouseMove: false,
  })),
  toolbox: { show: true, itemSize: 0, showTitle: false, feature: { dataZoom: { filterMode: "none", brushStyle: { color: look.dim, opacity: 0.15 } } } },
});

/**
 * Says to the chart that a drag marks the part to enlarge, where it does; a double click shows all again. To say it draws
 * the chart anew, after which it has finished again: so it is said once, and again only where the reader has chosen otherwise.
 */
export function followDrag(chart: EChartsType, drag: () => Drag): void {
  let said: Drag = "pan";
  chart.on("finished", () => {
    const now = drag();
    if (now === said) return;
    said = now;
    chart.dispatchAction({ type: "takeGlobalCursor", key: "dataZoomSelect", dataZoomSelectActive: now === "zoom" });
  });
  chart.getZr().on("dblclick", () => zoomBy(chart, "all"));
}

/**
 * Keeps the part that the reader has enlarged when the same axes are drawn anew, as when results come in.
 *
 * @returns a function that gives an option the parts shown; `axes` names what the axes are
 */
export function keepZoom(chart: EChartsType): (option: EChartsCoreOption, axes: string) => EChartsCoreOption {
  let zoomed = false;
  let before = "";
  chart.on("datazoom", () => (zoomed = true));
  return (option, axes) => {
    const same = axes === before;
    before = axes;
    const { dataZoom } = option as { dataZoom?: object[] };
    if (!zoomed || !dataZoom) return option;
    zoomed = same;
    if (!same) return option;
    const parts = partsOf(chart);
    return { ...option, dataZoom: dataZoom.map((zoom, at) => ({ ...zoom, start: parts[at]?.[0] ?? 0, end: parts[at]?.[1] ?? 100 })) };
  };
}

/** The part of an axis that is shown, in percent of all of it. */
export type Part = [start: number, end: number];

export const ALL: Part = [0, 100];

/** A part never gets smaller than this, so that there is always a way back. */
const LEAST = 0.5;

/** The part after enlarging about its middle by a factor; below 1 it shows less of the axis. */
export function scaled([start, end]: Part, factor: number): Part {
  const half = Math.min(50, Math.max(LEAST / 2, ((end - start) / 2) * factor));
  return moved([(start + end) / 2 - half, (start + end) / 2 + half], 0);
}

/** The part moved by a share of its own size, and kept within the axis. */
export function moved([start, end]: Part, share: number): Part {
  const size = Math.min(100, end - start);
  const from = Math.min(100 - size, Math.max(0, start + share * size));
  return [from, from + size];
}

export type ZoomStep = "in" | "out" | "left" | "right" | "up" | "down" | "all";

const KEYS: Record<string, ZoomStep> = {
  "+": "in", "=": "in", "-": "out", "_": "out", "0": "all",
  ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down",
};

/** What a key does to the part shown; undefined for the other keys. */
export const zoomStep = (key: string): ZoomStep | undefined => KEYS[key];

const CHANGES: Record<ZoomStep, [x: (part: Part) => Part, y: (part: Part) => Part]> = {
  in: [(part) => scaled(part, 0.7), (part) => scaled(part, 0.7)],
  out: [(part) => scaled(part, 1 / 0.7), (part) => scaled(part, 1 / 0.7)],
  left: [(part) => moved(part, -0.15), (part) => part],
  right: [(part) => moved(part, 0.15), (part) => part],
  up: [(part) => part, (part) => moved(part, 0.15)],
  down: [(part) => part, (part) => moved(part, -0.15)],
  all: [() => ALL, () => ALL],
};

/** Enlarges, moves, or shows all again: the way without a pointer. */
export function zoomBy(chart: EChartsType, step: ZoomStep): void {
  const shown = partsOf(chart);
  CHANGES[step].forEach((change, dataZoomIndex) => {
    const [start, end] = change(shown[dataZoomIndex] ?? ALL);
    chart.dispatchAction({ type: "dataZoom", dataZoomIndex, start, end });
  });
}

/** The parts of x and y that a chart shows. */
function partsOf(chart: EChartsType): Part[] {
  const zooms = (chart.getOption() as { dataZoom?: { start?: number; end?: number }[] }).dataZoom ?? [];
  return zooms.slice(0, 2).map(({ start, end }): Part => [start ?? 0, end ?? 100]);
}
