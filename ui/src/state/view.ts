import { FACETS, type Column, type FacetName } from "../api/types";
import { isText, parseIs, parseRanges, rangeText, type IsCondition, type RangeCondition } from "./conditions";
import { parseOptions, type Options } from "./options";

/** What the run table is filtered by. Empty text and empty lists filter nothing. */
export interface Filters {
  q: string;
  where: string;
  minStep: number | null;
  maxStep: number | null;
  facets: Record<FacetName, string[]>;
  is: IsCondition[];
  ranges: RangeCondition[];
}

export interface SortKey {
  key: string;
  descending: boolean;
}

export const TABS = ["bars", "radar", "curves", "scatter", "parallel", "trends", "config", "statistics", "figure"] as const;
export type Tab = (typeof TABS)[number];

export const PAGES = ["runs", "experiments", "figures", "scaling"] as const;
export type Page = (typeof PAGES)[number];

export const MODES = ["absolute", "percent", "points"] as const;
export type Mode = (typeof MODES)[number];

/**
 * All that a link to the dashboard carries. The place of a run in `selection` is its colour; null marks a
 * colour that is free again. A null `columns` or `metrics` leaves the choice to the server or the chart.
 */
export interface View {
  page: Page;
  filters: Filters;
  sort: SortKey[];
  columns: string[] | null;
  selection: (string | null)[];
  tab: Tab;
  mode: Mode;
  metrics: string[] | null;
  baseline: string | null;
  run: string | null;
  /** Columns whose equal values make a group; empty for a table of runs. */
  by: string[];
  /** The order of groups; empty for the server's. */
  groupSort: SortKey[];
  /** What else is chosen in the tabs, by `TAB.NAME`; see `options.ts`. */
  options: Options;
}

/** The API groups by at most so many columns. */
export const MOST_GROUPED = 3;

/** The API compares at most so many runs. */
export const MOST_SELECTED = 200;

export const NO_FILTERS: Filters = {
  q: "",
  where: "",
  minStep: null,
  maxStep: null,
  facets: { type: [], tag: [], model: [], experiment: [], stage: [], format: [] },
  is: [],
  ranges: [],
};

export const DEFAULT_SORT: SortKey[] = [{ key: "step", descending: true }];

export const EMPTY_VIEW: View = {
  page: "runs",
  filters: NO_FILTERS,
  sort: DEFAULT_SORT,
  columns: null,
  selection: [],
  tab: "bars",
  mode: "absolute",
  metrics: null,
  baseline: null,
  run: null,
  by: [],
  groupSort: [],
  options: {},
};

const whole = (text: string | null): number | null => (text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null);

const oneOf = <T extends string>(allowed: readonly T[], text: string | null, otherwise: T): T =>
  allowed.find((each) => each === text) ?? otherwise;

const keys = (text: string | null): string[] | null => {
  const list = text === null ? [] : [...new Set(text.split(";").filter((key) => key !== ""))];
  return list.length === 0 ? null : list;
};

/** Reads the query part of the address; what it does not understand keeps its default. */
export function parseView(search: string): View {
  const params = new URLSearchParams(search);
  const facets = { ...NO_FILTERS.facets };
  for (const facet of FACETS) facets[facet] = [...new Set(params.getAll(facet))];
  const sort = keys(params.get("sort"))?.map(parseSortKey);
  return {
    page: oneOf(PAGES, params.get("page"), "runs"),
    filters: {
      q: params.get("q") ?? "",
      where: params.get("where") ?? "",
      minStep: whole(params.get("minStep")),
      maxStep: whole(params.get("maxStep")),
      facets,
      is: parseIs(params.getAll("is")),
      ranges: parseRanges(params.getAll("range")),
    },
    sort: sort ?? DEFAULT_SORT,
    columns: keys(params.get("columns")),
    selection: parseSelection(params.get("sel")),
    tab: oneOf(TABS, params.get("tab"), "bars"),
    mode: oneOf(MODES, params.get("mode"), "absolute"),
    metrics: keys(params.get("metrics")),
    baseline: params.get("baseline") || null,
    run: params.get("run") || null,
    by: (keys(params.get("by")) ?? []).slice(0, MOST_GROUPED),
    groupSort: (keys(params.get("gsort")) ?? []).map(parseSortKey),
    options: parseOptions(params),
  };
}

const parseSortKey = (text: string): SortKey =>
  text.startsWith("-") ? { key: text.slice(1), descending: true } : { key: text, descending: false };

function parseSelection(text: string | null): (string | null)[] {
  if (!text) return [];
  const seen = new Set<string>();
  const slots = text.split(",").slice(0, MOST_SELECTED).map((id) => {
    if (id === "" || seen.has(id)) return null;
    seen.add(id);
    return id;
  });
  return trimmed(slots);
}

/** Drops free places at the end. */
export function trimmed(slots: (string | null)[]): (string | null)[] {
  let end = slots.length;
  while (end > 0 && slots[end - 1] === null) end--;
  return slots.slice(0, end);
}

export const sortText = (sort: SortKey[]): string[] => sort.map(({ key, descending }) => (descending ? `-${key}` : key));

/** The query part of the address for a view, without what is at its default; "" or `?…`. */
export function formatView(view: View): string {
  const params = filterParams(view.filters);
  if (view.page !== "runs") params.set("page", view.page);
  const sort = sortText(view.sort).join(";");
  if (sort !== sortText(DEFAULT_SORT).join(";")) params.set("sort", sort);
  if (view.columns) params.set("columns", view.columns.join(";"));
  if (view.selection.length > 0) params.set("sel", view.selection.map((id) => id ?? "").join(","));
  if (view.tab !== "bars") params.set("tab", view.tab);
  if (view.mode !== "absolute") params.set("mode", view.mode);
  if (view.metrics) params.set("metrics", view.metrics.join(";"));
  if (view.baseline) params.set("baseline", view.baseline);
  if (view.run) params.set("run", view.run);
  if (view.by.length > 0) params.set("by", view.by.join(";"));
  if (view.groupSort.length > 0) params.set("gsort", sortText(view.groupSort).join(";"));
  for (const [name, value] of Object.entries(view.options)) params.set(name, value);
  const text = params.toString().replace(/%2F/g, "/").replace(/%3B/g, ";").replace(/%2C/g, ",").replace(/%7E/g, "~");
  return text === "" ? "" : `?${text}`;
}

/** The filter parameters of the API; the address of the page uses the same names. */
export function filterParams(filters: Filters): URLSearchParams {
  const params = new URLSearchParams();
  if (filters.q.trim() !== "") params.set("q", filters.q.trim());
  if (filters.where.trim() !== "") params.set("where", filters.where.trim());
  if (filters.minStep !== null) params.set("minStep", String(filters.minStep));
  if (filters.maxStep !== null) params.set("maxStep", String(filters.maxStep));
  for (const facet of FACETS) for (const value of filters.facets[facet]) params.append(facet, value);
  for (const each of filters.is) params.append("is", isText(each));
  for (const each of filters.ranges) params.append("range", rangeText(each));
  return params;
}

/** The parameters of a page of runs, without offset and limit. */
export function runParams(filters: Filters, sort: SortKey[], columns: string[] | null): URLSearchParams {
  const params = filterParams(filters);
  if (sort.length > 0) params.set("sort", sortText(sort).join(";"));
  if (columns) params.set("columns", columns.join(";"));
  return params;
}

export const isFiltered = (filters: Filters): boolean => filterParams(filters).size > 0;

export function toggled(list: string[], value: string): string[] {
  return list.includes(value) ? list.filter((each) => each !== value) : [...list, value];
}

/** Whether a click on a new column shows its largest values first: the best ones, names from A, newest times. */
export function bestFirst(column: Pick<Column, "kind" | "direction" | "valueType">): boolean {
  if (column.direction === "lower") return false;
  if (column.kind === "metric") return true;
  return column.valueType !== "text";
}

/**
 * The order after a click on a header: a new column starts best first, the sorted column turns round.
 * With `add` (shift) the column joins the order as the least significant key, then turns round in its place, then leaves.
 */
export function nextSort(sort: SortKey[], column: Pick<Column, "key" | "kind" | "direction" | "valueType">, add = false): SortKey[] {
  const present = sort.find((each) => each.key === column.key);
  const fresh = { key: column.key, descending: bestFirst(column) };
  const turned: SortKey = present ? { ...present, descending: !present.descending } : fresh;
  if (!add) return [sort[0]?.key === column.key ? turned : fresh];
  if (!present) return [...sort, fresh];
  if (present.descending !== fresh.descending && sort.length > 1) return sort.filter((each) => each !== present);
  return sort.map((each) => (each === present ? turned : each));
}
