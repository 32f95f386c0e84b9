import { signal, type Signal } from "@preact/signals";
import { arePresets, type Preset } from "./presets";

/**
 * A choice that this browser remembers. Where storage is not allowed, or holds something that `valid` does
 * not know, the choice starts at `otherwise` and lasts as long as the page.
 */
export function remembered<T>(name: string, otherwise: T, valid: (value: unknown) => value is T): Signal<T> {
  const choice = signal<T>(read(name, otherwise, valid));
  choice.subscribe((value) => {
    try {
      if (value === otherwise) localStorage.removeItem(`assay.${name}`);
      else localStorage.setItem(`assay.${name}`, JSON.stringify(value));
    } catch {
      // A browser that remembers nothing still shows everything.
    }
  });
  return choice;
}

function read<T>(name: string, otherwise: T, valid: (value: unknown) => value is T): T {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(`assay.${name}`) ?? "null");
    return valid(value) ? value : otherwise;
  } catch {
    return otherwise;
  }
}

const isBoolean = (value: unknown): value is boolean => typeof value === "boolean";
const isKeys = (value: unknown): value is string[] | null =>
  value === null || (Array.isArray(value) && value.length > 0 && value.every((key) => typeof key === "string"));

export const THEMES = ["auto", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

export const theme = remembered<Theme>("theme", "auto", (value): value is Theme => THEMES.some((each) => each === value));
export const railOpen = remembered("rail", true, isBoolean);
export const trayHeight = remembered("tray", 380, (value): value is number => typeof value === "number" && value >= 120);
export const showIntervals = remembered("intervals", true, isBoolean);
export const DIFFERENCE_FORMS = ["off", "marks", "values"] as const;
/** How a metric of the table shows its difference to the baseline: not, as a mark, or as a mark with the size. */
export const differenceForm = remembered<(typeof DIFFERENCE_FORMS)[number]>("differences", "marks", (value): value is (typeof DIFFERENCE_FORMS)[number] =>
  DIFFERENCE_FORMS.some((each) => each === value),
);
export const showBars = remembered("bars", false, isBoolean);
export const rememberedColumns = remembered<string[] | null>("columns", null, isKeys);
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every((each) => typeof each === "string");

/** Columns that the reader added to the rail. */
export const ownFacets = remembered<string[]>("facets", [], isTexts);
export const presets = remembered<Preset[]>("presets", [], arePresets);
export const GROUP_DETAILS = ["interval", "sd", "n"] as const;
/** What stands beside the mean of a group. */
export const groupDetail = remembered<(typeof GROUP_DETAILS)[number]>("group-detail", "interval", (value): value is (typeof GROUP_DETAILS)[number] =>
  GROUP_DETAILS.some((each) => each === value),
);
/** Facets of the rail that are folded. */
export const folded = remembered<string[]>(
  "folded",
  [],
  isTexts,
);
