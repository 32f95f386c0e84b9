import type { Options } from "../state/options";
import type { SuiteFigure, SuiteShown } from "./types";

/** What is chosen on the page, as the address carries it; empty for what the server or the suite chooses. */
export interface SuiteChoices {
  suite: string;
  /** Path of the figure that is shown large; empty for the gallery. */
  open: string;
  snapshots: string;
  compare: string;
}

export const choicesOf = (options: Options): SuiteChoices => ({
  suite: options["figures.suite"] ?? "",
  open: options["figures.open"] ?? "",
  snapshots: options["figures.snapshots"] ?? "",
  compare: options["figures.compare"] ?? "",
});

/** The parameters of a suite, without its name. */
export function suiteParams({ snapshots, compare }: SuiteChoices): URLSearchParams {
  const params = new URLSearchParams();
  if (snapshots !== "") params.set("snapshots", snapshots);
  if (compare !== "") params.set("compareSteps", compare);
  return params;
}

/** The parameters of a figure: those of the answer that lists it, so that both stay together when the index changes. */
export const figureParams = ({ asked, generation }: Pick<SuiteShown, "asked" | "generation">): URLSearchParams =>
  new URLSearchParams([...new URLSearchParams(asked), ["generation", String(generation)]]);

/** Steps as they are typed: numbers with commas or blanks; null if that is none. */
export function typedSteps(text: string): string | null {
  const words = text.split(/[\s,;]+/).filter((word) => word !== "");
  return words.every((word) => /^[0-9]{1,15}$/.test(word)) ? words.join(",") : null;
}

export interface FigureGroup {
  /** The first folder of their paths, such as `tier2`. */
  folder: string;
  figures: SuiteFigure[];
}

/** Figures by the first folder of their paths, both in the order of the suite. */
export function grouped(figures: readonly SuiteFigure[]): FigureGroup[] {
  const groups = new Map<string, SuiteFigure[]>();
  for (const figure of figures) {
    const folder = figure.path.includes("/") ? figure.path.slice(0, figure.path.indexOf("/")) : "";
    groups.set(folder, [...(groups.get(folder) ?? []), figure]);
  }
  return [...groups].map(([folder, members]) => ({ folder, figures: members }));
}

/** The figure before (-1) or after (1) a path; undefined at the ends, and for a path that is not there. */
export function neighbour(figures: readonly SuiteFigure[], path: string, by: -1 | 1): SuiteFigure | undefined {
  const at = figures.findIndex((each) => each.path === path);
  return at < 0 ? undefined : figures[at + by];
}

/**
 * The figure of a path. The paths of some name the first or last step: with a new checkpoint, the one figure that
 * differs in numbers alone is still the same figure.
 */
export function figureAt(figures: readonly SuiteFigure[], path: string): SuiteFigure | undefined {
  const shape = (text: string): string => text.replace(/[0-9]+/g, "#");
  const like = figures.filter((each) => shape(each.path) === shape(path));
  return like.find((each) => each.path === path) ?? (like.length === 1 ? like[0] : undefined);
}
