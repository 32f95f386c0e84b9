import type { EChartsCoreOption } from "echarts/core";
import { fixed, integer, middle, plain } from "../format";
import type { Room } from "./Chart";
import { bandSeries, barSeries } from "./bands";
import { kindWords, lastWhole, type Curve, type CurveView, type SeriesKind } from "./curvesModel";
import { tooltipStyle, type Look } from "./look";
import { BASELINE_COLOUR, type RunStyle } from "./palette";
import { tip } from "./tooltip";
import { zoomable, type Drag } from "./zoom";

export interface CurveLine extends Curve {
  label: string;
  /** Null for the baseline, which is grey and dashed. */
  style: RunStyle | null;
  /** Place of its file among the files of all runs; 0 for a mean. */
  place: number;
}

/** Lines whose end carries their name; more than that need the legend. */
const LABELLED = 8;

/** Names such as loss and perplexity are better when low; where the name does not say, nothing is claimed. */
const lowerIsBetter = (name: string): boolean => /loss|perplexity|ppl|bits/i.test(name);

export interface CurveChoices {
  view: CurveView;
  spread: "band" | "bars" | "none";
  logX: boolean;
  logY: boolean;
  drag: Drag;
}

export function curvesOption(lines: CurveLine[], kind: SeriesKind, choices: CurveChoices, room: Room, look: Look): EChartsCoreOption {
  const { logX, logY } = choices;
  const text = { fontFamily: look.font, fontSize: 11 };
  const direct = lines.length <= LABELLED && room.width > 640;
  const drawn = lines.flatMap((line) => drawings(line, direct, choices, look));
  return {
    animation: false,
    textStyle: text,
    legend: { show: false },
    grid: { left: 56, right: direct ? 190 : 20, top: room.top + 26, bottom: room.bottom + 40 },
    xAxis: {
      type: logX ? "log" : "value",
      name: `${kind.xUnit ? `position, ${kind.xUnit}` : "position"}${logX ? " (log)" : ""}`,
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
      type: logY ? "log" : "value",
      name: `${kind.name}${lowerIsBetter(kind.name) ? " ↓" : ""}${logY ? " (log)" : " (axis fits the values)"}`,
      nameTextStyle: { ...text, color: look.dim, align: "left", padding: [0, 0, 0, -44] },
      nameGap: 10,
      scale: true,
      axisLabel: { ...text, color: look.dim, formatter: (value: number) => plain(value) },
      splitLine: { lineStyle: { color: look.line } },
      axisLine: { show: false },
      axisTick: { show: false },
      ...(logY ? logEnds(lines) : {}),
    },
    ...zoomable(choices.drag, look),
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

/** The ends of a log axis, which would otherwise be powers of ten far from the values. */
function logEnds(lines: CurveLine[]): { min?: number; max?: number } {
  const values = lines.flatMap((line) => line.y.filter((y): y is number => y !== null && y > 0));
  return values.length > 0 ? { min: Math.min(...values) * 0.94, max: Math.max(...values) * 1.06 } : {};
}

/** A line as far as all its files reach, dotted beyond, where it is over fewer; around a mean its standard deviation. */
function drawings(line: CurveLine, direct: boolean, { view, spread, logX, logY }: CurveChoices, look: Look): Drawing[] {
  const colour = colourOf(line);
  const whole = lastWhole(line);
  const points = line.x.flatMap((at, place) => {
    const y = line.y[place] ?? null;
    if ((logX && at <= 0) || (logY && y !== null && y <= 0)) return [];
    return [[at, y, line.n[place] ?? 1, line.sd[place] ?? null]];
  });
  const common = {
    type: "line",
    name: line.label,
    connectNulls: false,
    symbol: line.style?.marker ?? "circle",
    symbolSize: 5,
    itemStyle: { color: colour },
    emphasis: { disabled: true },
  };
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
  const named = { endLabel, labelLayout: { moveOverlap: "shiftY" } };
  if (view === "points") {
    // Points of neighbouring positions and other files are not joined; the line itself is not drawn.
    return [{ line, band: false, series: { ...common, data: points, showSymbol: true, showAllSymbol: true, symbolSize: 4, lineStyle: { opacity: 0 }, itemStyle: { color: colour, opacity: 0.75 }, ...named } }];
  }
  const [upTo, beyond] = [points.slice(0, whole + 1), points.slice(Math.max(0, whole))];
  const stroke = { color: colour, width: 1.7, opacity: line.part === "" ? 1 : Math.max(0.45, 1 - 0.2 * line.place) };
  const usual = line.style ? line.style.dash : [6, 3];
  const dash = line.part !== "" && usual === "solid" && line.place > 0 ? [2 + 2 * line.place, 3] : usual;
  const tail = beyond.length > 1 && whole >= 0;
  const marked = line.style !== null && line.style.round > 0;
  const solid = {
    ...common,
    data: tail ? upTo : points,
    showSymbol: line.x.length === 1 || marked,
    showAllSymbol: "auto",
    sampling: marked ? undefined : "lttb",
    lineStyle: { ...stroke, type: dash },
    ...(tail ? {} : named),
  };
  const dotted = { ...common, data: beyond, showSymbol: false, lineStyle: { ...stroke, width: 1.2, type: [2, 3] }, ...named };
  return [
    ...(view === "mean" && line.of > 1 && spread !== "none" ? around(line, colour, spread, logY) : []),
    { line, band: false, series: solid },
    ...(tail ? [{ line, band: false, series: dotted }] : []),
  ];
}

/** One standard deviation to both sides of a mean; on a log axis it cannot reach 0. */
function around(line: CurveLine, colour: string, spread: "band" | "bars", log: boolean): Drawing[] {
  const spreads = line.x.map((x, place) => {
    const [y, sd] = [line.y[place] ?? null, line.sd[place] ?? null];
    return y === null || sd === null ? null : { x, low: log ? Math.max(y - sd, y / 20) : y - sd, high: y + sd };
  });
  const known = spreads.filter((each) => each !== null);
  const series = spread === "band" ? bandSeries(line.label, colour, spreads) : barSeries(line.label, colour, known, 0.6);
  return known.length > 0 ? [{ line, band: true, series }] : [];
}
