import type { EChartsCoreOption } from "echarts/core";
import { fixed, integer, middle, plain } from "../format";
import type { Room } from "./Chart";
import type { Curve, SeriesKind } from "./curvesModel";
import { tooltipStyle, type Look } from "./look";
import { BASELINE_COLOUR, type RunStyle } from "./palette";
import { tip } from "./tooltip";

export interface CurveLine extends Curve {
  label: string;
  /** Null for the baseline, which is grey and dashed. */
  style: RunStyle | null;
}

/** Lines whose end carries their name; more than that need the legend. */
const LABELLED = 8;

/** Names such as loss and perplexity are better when low; where the name does not say, nothing is claimed. */
const lowerIsBetter = (name: string): boolean => /loss|perplexity|ppl|bits/i.test(name);

export function curvesOption(lines: CurveLine[], kind: SeriesKind, log: boolean, room: Room, look: Look): EChartsCoreOption {
  const text = { fontFamily: look.font, fontSize: 11 };
  const direct = lines.length <= LABELLED && room.width > 640;
  const colour = (line: CurveLine): string => line.style?.colour ?? BASELINE_COLOUR;
  return {
    animation: false,
    textStyle: text,
    legend: { show: false },
    grid: { left: 56, right: direct ? 190 : 20, top: room.top + 26, bottom: room.bottom + 40 },
    xAxis: {
      type: "value",
      name: kind.xUnit ? `position, ${kind.xUnit}` : "position",
      nameLocation: "middle",
      nameGap: 26,
      nameTextStyle: { ...text, color: look.dim },
      min: "dataMin",
      max: "dataMax",
      axisLabel: { ...text, color: look.dim, formatter: (value: number) => integer(value), hideOverlap: true },
      axisLine: { lineStyle: { color: look.axis }, onZero: false },
      axisTick: { show: false },
      splitLine: { show: false },
    },
    yAxis: {
      type: log ? "log" : "value",
      name: `${kind.name}${lowerIsBetter(kind.name) ? " ↓" : ""}${log ? " (log)" : " (axis does not start at 0)"}`,
      nameTextStyle: { ...text, color: look.dim, align: "left", padding: [0, 0, 0, -44] },
      nameGap: 10,
      scale: true,
      axisLabel: { ...text, color: look.dim, formatter: (value: number) => plain(value) },
      splitLine: { lineStyle: { color: look.line } },
    },
    dataZoom: [
      { type: "inside", xAxisIndex: 0, filterMode: "none", zoomOnMouseWheel: "ctrl", moveOnMouseMove: false, preventDefaultMouseMove: false },
      { type: "inside", yAxisIndex: 0, filterMode: "none", zoomOnMouseWheel: false, moveOnMouseMove: false, preventDefaultMouseMove: false },
    ],
    toolbox: { show: true, itemSize: 0, showTitle: false, feature: { dataZoom: { filterMode: "none", brushStyle: { color: look.dim, opacity: 0.15 } } } },
    tooltip: {
      ...tooltipStyle(look),
      trigger: "axis",
      axisPointer: { type: "line", lineStyle: { color: look.axis, width: 1 } },
      formatter: (params: { seriesIndex: number; value: [number, number | null] }[]) => {
        const found = params.map(({ seriesIndex, value }) => ({ line: lines[seriesIndex]!, value: value[1] })).filter(({ line }) => line);
        found.sort((a, b) => (a.value === null ? 1 : b.value === null ? -1 : lowerIsBetter(kind.name) ? a.value - b.value : b.value - a.value));
        return tip(
          `${integer(params[0]?.value[0] ?? 0)} ${kind.xUnit}`,
          found.map(({ line, value }) => ({
            colour: colour(line),
            name: middle(line.label, 44),
            value: value === null ? "–" : fixed(value, 3),
            detail: line.of > 1 ? `mean of ${line.of}` : "",
          })),
        );
      },
    },
    series: lines.map((line) => ({
      type: "line",
      name: line.label,
      data: line.x.map((at, place) => [at, line.y[place] ?? null]),
      connectNulls: false,
      showSymbol: line.x.length === 1,
      symbol: line.style?.marker ?? "circle",
      symbolSize: 5,
      sampling: "lttb",
      itemStyle: { color: colour(line) },
      lineStyle: { color: colour(line), width: 1.7, type: line.style ? line.style.dash : [6, 3], opacity: line.part === "" ? 1 : 0.65 },
      emphasis: { disabled: true },
      endLabel: {
        show: direct,
        formatter: `{mark|●} ${middle(line.label, 26).replace(/[{}|]/g, " ")}`,
        rich: { mark: { color: colour(line), fontSize: 9 } },
        color: look.text,
        fontSize: 11,
        lineHeight: 16,
        fontFamily: look.font,
        distance: 6,
      },
      labelLayout: { moveOverlap: "shiftY" },
    })),
  };
}
