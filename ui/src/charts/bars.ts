import type { EChartsCoreOption } from "echarts/core";
import type { Comparison } from "../api/types";
import { fixed, middle } from "../format";
import type { Mode } from "../state/view";
import { zeroBased, zoomed, type Panel } from "./barsModel";
import { barItem, lineItem } from "./barShapes";
import type { Room } from "./Chart";
import { betterFirst, markDetail, markText, pText, type Mark } from "./difference";
import { tooltipStyle, type Look } from "./look";
import { BASELINE_COLOUR, type RunStyle } from "./palette";
import { tip, type TipLine } from "./tooltip";
import { VERDICT_WORDS } from "../parts/words";

export interface BarChart {
  comparison: Comparison;
  panels: Panel[];
  mode: Mode;
  /** Whether the axis leaves out 0; points are then drawn instead of bars, whose length would mislead. */
  zoom: boolean;
  labels: string[];
  styles: RunStyle[];
}

interface Place {
  left: number;
  top: number;
  width: number;
  height: number;
}

const LEFT = 56;
/** Room for the names of lines. */
const RIGHT = 54;
const TOP = 26;
const BOTTOM = 26;

/** Panels beside each other, as wide as they have metrics; below each other where that gets too narrow. */
function places(panels: Panel[], room: Room): Place[] {
  const height = room.height - room.top - room.bottom;
  const metrics = panels.reduce((sum, panel) => sum + panel.metrics.length, 0);
  const narrowest = Math.min(...panels.map((panel) => (room.width * panel.metrics.length) / metrics));
  if (panels.length > 1 && narrowest < 150 && room.width < 700) {
    const each = height / panels.length;
    return panels.map((_, at) => ({ left: LEFT, top: room.top + at * each + TOP, width: room.width - LEFT - RIGHT, height: each - TOP - BOTTOM }));
  }
  const free = room.width - panels.length * (LEFT + RIGHT);
  let left = 0;
  return panels.map((panel) => {
    const width = (free * panel.metrics.length) / metrics;
    const place = { left: left + LEFT, top: room.top + TOP, width, height: height - TOP - BOTTOM };
    left += LEFT + width + RIGHT;
    return place;
  });
}

export function barsOption(chart: BarChart, room: Room, look: Look): EChartsCoreOption {
  const { comparison, panels, mode, zoom, labels, styles } = chart;
  const rooms = places(panels, room);
  const baselineShown = mode === "absolute" && comparison.baseline !== null && !comparison.runs.some((run) => run.id === comparison.baseline);
  const text = { fontFamily: look.font, fontSize: 11 };
  const base = panels.map((panel) => (baselineShown ? baselineValues(comparison, panel) : []));
  const ranges = panels.map((panel, at) => {
    // Pixels for the labels beyond the marks, as a share of the range that the rest of the height shows.
    const pixels = mode === "absolute" ? 20 : 34;
    const free = Math.min(0.6, pixels / Math.max(40, rooms[at]!.height - 2 * pixels));
    return zoom ? zoomed(panel, free) : zeroBased(panel, base[at]!.flatMap((value) => value ?? []), free);
  });
  return {
    animation: false,
    textStyle: text,
    legend: { show: false },
    grid: rooms.map((place) => ({ ...place, containLabel: false })),
    xAxis: panels.map((panel, at) => ({
      type: "category",
      gridIndex: at,
      data: panel.metrics.map((column) => column.key),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: look.axis }, onZero: !zoom },
      axisLabel: {
        ...text,
        color: look.text,
        interval: 0,
        formatter: (_: string, place: number) => categoryLabel(panel, place, rooms[at]!.width),
      },
    })),
    yAxis: panels.map((panel, at) => ({
      type: "value",
      gridIndex: at,
      min: ranges[at]![0],
      max: ranges[at]![1],
      name: zoom ? `${panel.label} (axis does not start at 0)` : panel.label,
      nameLocation: "end",
      nameGap: 10,
      nameTextStyle: { ...text, color: look.dim, align: "left", padding: [0, 0, 0, -LEFT + 12] },
      axisLabel: { ...text, color: look.dim, showMinLabel: false, showMaxLabel: false, formatter: (value: number) => tick(value, panel, mode) },
      splitNumber: Math.max(2, Math.min(5, Math.floor(rooms[at]!.height / 44))),
      splitLine: { lineStyle: { color: look.line } },
      axisLine: { show: false },
      axisTick: { show: false },
    })),
    tooltip: {
      ...tooltipStyle(look),
      trigger: "axis",
      axisPointer: { type: "shadow", shadowStyle: { color: look.dim, opacity: 0.07 } },
      formatter: (params: { axisIndex?: number; dataIndex: number }[]) => tooltipOf(chart, params),
    },
    series: panels.flatMap((panel, at) => [
      ...labels.map((name, run) => ({
        type: "custom",
        name,
        xAxisIndex: at,
        yAxisIndex: at,
        itemStyle: { color: styles[run]!.colour },
        encode: { x: 0, y: [1, 2, 3] },
        clip: true,
        data: panel.marks.map((marks, place) => [place, marks[run]!.value ?? 0, marks[run]!.low ?? null, marks[run]!.high ?? null]),
        renderItem: barItem({ panel, run, runs: labels.length, style: styles[run]!, mode, zoom, look, range: ranges[at]! }),
        z: 3,
      })),
      lines("chance", at, panel.metrics.map((column) => (mode === "absolute" ? (column.chance ?? null) : null)), [2, 3], look.dim, look, ranges[at]!),
      lines("baseline", at, base[at]!, [6, 3], BASELINE_COLOUR, look, ranges[at]!),
    ]),
  };
}

function lines(name: string, axis: number, values: (number | null)[], dash: number[], colour: string, look: Look, range: [number, number]) {
  return {
    type: "custom",
    name,
    xAxisIndex: axis,
    yAxisIndex: axis,
    silent: true,
    tooltip: { show: false },
    itemStyle: { color: colour },
    encode: { x: 0, y: 1 },
    data: values.flatMap((value, place) => (value === null || value < range[0] || value > range[1] ? [] : [[place, value]])),
    renderItem: lineItem(name, values, dash, colour, look),
    z: 3,
  };
}

const baselineValues = (comparison: Comparison, panel: Panel): (number | null)[] =>
  panel.metrics.map((column) => {
    const value = comparison.baselineCells?.[comparison.metrics.indexOf(column)]?.value;
    return typeof value === "number" ? value : null;
  });

const ARROWS = { higher: " ↑", lower: " ↓", neither: "", unknown: "" } as const;

function categoryLabel(panel: Panel, place: number, width: number): string {
  const column = panel.metrics[place];
  if (!column) return "";
  const arrow = ARROWS[column.direction];
  const letters = Math.floor(width / panel.metrics.length / 6.6) - 1;
  // The arrow goes first: it stands in the tooltip too, and the name says more.
  if (column.display.length + arrow.length > letters && column.display.length <= letters) return column.display;
  return middle(column.display, Math.max(4, letters - arrow.length)) + arrow;
}

function tick(value: number, panel: Panel, mode: Mode): string {
  const percent = mode === "absolute" && panel.metrics[0]?.percent;
  const shown = percent ? 100 * value : value;
  const size = Math.abs(shown);
  if (size !== 0 && size < 0.01) return shown.toExponential(0);
  return fixed(shown, size >= 10 ? 0 : size >= 1 ? 1 : 2).replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");
}

function pDetail({ p, adjusted }: Mark, mode: Mode): string {
  const shown = adjusted ?? p;
  if (mode === "absolute" || typeof shown !== "number") return "";
  return pText(shown).startsWith("<") ? `p ${pText(shown)}` : `p = ${pText(shown)}`;
}

function tooltipOf({ comparison, panels, mode, labels, styles }: BarChart, params: { axisIndex?: number; dataIndex: number }[]): HTMLElement {
  const first = params[0];
  const panel = panels[first?.axisIndex ?? 0];
  const column = first && panel?.metrics[first.dataIndex];
  if (!first || !panel || !column) return tip("", []);
  const marks = panel.marks[first.dataIndex]!;
  const order = betterFirst(column.direction);
  const lines: TipLine[] = marks
    .map((mark, run) => ({ mark, run }))
    .sort((a, b) => order(a.mark.value, b.mark.value) || a.run - b.run)
    .map(({ mark, run }) => ({
      colour: styles[run]!.colour,
      name: middle(labels[run]!, 44),
      value: mark.value === null ? "–" : markText(mark.value, column, mode),
      detail:
        mark.value === null
          ? (mark.why ?? "")
          : [mark.verdict && mode !== "absolute" ? VERDICT_WORDS[mark.verdict] : "", markDetail(mark, column, mode), pDetail(mark, mode)].filter(Boolean).join("  "),
    }));
  const notes = [];
  if (mode !== "absolute") {
    notes.push(`against ${comparison.baselineName ?? comparison.baseline ?? ""}`);
    const tests = new Set(marks.flatMap((mark) => mark.method && mark.verdict && mark.verdict !== "unknown" ? mark.method : []));
    if (tests.size > 0) notes.push(`test: ${[...tests].join(", ")}`);
    if (marks.some((mark) => typeof mark.adjusted === "number")) notes.push(`p after Holm${comparison.family ? ` for ${comparison.family} tests` : ""}`);
  }
  else if (typeof column.chance === "number") notes.push(`chance ${markText(column.chance, column, mode)}`);
  if (column.direction === "lower") notes.push("lower is better");
  if (column.note) notes.push(column.note);
  return tip(column.display, lines, notes.join("; "));
}
