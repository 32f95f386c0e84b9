import { computed, effect, signal, untracked, useSignal, type Signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { api, asApiError, isAbort, type ApiError } from "../api/client";
import type { Comparison } from "../api/types";
import { loadLibrary } from "../charts/library";
import { runStyle, type RunStyle } from "../charts/palette";
import { slotOf } from "../table/actions";
import { selectedIds } from "../state/selection";
import { columns, dataVersion, selection, view } from "../state/store";
import { isNarrow } from "../state/theme";
import type { Tab } from "../state/view";

/** Tabs that show the filtered runs where none is selected. */
export const OF_ALL: readonly Tab[] = ["scatter", "parallel", "trends", "statistics"];

export const ids = computed(() => selectedIds(selection.value));

/** Whether a tab has something to show for so many selected runs. */
const fits = (tab: Tab, selected: number): boolean => OF_ALL.includes(tab) || selected >= (tab === "curves" || tab === "figure" ? 1 : 2);

/**
 * Whether only the tabs of the tray show. It opens when a run joins the selection, or a link names a tab; on a narrow
 * screen, where it covers the table, only when a tab is chosen.
 */
export const trayFolded = signal(isNarrow.peek() || (!new URLSearchParams(location.search).has("tab") && !fits(view.peek().tab, ids.peek().length)));

/** How the runs of a comparison look, in its order. */
export const stylesOf = (runs: { id: string }[]): RunStyle[] => runs.map((run, at) => runStyle(slotOf.value.get(run.id) ?? at));

/** Keys of the columns that the table shows; a chart that begins with them draws again when they come. */
export const shownKeys = (): string[] => columns.value.map(({ key }) => key);

export interface Loaded<T> {
  /** The latest answer; stays while its successor is fetched. */
  data: T | null;
  error: ApiError | null;
}

/** Latest answers, so that a tab that comes back is there at once. */
const answers = new Map<string, unknown>();
const MOST_ANSWERS = 24;

function remember(question: string, data: unknown): void {
  answers.delete(question);
  answers.set(question, data);
  if (answers.size > MOST_ANSWERS) answers.delete(answers.keys().next().value!);
}

/**
 * Fetches whenever `key`, which names the question, or the index changes; gives up what is no longer wanted, and keeps
 * the old answer meanwhile. An empty key asks nothing.
 */
export function useLoaded<T>(key: string, load: (abort: AbortSignal) => Promise<T>): Signal<Loaded<T>> {
  const version = dataVersion.value;
  const question = `${version} ${key}`;
  const state = useSignal<Loaded<T>>({ data: (answers.get(question) as T | undefined) ?? null, error: null });
  const first = useRef(true);
  useEffect(() => {
    const atOnce = first.current;
    first.current = false;
    if (key === "") {
      state.value = { data: null, error: null };
      return;
    }
    const known = answers.get(question) as T | undefined;
    if (known !== undefined) {
      if (state.peek().data !== known || state.peek().error) state.value = { data: known, error: null };
      return;
    }
    const request = new AbortController();
    const ask = () =>
      load(request.signal).then(
        (data) => {
          remember(question, data);
          state.value = { data, error: null };
        },
        (error: unknown) => {
          if (!isAbort(error)) state.value = { data: state.peek().data, error: asApiError(error) };
        },
      );
    // Picking several runs in a row asks once.
    const timer = setTimeout(ask, atOnce ? 0 : 30);
    return () => {
      clearTimeout(timer);
      request.abort();
    };
  }, [question]);
  return state;
}

/** What each tab is given. */
export interface TabProps {
  comparison: Comparison | null;
  error: ApiError | null;
}

/** The comparison of the selected runs, shared by the tabs that draw it. */
export const useComparison = (): Signal<Loaded<Comparison>> => {
  const baseline = view.value.baseline ?? "";
  const chosen = ids.value.join(",");
  return useLoaded(chosen === "" ? "" : `compare ${chosen} ${baseline}`, (abort) => api.compare(ids.peek(), baseline, [], abort));
};

/** The comparison of some metrics, its verdicts corrected after Holm for just these tests; nothing where `wanted` is false. */
export const useCorrected = (metrics: string[], wanted: boolean): Signal<Loaded<Comparison>> => {
  const baseline = view.value.baseline ?? "";
  const chosen = ids.value.join(",");
  const key = wanted && metrics.length > 0 && chosen !== "" ? `compare ${chosen} ${baseline} ${metrics.join(";")} holm` : "";
  return useLoaded(key, (abort) => api.compare(ids.peek(), baseline, metrics, abort, "holm"));
};

let before = ids.peek().length;
effect(() => {
  const now = ids.value.length;
  // The library is there when the second run is picked.
  if (now > 0) void loadLibrary().catch(() => undefined);
  untracked(() => {
    if (isNarrow.peek()) return;
    if (now > before && now >= 2) trayFolded.value = false;
    else if (now === 0 && before > 0 && !fits(view.peek().tab, 0)) trayFolded.value = true;
  });
  before = now;
});
