import type { EChartsCoreOption } from "echarts/core";
import type { Column } from "../api/types";
import { cellText, integer, middle } from "../format";
import { axisOption } from "./axis";
import { barSeries, levelBarSeries } from "./bands";
import type { Room } from "./Chart";
import { tooltipStyle, type Look } from "./look";
import { COLOURS, runStyle } from "./palette";
import { arrowed, numberText } from "./scale";
import type { Direction, Dot, Plane } from "./scatterModel";
import { stairs } from "./scatterModel";
import { tip } from "./tooltip";
import { zoomable, type Drag } from "./zoom";

interface Choices {
  bars: boolean;
  better: [Direction | null, Direction | null];
  drag: Drag;
}

/** Runs whose error bars are all drawn; of more, only the selected ones' and the front's. */
const MOST_BARS = 150;
/** Dots of a group beyond which they are drawn small and as one shape: an element for each would be slow. */
const MANY_DOTS = 500;
/** Selected runs whose names stand beside them. */
const LABELLED = 8;
const SYMBOLS = ["circle", "triangle", "rect", "diamond", "pin", "arrow"] as const;

/** The groups that dots are coloured by, most frequent first; those beyond the colours are grey. */
export function groupsOf(dots: Dot[]): { name: string; colour: string | null; symbol: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { group } of dots) counts.set(group, (counts.get(group) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([name, count], at) => ({ name, count, colour: name === "" ? null : (COLOURS[at] ?? null), symbol: name === "" ? "circle" : (SYMBOLS[at] ?? "circle") }));
}

export function scatterOption({ x, y, dots, front }: Plane, { bars, better, drag }: Choices, room: Room, look: Look): EChartsCoreOption {
  const text = { fontFamily: look.font, fontSize: 11 };
  const rest = dots.filter((dot) => dot.slot === null);
  const chosen = dots.filter((dot) => dot.slot !== null);
  const barred = !bars ? [] : dots.length <= MOST_BARS ? dots : dots.filter((dot) => dot.slot !== null || dot.front);
  const colourOf = (dot: Dot) => (dot.slot !== null ? runStyle(dot.slot).colour : look.axis);
  const upright = (of: Dot[], colour: string) => of.flatMap((dot) => (dot.yLow !== null && dot.yHigh !== null ? [{ x: dot.x, low: dot.yLow, high: dot.yHigh }] : []).map((each) => ({ ...each, colour })));
  const drawn: Dot[][] = [];
  const series: Record<string, unknown>[] = [];
  const add = (one: Record<string, unknown>, of: Dot[] = []) => {
    series.push(one);
    drawn.push(of);
  };
  for (const [of, opacity] of [[barred.filter((dot) => dot.slot === null), 0.55], ...barred.filter((dot) => dot.slot !== null).map((dot) => [[dot], 1])] as [Dot[], number][]) {
    const colour = of[0] ? colourOf(of[0]) : look.axis;
    add(barSeries("intervals", colour, upright(of, colour), opacity));
    add(levelBarSeries("intervals", colour, of.flatMap((dot) => (dot.xLow !== null && dot.xHigh !== null ? [{ y: dot.y, low: dot.xLow, high: dot.xHigh }] : [])), opacity));
  }
  if (front.length > 0 && better[0] && better[1]) {
    add({
      type: "line", name: "Pareto front", data: stairs(front, [better[0], better[1]]), symbol: "none", silent: true, z: 3, tooltip: { show: false },
      itemStyle: { color: look.text }, lineStyle: { color: look.text, width: 1.2, type: [4, 3] }, emphasis: { disabled: true },
    });
  }
  for (const { name, colour, symbol } of groupsOf(rest)) {
    const of = rest.filter((dot) => dot.group === name);
    const many = of.length > MANY_DOTS;
    const dotted = dotSeries(name || "runs", of, { color: colour ?? look.axis, opacity: colour ? 0.75 : 0.7 }, symbol, many ? 5 : 7);
    add(many ? { ...dotted, large: true, largeThreshold: MANY_DOTS } : dotted, of);
  }
  const outline = front.filter((dot) => dot.slot === null);
  if (outline.length > 0) add(dotSeries("on the front", outline, { color: "transparent", borderColor: look.text, borderWidth: 1.3 }, "circle", 9), outline);
  for (const dot of chosen) {
    const style = runStyle(dot.slot!);
    add(
      {
        ...dotSeries(dot.name, [dot], { color: style.colour, borderColor: look.ground, borderWidth: 1.2 }, style.marker, 12),
        z: 6,
        label: { show: chosen.length <= LABELLED && room.width > 500, formatter: () => middle(dot.name, 30), position: besideOf(dot, x, dots), color: look.text, fontSize: 11, fontFamily: look.font, textBorderColor: look.ground, textBorderWidth: 3 },
        labelLayout: { hideOverlap: true },
      },
      [dot],
    );
  }
  return {
    animation: false,
    textStyle: text,
    legend: { show: false, data: series.map(({ name }) => name as string).filter((name, at, all) => name !== "intervals" && all.indexOf(name) === at).slice(0, 24) },
    grid: { left: y.kind === "words" ? 76 : 60, right: 26, top: room.top + 26, bottom: room.bottom + 42 },
    xAxis: axisOption(x, "x", look),
    yAxis: axisOption(y, "y", look),
    ...zoomable(drag, look),
    tooltip: {
      ...tooltipStyle(look),
      trigger: "item",
      formatter: ({ seriesIndex, dataIndex }: { seriesIndex: number; dataIndex: number }) => dotTip(drawn[seriesIndex]?.[dataIndex], x.column, y.column, look),
    },
    series,
  };
}

/** Names stand on the side where there is more room. */
function besideOf(dot: Dot, scale: Plane["x"], dots: Dot[]): "left" | "right" {
  const places = dots.map((each) => (scale.log ? Math.log(each.x) : each.x));
  const [low, high] = places.reduce(([a, b], place) => [Math.min(a, place), Math.max(b, place)], [Infinity, -Infinity]);
  return ((scale.log ? Math.log(dot.x) : dot.x) - low) / (high - low || 1) > 0.7 ? "left" : "right";
}

function dotSeries(name: string, dots: Dot[], itemStyle: Record<string, unknown>, symbol: string, symbolSize: number): Record<string, unknown> {
  return { type: "scatter", name, data: dots.map((dot) => ({ value: [dot.x, dot.y], id: dot.id })), itemStyle, symbol, symbolSize, z: 4, emphasis: { disabled: true }, cursor: "pointer" };
}

function dotTip(dot: Dot | undefined, x: Column, y: Column, look: Look): HTMLElement {
  if (!dot) return tip("", []);
  const colour = dot.slot !== null ? runStyle(dot.slot).colour : look.axis;
  const line = (column: Column, at: 0 | 1, low: number | null, high: number | null) => ({
    colour,
    name: arrowed(column),
    value: cellText(dot.raw[at], column),
    detail: [low !== null && high !== null ? `[${numberText(low, column)}, ${numberText(high, column)}]` : "", dot.n[at] !== null ? `n = ${integer(dot.n[at])}` : ""].filter(Boolean).join("  "),
  });
  const notes = [dot.group, dot.front ? "on the Pareto front: no other run is better in both" : ""].filter(Boolean).join("; ");
  return tip(dot.name, [line(x, 0, dot.xLow, dot.xHigh), line(y, 1, dot.yLow, dot.yHigh)], notes);
}
