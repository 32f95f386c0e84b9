import type { Verdict } from "../api/types";
import type { Mode } from "../state/view";
import type { Panel } from "./barsModel";
import { markText } from "./difference";
import type { Look } from "./look";
import type { RunStyle } from "./palette";

/** What ECharts hands to a custom series. */
interface ItemApi {
  value(dimension: number): number;
  coord(point: [number, number]): [number, number];
  size(extent: [number, number]): [number, number];
}
interface ItemParams {
  dataIndex: number;
  coordSys: { x: number; y: number; width: number; height: number };
}
type Shape = Record<string, unknown>;

interface BarItem {
  panel: Panel;
  run: number;
  runs: number;
  style: RunStyle;
  mode: Mode;
  zoom: boolean;
  look: Look;
  range: [number, number];
}

/** Width of the part of a category that bars fill. */
const FILLED = 0.78;
const MOST_BAR = 46;
/** Width of a letter of a number written on a bar; numbers without room are left to the tooltip. */
const LETTER = 5.9;

/** Draws one run's mark of one metric: bar or point, error bar with caps, verdict, number; a dash where it is missing. */
export function barItem({ panel, run, runs, style, mode, zoom, look, range }: BarItem) {
  return (params: ItemParams, api: ItemApi): Shape => {
    const place = params.dataIndex;
    const mark = panel.marks[place]![run]!;
    const column = panel.metrics[place]!;
    const band = api.size([1, 0])[0];
    const slot = Math.min(MOST_BAR + 4, (band * FILLED) / runs);
    const zero = Math.min(Math.max(0, range[0]), range[1]);
    const [centre, ground] = api.coord([place, zero]);
    const x = centre + (run - (runs - 1) / 2) * slot;
    if (mark.value === null) return group([label(x, zoom ? params.coordSys.y + params.coordSys.height - 6 : ground - 6, "–", look.faint, look)]);
    const width = Math.max(1, slot - (slot > 8 ? 3 : slot > 3 ? 1 : 0));
    const y = api.coord([place, mark.value])[1];
    const shapes: Shape[] = zoom ? [point(x, y, style)] : [bar(x, y, ground, width, style)];
    let [top, bottom] = [Math.min(y, ground), Math.max(y, ground)];
    if (mark.low !== undefined && mark.high !== undefined) {
      const low = api.coord([place, mark.low])[1];
      const high = api.coord([place, mark.high])[1];
      shapes.push(...errorBar(x, low, high, Math.min(4, width / 2), look.text));
      top = Math.min(top, high);
      bottom = Math.max(bottom, low);
    }
    const below = !zoom && mark.value < 0;
    const edge = below ? bottom + 3 : top - 3;
    const verdict = mode === "absolute" ? undefined : mark.verdict;
    if (verdict && width >= 6) shapes.push(...verdictShape(verdict, x, below ? edge + 5 : edge - 5, look));
    const room = slot + (runs === 1 ? 40 : 0);
    const fits = (words: string): boolean => words.length * LETTER <= room;
    const whole = markText(mark.value, column, mode);
    const text = fits(whole) ? whole : markText(mark.value, { ...column, digits: Math.min(column.digits, 1) }, mode);
    if (fits(text) && (column.percent || mode !== "absolute" || text === whole)) {
      const gap = verdict && verdict !== "unknown" ? 16 : 5;
      shapes.push(label(x, below ? edge + gap : edge - gap, text, look.text, look));
    }
    return group(shapes);
  };
}

/** Draws a dashed line over one metric's category, such as chance; its name stands at the end of the row, or where its height changes. */
export function lineItem(name: string, values: (number | null)[], dash: number[], colour: string, look: Look) {
  return (_: ItemParams, api: ItemApi): Shape => {
    const place = api.value(0);
    const value = api.value(1);
    const [x, y] = api.coord([place, value]);
    const half = api.size([1, 0])[0] / 2;
    const shapes: Shape[] = [
      { type: "line", z2: 10, shape: { x1: x - half, y1: y, x2: x + half, y2: y }, style: { stroke: colour, lineWidth: 1.2, lineDash: dash } },
    ];
    const last = place === values.length - 1;
    if (last || (name === "chance" && values[place + 1] !== value)) {
      shapes.push({
        type: "text",
        z2: 10,
        style: {
          x: last ? x + half + 4 : x + half, y: last ? y : y - 2, text: name, fill: look.dim, fontSize: 10, fontFamily: look.font,
          textAlign: last ? "left" : "center", textVerticalAlign: last ? "middle" : "bottom", stroke: look.ground, lineWidth: 3,
        },
      });
    }
    return group(shapes);
  };
}

const group = (children: Shape[]): Shape => ({ type: "group", children });

function bar(x: number, y: number, ground: number, width: number, style: RunStyle): Shape {
  const box = { x: x - width / 2, y: Math.min(y, ground), width, height: Math.abs(ground - y) };
  const later = style.round > 0;
  return {
    type: "rect",
    shape: box,
    style: {
      fill: style.colour,
      fillOpacity: later ? 0.3 : 0.88,
      stroke: later ? style.colour : "none",
      lineWidth: later ? 1.4 : 0,
      lineDash: style.dash === "solid" ? undefined : style.dash,
    },
  };
}

/** The marker of a run's place: circle, square, triangle, diamond. */
export function point(x: number, y: number, style: RunStyle, size = 4.5): Shape {
  const fill = { fill: style.colour };
  if (style.marker === "circle") return { type: "circle", shape: { cx: x, cy: y, r: size }, style: fill };
  if (style.marker === "rect") return { type: "rect", shape: { x: x - size, y: y - size, width: 2 * size, height: 2 * size }, style: fill };
  const points =
    style.marker === "triangle"
      ? [[x, y - size], [x + size, y + size], [x - size, y + size]]
      : [[x, y - size - 1], [x + size + 1, y], [x, y + size + 1], [x - size - 1, y]];
  return { type: "polygon", shape: { points }, style: fill };
}

function errorBar(x: number, low: number, high: number, cap: number, colour: string): Shape[] {
  const line = (x1: number, y1: number, x2: number, y2: number): Shape => ({
    type: "line",
    shape: { x1, y1, x2, y2 },
    style: { stroke: colour, lineWidth: 1 },
  });
  return [line(x, low, x, high), line(x - cap, low, x + cap, low), line(x - cap, high, x + cap, high)];
}

function verdictShape(verdict: Verdict, x: number, y: number, look: Look): Shape[] {
  switch (verdict) {
    case "better":
      return [{ type: "polygon", shape: { points: [[x, y - 4], [x + 4.5, y + 3.5], [x - 4.5, y + 3.5]] }, style: { fill: look.better } }];
    case "worse":
      return [{ type: "polygon", shape: { points: [[x, y + 4], [x + 4.5, y - 3.5], [x - 4.5, y - 3.5]] }, style: { fill: look.worse } }];
    case "indistinguishable":
      return [{ type: "circle", shape: { cx: x, cy: y, r: 3.2 }, style: { fill: look.ground, stroke: look.dim, lineWidth: 1.3 } }];
    case "unknown":
      return [];
  }
}

const label = (x: number, y: number, text: string, fill: string, look: Look): Shape => ({
  type: "text",
  // A halo keeps it readable over the lines of chance and baseline, which it is drawn above.
  z2: 20,
  style: {
    x, y, text, fill, fontSize: 10, fontFamily: look.font, textAlign: "center", textVerticalAlign: "middle", stroke: look.ground, lineWidth: 3,
  },
});
