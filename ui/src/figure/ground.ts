import { isNames, present } from "./axle";
import type { Theme } from "./colours";
import { axisTitle, type Frame } from "./frame";
import { fitted, LABEL } from "./names";
import type { Measure } from "./measure";
import { line, path, rect, words, type Shape } from "./shapes";
import { barsOf, isLying } from "./stacks";
import type { PlotPanel, Region } from "./types";

const SHADE = 0.08;

const hasHeat = (plot: PlotPanel): boolean => plot.marks.some((mark) => mark.kind === "heat");

/** What lies below the marks: shaded regions, grid, ticks and names, titles of the axes. */
export function groundShapes(plot: PlotPanel, frame: Frame, theme: Theme, width: number, height: number, measure: Measure): Shape[] {
  const regions = plot.marks.flatMap((mark) => (mark.kind === "region" ? [shaded(mark, frame, theme)] : []));
  return [...regions, ...(hasHeat(plot) ? [] : grid(plot, frame, theme)), ...xWords(frame, theme, measure), ...yWords(plot, frame, theme), ...titles(plot, frame, theme, width, height, measure)];
}

/** The part of a region that lies on the plot: left, top, right, bottom. */
export function regionBox(region: Region, { px, py, left, top, width, height }: Frame): [number, number, number, number] {
  const edge = (at: number, otherwise: number, low: number, size: number): number => (Number.isFinite(at) ? Math.min(low + size, Math.max(low, at)) : otherwise);
  return [
    edge(px(region.fromX), left, left, width),
    edge(py(region.toY), top, top, height),
    edge(px(region.toX), left + width, left, width),
    edge(py(region.fromY), top + height, top, height),
  ];
}

function shaded(region: Region, frame: Frame, theme: Theme): Shape {
  const [left, top, right, bottom] = regionBox(region, frame);
  return rect(left, top, Math.max(0, right - left), Math.max(0, bottom - top), { fill: region.tone === "good" ? theme.better : theme.dim, opacity: SHADE });
}

/** Light lines at the ticks of the axis of values. */
function grid(plot: PlotPanel, frame: Frame, theme: Theme): Shape[] {
  const { left, top, width, height, px, py } = frame;
  const level = frame.yTicks.map((tick) => line(left, crisp(py(tick.value)), left + width, crisp(py(tick.value)), theme.grid, 1));
  const upright = frame.xTicks.map(({ value }) =>
    isNames(plot.y)
      ? line(crisp(px(value)), top, crisp(px(value)), top + height, theme.grid, 1)
      : line(crisp(px(value)), top + height, crisp(px(value)), top + height + 4, theme.line, 1),
  );
  return [...level, ...upright];
}

/** Half a pixel off, where a line of one pixel is sharp. */
const crisp = (at: number): number => Math.floor(at) + 0.5;

function xWords({ left, top, width, height, row, xTicks, px }: Frame, theme: Theme, measure: Measure): Shape[] {
  const y = top + height + 6;
  if (!row) return xTicks.map((tick) => words({ x: px(tick.value), y, text: tick.label, fill: theme.dim, size: LABEL, align: "center", vertical: "top" }));
  const slot = width / Math.max(1, row.names.length);
  return row.names.flatMap((texts, at) => {
    const x = left + (at + 0.5) * slot;
    return texts.map((text, line) =>
      row.rotation > 0
        ? // Cut where the page ends at the left, the first names first.
          words({ x: x + 3, y: y + 2, text: fitted(text, x / Math.max(0.01, Math.cos(row.rotation)), measure), fill: theme.text, size: LABEL, align: "right", vertical: "middle", rotation: row.rotation })
        : words({ x, y: y + line * 14, text, fill: theme.text, size: LABEL, align: "center", vertical: "top" }),
    );
  });
}

function yWords(plot: PlotPanel, frame: Frame, theme: Theme): Shape[] {
  if (!isNames(plot.y)) {
    return frame.yTicks.map((tick) => words({ x: frame.left - 7, y: frame.py(tick.value), text: tick.label, fill: theme.dim, size: LABEL, align: "right" }));
  }
  const { slot, size, every } = rowLetters(frame);
  return frame.column.flatMap((text, at) =>
    at % every === 0 ? [words({ x: frame.left - 7, y: frame.top + (at + 0.5) * slot, text, fill: theme.text, size, align: "right" })] : [],
  );
}

/** How the words of rows are written: smaller, then every so-manieth only, where there are many. */
export function rowLetters(frame: Frame): { slot: number; size: number; every: number } {
  const slot = frame.height / Math.max(1, frame.column.length);
  const size = Math.max(8, Math.min(LABEL, slot - 1));
  return { slot, size, every: Math.max(1, Math.ceil((size + 1) / slot)) };
}

function titles(plot: PlotPanel, frame: Frame, theme: Theme, width: number, height: number, measure: Measure): Shape[] {
  const upright = fitted(axisTitle(plot.y, true), width, measure);
  const level = fitted(axisTitle(plot.x, false), width, measure);
  const size = measure(level, LABEL);
  const left = Math.min(Math.max(0, width - size), Math.max(0, frame.left + frame.width / 2 - size / 2));
  return [
    ...(upright ? [words({ x: 0, y: 2, text: upright, fill: theme.dim, size: LABEL, vertical: "top" })] : []),
    ...(level ? [words({ x: left, y: height - 2, text: level, fill: theme.dim, size: LABEL, vertical: "bottom" })] : []),
  ];
}

/** Where bars begin, or the foot of the plot; and a zigzag across the feet of bars that do not begin at 0. */
export function footShapes(plot: PlotPanel, frame: Frame, theme: Theme): Shape[] {
  if (hasHeat(plot)) return [];
  const { left, top, width, height } = frame;
  const bars = barsOf(plot).length > 0;
  if (isLying(plot)) {
    const x = crisp(bars ? baseOf(plot, frame) : left);
    return [...(bars ? cut(plot, frame, theme) : []), line(x, top, x, top + height, theme.line, 1)];
  }
  const y = crisp(bars ? baseOf(plot, frame) : top + height);
  const foot = y < top + height - 1 && !isNames(plot.x) ? [line(left, crisp(top + height), left + width, crisp(top + height), theme.line, 1)] : [];
  return [...(bars ? cut(plot, frame, theme) : []), line(left, y, left + width, y, theme.line, 1), ...foot];
}

/** At 0, or at the end of the axis that is nearer to it. */
export function baseOf(plot: PlotPanel, { px, py, left, top, width, height }: Frame): number {
  const lying = isLying(plot);
  const zero = lying ? px(0) : py(0);
  if (!present(zero)) return lying ? left : top + height;
  return lying ? Math.min(left + width, Math.max(left, zero)) : Math.min(top + height, Math.max(top, zero));
}

function cut(plot: PlotPanel, frame: Frame, theme: Theme): Shape[] {
  const lying = isLying(plot);
  const zero = lying ? frame.px(0) : frame.py(0);
  const base = baseOf(plot, frame);
  const roomy = (lying ? frame.width : frame.height) > 32;
  if (plot[lying ? "x" : "y"].scale !== "linear" || !roomy || zero === base) return [];
  const middle = base + (zero < base ? 8 : -8);
  const [start, size] = lying ? [frame.top, frame.height] : [frame.left, frame.width];
  const places = Array.from({ length: Math.floor(size / 4) + 1 }, (_, at) => {
    const along = middle + (at % 2 === 0 ? 1.4 : -1.4);
    return lying ? `${along} ${start + at * 4}` : `${start + at * 4} ${along}`;
  });
  return [path(`M${places.join("L")}`, { fill: "none", stroke: theme.ground, lineWidth: 2.5 })];
}
