import type { Cell, Column, ComparedCell, Verdict } from "../api/types";
import { fixed, integer, metricNumber } from "../format";
import type { Mode } from "../state/view";

/** One bar or point: a run's value of a metric, or its difference to the baseline, in what the axis shows. */
export interface Mark {
  /** Null if there is nothing to draw; `why` then says why. */
  value: number | null;
  low?: number;
  high?: number;
  /** Only in the difference modes. */
  verdict?: Verdict;
  why?: string;
  method?: string;
  n?: number;
  /** Of the test behind the verdict; `adjusted` for the number of tests. */
  p?: number | null;
  adjusted?: number | null;
  /** Difference of the logarithms, for perplexities: the difference of the losses. */
  lossDifference?: number;
}

const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);

/**
 * What a chart shows of a cell. Differences keep the sign of run minus baseline also where lower is better; the
 * verdict says which way is good. Where something is missing there is no mark, never 0.
 *
 * @param isBaseline whether the run is the baseline itself, which differs from itself by exactly 0
 */
export function markOf(
  cell: ComparedCell | null,
  baseline: Cell | null,
  column: Column,
  mode: Mode,
  isBaseline: boolean,
): Mark {
  if (!cell || !isNumber(cell.value)) return { value: null, why: "not measured" };
  if (mode === "absolute") return { value: cell.value, low: cell.low, high: cell.high, method: cell.method, n: cell.n };
  if (isBaseline) return { value: 0, n: cell.n, method: "the baseline itself" };
  if (!baseline || !isNumber(baseline.value)) return { value: null, why: "the baseline has no value" };
  const { difference } = cell;
  if (!difference) return { value: null, why: "no difference was computed" };
  const shown = mode === "percent" ? difference.percent : difference.points;
  if (!isNumber(shown)) return { value: null, why: mode === "percent" ? "no percentage of a baseline of 0" : "no difference was computed" };
  const factor = factorOf(difference.value, shown, baseline.value, column, mode);
  return {
    value: shown,
    low: difference.low === undefined ? undefined : difference.low * factor,
    high: difference.high === undefined ? undefined : difference.high * factor,
    verdict: difference.verdict,
    method: difference.method,
    n: cell.n,
    p: difference.p,
    adjusted: difference.adjusted,
    ...(column.unit === "perplexity" && cell.value > 0 && baseline.value > 0 ? { lossDifference: Math.log(cell.value) - Math.log(baseline.value) } : {}),
  };
}

/** A p value in as many digits as it deserves. */
export const pText = (p: number): string => (p < 0.0001 ? "< 0.0001" : fixed(p, p < 0.01 ? 4 : 3));

/** What turns the metric's own unit into the unit of the mode; the interval is turned by it too. */
function factorOf(raw: number, shown: number, baseline: number, column: Column, mode: Mode): number {
  if (raw !== 0) return shown / raw;
  if (mode === "percent") return 100 / Math.abs(baseline);
  return column.unit === "fraction" ? 100 : 1;
}

const signed = (value: number, digits: number): string => (value > 0 ? "+" : "") + fixed(value, digits);

/** A mark's number with its unit: 0.665, 66.5%, +4.97 %, +3.15 pts, −12.4. */
export function markText(value: number, column: Column, mode: Mode): string {
  if (mode === "absolute") return metricNumber(value, column);
  if (mode === "percent") return `${signed(value, 2)} %`;
  return column.unit === "fraction" ? `${signed(value, 2)} pts` : signed(value, Math.max(2, column.digits));
}

/** Interval and count behind a mark, for a tooltip; empty if neither is known. */
export function markDetail(mark: Mark, column: Column, mode: Mode): string {
  const parts: string[] = [];
  if (mark.low !== undefined && mark.high !== undefined) {
    parts.push(`[${markText(mark.low, column, mode)}, ${markText(mark.high, column, mode)}]`);
  }
  if (mark.lossDifference !== undefined) parts.push(`Δloss ${signed(mark.lossDifference, 3)}`);
  if (mark.n !== undefined) parts.push(`n = ${integer(mark.n)}`);
  return parts.join("  ");
}

/** Orders best first by direction; what is missing comes last. For unknown directions, larger first. */
export function betterFirst(direction: Column["direction"]): (a: number | null, b: number | null) => number {
  return (a, b) => {
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    return direction === "lower" ? a - b : b - a;
  };
}

/** What an axis of these columns in this mode measures; columns of another label need another axis. */
export function axisLabel(column: Column, mode: Mode): string {
  if (mode === "percent") return "difference, %";
  if (mode === "points") return column.unit === "fraction" ? "difference, percentage points" : `difference, ${column.unit || "own unit"}`;
  if (column.unit === "fraction") return column.percent ? "%" : "fraction";
  return column.unit || "own unit";
}
