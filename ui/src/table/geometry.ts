import type { Column } from "../api/types";

export const ROW_HEIGHT = 28;
/** Rows drawn beyond each edge of the viewport while it moves, so that a slow frame shows no gap. */
const OVERSCAN = 8;

/** Positions of the first and last row to draw, both included; last < first when there are none. */
export function visibleRows(scrollTop: number, height: number, total: number, overscan = OVERSCAN): [number, number] {
  const first = Math.max(0, Math.floor(scrollTop / ROW_HEIGHT) - overscan);
  const last = Math.min(total - 1, Math.ceil((scrollTop + height) / ROW_HEIGHT) + overscan);
  return [Math.min(first, Math.max(0, total - 1)), last];
}

/** Where to scroll so that a row is in view below the header; null if it is already. */
export function scrollToRow(index: number, scrollTop: number, height: number): number | null {
  const top = index * ROW_HEIGHT;
  if (top < scrollTop) return top;
  if (top + ROW_HEIGHT > scrollTop + height) return top + ROW_HEIGHT - height;
  return null;
}

const LETTER = 6.6;
/** Tabular figures of 12 px, and of the smaller intervals. */
const DIGIT = 7.4;
const HALF_LETTER = 6.2;
/** Most headings are lower case, which is narrower than digits. */
const HEAD_LETTER = 5.9;

/**
 * Width of a column in pixels, from what it holds and from its heading.
 *
 * @param alone whether no other column stands under the same task, whose name it then has to hold
 */
export function columnWidth(column: Column, intervals: boolean, alone: boolean): number {
  const { task, metric } = headerLabels(column);
  const arrow = column.direction === "higher" || column.direction === "lower" ? 14 : 0;
  const heading = Math.max(metric.length * HEAD_LETTER + 26 + arrow, alone ? task.length * LETTER + 20 : 0);
  return Math.round(Math.min(210, Math.max(contentWidth(column, intervals), heading)));
}

/** The width of each column, in their order; with `differences` there is room for them beside each metric. */
export function columnWidths(columns: Column[], hasInterval: (column: Column) => boolean, differences: "off" | "marks" | "values" = "off"): number[] {
  const alone = headerGroups(columns).flatMap((group) => Array.from({ length: group.span }, () => group.span === 1));
  return columns.map((column, at) => {
    if (differences === "marks" && column.kind === "metric") return Math.round(columnWidth(column, hasInterval(column), alone[at]!) + 16);
    const more = differences === "values" && column.kind === "metric" ? 34 + (column.digits + (column.unit === "fraction" ? 2 : 3)) * LETTER : 0;
    return Math.round(columnWidth(column, hasInterval(column), alone[at]!) + more);
  });
}

function contentWidth(column: Column, intervals: boolean): number {
  if (column.kind === "metric") {
    const size = Math.max(1, Math.abs(column.high ?? (column.unit === "fraction" ? 1 : 999)));
    const digits = (column.percent ? 4 : Math.floor(Math.log10(size)) + 1) + column.digits;
    const half = 5 + (column.digits + (column.percent ? 4 : 3)) * HALF_LETTER;
    return 17 + digits * DIGIT + (intervals ? Math.max(40, half) : 0);
  }
  if (column.key === "tags") return 190;
  if (column.key === "type") return 72;
  if (column.valueType === "boolean") return 56;
  if (column.key === "step") return 76;
  if (column.valueType === "time") return 128;
  return column.valueType === "text" ? 140 : 78;
}

const squeezed = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/**
 * The two lines of a column's heading. A metric stands under its task; a display name that begins with the
 * task gives the task its proper spelling and leaves the rest to the second line.
 */
export function headerLabels(column: Column): { task: string; metric: string } {
  if (column.kind === "config") return { task: "config", metric: column.display.replace(/^config\./, "") };
  if (column.kind === "field" || !column.task) return { task: "", metric: column.display };
  // An average over a suite stands by itself: its task is no task, only where it was computed.
  if (column.group === "aggregate" || column.group === "macro") return { task: column.display, metric: wordOf(column) };
  const name = wordOf(column);
  const task = squeezed(column.task);
  for (let end = 1; end <= column.display.length; end++) {
    const head = column.display.slice(0, end);
    if (squeezed(head) !== task) continue;
    const rest = column.display.slice(end).trim();
    if (rest !== "" && !/^[\s,:(·–-]/u.test(column.display.slice(end))) continue;
    return { task: head, metric: rest.replace(/^[,:·–-]\s*/u, "") || name || column.display };
  }
  return { task: column.task, metric: column.display };
}

const wordOf = (column: Column): string => [column.name ?? "", column.variant ?? ""].filter((part) => part !== "").join(", ");

/** A run of neighbouring columns under one heading. */
export interface HeaderGroup {
  label: string;
  span: number;
}

export function headerGroups(columns: Column[]): HeaderGroup[] {
  const groups: HeaderGroup[] = [];
  let last = "";
  for (const column of columns) {
    const { task } = headerLabels(column);
    const same = squeezed(task);
    const group = groups.at(-1);
    if (group && same !== "" && same === last) group.span++;
    else groups.push({ label: task, span: 1 });
    last = same;
  }
  return groups;
}
