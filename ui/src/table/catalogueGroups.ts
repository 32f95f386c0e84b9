import type { Catalogue, Column } from "../api/types";

/** Columns under one heading. */
export interface Group {
  title: string;
  columns: Column[];
}

/** The catalogue under its headings, reduced to the columns in whose name or key all words occur. */
export function grouped(known: Catalogue, words: string[]): Group[] {
  const groups = new Map<string, Column[]>();
  const put = (title: string, column: Column) => {
    if (column.key === "name") return;
    const text = `${column.key} ${column.display} ${column.group ?? ""}`.toLowerCase();
    if (!words.every((word) => text.includes(word))) return;
    const list = groups.get(title);
    if (list) list.push(column);
    else groups.set(title, [column]);
  };
  for (const column of known.metrics) put(column.task ?? column.group ?? "metrics", column);
  for (const column of known.fields) put("Fields", column);
  for (const column of known.config) put("Config", column);
  return [...groups].map(([title, list]) => ({ title, columns: list }));
}
