import { colourOf, mix, type Theme } from "./colours";
import { FONT } from "./measure";
import type { Dash, Look, Marker } from "./types";

/** A shape of the chart library's custom series. */
export type Shape = Record<string, unknown>;

export const group = (children: Shape[]): Shape => ({ type: "group", children });

export const line = (x1: number, y1: number, x2: number, y2: number, stroke: string, lineWidth: number, more: Record<string, unknown> = {}): Shape => ({
  type: "line", shape: { x1, y1, x2, y2 }, style: { stroke, lineWidth, ...more },
});

export const rect = (x: number, y: number, width: number, height: number, style: Record<string, unknown>): Shape => ({
  type: "rect", shape: { x, y, width, height }, style,
});

interface Words {
  x: number;
  y: number;
  text: string;
  fill: string;
  size: number;
  align?: "left" | "center" | "right";
  vertical?: "top" | "middle" | "bottom";
  bold?: boolean;
  /** Drawn around the letters, so that they can be read over lines. */
  halo?: string;
  rotation?: number;
}

/** Words around a point; never read as markup. */
export function words({ x, y, text, fill, size, align = "left", vertical = "middle", bold = false, halo, rotation = 0 }: Words): Shape {
  return {
    type: "text",
    x, y, rotation,
    style: {
      x: 0, y: 0, text, fill, align, verticalAlign: vertical, font: `${bold ? 600 : 400} ${size}px ${FONT}`,
      ...(halo ? { stroke: halo, lineWidth: 3, lineJoin: "round" } : {}),
    },
  };
}

export function dashes(dash: Dash, width: number): number[] | undefined {
  const w = Math.max(width, 1);
  switch (dash) {
    case "solid":
      return undefined;
    case "dashed":
      return [4.5 * w, 2.2 * w];
    case "dotted":
      return [1.3 * w, 1.5 * w];
    case "dash-dot":
      return [5 * w, 1.8 * w, 1.3 * w, 1.8 * w];
  }
}

/** The outline of a marker of a radius around a point, as SVG path data. */
export function markerPath(marker: Marker, x: number, y: number, r: number): string {
  const polygon = (...points: number[]): string => `M${points.map((each) => each.toFixed(2)).join(" ")}Z`;
  switch (marker) {
    case "none":
      return "";
    case "circle":
    case "hollow-circle":
      return `M${x - r} ${y}A${r} ${r} 0 1 1 ${x + r} ${y}A${r} ${r} 0 1 1 ${x - r} ${y}Z`;
    case "square":
    case "hollow-square":
      return polygon(x - r * 0.9, y - r * 0.9, x + r * 0.9, y - r * 0.9, x + r * 0.9, y + r * 0.9, x - r * 0.9, y + r * 0.9);
    case "diamond":
    case "hollow-diamond": {
      const d = r * 1.25;
      return polygon(x, y - d, x + d, y, x, y + d, x - d, y);
    }
    case "triangle-up":
    case "triangle-down": {
      const d = r * 1.15;
      const up = marker === "triangle-up" ? 1 : -1;
      return polygon(x, y - up * d, x + d, y + up * d * 0.8, x - d, y + up * d * 0.8);
    }
  }
}

export const isHollow = (marker: Marker): boolean => marker.startsWith("hollow");

export function marker(look: Look, theme: Theme, x: number, y: number, r: number): Shape {
  const colour = colourOf(look, theme);
  const style = isHollow(look.marker) ? { fill: theme.ground, stroke: colour, lineWidth: r * 0.45 } : { fill: colour, stroke: theme.ground, lineWidth: r * 0.2 };
  return path(markerPath(look.marker, x, y, isHollow(look.marker) ? r * 0.9 : r), style);
}

/** A path whose numbers are pixels. */
export const path = (pathData: string, style: Record<string, unknown>): Shape => ({ type: "path", shape: { pathData }, style });

/** Colours of a bar; the dash of its look is its hatch. */
export function barStyle(look: Look, theme: Theme): { fill: string; stroke: string; hatch: "none" | "rising" | "falling" } {
  const colour = colourOf(look, theme);
  if (look.dash === "solid") return { fill: colour, stroke: "none", hatch: "none" };
  const tint = look.dash === "dotted" ? 0.15 : 0.35;
  return { fill: mix(theme.ground, colour, tint), stroke: colour, hatch: look.dash === "dotted" ? "none" : look.dash === "dashed" ? "rising" : "falling" };
}

const HATCH = 6;

/** Parallel strokes at 45 degrees within a box. */
export function hatchPath(x: number, y: number, width: number, height: number, rising: boolean): string {
  const span = width + height;
  const step = Math.max(HATCH, span / 300);
  let found = "";
  for (let d = step / 2; d < span; d += step) {
    const x1 = Math.min(d, width);
    const y2 = Math.min(d, height);
    const [from, to] = [[x1, d - x1], [d - y2, y2]] as [[number, number], [number, number]];
    const place = ([dx, dy]: [number, number]): string => `${(rising ? x + dx : x + width - dx).toFixed(1)} ${(y + dy).toFixed(1)}`;
    found += `M${place(from)}L${place(to)}`;
  }
  return found;
}

export function bar(look: Look, theme: Theme, x: number, y: number, width: number, height: number): Shape[] {
  if (width <= 0 || height <= 0) return [];
  const { fill, stroke, hatch } = barStyle(look, theme);
  const box = rect(x, y, width, height, { fill });
  if (stroke === "none") return [box];
  const pen = Math.min(1, Math.min(width, height) / 4);
  const edge = rect(x + pen / 2, y + pen / 2, width - pen, height - pen, { fill: "none", stroke, lineWidth: pen });
  const strokes = hatch === "none" || Math.min(width, height) <= 2 ? [] : [path(hatchPath(x, y, width, height, hatch === "rising"), { fill: "none", stroke, lineWidth: 0.9 })];
  return [box, ...strokes, edge];
}

interface Ends {
  least: number;
  most: number;
}

/** An error bar with caps, upright or level; an end beyond the plot is cut and has no cap. */
export function error(upright: boolean, at: number, from: number, to: number, { least, most }: Ends, colour: string, cap: number): Shape {
  const clamp = (value: number): number => Math.min(most, Math.max(least, value));
  const [a, b] = [clamp(from), clamp(to)];
  const stroke = (at1: number, along1: number, at2: number, along2: number): string => (upright ? `M${at1} ${along1}L${at2} ${along2}` : `M${along1} ${at1}L${along2} ${at2}`);
  const caps = (a === from ? stroke(at - cap, a, at + cap, a) : "") + (b === to ? stroke(at - cap, b, at + cap, b) : "");
  return path(stroke(at, a, at, b) + caps, { fill: "none", stroke: colour, lineWidth: 1 });
}
