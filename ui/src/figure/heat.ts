import { isNames, present, type Axle } from "./axle";
import { heatScale, inkOn, type Theme } from "./colours";
import { shows, SMALL, type Frame } from "./frame";
import { LABEL } from "./names";
import type { Measure } from "./measure";
import { line, rect, words, type Shape } from "./shapes";
import { roundTicks } from "./ticks";
import type { Heat, PlotPanel } from "./types";

const SMALLEST = 0.72;
const BAR = 12;

/** The size of the letters in the cells, 0 where not all of them can be read. */
export function cellLetters(heat: Heat, frame: Frame, measure: Measure): number {
  const widest = Math.max(0, ...(heat.labels ?? []).map((text) => measure(text, SMALL)));
  const { slotX, slotY } = slots(frame);
  const factor = Math.min(1, (slotX - 4) / Math.max(widest, 1e-9), (slotY - 2) / 12);
  return widest === 0 || factor < SMALLEST ? 0 : SMALL * factor;
}

const count = ({ axis }: Axle): number => (isNames(axis) ? Math.max(1, axis.names.length) : 1);

const slots = (frame: Frame): { slotX: number; slotY: number } => ({ slotX: frame.width / count(frame.x), slotY: frame.height / count(frame.y) });

/** One cell; a dash where nothing was measured, which is not the same as white. */
export function cellShapes(heat: Heat, at: number, frame: Frame, theme: Theme, letters: number): Shape[] {
  const { slotX, slotY } = slots(frame);
  if (!shows(frame.x, heat.column[at]) || !shows(frame.y, heat.row[at])) return [];
  const gap = Math.min(0.8, Math.min(slotX, slotY) * 0.06);
  const [x, y] = [frame.left + heat.column[at]! * slotX, frame.top + heat.row[at]! * slotY];
  const value = heat.value[at];
  if (!present(value)) {
    const half = Math.min(slotX * 0.2, 4);
    const ground = rect(x, y, slotX, slotY, { fill: theme.ground });
    return [ground, line(x + slotX / 2 - half, y + slotY / 2, x + slotX / 2 + half, y + slotY / 2, theme.dim, 1)];
  }
  const fill = heatScale(heat, theme).colour(value);
  const text = heat.labels?.[at] ?? "";
  const box = rect(x + gap, y + gap, Math.max(0.5, slotX - 2 * gap), Math.max(0.5, slotY - 2 * gap), { fill });
  return letters > 0 && text !== "" ? [box, words({ x: x + slotX / 2, y: y + slotY / 2, text, fill: inkOn(fill), size: letters, align: "center" })] : [box];
}

const heatOf = (plot: PlotPanel): Heat | undefined => plot.marks.find((mark) => mark.kind === "heat");

/** The values beside the bar of colours, from the bottom. */
function barTicks(heat: Heat, theme: Theme, height: number): { label: string; share: number }[] {
  const { low, high } = heatScale(heat, theme);
  const axle: Axle = { axis: { label: "", unit: "", scale: "linear", includeZero: false, format: heat.format, better: "none" }, low, high };
  return roundTicks(axle, Math.max(2, Math.min(6, Math.floor(height / 40)))).map(({ value, label }) => ({ label, share: (value - low) / (high - low) }));
}

/** Room right of a heat map for its bar of colours. */
export function colourBarWidth(plot: PlotPanel, theme: Theme, height: number, measure: Measure): number {
  const heat = heatOf(plot);
  if (!heat) return 0;
  const labels = barTicks(heat, theme, height).map(({ label }) => measure(label, LABEL));
  return 14 + BAR + 6 + Math.max(20, ...labels) + (heat.shadesLabel === "" ? 0 : 18);
}

export function colourBarShapes(plot: PlotPanel, frame: Frame, theme: Theme, measure: Measure): Shape[] {
  const heat = heatOf(plot);
  if (!heat) return [];
  const scale = heatScale(heat, theme);
  const left = frame.left + frame.width + 14;
  const steps = Math.max(2, Math.min(64, Math.floor(frame.height / 3)));
  const each = frame.height / steps;
  const colours = Array.from({ length: steps }, (_, at) =>
    rect(left, frame.top + frame.height - (at + 1) * each, BAR, each + 0.4, { fill: scale.colour(scale.low + ((at + 0.5) / steps) * (scale.high - scale.low)) }),
  );
  const ticks = barTicks(heat, theme, frame.height);
  const widest = Math.max(20, ...ticks.map(({ label }) => measure(label, LABEL)));
  const labels = ticks.map(({ label, share }) => words({ x: left + BAR + 6, y: frame.top + (1 - share) * frame.height, text: label, fill: theme.dim, size: LABEL }));
  const name = heat.shadesLabel === "" ? [] : [words({ x: left + BAR + 6 + widest + 10, y: frame.top + frame.height / 2, text: heat.shadesLabel, fill: theme.dim, size: LABEL, align: "center", rotation: Math.PI / 2 })];
  return [...colours, ...labels, ...name];
}
