import { FACETS } from "../api/types";
import { integer } from "../format";
import { toggled, type Filters } from "../state/view";

/** One filter as the reader sees it, and the change that takes it away. */
export interface Chip {
  text: string;
  without: Partial<Filters>;
}

/** The active filters as chips, each of which can be taken away. */
export function chips(filters: Filters): Chip[] {
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
  return list;
}
