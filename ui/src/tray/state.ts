import { computed, effect, signal, untracked, useSignal, type Signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { api, asApiError, isAbort, type ApiError } from "../api/client";
import type { Comparison } from "../api/types";
import { runStyle, type RunStyle } from "../charts/palette";
import { slotOf } from "../table/actions";
import { selectedIds } from "../state/selection";
import { dataVersion, selection, view } from "../state/store";
import { isNarrow } from "../state/theme";

/**
 * Whether only the tabs of the tray show. It opens when a run joins the selection; on a narrow screen, where it covers
 * the table, only when a tab is chosen.
 */
export const trayFolded = signal(isNarrow.peek());

export const ids = computed(() => selectedIds(selection.value));
export const trayWanted = computed(() => ids.value.length >= 2);

/** How the runs of a comparison look, in its order. */
export const stylesOf = (runs: { id: string }[]): RunStyle[] => runs.map((run, at) => runStyle(slotOf.value.get(run.id) ?? at));

export interface Loaded<T> {
  /** The latest answer; stays while its successor is fetched. */
  data: T | null;
  error: ApiError | null;
}

/** Fetches whenever `key` or the index changes, gives up what is no longer wanted, and keeps the old answer meanwhile. */
export function useLoaded<T>(key: string, load: (abort: AbortSignal) => Promise<T>): Signal<Loaded<T>> {
  const state = useSignal<Loaded<T>>({ data: null, error: null });
  const version = dataVersion.value;
  useEffect(() => {
    const request = new AbortController();
    // Picking several runs in a row asks once.
    const timer = setTimeout(() => {
      load(request.signal).then(
        (data) => (state.value = { data, error: null }),
        (error: unknown) => {
          if (!isAbort(error)) state.value = { data: state.peek().data, error: asApiError(error) };
        },
      );
    }, 30);
    return () => {
      clearTimeout(timer);
      request.abort();
    };
  }, [key, version]);
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
  return useLoaded(`${ids.value.join(",")} ${baseline}`, (abort) => api.compare(ids.peek(), baseline, [], abort));
};

let before = 0;
effect(() => {
  const now = ids.value.length;
  // The library is there when the second run is picked.
  if (now > 0) void import("../charts/echarts").catch(() => undefined);
  untracked(() => {
    if (now > before && now >= 2 && !isNarrow.peek()) trayFolded.value = false;
  });
  before = now;
});
