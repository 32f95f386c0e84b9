import { isNames } from "./axle";
import type { Theme } from "./colours";
import type { Frame } from "./frame";
import { rowLetters } from "./ground";
import type { Measure } from "./measure";
import { fitted, LABEL } from "./names";
import { words, type Shape } from "./shapes";
import type { Aside, PlotPanel } from "./types";

const WIDEST = 0.36;
const GAP = 7;

const asidesOf = (plot: PlotPanel): Aside[] =>
  isNames(plot.y) ? plot.marks.filter((mark): mark is Aside => mark.kind === "aside" && mark.text !== "") : [];

const written = (aside: Aside, width: number, measure: Measure): string => fitted(aside.text, width * WIDEST, measure);

/** Room that the words beside rows need right of the plot. */
export function asidesWidth(plot: PlotPanel, width: number, measure: Measure): number {
  const asides = asidesOf(plot);
  return asides.length === 0 ? 0 : GAP + Math.max(...asides.map((aside) => measure(written(aside, width, measure), LABEL)));
}

/** Words beside rows, in a column at the right, as large as the names of the rows. */
export function asideShapes(plot: PlotPanel, frame: Frame, theme: Theme, width: number, measure: Measure): Shape[] {
  const { slot, size, every } = rowLetters(frame);
  return asidesOf(plot)
    .filter(({ row }) => row % every === 0 && row < frame.column.length)
    .map((aside) => words({ x: frame.left + frame.width + GAP, y: frame.top + (aside.row + 0.5) * slot, text: written(aside, width, measure), fill: theme.text, size }));
}
