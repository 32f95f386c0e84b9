import { windows } from "../state/store";
import { activeRow, openRun, pick } from "./actions";

/** Keys while the focus is on the table; as in a spreadsheet. */
export function gridKey(event: KeyboardEvent, total: number, pageRows: number): void {
  if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return;
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
  }
}

/** Where a key moves to; null if it does not move. */
export function moved(key: string, now: number, total: number, pageRows: number): number | null {
  const within = (index: number): number => Math.max(0, Math.min(total - 1, index));
  switch (key) {
    case "ArrowDown":
      return within(now + 1);
    case "ArrowUp":
      return within(now - 1);
    case "PageDown":
      return within(now + pageRows);
    case "PageUp":
      return within(now - pageRows);
    case "Home":
      return 0;
    case "End":
      return within(total - 1);
    default:
      return null;
  }
}
