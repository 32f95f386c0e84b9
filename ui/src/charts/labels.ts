import type { RunRow } from "../api/types";

/** A name for each run that no other of them has: where names are equal, the id follows. */
export function runLabels(runs: Pick<RunRow, "id" | "name">[]): string[] {
  const counts = new Map<string, number>();
  for (const run of runs) counts.set(run.name, (counts.get(run.name) ?? 0) + 1);
  return runs.map((run) => ((counts.get(run.name) ?? 0) > 1 ? `${run.name} · ${run.id}` : run.name));
}
