import { share, valueAt, type Axle } from "./axle";
import { coarser, tickText } from "./tickText";
import type { TickFormat } from "./types";

export interface Tick {
  value: number;
  label: string;
}

const EDGE = 1e-9;
const MOST = 1000;
/** Finer decimals than this share of the range are not written. */
const FINEST = 1e-3;

/** About so many ticks at round values, with the most important first where an axis is logarithmic. */
export function roundTicks(axle: Axle, count: number): Tick[] {
  const { scale, format } = axle.axis;
  const beyondLinear = axle.axis.scale === "symlog" && valueAt(axle.axis, axle.low) >= axle.axis.linearTo;
  if (scale === "linear" || ((scale === "log" || beyondLinear) && axle.high - axle.low < 1.2)) return steps(axle, format, count);
  return powers(axle, format);
}

function steps(axle: Axle, format: TickFormat, count: number): Tick[] {
  const [low, high] = [valueAt(axle.axis, axle.low), valueAt(axle.axis, axle.high)];
  const step = roundStep((high - low) / Math.max(1, count));
  const first = Math.ceil(low / step - EDGE);
  const ticks: Tick[] = [];
  for (let at = 0; at < MOST && (first + at) * step <= high + (high - low) * EDGE; at++) {
    const value = (first + at) * step;
    if (Number.isFinite(share(axle, value))) ticks.push({ value, label: tickText(value, step, format) });
  }
  return ticks;
}

/** The least of 1, 2, 5 times a power of ten that is at least `size`. */
export function roundStep(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size));
  return ([1, 2, 5].find((times) => times * power >= size * (1 - EDGE)) ?? 10) * power;
}

/** 0, then powers of ten, then twice and five times. */
function powers(axle: Axle, format: TickFormat): Tick[] {
  const { axis } = axle;
  const linearTo = axis.scale === "symlog" ? axis.linearTo : 0;
  const top = Math.floor(Math.log10(Math.max(valueAt(axis, axle.high), 1e-300)) + EDGE);
  const bottom = linearTo > 0 ? Math.ceil(Math.log10(Math.max(linearTo, valueAt(axis, axle.low))) - EDGE) : Math.ceil(axle.low - EDGE);
  const decades = Math.max(0, top - bottom);
  const stride = Math.max(1, Math.floor((decades + 7) / 8));
  const values = [0];
  for (let power = bottom; power <= top; power += stride) values.push(10 ** power, -(10 ** power));
  if (decades <= 4) for (const times of [2, 5]) for (let power = bottom - 1; power <= top; power++) values.push(times * 10 ** power);
  return values
    .filter((value) => inside(axle, value) && (value === 0 || Math.abs(value) >= linearTo * (1 - EDGE)))
    .map((value) => ({ value, label: tickText(value, value, format) }));
}

const inside = (axle: Axle, value: number): boolean => share(axle, value) >= -EDGE && share(axle, value) <= 1 + EDGE;

/** Ticks where they are wanted: the first, the last, then the others from the left. */
export function wantedTicks(axle: Axle, wanted: number[]): Tick[] {
  const { format } = axle.axis;
  const values = [...new Set(wanted)].filter((value) => inside(axle, value)).sort((a, b) => a - b);
  const step = Math.min(...values.slice(1).map((value, at) => value - values[at]!));
  const finest = (valueAt(axle.axis, axle.high) - valueAt(axle.axis, axle.low)) * FINEST;
  const ticks = values.map((value) => {
    const fine = format === "number" || !Number.isFinite(step) ? value : step;
    return { value, label: tickText(value, coarser(fine, finest), format) };
  });
  if (ticks.length > 2) ticks.splice(1, 0, ticks.pop()!);
  return ticks;
}

/** Without those whose labels would come too close to others before them in the list; the rest in the order of the axis. */
export function thinned(ticks: Tick[], place: (tick: Tick) => number, length: (tick: Tick) => number): Tick[] {
  const kept: Tick[] = [];
  for (const tick of ticks) {
    const clear = kept.every((other) => Math.abs(place(tick) - place(other)) >= (length(tick) + length(other)) / 2);
    if (clear) kept.push(tick);
  }
  return kept.sort((a, b) => a.value - b.value);
}
