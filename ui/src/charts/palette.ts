/**
 * Okabe and Ito's colours, which stay apart for colour-blind readers, in the fixed order of all charts.
 * Source: Okabe, Ito 2008, "Color Universal Design".
 */
export const COLOURS = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9"] as const;

export const BASELINE_COLOUR = "#8a919b";

const DASHES: (string | number[])[] = ["solid", [6, 3], [2, 2], [8, 3, 2, 3]];
const MARKERS = ["circle", "rect", "triangle", "diamond"] as const;

/** How the run in this place of the selection looks everywhere. Colours repeat after 6, with other dashes and markers. */
export interface RunStyle {
  colour: string;
  dash: string | number[];
  marker: (typeof MARKERS)[number];
  /** How often the colours have been gone through before; 0 for the first 6 runs. */
  round: number;
}

export function runStyle(slot: number): RunStyle {
  const round = Math.floor(slot / COLOURS.length) % DASHES.length;
  return {
    colour: COLOURS[slot % COLOURS.length]!,
    dash: DASHES[round]!,
    marker: MARKERS[round]!,
    round,
  };
}
