import { isOfSeries, type Figure, type Look, type PlotPanel } from "./types";

/** An entry of a legend: a look and the kinds of marks that wear it. */
export interface Key {
  look: Look;
  line: boolean;
  dot: boolean;
  area: boolean;
}

/** Ordered looks are a row of colours from this many on. */
const RAMP = 8;

/** Names that are more than numbers are told one by one up to this many. */
const MOST_NAMES = 24;

/** Whether names differ in numbers alone, as steps and temperatures do: then the first and the last tell the others. */
const isFamily = (keys: Key[]): boolean => new Set(keys.map(({ look }) => look.label.replace(/\d+(\.\d+)?/g, "0"))).size === 1;

export function keysOf(looks: Look[], plots: PlotPanel[]): Key[] {
  const kinds = new Map<string, Omit<Key, "look">>();
  for (const plot of plots) {
    for (const mark of plot.marks) {
      if (!isOfSeries(mark)) continue;
      const before = kinds.get(mark.look) ?? { line: false, dot: false, area: false };
      kinds.set(mark.look, {
        line: before.line || mark.kind === "line",
        dot: before.dot || mark.kind === "dots" || (mark.kind === "line" && mark.markers),
        area: before.area || mark.kind === "bars",
      });
    }
  }
  return looks.flatMap((look) => {
    const kind = kinds.get(look.key);
    return kind ? [{ look, ...kind }] : [];
  });
}

const VERDICTS = new Set(["better", "worse", "undecided"]);

/** Whether its meaning is in no title: better, worse and undecided are always named. */
export const isVerdict = ({ look }: Key): boolean => VERDICTS.has(look.colour);

/** The keys that a legend names one by one, and the ordered ones that it shows as a row of colours. */
export function parted(keys: Key[]): { named: Key[]; ramp: Key[] } {
  const place = ({ look }: Key): number => (look.colour === "sequence" ? look.position : -1);
  const ordered = keys.filter((key) => place(key) >= 0).sort((a, b) => place(a) - place(b));
  return ordered.length < RAMP || (ordered.length <= MOST_NAMES && !isFamily(ordered)) ? { named: keys, ramp: [] } : { named: keys.filter((key) => place(key) < 0), ramp: ordered };
}

/** One legend for the series that several plots name. */
export function sharedKeys(figure: Figure): Key[] {
  const plots = figure.panels.filter((place) => place.kind === "plot" && place.legend !== "none" && place.legend !== "ends") as PlotPanel[];
  const each = plots.map((plot) => keysOf(figure.looks, [plot])).filter((keys) => keys.length > 1);
  if (each.length < 2) return [];
  const named = (key: Key): number => each.filter((keys) => keys.some((other) => other.look.key === key.look.key)).length;
  const shared = keysOf(figure.looks, plots).filter((key) => named(key) >= 2);
  return shared.length < 2 ? [] : shared;
}

/** What the legend of a plot itself names, after the figure's legend has named some. */
export function ownKeys(figure: Figure, plot: PlotPanel, shared: Key[]): Key[] {
  const keys = keysOf(figure.looks, [plot]);
  return keys.every((key) => shared.some((other) => other.look.key === key.look.key)) ? [] : keys;
}

/** Whether a plot's own legend is drawn, where its lines are not named at their ends. */
export function wantsLegend(plot: PlotPanel, keys: Key[]): boolean {
  if (plot.legend === "none") return false;
  return plot.legend === "above" ? keys.length > 0 : keys.length > 1 || keys.some(isVerdict);
}
