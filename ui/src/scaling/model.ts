import type { Options } from "../state/options";
import type { Method, ProblemRow, RunHead, RunList } from "./types";

export const SHOWN = ["all", "right", "wrong", "differs"] as const;
export type Shown = (typeof SHOWN)[number];

/** What is chosen on the page, as the address carries it. */
export interface ScalingChoices {
  category: string;
  run: string;
  versus: string;
  q: string;
  sort: string;
  level: string;
  subject: string;
  open: string;
  /** Which of several groups of settings. */
  group: string;
  /** Temperature that levels of difficulty come from. */
  reference: string;
  /** Level of difficulty that problems are of. */
  difficulty: string;
}

export const choicesOf = (options: Options): ScalingChoices => ({
  category: options["tts.category"] ?? "",
  run: options["tts.run"] ?? "",
  versus: options["tts.versus"] ?? "",
  q: options["tts.q"] ?? "",
  sort: options["tts.sort"] ?? "",
  level: options["tts.level"] ?? "",
  subject: options["tts.subject"] ?? "",
  open: options["tts.open"] ?? "",
  group: options["tts.group"] ?? "",
  reference: options["tts.reference"] ?? "",
  difficulty: options["tts.difficulty"] ?? "",
});

export const VIEWS = ["study", "difficulty", "problems", "curves"] as const;
export type ViewName = (typeof VIEWS)[number];

/** The view at first: all runs together, unless one of them is named. */
export const firstView = ({ run, open }: ScalingChoices): ViewName => (run === "" && open === "" ? "study" : "problems");

/** What a run is called in a list. */
export const runName = (run: RunHead): string =>
  [run.model?.replace(/^.*\//, ""), run.approach, run.temperature, run.seed === undefined ? "" : `seed ${run.seed}`].filter((word) => word).length > 2
    ? [run.benchmark?.replace(/^.*\//, ""), run.model?.replace(/^.*\//, ""), run.approach, run.temperature, run.seed === undefined ? "" : `seed ${run.seed}`].filter((word) => word).join(" · ")
    : run.subset;

export const categoriesOf = (runs: readonly RunHead[]): string[] => [...new Set(runs.flatMap((run) => run.categories))];

/** Runs of a category; all of them without one. */
export const runsIn = ({ runs }: RunList, category: string): RunHead[] => (category === "" ? runs : runs.filter((run) => run.categories.includes(category)));

/** A problem with the same one of another run; null where that has none. */
export interface Pair {
  row: ProblemRow;
  other: ProblemRow | null;
}

export const paired = (rows: readonly ProblemRow[], others: readonly ProblemRow[] | null): Pair[] => {
  const known = new Map(others?.map((each) => [each.key, each]));
  return rows.map((row) => ({ row, other: known.get(row.key) ?? null }));
};

/** The share of right completions; null without completions, or without a right answer to compare with. */
export const share = (row: ProblemRow | null): number | null => (row && row.size > 0 && row.gold !== undefined ? row.right / row.size : null);

/** The verdict of a method; null where it chose nothing that could be judged. */
export const verdict = (row: ProblemRow | null, method: Method): boolean | null => (row && row.gold !== undefined ? (row.chosen[method] ?? null) : null);

/** Whether a method is right in one run and wrong in the other; null where one of them is unknown. */
export function flip({ row, other }: Pair, method: Method): "gained" | "lost" | "same" | null {
  const [here, there] = [verdict(row, method), verdict(other, method)];
  if (here === null || there === null) return null;
  return here === there ? "same" : here ? "gained" : "lost";
}

export const SORTS: Record<string, (pair: Pair) => number | string | null> = {
  right: ({ row }) => share(row),
  other: ({ other }) => share(other),
  level: ({ row }) => row.level ?? null,
  subject: ({ row }) => row.subject ?? null,
  answers: ({ row }) => row.answers,
  unanswered: ({ row }) => row.unanswered,
  problem: ({ row }) => row.statement || row.key,
};

/** Rows in the order of a key, `-key` descending; unknown values last, equal ones as in the file. */
export function ordered(pairs: readonly Pair[], sort: string): Pair[] {
  const value = SORTS[sort.replace(/^-/, "")];
  if (!value) return [...pairs];
  const sign = sort.startsWith("-") ? -1 : 1;
  return pairs
    .map((pair) => ({ pair, key: value(pair) }))
    .sort((a, b) => {
      if (a.key === null || b.key === null) return a.key === b.key ? 0 : a.key === null ? 1 : -1;
      return sign * (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
    })
    .map(({ pair }) => pair);
}

export interface Filter {
  q: string;
  level: string;
  subject: string;
  show: Shown;
  method: Method;
  /** Keys of the problems that are wanted; null for all. */
  keys: ReadonlySet<string> | null;
}

/** The rows that a reader asks for. */
export function matching(pairs: readonly Pair[], { q, level, subject, show, method, keys }: Filter): Pair[] {
  const words = q.toLowerCase().split(/\s+/).filter((word) => word !== "");
  return pairs.filter((pair) => {
    const { row } = pair;
    if (keys && !keys.has(row.key)) return false;
    if (level !== "" && String(row.level ?? "") !== level) return false;
    if (subject !== "" && (row.subject ?? "") !== subject) return false;
    if (show === "differs") {
      const turned = flip(pair, method);
      if (turned !== "gained" && turned !== "lost") return false;
    } else if (show !== "all" && verdict(row, method) !== (show === "right")) return false;
    const text = `${row.statement} ${row.key} ${row.gold ?? ""} ${row.majority ?? ""} ${row.subject ?? ""}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Values of a field that occur, in their order. */
export const valuesOf = (rows: readonly ProblemRow[], field: "level" | "subject"): string[] =>
  [...new Set(rows.map((row) => row[field]).filter((value) => value !== undefined))].sort((a, b) => (a < b ? -1 : 1)).map(String);
