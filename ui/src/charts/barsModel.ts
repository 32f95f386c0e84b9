import type { Column, Comparison } from "../api/types";
import type { Mode } from "../state/view";
import type { CsvRow } from "./csv";
import { axisLabel, betterFirst, markOf, markText, type Mark } from "./difference";

/** One axis with the metrics that it can measure: `marks` has one row a metric, one mark a run. */
export interface Panel {
  label: string;
  metrics: Column[];
  marks: Mark[][];
}

/** The marks of the chosen metrics, one panel for each unit, in the order of choice. */
export function barPanels(comparison: Comparison, keys: string[], mode: Mode): Panel[] {
  const panels: Panel[] = [];
  for (const key of keys) {
    const at = comparison.metrics.findIndex((column) => column.key === key);
    const column = comparison.metrics[at];
    if (!column) continue;
    const label = axisLabel(column, mode);
    let panel = panels.find((each) => each.label === label);
    if (!panel) panels.push((panel = { label, metrics: [], marks: [] }));
    panel.metrics.push(column);
    panel.marks.push(
      comparison.runs.map((run, place) =>
        markOf(
          comparison.cells[at]?.[place] ?? null,
          comparison.baselineCells?.[at] ?? null,
          column,
          mode,
          run.id === comparison.baseline,
        ),
      ),
    );
  }
  return panels;
}

/** What is missing in the panels, one remark a metric and reason: "sStory: not measured by 2 of 3 runs". */
export function gaps(panels: Panel[]): string[] {
  const remarks: string[] = [];
  for (const panel of panels) {
    panel.metrics.forEach((column, at) => {
      const marks = panel.marks[at]!;
      const reasons = new Map<string, number>();
      for (const mark of marks) if (mark.value === null && mark.why) reasons.set(mark.why, (reasons.get(mark.why) ?? 0) + 1);
      for (const [why, count] of reasons) {
        remarks.push(`${column.display}: ${why}${why === "not measured" ? ` by ${count} of ${marks.length} runs` : ""}`);
      }
    });
  }
  return remarks;
}

/** The best run of each metric, in words. */
export function barsSummary(comparison: Comparison, panels: Panel[], mode: Mode): string {
  const words = panels.flatMap((panel) =>
    panel.metrics.flatMap((column, at) => {
      const order = betterFirst(column.direction);
      const best = panel.marks[at]!.map((mark, run) => ({ mark, run })).sort((a, b) => order(a.mark.value, b.mark.value))[0];
      if (!best || best.mark.value === null) return [];
      return [`${column.display}: ${markText(best.mark.value, column, mode)}${comparison.runs.length > 1 ? ` for ${comparison.runs[best.run]!.name}` : ""}`];
    }),
  );
  return words.length > 0 ? `${comparison.runs.length > 1 ? "Best, " : ""}${words.slice(0, 8).join("; ")}.` : "";
}

/** The numbers behind the chart, one row a metric and run. */
export function barRows(comparison: Comparison, panels: Panel[], mode: Mode): CsvRow[] {
  const rows: CsvRow[] = [["metric", "run", "run_id", "mode", "value", "low_95", "high_95", "n", "verdict", "p", "adjusted_p", "method", "unit", "baseline"]];
  for (const panel of panels) {
    panel.metrics.forEach((column, at) => {
      comparison.runs.forEach((run, place) => {
        const mark = panel.marks[at]![place]!;
        const baseline = mode === "absolute" ? null : comparison.baseline;
        rows.push([column.key, run.name, run.id, mode, mark.value, mark.low, mark.high, mark.n, mark.verdict, mark.p, mark.adjusted, mark.method ?? mark.why, panel.label, baseline]);
      });
    });
  }
  return rows;
}

/**
 * The range of an axis that starts at 0 and holds all marks and their intervals.
 *
 * @param room share of the range that is kept free beyond the marks, for their labels
 */
export function zeroBased(panel: Panel, extra: number[] = [], room = 0.06): [number, number] {
  const [low, high] = extent(panel, extra);
  const from = Math.min(0, low);
  const to = Math.max(0, high);
  const free = (to - from || 1) * room;
  return [from < 0 ? from - free : 0, to > 0 || from === 0 ? to + free : 0];
}

/** The range that just holds all marks and their intervals; it need not hold 0. */
export function zoomed(panel: Panel, room = 0.08): [number, number] {
  const [low, high] = extent(panel, []);
  const free = (high - low || Math.abs(high) || 1) * room;
  return [low - free, high + free];
}

function extent(panel: Panel, extra: number[]): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  const see = (value: number | undefined | null) => {
    if (value === undefined || value === null || !Number.isFinite(value)) return;
    low = Math.min(low, value);
    high = Math.max(high, value);
  };
  for (const row of panel.marks) for (const mark of row) [mark.value, mark.low, mark.high].forEach(see);
  extra.forEach(see);
  return low > high ? [0, 1] : [low, high];
}
