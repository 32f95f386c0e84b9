import type { Theme } from "./colours";
import { shows, SMALL, type Frame } from "./frame";
import type { Measure } from "./measure";
import { fitted } from "./names";
import { words, type Shape } from "./shapes";
import type { PlotPanel } from "./types";

const MOST_ROWS = 3;
const ROW = 12;

interface Name {
  text: string;
  left: number;
  right: number;
  row: number;
}

/** Names above a plot, of upright rules and of ranges of x, in rows in which they stand clear of each other. */
export function stripOf(plot: PlotPanel, frame: Frame, width: number, measure: Measure): Name[] {
  const names: Name[] = [];
  const end = frame.left + frame.width;
  const edge = (value: number | null, otherwise: number): number => {
    const x = frame.px(value);
    return Number.isFinite(x) ? Math.min(end, Math.max(frame.left, x)) : otherwise;
  };
  const add = (label: string, from: number, to: number, widest: number): void => {
    const text = fitted(label, Math.min(widest, frame.width), measure, SMALL);
    if (text === "") return;
    const size = measure(text, SMALL);
    const left = Math.min(Math.max(frame.left, end - size), Math.max(frame.left, (from + to - size) / 2));
    for (let row = 0; row < MOST_ROWS; row++) {
      if (names.some((other) => other.row === row && other.left < left + size + 6 && left < other.right + 6)) continue;
      names.push({ text, left, right: left + size, row });
      return;
    }
  };
  for (const mark of plot.marks) {
    if (mark.kind === "rule" && mark.along === "x" && shows(frame.x, mark.at)) add(mark.label, frame.px(mark.at), frame.px(mark.at), width * 0.3);
    if (mark.kind === "region" && mark.fromY === null && mark.toY === null) {
      const [from, to] = [edge(mark.fromX, frame.left), edge(mark.toX, end)];
      if (to > from) add(mark.label, from, to, to - from - 2);
    }
  }
  return names;
}

export const stripHeight = (names: Name[]): number => (names.length === 0 ? 0 : (Math.max(...names.map((name) => name.row)) + 1) * ROW + 4);

export const stripShapes = (names: Name[], frame: Frame, theme: Theme): Shape[] =>
  names.map(({ text, left, row }) => words({ x: left, y: frame.top - 4 - row * ROW, text, fill: theme.dim, size: SMALL, vertical: "bottom" }));
