import { middle } from "../format";
import type { Look } from "./look";
import { arrowed, type Scale } from "./scale";

/** An axis of ECharts for a scale; words lie at 0, 1, 2, … of a number axis, so that points may stand beside their place. */
export function axisOption(scale: Scale, side: "x" | "y", look: Look): Record<string, unknown> {
  const text = { fontFamily: look.font, fontSize: 11 };
  const name = `${arrowed(scale.column)}${scale.log ? " (log)" : ""}`;
  const place =
    side === "x"
      ? { nameLocation: "middle", nameGap: 28 }
      : { nameLocation: "end", nameGap: 10, nameTextStyle: { ...text, color: look.dim, align: "left", padding: [0, 0, 0, -48] } };
  const ends = scale.kind === "words" ? { min: -0.5, max: Math.max(0.5, scale.words.length - 0.5), interval: 1 } : {};
  return {
    type: scale.kind === "time" ? "time" : scale.log ? "log" : "value",
    name,
    nameTextStyle: { ...text, color: look.dim },
    ...place,
    scale: true,
    ...ends,
    axisLabel: {
      ...text,
      color: look.dim,
      hideOverlap: true,
      showMinLabel: scale.kind !== "words",
      showMaxLabel: scale.kind !== "words",
      formatter: (value: number) => (scale.kind === "time" ? scale.text(value).slice(0, 10) : middle(wordAt(scale, value), side === "x" ? 18 : 9)),
    },
    axisLine: { show: side === "x", lineStyle: { color: look.axis }, onZero: false },
    axisTick: { show: false },
    splitLine: side === "y" ? { lineStyle: { color: look.line } } : { show: false },
  };
}

/** Ticks begin at the lower end of the axis, half a place before the first word. */
const wordAt = (scale: Scale, value: number): string =>
  scale.kind === "words" ? (Math.abs(value - Math.round(value)) < 1e-6 ? (scale.words[Math.round(value)] ?? "") : "") : scale.text(value);
