import type { EChartsCoreOption } from "echarts/core";
import { axisNumber, fixed, middle } from "../format";
import type { Mode } from "../state/view";
import { point } from "./barShapes";
import type { Room } from "./Chart";
import { betterFirst, markDetail, markText } from "./difference";
import { tooltipStyle, type Look } from "./look";
import { BASELINE_COLOUR, type RunStyle } from "./palette";
import { angle, joined, radius, type RadarAxis, type RadarScale } from "./radarModel";
import { tip } from "./tooltip";

type Shape = Record<string, unknown>;
type Point = [number, number];

/** Width of a letter of an axis' name. */
const LETTER = 6.2;

const RINGS = [0.25, 0.5, 0.75, 1];

/** A radar drawn from plain shapes: ECharts' own joins a missing value to the centre, which reads as 0. */
export function radarOption(axes: RadarAxis[], labels: string[], styles: RunStyle[], scale: RadarScale, room: Room, look: Look): EChartsCoreOption {
  const mode: Mode = scale === "difference" ? "percent" : "absolute";
  const height = room.height - room.top - room.bottom;
  const reach = Math.max(40, Math.min(height / 2 - 34, room.width / 2 - 90));
  const centre: Point = [room.width / 2, room.top + height / 2 + 4];
  const at = (axis: number, share: number): Point => [
    centre[0] + reach * share * Math.cos(angle(axis, axes.length)),
    centre[1] + reach * share * Math.sin(angle(axis, axes.length)),
  ];
  const series = (name: string, colour: string, children: Shape[], z: number, silent: boolean) => ({
    type: "custom",
    name,
    coordinateSystem: "none",
    itemStyle: { color: colour },
    silent,
    z,
    data: [0],
    renderItem: () => ({ type: "group", children }),
  });
  return {
    animation: false,
    legend: { show: false, data: labels },
    tooltip: { ...tooltipStyle(look), trigger: "item", formatter: (params: { seriesId?: string; dataIndex: number; seriesName: string }) => axisTip(axes, labels, styles, mode, params) },
    series: [
      series("grid", look.line, grid(axes, at, room.width, mode, look), 1, true),
      ...labels.map((name, run) => series(name, styles[run]!.colour, runShapes(axes, run, styles[run]!, at), 3, true)),
      {
        type: "custom",
        name: "axes",
        coordinateSystem: "none",
        z: 5,
        data: axes.map((_, axis) => axis),
        renderItem: (params: { dataIndex: number }) => sector(params.dataIndex, axes.length, centre, reach),
      },
    ],
  };
}

function grid(axes: RadarAxis[], at: (axis: number, share: number) => Point, width: number, mode: Mode, look: Look): Shape[] {
  const rings = RINGS.map((share) => ({
    type: "polygon",
    shape: { points: axes.map((_, axis) => at(axis, share)) },
    style: { fill: "none", ...ringStyle(share, mode, look) },
  }));
  const spokes = axes.flatMap((axis, place): Shape[] => {
    const [from, to] = [at(place, 0), at(place, 1)];
    const far = at(place, 1.06);
    const turn = Math.cos(angle(place, axes.length));
    const align = Math.abs(turn) < 0.2 ? "center" : turn > 0 ? "left" : "right";
    const up = Math.sin(angle(place, axes.length)) < -0.5;
    const down = Math.sin(angle(place, axes.length)) > 0.5;
    // What stands beside the circle has only the room to the edge.
    const beside = align === "left" ? width - far[0] : align === "right" ? far[0] : width;
    const ending = !axis.inverted ? "" : beside > 180 ? " ↓ inverted" : " ↓";
    const name = middle(axis.column.display, Math.max(6, Math.min(26, Math.floor(beside / LETTER) - ending.length))) + ending;
    const text = (y: number, words: string, fill: string, size: number): Shape => ({
      type: "text",
      style: { x: far[0], y, text: words, fill, fontSize: size, fontFamily: look.font, textAlign: align, textVerticalAlign: "middle" },
    });
    const first = far[1] + (up ? -16 : down ? 6 : -7);
    return [
      { type: "line", shape: { x1: from[0], y1: from[1], x2: to[0], y2: to[1] }, style: { stroke: look.line, lineWidth: 1 } },
      text(first, name, look.text, 11),
      text(first + 13, `${endText(axis.inner, axis, mode)} to ${endText(axis.outer, axis, mode)}`, look.dim, 9.5),
    ];
  });
  return [...rings, ...spokes];
}

/** The ring in the middle of differences is the baseline: grey and dashed, as everywhere. */
function ringStyle(share: number, mode: Mode, look: Look): Shape {
  if (mode !== "absolute" && share === 0.5) return { stroke: BASELINE_COLOUR, lineWidth: 1.6, lineDash: [6, 3] };
  return { stroke: share === 1 ? look.axis : look.line, lineWidth: 1 };
}

const endText = (value: number, { column }: RadarAxis, mode: Mode): string =>
  mode === "absolute" ? axisNumber(value, column) : `${value > 0 ? "+" : ""}${fixed(value, Math.abs(value) >= 10 ? 0 : 1)} %`;

function runShapes(axes: RadarAxis[], run: number, style: RunStyle, at: (axis: number, share: number) => Point): Shape[] {
  const radii = axes.map((axis) => radius(axis, run));
  const shapes: Shape[] = [];
  if (radii.every((each) => each !== null)) {
    const points = radii.map((each, axis) => at(axis, each));
    shapes.push({ type: "polygon", shape: { points }, style: { fill: style.colour, fillOpacity: 0.07, stroke: "none" } });
  }
  for (const [a, b] of joined(radii)) {
    const [from, to] = [at(a, radii[a]!), at(b, radii[b]!)];
    shapes.push({
      type: "line",
      shape: { x1: from[0], y1: from[1], x2: to[0], y2: to[1] },
      style: { stroke: style.colour, lineWidth: 1.8, lineDash: style.dash === "solid" ? undefined : style.dash },
    });
  }
  radii.forEach((each, axis) => {
    if (each !== null) shapes.push(point(...at(axis, each), style, 3));
  });
  return shapes;
}

/** The part of the circle that belongs to an axis: unseen, but it answers the pointer. */
function sector(axis: number, axes: number, centre: Point, reach: number): Shape {
  const half = Math.PI / axes;
  return {
    type: "sector",
    shape: { cx: centre[0], cy: centre[1], r0: 0, r: reach * 1.15, startAngle: angle(axis, axes) - half, endAngle: angle(axis, axes) + half },
    style: { fill: "rgba(0,0,0,0)" },
  };
}

function axisTip(axes: RadarAxis[], labels: string[], styles: RunStyle[], mode: Mode, params: { dataIndex: number; seriesName: string }): HTMLElement {
  const axis = axes[params.dataIndex];
  if (!axis || params.seriesName !== "axes") return tip(params.seriesName, []);
  const { column } = axis;
  const order = betterFirst(column.direction);
  const value = (run: number): number | null => axis.marks[run]?.value ?? null;
  const lines = labels
    .map((name, run) => ({ name, run }))
    .sort((a, b) => order(value(a.run), value(b.run)) || a.run - b.run)
    .map(({ name, run }) => {
      const mark = axis.marks[run];
      const found = value(run);
      return {
        colour: styles[run]!.colour,
        name: middle(name, 44),
        value: found === null ? "–" : markText(found, column, mode),
        detail: mark && found !== null ? markDetail(mark, column, mode) : (mark?.why ?? "not measured"),
      };
    });
  const note = axis.inverted ? "lower is better: the axis is inverted, further out is better" : "";
  return tip(column.display, lines, note);
}
