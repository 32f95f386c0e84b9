import { present, units } from "./axle";
import { barRoom } from "./barValues";
import { colourOf, inkOn, type Theme } from "./colours";
import { shows, SMALL, type Frame } from "./frame";
import { baseOf } from "./ground";
import { bar, error, line, marker, path, words, type Shape } from "./shapes";
import { barsOf, isLying } from "./stacks";
import type { Band, Bars, Dots, Interval, Line, Look, Mark, PlotPanel, Rule } from "./types";

/** Lines; beyond that they are thinner. */
const MANY = 16;

/** What the drawing of a mark needs. */
export interface Field {
  plot: PlotPanel;
  frame: Frame;
  theme: Theme;
  look: (key: string) => Look;
}

export const isCrowded = (plot: PlotPanel): boolean => plot.marks.filter((mark) => mark.kind === "line").length > MANY;

/** The places of a line's points in the units of its axes; a missing point breaks it. */
export const linePlaces = ({ plot }: Field, mark: Line): [number, number | null][] =>
  mark.x.flatMap((x, at): [number, number | null][] => {
    const place = units(plot.x, x);
    const value = units(plot.y, mark.y[at]);
    return Number.isFinite(place) ? [[place, Number.isFinite(value) ? value : null]] : [];
  });

/** Markers where they do not touch, and always for points without neighbours, which a line cannot show. */
export function lineMarkers({ plot, frame, theme, look }: Field, mark: Line): Shape[] {
  const radius = isCrowded(plot) ? 2.2 : 3.2;
  const known = (at: number): boolean => present(mark.x[at]) && present(mark.y[at]);
  const count = mark.x.filter((_, at) => known(at)).length;
  const roomy = mark.markers && count * radius * 2.6 <= frame.width;
  const worn = look(mark.look);
  const shape: Look = worn.marker === "none" ? { ...worn, marker: "circle" } : worn;
  return mark.x.flatMap((x, at) => {
    const alone = !known(at - 1) && !known(at + 1);
    const on = shows(frame.x, x) && shows(frame.y, mark.y[at]);
    return on && (roomy || alone) ? [marker(shape, theme, frame.px(x), frame.py(mark.y[at]), radius)] : [];
  });
}

/** Many bands on top of each other stay as light together as a few, so that lines and grid show through. */
export const bandOpacity = (bands: number): number => Math.max(0.05, 0.18 / Math.max(1, bands / 3));

export function bandShapes({ plot, frame, theme, look }: Field, mark: Band): Shape[] {
  const opacity = bandOpacity(plot.marks.filter(({ kind }) => kind === "band").length);
  const fill = colourOf(look(mark.look), theme);
  const runs: [number, number, number][][] = [[]];
  mark.at.forEach((at, index) => {
    const place: [number, number, number] = [frame.px(at), frame.py(mark.low[index]), frame.py(mark.high[index])];
    if (place.every(Number.isFinite)) runs.at(-1)!.push(place);
    else runs.push([]);
  });
  return runs.flatMap((run) => {
    if (run.length === 0) return [];
    const [only] = run;
    const places = run.length === 1 ? ([[only![0] - 1, only![1], only![2]], [only![0] + 1, only![1], only![2]]] as typeof run) : run;
    const upper = places.map(([x, , high]) => `${x.toFixed(1)} ${high.toFixed(1)}`);
    const lower = places.map(([x, low]) => `${x.toFixed(1)} ${low.toFixed(1)}`).reverse();
    return [path(`M${[...upper, ...lower].join("L")}Z`, { fill, opacity })];
  });
}

/** One point with its interval, for tooltips of its own. */
export function dotShapes({ plot, frame, theme, look }: Field, mark: Dots, at: number): Shape[] {
  const [x, y] = [mark.x[at], mark.y[at]];
  if (!shows(frame.x, x) || !shows(frame.y, y)) return [];
  const upright = !isLying(plot);
  const room = upright ? frame.width / Math.max(1, mark.x.length) : frame.height / Math.max(1, frame.column.length);
  const radius = Math.min(4.5, Math.max(1.9, room * 0.42));
  const worn = look(mark.look);
  const place = upright ? frame.py : frame.px;
  const [from, to] = [place(mark.low?.[at]), place(mark.high?.[at])];
  const ends = upright ? { least: frame.top, most: frame.top + frame.height } : { least: frame.left, most: frame.left + frame.width };
  const known = Number.isFinite(from + to);
  const bars = known ? [error(upright, upright ? frame.px(x) : frame.py(y), Math.min(from, to), Math.max(from, to), ends, colourOf(worn, theme), radius * 0.8)] : [];
  return [...bars, marker(worn, theme, frame.px(x), frame.py(y), radius)];
}

export function intervalShapes({ frame, theme, look }: Field, mark: Interval): Shape[] {
  const upright = mark.along === "y";
  const [across, along] = upright ? [frame.px, frame.py] : [frame.py, frame.px];
  const ends = upright ? { least: frame.top, most: frame.top + frame.height } : { least: frame.left, most: frame.left + frame.width };
  return mark.at.flatMap((at, index) => {
    const [a, b] = [along(mark.low[index]), along(mark.high[index])];
    if (!shows(upright ? frame.x : frame.y, at) || !Number.isFinite(a + b)) return [];
    return [error(upright, across(at), Math.min(a, b), Math.max(a, b), ends, colourOf(look(mark.look), theme), 3.5)];
  });
}

/** The bars of one mark with their intervals and values. */
export function barShapes(field: Field, mark: Bars): Shape[] {
  const { plot, frame, theme, look } = field;
  const lying = isLying(plot);
  const { groups, group, each } = barRoom(plot, frame);
  const [across, along] = lying ? [frame.py, frame.px] : [frame.px, frame.py];
  const [least, most] = lying ? [frame.left, frame.left + frame.width] : [frame.top, frame.top + frame.height];
  const clamp = (value: number): number => Math.min(most, Math.max(least, value));
  const half = each * (each > 4 ? 0.46 : 0.5);
  const offset = groups.indexOf(mark.group) * each - group / 2 + each / 2;
  const worn = look(mark.look);
  return barsOf(plot).filter((one) => one.mark === mark).flatMap((one) => {
    if (!shows(lying ? frame.y : frame.x, one.at)) return [];
    const at = across(one.at) + offset;
    const [foot, tip] = [clamp(one.from === 0 ? baseOf(plot, frame) : along(one.from)), clamp(along(one.to))];
    const [start, size] = [Math.min(foot, tip), Math.abs(tip - foot)];
    const shapes = lying ? bar(worn, theme, start, at - half, size, 2 * half) : bar(worn, theme, at - half, start, 2 * half, size);
    const [a, b] = [along(one.low), along(one.high)].sort((p, q) => p - q) as [number, number];
    const known = Number.isFinite(a + b);
    if (known) shapes.push(error(!lying, at, a, b, { least, most }, theme.text, Math.min(each * 0.3, 5)));
    const down = one.to < one.from;
    const toLeast = lying === down;
    const end = known ? clamp(toLeast ? Math.min(a, tip) : Math.max(b, tip)) : tip;
    return [...shapes, ...valueOf(field, one.mark.labels?.[one.index] ?? "", { at, end, toLeast, stacked: one.stacked, middle: start + size / 2, size, half }, worn)];
  });
}

interface Spot {
  at: number;
  end: number;
  toLeast: boolean;
  stacked: boolean;
  middle: number;
  size: number;
  half: number;
}

/** A bar's value beyond it; that of a part of a stack in its middle, if it fits there. */
function valueOf({ plot, frame, theme }: Field, text: string, { at, end, toLeast, stacked, middle, size, half }: Spot, look: Look): Shape[] {
  const lying = isLying(plot);
  if (text === "") return [];
  if (stacked) {
    if ((lying ? 2 * half : size) < 12 || text.length * 6 > (lying ? size : 2 * half)) return [];
    const solid = look.dash === "solid";
    return [words({ x: lying ? middle : at, y: lying ? at : middle, text, fill: solid ? inkOn(colourOf(look, theme)) : theme.text, size: SMALL, align: "center", ...(solid ? {} : { halo: theme.ground }) })];
  }
  if (!frame.written.shown) return [];
  const beyond = end + (toLeast ? -4 : 4);
  if (lying) return [words({ x: beyond, y: at, text, fill: theme.text, size: SMALL, align: toLeast ? "right" : "left" })];
  if (frame.written.upright) return [words({ x: at, y: beyond, text, fill: theme.text, size: SMALL, align: toLeast ? "left" : "right", rotation: Math.PI / 2 })];
  return [words({ x: at, y: end + (toLeast ? -3 : 3), text, fill: theme.text, size: SMALL, align: "center", vertical: toLeast ? "bottom" : "top" })];
}

export function ruleShapes({ frame, theme }: Field, mark: Rule): Shape[] {
  const level = mark.along === "y";
  if (!shows(level ? frame.y : frame.x, mark.at)) return [];
  const colour = { chance: theme.text, zero: theme.line, reference: theme.dim }[mark.means];
  const lineDash = { chance: [1.8, 2.8], zero: undefined, reference: [6, 4] }[mark.means];
  const at = level ? frame.py(mark.at) : frame.px(mark.at);
  const [width, { left, top }] = [mark.means === "zero" ? 1 : 1.3, frame];
  return [level ? line(left, at, left + frame.width, at, colour, width, { lineDash }) : line(at, top, at, top + frame.height, colour, width, { lineDash })];
}

/** The shapes of a mark that is drawn as one; lines, dots and heat maps are series of their own. */
export function shapesOf(field: Field, mark: Mark): Shape[] {
  switch (mark.kind) {
    case "bars":
      return barShapes(field, mark);
    case "band":
      return bandShapes(field, mark);
    case "interval":
      return intervalShapes(field, mark);
    case "rule":
      return ruleShapes(field, mark);
    case "line":
    case "dots":
    case "heat":
    case "region":
    case "label":
    case "aside":
      return [];
  }
}
