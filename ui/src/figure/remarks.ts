import { present } from "./axle";
import type { Theme } from "./colours";
import { shows, SMALL, type Frame } from "./frame";
import { regionBox } from "./ground";
import { fitted } from "./names";
import type { Measure } from "./measure";
import { words, type Shape } from "./shapes";
import type { PlotPanel } from "./types";

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const overlaps = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const HALF = 6;
/** More points than this are not looked at as obstacles. */
const MOST = 1500;

/** Words among the marks of a plot, each in the first place that is clear, or left out. */
export function remarkShapes(plot: PlotPanel, frame: Frame, theme: Theme, measure: Measure): Shape[] {
  const taken = markers(plot, frame);
  const shapes: Shape[] = [];
  const area: Box = { left: frame.left - 2, top: frame.top - 2, right: frame.left + frame.width + 2, bottom: frame.top + frame.height + 2 };
  const put = (text: string, places: [number, number][], room: Box, fill: string): void => {
    const width = measure(text, SMALL);
    for (const [left, middle] of places) {
      const box: Box = { left, top: middle - HALF, right: left + width, bottom: middle + HALF };
      const inside = box.left >= room.left && box.right <= room.right && box.top >= room.top && box.bottom <= room.bottom;
      if (text === "" || !inside || taken.some((other) => overlaps(box, other))) continue;
      taken.push(box);
      shapes.push(words({ x: left, y: middle, text, fill, size: SMALL, halo: theme.ground }));
      return;
    }
  };
  const beside = (x: number | null, y: number | null, label: string, away: number): void => {
    if (label === "" || !shows(frame.x, x) || !shows(frame.y, y)) return;
    const text = fitted(label, frame.width * 0.4, measure, SMALL);
    const width = measure(text, SMALL);
    const [px, py] = [frame.px(x), frame.py(y)];
    const [above, below] = [py - away - HALF, py + away + HALF];
    put(text, [
      [px - width / 2, above], [px + away + 1, py], [px - width / 2, below], [px - away - width - 1, py],
      [px + away * 0.7, above], [px + away * 0.7, below], [px - away * 0.7 - width, above], [px - away * 0.7 - width, below],
    ], area, theme.text);
  };
  for (const mark of plot.marks) {
    if (mark.kind === "line" || mark.kind === "dots") mark.labels?.forEach((label, at) => beside(mark.x[at]!, mark.y[at]!, label, 6));
    if (mark.kind === "label") beside(mark.x, mark.y, mark.text, 0);
    if (mark.kind === "region" && mark.label !== "" && (mark.fromY !== null || mark.toY !== null)) {
      const [left, top, right, bottom] = regionBox(mark, frame);
      const text = fitted(mark.label, right - left - 8, measure, SMALL);
      const end = right - 4 - measure(text, SMALL);
      put(text, [[left + 4, top + 10], [end, top + 10], [left + 4, bottom - 10], [end, bottom - 10]], { left, top, right, bottom }, theme.dim);
    }
  }
  return shapes;
}

/** Where points are, which words must not cover. */
function markers(plot: PlotPanel, frame: Frame): Box[] {
  const boxes: Box[] = [];
  for (const mark of plot.marks) {
    if (mark.kind !== "line" && mark.kind !== "dots") continue;
    for (let at = 0; at < mark.x.length && boxes.length < MOST; at++) {
      if (!present(mark.x[at]) || !present(mark.y[at])) continue;
      const [x, y] = [frame.px(mark.x[at]), frame.py(mark.y[at])];
      boxes.push({ left: x - 4, top: y - 4, right: x + 4, bottom: y + 4 });
    }
  }
  return boxes;
}
