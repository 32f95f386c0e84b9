import type { Axis, Missing } from "./types";

/** Values beyond this count as missing: their differences would be infinite. */
export const LARGEST = 1e150;

/** Decades that the linear part of a symlog axis takes. */
const LINEAR_PART = 0.5;

/** A value in the units of an axis's scale, logarithms on a logarithmic one; NaN where it has no place. */
export function units(axis: Axis, value: Missing | undefined): number {
  if (value === null || value === undefined || !(Math.abs(value) < LARGEST)) return NaN;
  if (axis.scale === "log") return value > 0 ? Math.log10(value) : NaN;
  if (axis.scale !== "symlog") return value;
  const size = Math.abs(value) / axis.linearTo;
  return Math.sign(value) * (size <= 1 ? size * LINEAR_PART : LINEAR_PART + Math.log10(size));
}

/** Back from the units of the scale. */
export function valueAt(axis: Axis, at: number): number {
  if (axis.scale === "log") return 10 ** at;
  if (axis.scale !== "symlog") return at;
  const size = Math.abs(at);
  return Math.sign(at) * axis.linearTo * (size <= LINEAR_PART ? size / LINEAR_PART : 10 ** (size - LINEAR_PART));
}

/** An axis with the ends that it reaches, in the units of its scale. */
export interface Axle {
  axis: Axis;
  low: number;
  high: number;
}

/** 0 at the beginning of the axis, 1 at its end, beyond for values outside. */
export const share = (axle: Axle, value: Missing | undefined): number => (units(axle.axis, value) - axle.low) / (axle.high - axle.low);

export const isNames = (axis: Axis): axis is Axis & { scale: "category"; names: string[] } => axis.scale === "category";

export const present = (value: Missing | undefined): value is number => typeof value === "number" && Math.abs(value) < LARGEST;
