import { FACETS } from "../api/types";
import { integer } from "../format";
import { rangeOf, withRange, withValues, valuesOf, type RangeCondition } from "../state/conditions";
import { toggled, type Filters } from "../state/view";

/** One filter as the reader sees it, and the change that takes it away. */
export interface Chip {
  text: string;
  without: Partial<Filters>;
}

/**
 * The active filters as chips, each of which can be taken away. The free expression is none: it stands in its own box.
 *
 * @param display what a column is called, by its key
 */
export function chips(filters: Filters, display: (key: string) => string = (key) => key): Chip[] {
  const list: Chip[] = [];
  if (filters.q.trim() !== "") list.push({ text: `“${filters.q.trim()}”`, without: { q: "" } });
  for (const facet of FACETS) {
    for (const value of filters.facets[facet]) {
      const rest = toggled(filters.facets[facet], value);
      list.push({ text: `${facet}: ${value || "none"}`, without: { facets: { ...filters.facets, [facet]: rest } } });
    }
  }
  if (filters.minStep !== null) list.push({ text: `step ≥ ${integer(filters.minStep)}`, without: { minStep: null } });
  if (filters.maxStep !== null) list.push({ text: `step ≤ ${integer(filters.maxStep)}`, without: { maxStep: null } });
  for (const { key, value } of filters.is) {
    const rest = valuesOf(filters.is, key).filter((each) => each !== value);
    list.push({ text: `${display(key)}: ${VALUE_WORDS[value] ?? value}`, without: { is: withValues(filters.is, key, rest) } });
  }
  for (const range of filters.ranges) {
    const open = { ...rangeOf([], range.key) };
    list.push({ text: rangeWords(range, display(range.key)), without: { ranges: withRange(filters.ranges, open) } });
  }
  return list;
}

/** Values that read better as words. */
const VALUE_WORDS: Record<string, string> = { true: "yes", false: "no", "": "none" };

function rangeWords({ low, high }: RangeCondition, name: string): string {
  if (low === "") return `${name} ≤ ${high}`;
  return high === "" ? `${name} ≥ ${low}` : `${name} ${low} to ${high}`;
}
