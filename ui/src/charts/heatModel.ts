import type { Coefficient, Correlations } from "../api/types";

export const COEFFICIENTS = ["pearson", "spearman"] as const;
export type CoefficientName = (typeof COEFFICIENTS)[number];

export interface HeatCell {
  row: number;
  column: number;
  coefficient: Coefficient | null;
  n: number;
}

/** The square of all pairs, both ways round, without the diagonal, where a column meets itself. */
export function heatCells(data: Correlations, name: CoefficientName): HeatCell[] {
  return data.pairs.flatMap(({ a, b, n, [name]: coefficient }) =>
    a === b ? [] : [{ row: a, column: b, coefficient: coefficient ?? null, n }, { row: b, column: a, coefficient: coefficient ?? null, n }],
  );
}

type Rgb = [number, number, number];
const NEGATIVE: Rgb = [0x00, 0x72, 0xb2];
const POSITIVE: Rgb = [0xd5, 0x5e, 0x00];

/** Blue for -1 over the ground at 0 to vermillion for 1. */
export function diverging(r: number, ground: Rgb): string {
  const share = Math.min(1, Math.abs(r));
  const end = r < 0 ? NEGATIVE : POSITIVE;
  return `rgb(${ground.map((from, at) => Math.round(from + (end[at]! - from) * share)).join(",")})`;
}

/** The relative luminance of a colour; text on it is dark above 0.3. Source: WCAG 2.2. */
export function luminance(rgb: string): number {
  const [r = 0, g = 0, b = 0] = (rgb.match(/\d+/g) ?? []).map((part) => {
    const share = Number(part) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
