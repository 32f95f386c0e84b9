import { batch, computed, effect, signal, untracked } from "@preact/signals";
import { api, asApiError, isAbort, type ApiError } from "../api/client";
import type { Catalogue, Column, Facets, Health, RunPage } from "../api/types";
import { RowWindows } from "../api/windows";
import { ownFacets, rememberedColumns } from "./prefs";
import { isNarrow } from "./theme";
import { cellOf, STANDING } from "./standing";
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
export const shownPage = computed(() => view.value.page);
export const by = computed(() => view.value.by);

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

/** The run that differences are taken to: the reader's choice, else the workspace's own; null if there is none. */
export const baselineId = computed(() => {
  const chosen = view.value.baseline;
  return chosen === "none" ? null : (chosen ?? page.value?.baseline ?? null);
});

/** Columns that are always facets where some run has them. */
const STANDING_FACETS = ["ttt", "lora", "source"];

/** Keys of the facets beyond the built-in ones: standing, added by the reader, and those that filter now. */
export const facetKeys = computed(() => [
  ...new Set([...STANDING_FACETS, ...ownFacets.value, ...filters.value.is.map(({ key }) => key)]),
]);

export const filtersKey = computed(() => filterParams(filters.value).toString());
export const columnsAsked = computed(() => view.value.columns ?? rememberedColumns.value);
const runsQuery = computed(() => runParams(filters.value, sort.value, columnsAsked.value).toString());

/**
 * The columns that the server chose for the first rows. The rows below are asked for the same ones, since the
 * server's choice depends on the rows. Empty until the first answer to a question.
 */
let chosen: string[] = [];

export const windows = new RowWindows(
  (offset, limit, abort) => {
    const params = new URLSearchParams(runsQuery.peek());
    if (chosen.length > 0 && !params.has("columns")) params.set("columns", chosen.join(";"));
    params.set("offset", String(offset));
    params.set("limit", String(limit));
    return api.runs(params, abort);
  },
  (answer, error) => {
    batch(() => {
      if (answer) taken(answer);
      else if (error) runsError.value = failed(error);
      rowsVersion.value++;
    });
    wantFacets();
  },
);

/** Whether the current question has had an answer. */
let answered = false;

function taken(answer: RunPage): void {
  const last = page.peek();
  const same = last !== null && last.columns.map(({ key }) => key).join(";") === answer.columns.map(({ key }) => key).join(";");
  page.value = {
    ...answer,
    // The command prints the first page, whichever page this is; columns that have not changed draw nothing again.
    command: answered ? last?.command : answer.command,
    columns: same ? last.columns : answer.columns,
  };
  chosen = answer.columns.map(({ key }) => key);
  noteIntervals(answer);
  noteValues(answer, answered);
  answered = true;
  runsError.value = null;
  reached();
}

/** Keys of columns and fields that some loaded row has a value of. */
const withValue = signal<ReadonlySet<string>>(new Set());

function noteValues(answer: RunPage, more: boolean): void {
  const known = more ? withValue.peek() : new Set<string>();
  const fields = STANDING.filter((column) => answer.rows.some((row) => cellOf(row, column)?.value !== undefined && cellOf(row, column)?.value !== "unknown"));
  const found = [...answer.columns.filter(({ key }) => answer.rows.some((row) => (row.cells[key]?.value ?? null) !== null)), ...fields];
  const next = new Set([...known, ...found.map(({ key }) => key)]);
  const old = withValue.peek();
  if (next.size !== old.size || [...next].some((key) => !old.has(key))) withValue.value = next;
}

/** Keys of columns in which some run has an interval; only these keep room for one. */
export const withInterval = signal<ReadonlySet<string>>(new Set());

function noteIntervals(answer: RunPage): void {
  const known = withInterval.peek();
  const found = answer.columns.filter(
    ({ key }) => !known.has(key) && answer.rows.some((row) => row.cells[key]?.low !== undefined),
  );
  if (found.length > 0) withInterval.value = new Set([...known, ...found.map(({ key }) => key)]);
}

const pageColumns = computed(() => page.value?.columns ?? []);

/**
 * The columns shown: those chosen by the reader, else the server's choice behind those that stand. Of the server's choice, what no loaded
 * row has is left out. On a narrow screen the metrics come first, since little else is in view.
 */
export const columns = computed<Column[]>(() => stable(arranged()));

let lastColumns: Column[] = [];

/** The array from before if it has the same columns, so that nobody draws them again. */
function stable(next: Column[]): Column[] {
  if (next.length !== lastColumns.length || next.some((column, at) => column !== lastColumns[at])) lastColumns = next;
  return lastColumns;
}

/** Keys of the columns chosen, by the reader or else by the server, whether or not there is something to show in them. */
export const chosenKeys = computed(() => {
  if (columnsAsked.value !== null) return columnsAsked.value;
  const own = pageColumns.value.map(({ key }) => key);
  return [...STANDING.map(({ key }) => key).filter((key) => !own.includes(key) && withValue.value.has(key)), ...own];
});

function arranged(): Column[] {
  const own = columnsAsked.value !== null;
  const known = withValue.value;
  const sorted = new Set(sort.value.map(({ key }) => key));
  const all = pageColumns.value.filter(({ key }) => key !== "name" && (own || known.has(key) || sorted.has(key)));
  if (own) return all;
  if (!isNarrow.value) return [...STANDING.filter(({ key }) => known.has(key) && !all.some((each) => each.key === key)), ...all];
  return [...all.filter((column) => column.kind === "metric"), ...all.filter((column) => column.kind !== "metric")];
}

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
  if (windows.atTop) {
    chosen = [];
    answered = false;
  }
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
let facetsWanted = false;

/** Counts come after the rows, which the reader waits for. */
function wantFacets(): void {
  if (facetsWanted) void loadFacets();
}

async function loadFacets(): Promise<void> {
  facetsWanted = false;
  facetsRequest?.abort();
  const request = (facetsRequest = new AbortController());
  try {
    const params = new URLSearchParams(filtersKey.peek());
    params.set("keys", facetKeys.peek().join(";"));
    const answer = await api.facets(params, request.signal);
    if (!request.signal.aborted) facets.value = answer;
  } catch (error) {
    if (!isAbort(error)) failed(error);
  }
}

let before = "";

/** Whether the question differs from the one before in nothing but an order by a metric on screen, whose columns then stay. */
function onlySorted(): boolean {
  const rest = `${filtersKey.peek()} ${columnsAsked.peek()?.join(";") ?? ""}`;
  const same = rest === before;
  before = rest;
  const key = sort.peek()[0]?.key;
  return same && chosen.some((each) => each === key) && columns.peek().some((column) => column.kind === "metric" && column.key === key);
}

/** Begins to follow the address and to fetch what it asks for. */
export function start(): void {
  addEventListener("popstate", () => {
    view.value = parseView(location.search);
  });
  effect(() => {
    void runsQuery.value;
    untracked(() => {
      if (!onlySorted()) chosen = [];
      answered = false;
      windows.reset();
      // At once, not after the next drawing.
      windows.ensure(0, 0);
      rowsVersion.value++;
    });
  });
  effect(() => {
    void filtersKey.value;
    facetsWanted = true;
  });
  effect(() => {
    void ownFacets.value;
    untracked(() => {
      if (facets.peek() !== null) void loadFacets();
    });
  });
  void loadHealth();
  void loadCatalogue();
}
