import { effect, signal } from "@preact/signals";
import { api } from "../api/client";
import type { Difference } from "../api/types";
import { differenceForm } from "./prefs";
import { baselineId, columns, dataVersion } from "./store";

/** Runs asked for at once, so that the address of the request stays short. */
const AT_ONCE = 60;

/** Differences of one run to the baseline by metric. */
export type RunDifferences = ReadonlyMap<string, Difference>;

/** By run, for the rows that have been in view; a new map whenever one is added. */
export const differences = signal<ReadonlyMap<string, RunDifferences>>(new Map());

let request: AbortController | undefined;
let timer = 0;

// Another baseline, another index or other columns make the old differences useless.
effect(() => {
  void dataVersion.value;
  void columns.value.map((column) => column.key).join(";");
  void baselineId.value;
  request?.abort();
  differences.value = new Map();
});

/** Fetches the differences of the runs in view that are not known yet, once the view rests. */
export function wantDifferences(ids: string[]): void {
  clearTimeout(timer);
  if (differenceForm.peek() === "off" || baselineId.peek() === null) return;
  timer = setTimeout(() => void fetchMissing(ids), 90) as unknown as number;
}

async function fetchMissing(ids: string[]): Promise<void> {
  const missing = ids.filter((id) => !differences.peek().has(id)).slice(0, AT_ONCE);
  const metrics = columns.peek().filter((column) => column.kind === "metric").map((column) => column.key);
  if (missing.length === 0 || metrics.length === 0) return;
  request?.abort();
  const own = (request = new AbortController());
  try {
    const answer = await api.compare(missing, baselineId.peek() ?? "", metrics, own.signal);
    if (own.signal.aborted) return;
    const next = new Map(differences.peek());
    answer.runs.forEach((run, at) => {
      const found = answer.metrics.flatMap((metric, row): [string, Difference][] => {
        const difference = answer.cells[row]?.[at]?.difference;
        return difference ? [[metric.key, difference]] : [];
      });
      next.set(run.id, new Map(found));
    });
    differences.value = next;
  } catch {
    // The differences stay unknown; the next scroll asks again, and the table itself tells when the server is gone.
  }
}
