import { LARGEST } from "./axle";
import { COLOURS, BASELINE_COLOUR } from "../charts/palette";
import type { Better, Colour, Heat } from "./types";

/** The colours of a figure on a ground; the same as those of its pictures. */
export interface Theme {
  name: "light" | "dark";
  ground: string;
  text: string;
  dim: string;
  grid: string;
  line: string;
  better: string;
  worse: string;
}

export const LIGHT: Theme = {
  name: "light", ground: "#ffffff", text: "#1a1f26", dim: "#606975", grid: "#e4e7eb", line: "#8a919b", better: "#00704f", worse: "#b54708",
};
export const DARK: Theme = {
  name: "dark", ground: "#101317", text: "#e2e6eb", dim: "#97a1ae", grid: "#2a313a", line: "#6b7683", better: "#3fc79a", worse: "#f08a4b",
};

const VIRIDIS = ["#440154", "#482475", "#414487", "#355f8d", "#2a788e", "#21918c", "#22a884", "#44bf70", "#7ad151", "#bddf26", "#fde725"];

const READABLE = 4.5; // WCAG 2.2, success criterion 1.4.3

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

export function colourOf(look: Colour, theme: Theme): string {
  switch (look.colour) {
    case "series":
      return COLOURS[look.index % COLOURS.length]!;
    case "sequence":
      // Without the end that fades into the ground.
      return along(theme.name === "light" ? look.position * 0.88 : 0.2 + look.position * 0.8);
    case "baseline":
    case "undecided":
      return BASELINE_COLOUR;
    case "neutral":
      return COLOURS[0];
    case "better":
      return theme.better;
    case "worse":
      return theme.worse;
  }
}

/** A colour for words that belong to a series. */
export function inkOf(look: Colour, theme: Theme): string {
  const colour = colourOf(look, theme);
  for (let part = 0; part < 1; part += 0.1) {
    const mixed = mix(colour, theme.text, part);
    if (contrast(mixed, theme.ground) >= READABLE) return mixed;
  }
  return theme.text;
}

/** Black or white, whichever can be read on a colour. */
export const inkOn = (colour: string): string => (contrast(colour, "#ffffff") >= contrast(colour, "#101317") ? "#ffffff" : "#101317");

const channels = (colour: string): number[] => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

/** From one colour to another; 0 is the first, 1 the second. */
export function mix(from: string, to: string, part: number): string {
  const other = channels(to);
  return `#${channels(from).map((channel, at) => Math.round(channel + (other[at]! - channel) * part).toString(16).padStart(2, "0")).join("")}`;
}

function along(position: number): string {
  const place = clamp(position, 0, 1) * (VIRIDIS.length - 1);
  const index = Math.min(Math.floor(place), VIRIDIS.length - 2);
  return mix(VIRIDIS[index]!, VIRIDIS[index + 1]!, place - index);
}

export function contrast(a: string, b: string): number {
  const [first, second] = [luminance(a), luminance(b)];
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

/** Relative luminance after WCAG 2.2. */
function luminance(colour: string): number {
  const [red, green, blue] = channels(colour).map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function diverging(part: number, side: Better, theme: Theme): string {
  const blue = part < 0 ? side !== "up" : side === "up";
  return mix(theme.name === "light" ? "#f7f7f7" : "#2b3038", blue ? COLOURS[0] : COLOURS[1], Math.min(1, Math.abs(part)));
}

/** From the values of a heat map to colours. */
export interface HeatScale {
  low: number;
  high: number;
  colour: (value: number) => string;
}

export function heatScale(heat: Heat, theme: Theme): HeatScale {
  let [least, most] = [Infinity, -Infinity];
  for (const value of heat.value) {
    if (value === null || Math.abs(value) >= LARGEST) continue;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  if (least > most) [least, most] = [0, 1];
  let [low, high] = [least, most];
  if (heat.shades === "sequential") [low, high] = [heat.min ?? least, heat.max ?? most];
  else {
    const reach = heat.reach ?? Math.max(Math.abs(most - heat.middle), Math.abs(least - heat.middle));
    [low, high] = [heat.middle - reach, heat.middle + reach];
  }
  const size = Math.max(Math.abs(low), Math.abs(high));
  if (!(high - low > size * 1e-12)) {
    const half = size === 0 ? 0.5 : size * 0.05;
    [low, high] = [low - half, high + half];
  }
  const colour = (value: number): string => {
    const part = clamp((value - low) / (high - low), 0, 1);
    return heat.shades === "sequential" ? along(part) : diverging(part * 2 - 1, heat.better, theme);
  };
  return { low, high, colour };
}
