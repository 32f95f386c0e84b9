import type { EChartsCoreOption } from "echarts/core";
import { fixed, integer, middle, plain } from "../format";
import type { Room } from "./Chart";
import { kindWords, lastWhole, type Curve, type SeriesKind } from "./curvesModel";
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
  const drawn = lines.flatMap((line) => drawings(line, direct, look));
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
      formatter: (params: { seriesIndex: number; value: [number, number | null, number, number | null] }[]) => {
        const seen = new Set<CurveLine>();
        const found = params.flatMap(({ seriesIndex, value }) => {
          const each = drawn[seriesIndex];
          if (!each || each.band || seen.has(each.line)) return [];
          seen.add(each.line);
          return [{ line: each.line, value: value[1], n: value[2], sd: value[3] }];
        });
        found.sort((a, b) => (a.value === null ? 1 : b.value === null ? -1 : lowerIsBetter(kind.name) ? a.value - b.value : b.value - a.value));
        return tip(
          `${integer(params[0]?.value[0] ?? 0)} ${kind.xUnit}`,
          found.map(({ line, value, n, sd }) => ({
            colour: colourOf(line),
            name: middle(line.label, 44),
            value: value === null ? "–" : fixed(value, 3),
            detail: line.of > 1 ? `${sd === null ? "" : `± ${fixed(sd, 3)}  `}n = ${n}${n < line.of ? ` of ${line.of}` : ""}` : "",
          })),
          kindWords(kind.kind),
        );
      },
    },
    series: drawn.map(({ series }) => series),
  };
}

const colourOf = (line: CurveLine): string => line.style?.colour ?? BASELINE_COLOUR;

interface Drawing {
  line: CurveLine;
  /** Whether it is the band around a mean, which no tooltip tells of by itself. */
  band: boolean;
  series: Record<string, unknown>;
}

/**
 * A line as far as all its parts reach, dashed beyond, where the mean is over fewer; and a band of one standard
 * deviation around a mean.
 */
function drawings(line: CurveLine, direct: boolean, look: Look): Drawing[] {
  const colour = colourOf(line);
  const whole = lastWhole(line);
  const points = line.x.map((at, place) => [at, line.y[place] ?? null, line.n[place] ?? 1, line.sd[place] ?? null]);
  const [upTo, beyond] = [points.slice(0, whole + 1), points.slice(Math.max(0, whole))];
  const common = {
    type: "line",
    name: line.label,
    connectNulls: false,
    symbol: line.style?.marker ?? "circle",
    symbolSize: 5,
    itemStyle: { color: colour },
    emphasis: { disabled: true },
  };
  const stroke = { color: colour, width: 1.7, opacity: line.part === "" ? 1 : 0.65 };
  const endLabel = {
    show: direct,
    formatter: `{mark|●} ${middle(line.label, 26).replace(/[{}|]/g, " ")}`,
    rich: { mark: { color: colour, fontSize: 9 } },
    color: look.text,
    fontSize: 11,
    lineHeight: 16,
    fontFamily: look.font,
    distance: 6,
  };
  const tail = beyond.length > 1;
  const solid = {
    ...common,
    data: upTo,
    showSymbol: line.x.length === 1,
    sampling: "lttb",
    lineStyle: { ...stroke, type: line.style ? line.style.dash : [6, 3] },
    ...(tail ? {} : { endLabel, labelLayout: { moveOverlap: "shiftY" } }),
  };
  const dashed = { ...common, data: beyond, showSymbol: false, lineStyle: { ...stroke, width: 1.2, type: [2, 3] }, endLabel, labelLayout: { moveOverlap: "shiftY" } };
  return [
    ...(line.of > 1 ? band(line, colour) : []),
    { line, band: false, series: solid },
    ...(tail ? [{ line, band: false, series: dashed }] : []),
  ];
}

/** Two stacked lines without a stroke: the lower edge, and the width of the band, which is filled. */
function band(line: CurveLine, colour: string): Drawing[] {
  const edge = (of: (y: number, sd: number) => number) =>
    line.x.map((at, place) => {
      const [y, sd] = [line.y[place] ?? null, line.sd[place] ?? null];
      return [at, y === null || sd === null ? null : of(y, sd)];
    });
  const common = {
    type: "line", name: line.label, stack: `band ${line.run} ${line.part}`, stackStrategy: "all", symbol: "none", silent: true,
    itemStyle: { color: colour }, lineStyle: { opacity: 0 }, emphasis: { disabled: true }, tooltip: { show: false }, z: 1,
  };
  return [
    { line, band: true, series: { ...common, data: edge((y, sd) => y - sd) } },
    { line, band: true, series: { ...common, data: edge((_, sd) => 2 * sd), areaStyle: { color: colour, opacity: 0.15 } } },
  ];
}
