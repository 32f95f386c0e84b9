import { signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { api, asApiError, isAbort } from "../api/client";
import type { Problem } from "../api/types";
import { Sheet } from "../parts/Sheet";
import { dataVersion } from "../state/store";

export const helpOpen = signal(false);
export const problemsOpen = signal(false);
/** Whether the filters cover the page, on a narrow screen. */
export const railSheet = signal(false);

const SHORTCUTS: [string, string][] = [
  ["/", "search"],
  ["?", "this list"],
  ["Esc", "close what is open, leave a field"],
  ["t", "go to the table"],
  ["↑ ↓ PgUp PgDn Home End", "move in the table"],
  ["Space", "select the run, or drop it"],
  ["Shift + Space, ↑ ↓ or click", "select a range"],
  ["Ctrl + A", "select all that match; again: none"],
  ["b", "take the run as baseline, or not any more"],
  ["Enter", "open the run"],
  ["x", "clear the selection"],
  ["Shift + click or Enter on a heading", "sort by several columns"],
  ["← → on a heading", "go to the next heading"],
  ["[ ]", "the figure before or after, on the page Figures"],
  ["+ − 0 and arrows on a chart", "zoom in and out, show all, move"],
];

export function Help() {
  if (!helpOpen.value) return null;
  return (
    <Sheet title="Keyboard" className="small" onClose={() => (helpOpen.value = false)}>
      <dl class="shortcuts">
        {SHORTCUTS.map(([keys, what]) => (
          <div key={keys}>
            <dt>{keys}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Sheet>
  );
}

export function ProblemList() {
  if (!problemsOpen.value) return null;
  return (
    <Sheet title="Files that could not be read" className="wide" onClose={() => (problemsOpen.value = false)}>
      <Problems />
    </Sheet>
  );
}

function Problems() {
  const list = useSignal<Problem[] | null>(null);
  const failure = useSignal("");
  const version = dataVersion.value;
  useEffect(() => {
    const request = new AbortController();
    api.problems(request.signal).then(
      (answer) => (list.value = answer.problems),
      (error: unknown) => {
        if (!isAbort(error)) failure.value = asApiError(error).problem;
      },
    );
    return () => request.abort();
  }, [version]);
  if (failure.value && !list.value) return <p role="alert">The list could not be loaded: {failure.value}.</p>;
  if (!list.value) return <p class="dim">Loading</p>;
  if (list.value.length === 0) return <p>All files could be read.</p>;
  return (
    <ul class="problems">
      {list.value.map((each, at) => (
        <li key={at}>
          <p class="file">
            {each.file}
            {each.place && <span class="dim"> {each.place}</span>}
          </p>
          <p>{each.problem}</p>
          <p class="dim">{each.remedy}</p>
        </li>
      ))}
    </ul>
  );
}
