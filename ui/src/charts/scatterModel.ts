import type { CellValue, Column, ValueTable } from "../api/types";
import { scaleOf, type Scale } from "./scale";

/** A run in a plane of two columns. */
export interface Dot {
  id: string;
  name: string;
  /** What it is coloured by; empty where nothing is. */
  group: string;
  /** Places on the axes; words are spread a little around theirs, so that equal runs do not hide each other. */
  x: number;
  y: number;
  raw: [CellValue, CellValue];
  xLow: number | null;
  xHigh: number | null;
  yLow: number | null;
  yHigh: number | null;
  n: [number | null, number | null];
  /** Place in the selection, which is its colour; null if it is not selected. */
  slot: number | null;
  front: boolean;
}

export const GROUPINGS = ["none", "type", "model", "stage"] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface Plane {
  x: Scale;
  y: Scale;
  dots: Dot[];
  /** Members of the front by x; empty if there is none. */
  front: Dot[];
  /** Runs that have no place: without one of the values, or 0 and less on a log axis. */
  left: number;
}

interface Question {
  x: string;
  y: string;
  logX: boolean;
  logY: boolean;
  group: Grouping;
  slots: ReadonlyMap<string, number>;
}

/** The runs of the filtered set and the selected ones, which may be outside of it. Null while a column is unknown. */
export function plane(all: ValueTable, chosen: ValueTable | null, { x, y, logX, logY, group, slots }: Question): Plane | null {
  const [xColumn, yColumn] = [x, y].map((key) => all.columns.find((column) => column.key === key));
  if (!xColumn || !yColumn) return null;
  const tables = chosen ? [chosen, all] : [all];
  const values = (key: string) => tables.flatMap((table) => table.values[columnAt(table, key)] ?? []);
  const [xScale, yScale] = [scaleOf(xColumn, values(x), logX), scaleOf(yColumn, values(y), logY)];
  const seen = new Set<string>();
  const dots: Dot[] = [];
  let left = 0;
  const members = new Set(all.front?.map((at) => all.runs[at]?.id));
  for (const table of tables) {
    const [a, b] = [columnAt(table, x), columnAt(table, y)];
    table.runs.forEach((run, at) => {
      if (seen.has(run.id)) return;
      seen.add(run.id);
      const raw: [CellValue, CellValue] = [table.values[a]?.[at] ?? null, table.values[b]?.[at] ?? null];
      const [px, py] = [xScale.place(raw[0]), yScale.place(raw[1])];
      if (px === null || py === null) {
        left++;
        return;
      }
      const end = (ends: ValueTable["lows"], column: number, scale: Scale) => scale.kind === "number" ? scale.place(ends?.[column]?.[at]) : null;
      dots.push({
        id: run.id, name: run.name, group: group === "none" ? "" : (run[group] ?? "not known"),
        x: px + spread(xScale, run.id, 1), y: py + spread(yScale, run.id, 7), raw,
        xLow: end(table.lows, a, xScale), xHigh: end(table.highs, a, xScale), yLow: end(table.lows, b, yScale), yHigh: end(table.highs, b, yScale),
        n: [table.counts?.[a]?.[at] ?? null, table.counts?.[b]?.[at] ?? null],
        slot: slots.get(run.id) ?? null, front: members.has(run.id),
      });
    });
  }
  const byId = new Map(dots.map((dot) => [dot.id, dot]));
  const front = (all.front ?? []).flatMap((at) => byId.get(all.runs[at]?.id ?? "") ?? []);
  return { x: xScale, y: yScale, dots, front, left };
}

const columnAt = (table: ValueTable, key: string): number => table.columns.findIndex((column) => column.key === key);

/** Up to a quarter of a place to both sides, the same for a run each time. */
function spread(scale: Scale, id: string, salt: number): number {
  if (scale.kind !== "words") return 0;
  let hash = salt;
  for (let at = 0; at < id.length; at++) hash = (Math.imul(hash, 31) + id.charCodeAt(at)) | 0;
  return ((hash >>> 0) % 1000) / 2000 - 0.25;
}

/**
 * The edge of what the front's members reach: a step line through them. Between two neighbours it turns where both
 * values are the worse ones of the two.
 */
export function stairs(front: Pick<Dot, "x" | "y">[], better: [Direction, Direction]): [number, number][] {
  const worse = (a: number, b: number, direction: Direction): number => (direction === "higher" ? Math.min(a, b) : Math.max(a, b));
  const sorted = [...front].sort((a, b) => a.x - b.x || a.y - b.y);
  return sorted.flatMap((dot, at): [number, number][] => {
    const next = sorted[at + 1];
    const here: [number, number] = [dot.x, dot.y];
    return next ? [here, [worse(dot.x, next.x, better[0]), worse(dot.y, next.y, better[1])]] : [here];
  });
}

export type Direction = "higher" | "lower";

/** Which way of a column is better: as the catalogue says, else as the reader does. */
export function betterOf(column: Pick<Column, "direction"> | undefined, chosen: string): Direction | null {
  if (column?.direction === "higher" || column?.direction === "lower") return column.direction;
  return chosen === "higher" || chosen === "lower" ? chosen : null;
}
