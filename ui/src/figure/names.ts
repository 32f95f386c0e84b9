import { middle } from "../format";
import type { Measure } from "./measure";

export const LABEL = 11;
const LINE = 14;
const GAP = 6;
/** Steepness of slanted names. */
const SLANT = Math.PI / 5;

/** How the names under a plot are written. */
export interface NameRow {
  way: "level" | "lines" | "slanted" | "upright";
  /** The lines of each name; none where only every so-manieth is written. */
  names: string[][];
  /** Room below the plot. */
  height: number;
  /** Room left of the first place, for slanted names. */
  overhang: number;
  rotation: number;
}

/** Cuts a text in its middle until it is no wider than `width`. */
export function fitted(text: string, width: number, measure: Measure, size = LABEL): string {
  if (measure(text, size) <= width) return text;
  let [low, high] = [0, [...text].length];
  while (low < high) {
    const letters = Math.ceil((low + high) / 2);
    if (measure(middle(text, letters), size) <= width) low = letters;
    else high = letters - 1;
  }
  return low < 2 ? "" : middle(text, low);
}

/** Level if they fit, else on lines broken between words, else slanted, else upright, else every so-manieth. */
export function nameRow(names: string[], slot: number, tallest: number, measure: Measure): NameRow {
  const widths = names.map((name) => measure(name, LABEL));
  const widest = Math.max(0, ...widths);
  if (widest <= slot - GAP) return { way: "level", names: names.map((name) => [name]), height: LINE + 6, overhang: 0, rotation: 0 };
  const broken = names.map((name) => lines(name, slot - GAP, measure));
  const most = Math.max(1, ...broken.map((each) => each?.length ?? 0));
  if (broken.every((each) => each !== null) && most <= 3 && most * LINE <= tallest) {
    return { way: "lines", names: broken as string[][], height: most * LINE + 6, overhang: 0, rotation: 0 };
  }
  const slanted = slot >= LINE / Math.sin(SLANT) - 4;
  const rotation = slanted ? SLANT : Math.PI / 2;
  const every = slanted ? 1 : Math.max(1, Math.ceil((LINE - 1) / slot));
  const longest = (tallest - 10) / Math.sin(rotation);
  const texts = names.map((name, at) => (at % every === 0 ? [fitted(name, longest, measure)] : []));
  const length = Math.max(0, ...texts.map(([text]) => (text ? measure(text, LABEL) : 0)));
  const overhang = Math.max(0, ...texts.map(([text], at) => (text ? measure(text, LABEL) * Math.cos(rotation) - (at + 0.5) * slot : 0)));
  return { way: slanted ? "slanted" : "upright", names: texts, height: length * Math.sin(rotation) + 14, overhang: slanted ? overhang : 0, rotation };
}

/** A name on lines no wider than `width`, broken at spaces and after _ - /; null where a word is too wide. */
function lines(name: string, width: number, measure: Measure): string[] | null {
  const words = name.match(/[^\s_/-]+[_/-]*|[_/-]+/g) ?? [];
  const found: string[] = [];
  for (const word of words) {
    const last = found.at(-1);
    const glue = last === undefined || /[_/-]$/.test(last) ? "" : " ";
    if (last !== undefined && measure(last + glue + word, LABEL) <= width) found[found.length - 1] = last + glue + word;
    else if (measure(word, LABEL) <= width) found.push(word);
    else return null;
  }
  return found;
}
