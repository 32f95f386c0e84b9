import type { TickFormat } from "./types";

const MOST_DECIMALS = 9;
const MINUS = "−";

/** A value of an axis in words; `step`, the distance to the next tick, says how many decimals are needed. */
export function tickText(value: number, step: number, format: TickFormat): string {
  if (value === 0 || Math.abs(value) < Math.abs(step) * 1e-9) return format === "percent" ? "0%" : "0";
  switch (format) {
    case "number": {
      const size = Math.abs(value);
      return size >= 1e9 || size < 1e-4 || decimals(step) > MOST_DECIMALS ? scientific(value, step) : plain(value, step);
    }
    case "percent":
      return `${plain(value * 100, step * 100)}%`;
    case "thousands":
      return suffixed(value, step, "kMGT");
    case "tokens":
      return suffixed(value, step, "kMBT");
    case "scientific":
      return scientific(value, step);
  }
}

/** With commas between thousands. */
function plain(value: number, step: number): string {
  if (Math.abs(value) >= 1e15) return scientific(value, step);
  const [whole, fraction] = Math.abs(value).toFixed(Math.min(decimals(step), MOST_DECIMALS)).split(".") as [string, string?];
  const text = whole.replace(/\B(?=(\d{3})+$)/g, ",") + (fraction ? `.${fraction}` : "");
  return value < 0 ? MINUS + text : text;
}

function suffixed(value: number, step: number, suffixes: string): string {
  let size = Math.abs(value);
  let power = 0;
  while (power < suffixes.length && size >= 1000 * (1 - 1e-9)) {
    size /= 1000;
    power++;
  }
  if (power === 0) return plain(value, step);
  const unit = 1000 ** power;
  return plain(value / unit, Math.max(step / unit, 0.001)) + suffixes[power - 1];
}

function scientific(value: number, step: number): string {
  const exponent = (of: number): number => Math.floor(Math.log10(Math.abs(of)) + 1e-9);
  const digits = Math.min(6, Math.max(0, exponent(value) - exponent(step)));
  const mantissa = (Math.abs(value) / 10 ** exponent(value)).toFixed(digits);
  const size = Math.abs(exponent(value));
  return `${value < 0 ? MINUS : ""}${mantissa}e${exponent(value) < 0 ? MINUS : ""}${String(size).padStart(2, "0")}`;
}

/** The step, or the power of ten below `least` if the step has more decimals than that. */
export function coarser(step: number, least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return Number.isFinite(power) && power < 1 && decimals(step) > decimals(power) ? power : step;
}

/** Decimals at which multiples of a step differ. */
function decimals(step: number): number {
  let size = Math.abs(step);
  let count = 0;
  while (count <= MOST_DECIMALS && Math.abs(size - Math.round(size)) > size * 1e-6 + 1e-12) {
    size *= 10;
    count++;
  }
  return count;
}
