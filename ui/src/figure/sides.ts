import { COLOURS } from "../charts/palette";
import { present } from "./axle";
import { colourOf, inkOf, type Theme } from "./colours";
import { shows, type Frame } from "./frame";
import { isVerdict, type Key } from "./keys";
import type { Measure } from "./measure";
import { fitted, LABEL } from "./names";
import { line, marker, words, type Shape } from "./shapes";
import type { Look, PlotPanel } from "./types";

const WIDEST = 0.28;
const WIDEST_RULE = 0.24;
const FULLEST = 0.8;
const LINE = 13;

/** A name at the right of a plot: of a line at its end, or of a level rule. */
export interface Side {
  text: string;
  x: number | null;
  y: number;
  ink: string;
  colour: string;
  sign: Look | null;
}

interface End {
  x: number;
  y: number;
}

/** The last present point of each series that has a line. */
function lineEnds(plot: PlotPanel): Map<string, End> {
  const ends = new Map<string, End>();
  for (const mark of plot.marks) {
    if (mark.kind !== "line") continue;
    for (let at = mark.x.length - 1; at >= 0; at--) {
      const [x, y] = [mark.x[at], mark.y[at]];
      if (!present(x) || !present(y)) continue;
      ends.set(mark.look, { x, y });
      break;
    }
  }
  return ends;
}

/** Whether all series can be named at the ends of their lines. */
export function namedAtEnds(plot: PlotPanel, keys: Key[], width: number, height: number, measure: Measure): boolean {
  if ((plot.legend !== "auto" && plot.legend !== "ends") || keys.length < 2 || plot.y.scale === "category" || keys.length * LINE > height * FULLEST) return false;
  const ends = lineEnds(plot);
  return keys.every((key) => ends.has(key.look.key) && measure(key.look.label, LABEL) <= width * WIDEST && !isVerdict(key));
}

/** Of the series, if they are to be named here, and of the rules. */
export function sidesOf(plot: PlotPanel, keys: Key[], named: boolean, theme: Theme, width: number, measure: Measure): Side[] {
  const sides: Side[] = [];
  const add = (side: Side): void => {
    if (side.text !== "" && sides.every((other) => other.text !== side.text || other.y !== side.y)) sides.push(side);
  };
  if (named) {
    const ends = lineEnds(plot);
    for (const { look } of keys) {
      const end = ends.get(look.key);
      if (end) add({ text: look.label, ...end, ink: inkOf(look, theme), colour: colourOf(look, theme), sign: keys.length > COLOURS.length ? look : null });
    }
  }
  for (const mark of plot.marks) {
    if (mark.kind !== "rule" || mark.along !== "y" || mark.at === null) continue;
    add({ text: fitted(mark.label, width * WIDEST_RULE, measure), x: null, y: mark.at, ink: theme.dim, colour: theme.dim, sign: null });
  }
  return sides;
}

const signs = (sides: Side[]): number => (sides.some((side) => side.sign !== null) ? 10 : 0);

/** Room that is needed right of the plot. */
export const sidesWidth = (sides: Side[], measure: Measure): number =>
  sides.length === 0 ? 0 : Math.max(...sides.map((side) => measure(side.text, LABEL))) + 20 + signs(sides);

/** Each as near to its height as the others allow, with a thin line from where it belongs. */
export function sideShapes(sides: Side[], frame: Frame, theme: Theme): Shape[] {
  const bottom = frame.top + frame.height;
  const shown = sides.filter((side) => Number.isFinite(frame.py(side.y)) && (side.x !== null || shows(frame.y, side.y))).sort((a, b) => frame.py(a.y) - frame.py(b.y));
  const places = apart(shown.map((side) => frame.py(side.y)), LINE, frame.top - LINE / 2, bottom + LINE / 2);
  const right = frame.left + frame.width;
  return shown.flatMap((side, index) => {
    const middle = places[index]!;
    const text = right + 17 + signs(sides);
    const fromX = side.x === null ? right : Math.min(frame.px(side.x), right);
    const fromY = Math.min(bottom, Math.max(frame.top, frame.py(side.y)));
    const style = { opacity: 0.6 };
    const begin = Math.max(fromX, frame.left) + (side.x === null ? 1 : 5);
    const leader = side.x !== null && right - fromX > 1 ? [line(begin, fromY, right + 4, fromY, side.colour, 0.7, style)] : [];
    return [
      ...leader,
      line(leader.length > 0 ? right + 4 : begin, fromY, text - signs(sides) - 3, middle, side.colour, 0.7, style),
      ...(side.sign ? [marker(side.sign, theme, text - signs(sides) + 3, middle, 3)] : []),
      words({ x: text, y: middle, text: side.text, fill: side.ink, size: LABEL }),
    ];
  });
}

/** Moves sorted places apart, as little as needed, and keeps them between two ends. */
export function apart(wanted: number[], height: number, low: number, high: number): number[] {
  // Groups of touching places share a middle: the mean of what their members want.
  const groups: { places: number[]; top: number }[] = [];
  const most = Math.max(low, high - height);
  for (const place of wanted) {
    let group = { places: [place], top: clampTop(place - height / 2, height, low, most + height) };
    for (let last = groups.at(-1); last && last.top + last.places.length * height > group.top; last = groups.at(-1)) {
      groups.pop();
      const places = [...last.places, ...group.places];
      const mean = places.reduce((sum, each, at) => sum + each - (at + 0.5) * height, 0) / places.length;
      group = { places, top: clampTop(mean, height * places.length, low, most + height) };
    }
    groups.push(group);
  }
  return groups.flatMap(({ places, top }) => places.map((_, at) => top + (at + 0.5) * height));
}

const clampTop = (top: number, size: number, low: number, high: number): number => Math.max(low, Math.min(top, high - size));
