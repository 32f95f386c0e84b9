import { computed, effect, signal, untracked } from "@preact/signals";
import { api, asApiError, isAbort, type ApiError } from "../api/client";
import type { Catalogue, Column, Facets, Health, RunPage } from "../api/types";
import { RowWindows } from "../api/windows";
import { rememberedColumns } from "./prefs";
import { isNarrow } from "./theme";
import { filterParams, formatView, parseView, runParams, type Filters, type View } from "./view";

/** What the address says. Changed only by {@link go} and by the browser's back and forward. */
export const view = signal<View>(parseView(location.search));

/**
 * Moves to another view. `push` makes a step that "back" undoes; small changes, such as each letter of a
 * search, replace the current step instead.
 */
export function go(change: Partial<View>, how: "push" | "replace" = "push"): void {
  const next = { ...view.peek(), ...change };
  const search = formatView(next);
  if (search !== formatView(view.peek())) {
    const address = location.pathname + search;
    if (how === "push") history.pushState(null, "", address);
    else history.replaceState(null, "", address);
  }
  view.value = next;
}

export const setFilters = (change: Partial<Filters>, how: "push" | "replace" = "push"): void =>
  go({ filters: { ...view.peek().filters, ...change } }, how);

/** Parts of the view; who reads only one of them is not drawn again when another changes. */
export const filters = computed(() => view.value.filters);
export const sort = computed(() => view.value.sort);
export const selection = computed(() => view.value.selection);
export const openId = computed(() => view.value.run);

export const health = signal<Health | null>(null);
export const catalogue = signal<Catalogue | null>(null);
export const facets = signal<Facets | null>(null);
/** Since when the server has been out of reach; null while it answers. */
export const offlineSince = signal<Date | null>(null);

/** The latest page of runs: columns, baseline, command. Null until the first answer. */
export const page = signal<RunPage | null>(null);
/** Grows whenever rows have come or gone, so that the table looks again. */
export const rowsVersion = signal(0);
/** Why the latest page of runs could not be had; null once one could. */
export const runsError = signal<ApiError | null>(null);

const filtersKey = computed(() => filterParams(filters.value).toString());
const columnsAsked = computed(() => view.value.columns ?? rememberedColumns.value);
const runsQuery = computed(() => runParams(filters.value, sort.value, columnsAsked.value).toString());

export const windows = new RowWindows(
  (offset, limit, abort) => {
    const params = new URLSearchParams(runsQuery.peek());
    params.set("offset", String(offset));
    params.set("limit", String(limit));
    return api.runs(params, abort);
  },
  (answer, error) => {
    if (answer) {
      page.value = answer;
      noteIntervals(answer);
      runsError.value = null;
      reached();
    } else if (error) {
      runsError.value = failed(error);
    }
    rowsVersion.value++;
  },
);

/** Keys of columns in which some run has an interval; only these keep room for one. */
export const withInterval = signal<ReadonlySet<string>>(new Set());

function noteIntervals(answer: RunPage): void {
  const known = withInterval.peek();
  const found = answer.columns.filter(
    ({ key }) => !known.has(key) && answer.rows.some((row) => row.cells[key]?.low !== undefined),
  );
  if (found.length > 0) withInterval.value = new Set([...known, ...found.map(({ key }) => key)]);
}

/** The columns shown; on a narrow screen the metrics come first, since little else is in view. */
export const columns = computed<Column[]>(() => {
  const all = (page.value?.columns ?? []).filter((column) => column.key !== "name");
  if (!isNarrow.value) return all;
  return [...all.filter((column) => column.kind === "metric"), ...all.filter((column) => column.kind !== "metric")];
});

/** A column by its key, from the catalogue or the current page. */
export const columnByKey = computed<Map<string, Column>>(() => {
  const known = catalogue.value;
  const all = known ? [...known.fields, ...known.config, ...known.metrics] : [];
  return new Map([...all, ...columns.value].map((column) => [column.key, column]));
});

function reached(): void {
  if (offlineSince.peek() !== null) offlineSince.value = null;
}

function failed(error: unknown): ApiError {
  const known = asApiError(error);
  if (known.kind === "UNAVAILABLE" && offlineSince.peek() === null) offlineSince.value = new Date();
  return known;
}

/** Fetches again what is on screen; called when the index has changed. */
export function refetch(): void {
  windows.refresh();
  void loadFacets();
  void loadCatalogue();
  dataVersion.value++;
}

/** Grows with each change of the index; views that fetch their own data depend on it. */
export const dataVersion = signal(0);

export async function loadCatalogue(): Promise<void> {
  try {
    catalogue.value = await api.catalogue();
  } catch (error) {
    failed(error);
  }
}

export async function loadHealth(): Promise<void> {
  try {
    health.value = await api.health();
    reached();
  } catch (error) {
    failed(error);
  }
}

let facetsRequest: AbortController | undefined;

async function loadFacets(): Promise<void> {
  facetsRequest?.abort();
  const request = (facetsRequest = new AbortController());
  try {
    const answer = await api.facets(new URLSearchParams(filtersKey.peek()), request.signal);
    if (!request.signal.aborted) facets.value = answer;
  } catch (error) {
    if (!isAbort(error)) failed(error);
  }
}

/** Begins to follow the address and to fetch what it asks for. */
export function start(): void {
  addEventListener("popstate", () => {
    view.value = parseView(location.search);
  });
  effect(() => {
    void runsQuery.value;
    untracked(() => {
      windows.reset();
      rowsVersion.value++;
    });
  });
  effect(() => {
    void filtersKey.value;
    untracked(() => void loadFacets());
  });
  void loadHealth();
  void loadCatalogue();
}
