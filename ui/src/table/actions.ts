import { batch, computed, signal } from "@preact/signals";
import { api, asApiError } from "../api/client";
import { runLabels } from "../charts/labels";
import { counted } from "../format";
import { showIntervals } from "../state/prefs";
import { add, addAll, remove, selectedIds, selectedShare, toggle, type Slots } from "../state/selection";
import { baselineId, columns, go, page, rowsVersion, selection, view, windows } from "../state/store";
import { MOST_SELECTED, runParams, type Filters } from "../state/view";
import { latex, markdown, selectionTable } from "./copyTable";

/** The row that the keyboard is on. */
export const activeRow = signal(0);
/** Where a range begins: the row last picked alone. */
let anchor = 0;

/** A remark for the reader that goes by itself, such as "copied". */
export const notice = signal("");
let noticeTimer = 0;

export function tell(text: string): void {
  notice.value = text;
  clearTimeout(noticeTimer);
  noticeTimer = setTimeout(() => (notice.value = ""), 4000) as unknown as number;
}

export const slotOf = computed(() => {
  const slots = new Map<string, number>();
  selection.value.forEach((id, slot) => id !== null && slots.set(id, slot));
  return slots;
});

function select(next: Slots): void {
  if (next === view.peek().selection) return tell(`At most ${MOST_SELECTED} runs are compared.`);
  go({ selection: next }, "replace");
}

export const clearSelection = (): void => go({ selection: [] }, "replace");
export const unselect = (id: string): void => select(remove(view.peek().selection, id));
export const selectRun = (id: string): void => {
  if (!view.peek().selection.includes(id)) select(add(view.peek().selection, id));
};

/** Picks or drops one row, or with `extend` picks all from the last picked row to this one. */
export function pick(index: number, extend: boolean): void {
  const row = windows.row(index);
  batch(() => {
    activeRow.value = index;
    if (extend) {
      void pickRange(Math.min(anchor, index), Math.max(anchor, index));
    } else if (row) {
      anchor = index;
      select(toggle(view.peek().selection, row.id));
    }
  });
}

async function pickRange(first: number, last: number): Promise<void> {
  const end = Math.min(last, first + MOST_SELECTED - 1);
  const ids = await idsBetween(first, end);
  const next = addAll(view.peek().selection, ids);
  go({ selection: next }, "replace");
  if (end < last || selectedIds(next).length < ids.length) tell(`At most ${MOST_SELECTED} runs are compared.`);
}

/** Ids of the rows `first` to `last`, from what is loaded or else from the server. */
async function idsBetween(first: number, last: number): Promise<string[]> {
  const ids: string[] = [];
  for (let index = first; index <= last; index++) {
    const row = windows.row(index);
    if (!row) return fetchIds(first, last);
    ids.push(row.id);
  }
  return ids;
}

async function fetchIds(first: number, last: number, filters: Filters = view.peek().filters): Promise<string[]> {
  const params = runParams(filters, view.peek().sort, ["step"]);
  params.set("offset", String(first));
  params.set("limit", String(last - first + 1));
  try {
    return (await api.runs(params)).rows.map((row) => row.id);
  } catch {
    tell("The server did not answer; nothing was selected.");
    return [];
  }
}

/** How much of what matches is selected, for the box above all. */
export const share = computed(() => {
  void rowsVersion.value;
  const matched = page.value ? windows.matched : 0;
  return selection.value.length === 0 ? "none" : selectedShare(selection.value, matched, windows.loaded(MOST_SELECTED));
});

/** Adds all runs that these filters let through to the selection. */
export async function selectFound(filters: Filters): Promise<void> {
  const ids = await fetchIds(0, MOST_SELECTED - 1, filters);
  const next = addAll(view.peek().selection, ids);
  go({ selection: next }, "replace");
  if (ids.some((id) => !next.includes(id))) tell(`At most ${MOST_SELECTED} runs are compared.`);
  else tell(`${counted(ids.length, "run")} selected.`);
}

/** Takes the run as baseline of all differences, or goes back to the usual one if it is that already. */
export function toggleBaseline(id: string): void {
  go({ baseline: view.peek().baseline === id || baselineId.peek() === id ? null : id });
}

/** Replaces the selection by all runs that match, or clears it if all are selected. */
export async function pickAll(): Promise<void> {
  if (share.peek() === "all") return clearSelection();
  const ids = await fetchIds(0, MOST_SELECTED - 1);
  go({ selection: ids }, "replace");
  if (windows.matched > ids.length) tell(`The first ${ids.length} are selected; at most ${MOST_SELECTED} are compared.`);
}

/** Copies the selected runs, with the metrics that the table shows, as a table in Markdown or LaTeX. */
export async function copySelection(form: "Markdown" | "LaTeX"): Promise<void> {
  const metrics = columns.peek().filter((column) => column.kind === "metric").map((column) => column.key);
  try {
    const comparison = await api.compare(selectedIds(view.peek().selection), "none", metrics);
    const table = selectionTable(comparison, runLabels(comparison.runs), showIntervals.peek());
    await copy(form === "Markdown" ? markdown(table) : latex(table), `${counted(comparison.runs.length, "run")} as ${form}`);
  } catch (error) {
    tell(`Nothing was copied: ${asApiError(error).problem}.`);
  }
}

export const openRun = (id: string | null): void => go({ run: id });

/** Text to the clipboard; where the browser forbids it, says so. */
export async function copy(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    tell(`Copied ${what}.`);
  } catch {
    tell("The browser does not allow copying here.");
  }
}

export const shownColumnKeys = (): string[] => columns.peek().map((column) => column.key);
