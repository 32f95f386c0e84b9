import { fixed, MISSING } from "../format";
import type { Figure } from "../figure/types";
import type { Contrast, LevelRow, Mean, Measure, Setting, StudyType } from "./types";

/** What of the curves is shown. */
export const CURVES = ["all", "maj", "naive", "weighted", "pass"] as const;
export type Curve = (typeof CURVES)[number];

export const CURVE_NAMES: Record<Curve, string> = { all: "all", maj: "majority", naive: "naive", weighted: "weighted", pass: "pass@k" };
export const TYPE_NAMES: Record<StudyType, string> = { summary: "all settings", temperature_comparison: "temperatures", hnc_comparison: "strategies", model_comparison: "models" };

/** What the panels of the figure are headed. */
const PANELS: Record<Exclude<Curve, "all">, string> = { maj: "maj", naive: "naive", weighted: "weighted", pass: "pass@k" };

/** The curves that a figure has. */
export const curvesOf = (figure: Figure | undefined): Curve[] =>
  CURVES.filter((curve) => curve === "all" || figure?.panels.some((panel) => panel.title === PANELS[curve]));

/** The figure with one of its panels alone, or as it is. */
export function only(figure: Figure, curve: Curve): Figure {
  const panel = curve === "all" ? undefined : figure.panels.find(({ title }) => title === PANELS[curve]);
  if (!panel) return figure;
  return { ...figure, id: `${figure.id}-${curve}`, rows: 1, columns: 1, height: Math.max(5, figure.height / figure.rows), panels: [{ ...panel, row: 0, column: 0, rowSpan: 1, columnSpan: 1 }] };
}

/** Percent with one decimal, without the sign. */
export const percent = (share: number | null | undefined): string => (share === null || share === undefined ? MISSING : (100 * share).toFixed(1));

/** `11.9 – 71.4`; empty where nobody knows. */
export const between = (mean: Pick<Mean, "low" | "high">): string => (mean.low === undefined || mean.high === undefined ? "" : `${percent(mean.low)} to ${percent(mean.high)}`);

/** Percentage points with sign. */
export const points = (difference: number | null | undefined): string => {
  if (difference === null || difference === undefined) return MISSING;
  const text = Math.abs(100 * difference).toFixed(1);
  return Number(text) === 0 ? text : `${difference < 0 ? "−" : "+"}${text}`;
};

export const pText = (p: number | undefined): string => (p === undefined ? MISSING : p < 0.001 ? "<0.001" : fixed(p, 3));

/** The measure that settings are ordered by when nobody chose one: naive where all have it, or else the majority, which needs no scores. */
export const leading = (settings: readonly Setting[]): Measure => (settings.every(({ numbers }) => numbers.naive) ? "naive" : "maj");

/** Settings by benchmark, in each the best in one and the same measure first, those without it last; as the server has them where means are equal. */
export function ranked(settings: readonly Setting[], measure: Measure): Setting[] {
  const mean = (setting: Setting): number => setting.numbers[measure]?.mean ?? -1;
  return settings
    .map((setting, at) => ({ setting, at }))
    .sort((a, b) => (a.setting.benchmark === b.setting.benchmark ? mean(b.setting) - mean(a.setting) || a.at - b.at : a.setting.benchmark < b.setting.benchmark ? -1 : 1))
    .map(({ setting }) => setting);
}

/** The differences in one measure, or in all that were tested. */
export const contrastsOf = (contrasts: readonly Contrast[], curve: Curve): Contrast[] => contrasts.filter(({ measure }) => curve === "all" || measure === curve);

/** Names of the temperatures that cannot be told from the best one of a level. */
export const alike = (row: LevelRow, names: readonly string[]): string[] => names.filter((_, at) => at !== row.best && row.near?.[at]);

/** Names of the temperatures whose mean is that of the best one of a level, which is one of them. */
export const equals = (row: LevelRow, names: readonly string[]): string[] =>
  names.filter((_, at) => row.best !== undefined && row.best !== null && row.cells[at] && row.cells[at]?.mean === row.cells[row.best]?.mean && row.chances?.[at] === row.chances?.[row.best]);

/** What cannot be told from the best one, in words. */
export function alikeWords(row: LevelRow, names: readonly string[]): string {
  const all = alike(row, names);
  return all.length === 0 ? "none" : all.length > 1 && all.length === names.length - 1 ? "all others" : all.join(", ");
}

/** Keys of the problems of a level. */
export const keysOf = (levelOf: Readonly<Record<string, number>>, level: string): ReadonlySet<string> => new Set(Object.keys(levelOf).filter((key) => String(levelOf[key]) === level));
