import type { EChartsCoreOption } from "echarts/core";
import { tooltipStyle, type Look as PageLook } from "../charts/style";
import { tip } from "../charts/tooltip";
import { middle } from "../format";
import { isNames, units, type Axle } from "./axle";
import { colourOf, type Theme } from "./colours";
import { frameOf, type Frame } from "./frame";
import { asideShapes, asidesWidth } from "./asides";
import { footShapes, groundShapes } from "./ground";
import { cellLetters, cellShapes, colourBarShapes, colourBarWidth } from "./heat";
import type { Key } from "./keys";
import { dotShapes, isCrowded, lineMarkers, linePlaces, shapesOf, type Field } from "./marks";
import { FONT, type Measure } from "./measure";
import { remarkShapes } from "./remarks";
import { dashes, group, type Shape } from "./shapes";
import { namedAtEnds, sideShapes, sidesOf, sidesWidth } from "./sides";
import { isLying } from "./stacks";
import { stripHeight, stripOf, stripShapes } from "./strip";
import { cellTip, detailText, placeAxis, places, placeText, reading, readingsAt, tipLines, valueAxis, valueText } from "./tips";
import type { Dots, Heat, Line, Look, Mark, PlotPanel } from "./types";

/** What a plot is drawn with and in. */
export interface Drawing {
  plot: PlotPanel;
  looks: Map<string, Look>;
  /** What its own legend names. */
  keys: Key[];
  /** Keys of looks that the reader has switched off. */
  hidden: ReadonlySet<string>;
  theme: Theme;
  width: number;
  height: number;
  measure: Measure;
}

/** Whether there are more points than an element for each can be drawn quickly. */
export const isMany = (plot: PlotPanel): boolean => plot.marks.reduce((sum, mark) => sum + sizeOf(mark), 0) > 1500;

const sizeOf = (mark: Mark): number => ("x" in mark && Array.isArray(mark.x) ? mark.x.length : mark.kind === "heat" ? mark.value.length : 1);

/** Whether a tooltip is of one point, as where neither axis is one of places that series share. */
const isByPoint = (plot: PlotPanel): boolean =>
  plot.marks.some((mark) => mark.kind === "heat") ||
  (plot.marks.some((mark) => mark.kind === "dots") && !isNames(plot.x) && !isNames(plot.y));

/** The drawing of a plot as an option of the chart library; all its axes are in the units of their scales. */
export function plotOption(drawing: Drawing): EChartsCoreOption {
  const { plot, theme, width, height, measure } = drawing;
  const named = namedAtEnds(plot, drawing.keys, width, height, measure);
  const sides = sidesOf(plot, drawing.keys, named, theme, width, measure);
  const besides = sidesWidth(sides, measure) + asidesWidth(plot, width, measure);
  const rooms = { right: besides + colourBarWidth(plot, theme, height, measure), top: (frame: Frame) => stripHeight(stripOf(plot, frame, width, measure)) };
  const frame = frameOf(plot, width, height, rooms, measure);
  const field: Field = { plot, frame, theme, look: (key) => drawing.looks.get(key)! };
  const visible = plot.marks.filter((mark) => !("look" in mark) || !drawing.hidden.has(mark.look));
  const front = [
    ...footShapes(plot, frame, theme),
    ...remarkShapes({ ...plot, marks: visible }, frame, theme, measure),
    ...sideShapes(sides, frame, theme),
    ...asideShapes(plot, frame, theme, width, measure),
    ...stripShapes(stripOf(plot, frame, width, measure), frame, theme),
    ...colourBarShapes(plot, frame, theme, measure),
  ];
  const shown = { ...plot, marks: visible };
  return {
    animation: false,
    textStyle: { fontFamily: FONT },
    legend: { show: false },
    grid: { left: frame.left, top: frame.top, width: frame.width, height: frame.height, containLabel: false },
    xAxis: axisOption(frame.x, false),
    yAxis: axisOption(frame.y, isNames(plot.y)),
    tooltip: tooltip(shown, drawing),
    series: [
      still("ground", groundShapes(plot, frame, theme, width, height, measure)),
      ...visible.flatMap((mark) => series(field, mark, drawing)),
      still("front", front),
      ...(isByPoint(plot) ? [] : [probe(shown, frame)]),
    ],
  };
}

/** An axis that nothing is drawn of: ticks, names and titles are drawn with the marks. */
function axisOption({ axis, low, high }: Axle, inverse: boolean): Record<string, unknown> {
  const common = { show: false, inverse, axisPointer: { label: { show: false } } };
  return isNames(axis) ? { ...common, type: "category", data: axis.names.map((_, at) => String(at)) } : { ...common, type: "value", min: low, max: high };
}

/** Shapes that no pointer meets. */
const still = (name: string, shapes: Shape[], more: Record<string, unknown> = {}): Record<string, unknown> => ({
  type: "custom", name, coordinateSystem: "none", silent: true, tooltip: { show: false }, data: [0], renderItem: () => group(shapes), ...more,
});

/** Shapes that are cut at the edges of the plot. */
const clipped = (name: string, { left, top, width, height }: Frame, shapes: Shape[]): Record<string, unknown> =>
  still(name, [], { renderItem: () => ({ type: "group", clipPath: { type: "rect", shape: { x: left, y: top, width, height } }, children: shapes }) });

function series(field: Field, mark: Mark, drawing: Drawing): Record<string, unknown>[] {
  switch (mark.kind) {
    case "line":
      return [lineSeries(field, mark), still("markers", lineMarkers(field, mark))];
    case "dots":
      return [dotSeries(field, mark)];
    case "heat":
      return [heatSeries(field, mark, drawing)];
    case "band":
      return [clipped("band", field.frame, shapesOf(field, mark))];
    case "bars":
    case "interval":
    case "rule":
      return [still(mark.kind, shapesOf(field, mark))];
    case "region":
    case "label":
    case "aside":
      return []; // drawn with the ground and with the words
  }
}

function lineSeries(field: Field, mark: Line): Record<string, unknown> {
  const look = field.look(mark.look);
  const places = linePlaces(field, mark);
  const width = places.length > 2 * field.frame.width ? 0.9 : isCrowded(field.plot) ? 1.3 : 2;
  return {
    type: "line", name: look.label, silent: true, showSymbol: false, connectNulls: false, clip: true, tooltip: { show: false }, emphasis: { disabled: true },
    sampling: places.length > 2 * field.frame.width ? "minmax" : undefined,
    lineStyle: { color: colourOf(look, field.theme), width, type: dashes(look.dash, width) ?? "solid", join: "round", cap: "butt" },
    data: places,
  };
}

type Hit = { dataIndex: number };

/** Shapes of which each has a tooltip of its own. */
const byItem = (name: string, data: number[], shapes: (at: number) => Shape[], told: (at: number) => HTMLElement | string): Record<string, unknown> => ({
  type: "custom", name, coordinateSystem: "none", data, renderItem: ({ dataIndex }: Hit) => group(shapes(dataIndex)),
  tooltip: { formatter: ({ dataIndex }: Hit) => told(dataIndex) },
});

function dotSeries(field: Field, mark: Dots): Record<string, unknown> {
  const silent = !isByPoint(field.plot);
  return { ...byItem("dots", mark.x.map((_, at) => at), (at) => dotShapes(field, mark, at), (at) => pointTip(field, mark, at)), ...(silent ? { silent, tooltip: { show: false } } : {}) };
}

function heatSeries({ plot, frame, theme }: Field, mark: Heat, { measure }: Drawing): Record<string, unknown> {
  const letters = cellLetters(mark, frame, measure);
  return byItem("heat", mark.value.map((_, at) => at), (at) => cellShapes(mark, at, frame, theme, letters), (at) => heatTip(plot, mark, at));
}

/** An unseen line through all places, which the pointer snaps to. */
function probe(plot: PlotPanel, frame: Frame): Record<string, unknown> {
  const axis = placeAxis(plot);
  const other = isLying(plot) ? frame.x : frame.y;
  const middleOf = (other.low + other.high) / 2;
  return {
    type: "line", name: "probe", silent: true, showSymbol: false, symbol: "none", lineStyle: { opacity: 0 }, emphasis: { disabled: true },
    data: places(plot).map((at) => (isLying(plot) ? [middleOf, units(axis, at)] : [units(axis, at), middleOf])),
  };
}

function tooltip(plot: PlotPanel, { looks, theme }: Drawing): Record<string, unknown> {
  const style = { ...tooltipStyle(pageLook(theme)), className: "figure-tip" };
  if (isByPoint(plot)) return { ...style, trigger: "item" };
  const all = places(plot);
  return {
    ...style,
    trigger: "axis",
    axisPointer: { type: isNames(placeAxis(plot)) ? "shadow" : "line", axis: isLying(plot) ? "y" : "x", snap: true, lineStyle: { color: theme.line, width: 1, type: "solid" }, shadowStyle: { color: theme.dim, opacity: 0.08 }, animation: false },
    formatter: (hits: Hit[]) => {
      const at = all[hits[0]?.dataIndex ?? -1];
      if (at === undefined) return "";
      return tip(placeText(placeAxis(plot), at), tipLines(plot, at, readingsAt(plot, at, looks), theme).map((one) => ({ ...one, name: middle(one.name, 44) })));
    },
  };
}

function heatTip(plot: PlotPanel, mark: Heat, at: number): HTMLElement {
  const { title, value, note } = cellTip(plot, mark, at);
  return tip(title, [{ colour: "transparent", name: mark.shadesLabel, value, detail: note }]);
}

function pointTip({ plot, theme, look }: Field, mark: Dots, at: number): HTMLElement | string {
  const one = reading(plot, mark, at, look(mark.look));
  if (!one) return "";
  const { format } = valueAxis(plot);
  return tip(one.note || one.look.label, [
    { colour: colourOf(one.look, theme), name: plot.y.label || one.look.label, value: valueText(one.value, format), detail: detailText(one, format) },
    { colour: "transparent", name: plot.x.label, value: valueText(one.x, plot.x.format), detail: "" },
  ]);
}

const pageLook = (theme: Theme): PageLook => ({
  text: theme.text, dim: theme.dim, faint: theme.dim, line: theme.grid, axis: theme.line, ground: theme.ground,
  raised: theme.name === "dark" ? "#181c22" : theme.ground, better: theme.better, worse: theme.worse, font: FONT,
});
