import type { EChartsCoreOption } from "echarts/core";
import type { Column } from "../api/types";
import { fixed, integer, metricNumber, middle } from "../format";
import { axisOption } from "./axis";
import { bandSeries, barSeries } from "./bands";
import type { Room } from "./Chart";
import { betterFirst } from "./difference";
import { tooltipStyle, type Look } from "./look";
import { numberText, type Scale } from "./scale";
import { tip } from "./tooltip";
import { spreadOf, type TrendCurve, type TrendPicture } from "./trendsModel";
import { zoomable, type Drag } from "./zoom";

interface Choices {
  spread: "interval" | "sd" | "none";
  logY: boolean;
  drag: Drag;
}

const LABELLED = 10;
/** Lines with spreads; of more, a chart would be all bands. */
const MOST_SPREADS = 12;

export function trendsOption({ x, curves, stages }: TrendPicture, metric: Column, { spread, logY, drag }: Choices, room: Room, look: Look): EChartsCoreOption {
  const text = { fontFamily: look.font, fontSize: 11 };
  const front = curves.filter((curve) => curve.style !== null);
  const direct = front.length <= LABELLED && room.width > 640;
  const yScale: Scale = { column: metric, kind: "number", words: [], log: logY, place: (value) => (typeof value === "number" ? value : null), text: (at) => numberText(at, metric) };
  const lines: { curve: TrendCurve; series: Record<string, unknown> }[] = [];
  const extra: Record<string, unknown>[] = stages.length > 0 ? [stageSeries(stages, look)] : [];
  for (const curve of [...curves].sort((a, b) => Number(a.style !== null) - Number(b.style !== null))) {
    const colour = curve.style?.colour ?? look.axis;
    const spreads = curve.style && front.length <= MOST_SPREADS ? spreadsOf(curve, spread, logY) : [];
    const pooled = curve.points.some((point) => point.n > 1 && point.sd !== undefined && point.sd !== null);
    if (spreads.length > 0) extra.push(pooled && spreads.length > 1 ? bandSeries(curve.label, colour, spreads) : barSeries(curve.label, colour, spreads, 0.55));
    const usable = curve.points.filter((point) => !logY || point.value > 0);
    const stroke = { color: colour, width: curve.style ? 1.7 : 1, type: curve.style?.dash ?? "solid", opacity: curve.style ? 1 : 0.4 };
    const raw = {
      type: "line", name: curve.label, data: usable.map((point) => [point.at, point.value]), symbol: curve.style?.marker ?? "circle",
      symbolSize: curve.style ? 5 : 3, showSymbol: true, showAllSymbol: usable.length <= 400, itemStyle: { color: colour, opacity: curve.smoothed ? 0.5 : curve.style ? 1 : 0.5 },
      lineStyle: curve.smoothed ? { ...stroke, opacity: 0.22, width: 1 } : stroke, emphasis: { disabled: true }, z: curve.style ? 4 : 2,
    };
    const label = {
      endLabel: {
        show: direct && curve.style !== null, formatter: `{mark|●} ${middle(curve.label, 28).replace(/[{}|]/g, " ")}`, rich: { mark: { color: colour, fontSize: 9 } },
        color: look.text, fontSize: 11, lineHeight: 16, fontFamily: look.font, distance: 6,
      },
      labelLayout: { moveOverlap: "shiftY" },
    };
    lines.push({ curve, series: curve.smoothed ? raw : { ...raw, ...label } });
    if (curve.smoothed) {
      const data = curve.points.flatMap((point, at) => (!logY || curve.smoothed![at]! > 0 ? [[point.at, curve.smoothed![at]!]] : []));
      extra.push({ type: "line", name: curve.label, data, symbol: "none", silent: true, tooltip: { show: false }, itemStyle: { color: colour }, lineStyle: { ...stroke, width: curve.style ? 2.2 : 1.2 }, emphasis: { disabled: true }, z: 5, ...label });
    }
  }
  return {
    animation: false,
    textStyle: text,
    legend: { show: false, data: front.map(({ label }) => label) },
    grid: { left: 60, right: direct ? 200 : 24, top: room.top + 26, bottom: room.bottom + 42 },
    xAxis: { ...axisOption(x, "x", look), ...(x.kind === "words" ? {} : { min: "dataMin", max: "dataMax" }) },
    yAxis: axisOption(yScale, "y", look),
    ...zoomable(drag, look),
    tooltip: {
      ...tooltipStyle(look),
      trigger: "axis",
      axisPointer: { type: "line", lineStyle: { color: look.axis, width: 1 } },
      formatter: (params: { seriesIndex: number; dataIndex: number; axisValue?: number }[]) => trendTip(params.flatMap(({ seriesIndex, dataIndex }) => {
        const found = lines[seriesIndex];
        const point = found?.curve.points.filter((each) => !logY || each.value > 0)[dataIndex];
        return found && point ? [{ curve: found.curve, point }] : [];
      }), x, metric, look),
    },
    series: [...lines.map(({ series }) => series), ...extra],
  };
}

function trendTip(found: { curve: TrendCurve; point: TrendCurve["points"][number] }[], x: Scale, metric: Column, look: Look): HTMLElement {
  const order = betterFirst(metric.direction);
  const first = found[0];
  const title = first ? `${x.column.display} ${x.text(first.point.at)}${first.point.stage ? ` · ${first.point.stage}` : ""}` : "";
  return tip(
    title,
    [...found].sort((a, b) => order(a.point.value, b.point.value)).map(({ curve, point }) => ({
      colour: curve.style?.colour ?? look.axis,
      name: middle(curve.label, 40),
      value: metricNumber(point.value, metric),
      detail: [
        typeof point.low === "number" && typeof point.high === "number" ? `[${metricNumber(point.low, metric)}, ${metricNumber(point.high, metric)}]` : "",
        point.n > 1 ? `mean of ${integer(point.n)} runs${typeof point.sd === "number" ? `, sd ${fixed(metric.percent ? 100 * point.sd : point.sd, metric.digits)}` : ""}` : "",
      ].filter(Boolean).join("  "),
    })),
    metric.direction === "lower" ? "lower is better" : "",
  );
}

function spreadsOf(curve: TrendCurve, spread: Choices["spread"], log: boolean) {
  return curve.points.flatMap((point) => {
    const found = spreadOf(point, spread);
    if (!found || (log && found.high <= 0)) return [];
    return [{ x: point.at, low: log ? Math.max(found.low, point.value / 20) : found.low, high: found.high }];
  });
}

/** Stages of training as shaded regions with their names on top. */
function stageSeries(stages: TrendPicture["stages"], look: Look): Record<string, unknown> {
  return {
    type: "custom", name: "stages", silent: true, z: 0, tooltip: { show: false }, clip: true, itemStyle: { color: look.dim },
    encode: { x: [0, 1] },
    data: stages.map(({ from, to }) => [from, to]),
    renderItem: (
      { dataIndex, coordSys }: { dataIndex: number; coordSys: { x: number; y: number; width: number; height: number } },
      api: { coord: (point: [number, number]) => [number, number] },
    ) => {
      const { stage, from, to } = stages[dataIndex]!;
      const [left, right] = [from, to].map((at) => Math.min(coordSys.x + coordSys.width, Math.max(coordSys.x, api.coord([at, 0])[0]))) as [number, number];
      const width = Math.max(1, right - left);
      return {
        type: "group",
        children: [
          { type: "rect", shape: { x: left, y: coordSys.y, width, height: coordSys.height }, style: { fill: look.dim, opacity: dataIndex % 2 === 0 ? 0.05 : 0.11 } },
          { type: "text", style: { x: left + 4, y: coordSys.y + 4, text: middle(stage, Math.max(4, Math.floor(width / 6))), fill: look.dim, fontSize: 10, fontFamily: look.font } },
        ],
      };
    },
  };
}
