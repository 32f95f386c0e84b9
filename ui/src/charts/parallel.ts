import type { EChartsCoreOption } from "echarts/core";
import { cellText, middle } from "../format";
import type { Room } from "./Chart";
import { tooltipStyle, type Look } from "./look";
import { runStyle } from "./palette";
import type { ParallelLine, ParallelPicture } from "./parallelModel";
import { arrowed, type Scale } from "./scale";
import { tip } from "./tooltip";

const LETTER = 6;

export function parallelOption({ axes, inverted, lines }: ParallelPicture, room: Room, look: Look): EChartsCoreOption {
  const text = { fontFamily: look.font, fontSize: 10 };
  const between = (room.width - 130) / Math.max(1, axes.length - 1);
  const whole = (line: ParallelLine) => line.places.every((place) => place !== null);
  const rest = lines.filter((line) => line.slot === null);
  const chosen = lines.filter((line) => line.slot !== null);
  const faint = Math.max(0.08, Math.min(0.5, 60 / Math.max(1, rest.length)));
  const groups: { name: string; of: ParallelLine[]; style: Record<string, unknown>; z: number }[] = [
    { name: "runs", of: rest.filter(whole), style: { color: look.dim, width: 1, opacity: faint }, z: 2 },
    { name: "runs with gaps", of: rest.filter((line) => !whole(line)), style: { color: look.dim, width: 1, opacity: faint, type: [3, 4] }, z: 2 },
    ...chosen.map((line) => {
      const style = runStyle(line.slot!);
      return { name: line.name, of: [line], style: { color: style.colour, width: 2, opacity: 1, type: whole(line) ? style.dash : [3, 4] }, z: 4 };
    }),
  ];
  const drawn = groups.filter(({ of }) => of.length > 0);
  return {
    animation: false,
    textStyle: text,
    legend: { show: false, data: drawn.map(({ name }) => name) },
    parallel: {
      left: 64, right: 66, top: room.top + 44, bottom: room.bottom + 18,
      parallelAxisDefault: {
        nameLocation: "end", nameGap: 18, realtime: false,
        nameTextStyle: { ...text, fontSize: 11, color: look.text },
        axisLine: { lineStyle: { color: look.axis } },
        axisTick: { show: false },
        areaSelectStyle: { width: 16, borderWidth: 1, borderColor: look.text, color: look.dim, opacity: 0.25 },
      },
    },
    parallelAxis: axes.map((scale, dim) => axis(scale, dim, inverted[dim]!, between, look)),
    tooltip: {
      ...tooltipStyle(look),
      trigger: "item",
      formatter: ({ seriesIndex, dataIndex }: { seriesIndex: number; dataIndex: number }) => lineTip(drawn[seriesIndex]?.of[dataIndex], axes, look),
    },
    series: drawn.map(({ name, of, style, z }) => ({
      type: "parallel", name, z, smooth: false, inactiveOpacity: 0.02, activeOpacity: style.opacity,
      itemStyle: { color: style.color }, lineStyle: style, emphasis: { disabled: true },
      data: of.map((line) => ({ name: line.name, id: line.id, value: line.places.map((place) => place ?? "-") })),
    })),
  };
}

function axis(scale: Scale, dim: number, inverse: boolean, between: number, look: Look): Record<string, unknown> {
  const letters = Math.max(4, Math.floor(between / LETTER) - 2);
  const names = { dim, inverse, name: `${middle(arrowed(scale.column), letters)}${inverse ? "\ninverted" : ""}`, ...(inverse ? { nameLocation: "start" } : {}) };
  const label = { color: look.dim, fontSize: 10, fontFamily: look.font };
  if (scale.kind === "words") return { ...names, type: "category", data: scale.words, axisLabel: { ...label, interval: 0, formatter: (word: string) => middle(word, Math.min(letters, 18)) } };
  return {
    ...names,
    type: "value",
    scale: true,
    min: "dataMin",
    max: "dataMax",
    splitNumber: 4,
    axisLabel: { ...label, formatter: (value: number) => (scale.kind === "time" ? scale.text(value).slice(0, 10) : scale.text(value)) },
  };
}

const lineTip = (line: ParallelLine | undefined, axes: Scale[], look: Look): HTMLElement =>
  line
    ? tip(line.name, axes.map((scale, at) => ({
        colour: line.slot === null ? look.axis : runStyle(line.slot).colour, name: arrowed(scale.column), value: cellText(line.raw[at], scale.column), detail: "",
      })))
    : tip("", []);
