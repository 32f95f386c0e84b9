import { batch, computed, signal } from "@preact/signals";
import { api, asApiError } from "../api/client";
import { runLabels } from "../charts/labels";
import { counted } from "../format";
import { showIntervals } from "../state/prefs";
import { add, addAll, remove, selectedIds, toggle, type Slots } from "../state/selection";
import { columns, go, selection, view, windows } from "../state/store";
import { MOST_SELECTED, runParams } from "../state/view";
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

async function fetchIds(first: number, last: number): Promise<string[]> {
  const params = runParams(view.peek().filters, view.peek().sort, ["step"]);
  params.set("offset", String(first));
  params.set("limit", String(last - first + 1));
  try {
    return (await api.runs(params)).rows.map((row) => row.id);
  } catch {
    tell("The server did not answer; nothing was selected.");
    return [];
  }
}

/** Replaces the selection by all runs that match, or clears it if there is one. */
export async function pickAll(): Promise<void> {
  if (view.peek().selection.length > 0) return clearSelection();
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
