import { windows } from "../state/store";
import { activeRow, openRun, pick, pickAll, toggleBaseline } from "./actions";
import { moved } from "./moves";

/** Keys while the focus is on the table; as in a spreadsheet. */
export function gridKey(event: KeyboardEvent, total: number, pageRows: number): void {
  if (event.target !== event.currentTarget || event.altKey) return;
  if (event.ctrlKey || event.metaKey) {
    if (event.key !== "a") return;
    event.preventDefault();
    return void pickAll();
  }
  const now = activeRow.peek();
  const next = moved(event.key, now, total, pageRows);
  if (next !== null) {
    event.preventDefault();
    if (event.shiftKey && next !== now) pick(next, true);
    activeRow.value = next;
  } else if (event.key === " ") {
    event.preventDefault();
    pick(now, event.shiftKey);
  } else if (event.key === "Enter") {
    event.preventDefault();
    const row = windows.row(now);
    if (row) openRun(row.id);
  } else if (event.key === "b") {
    const row = windows.row(now);
    if (row) toggleBaseline(row.id);
  }
}
