import { csv, type CsvRow } from "../charts/csv";
import { BASELINE_COLOUR, COLOURS } from "../charts/palette";
import { fixed, integer, MISSING } from "../format";
import type { Options } from "../state/options";
import type { ExperimentRow, History, MethodRow, MethodScore, Summary, Versus } from "./types";

/** What the reader chose on the page; empty where the choice is left to the server. */
export interface Choices {
  folder: string;
  baseline: string;
  metrics: string[];
  by: string[];
  methods: string[];
  x: string;
  smooth: string;
  curve: string;
  /** Such as val_ppl<50: how many steps until a curve is beyond is a metric. */
  thresholds: string[];
  /** Of intervals and verdicts, a number below 1. */
  level: string;
  /** Whether what the package in the folder was made with is left out. */
  fresh: boolean;
}

/** A number of the server's with a true minus sign. */
export const signed = (text: string): string => text.replaceAll("-", "−");

/** Names may hold any character, so each is escaped before they are joined. */
export const joined = (names: string[]): string => names.map(encodeURIComponent).join(";");

export function parted(text: string | undefined): string[] {
  const names = (text ?? "").split(";").filter((each) => each !== "");
  return [...new Set(names.map(decoded))];
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** The choices that the address carries. */
export function choicesOf(options: Options): Choices {
  const text = (name: string): string => options[`experiments.${name}`] ?? "";
  return {
    folder: text("folder"),
    baseline: text("baseline"),
    metrics: parted(text("metrics")),
    by: parted(text("by")),
    methods: parted(text("methods")),
    x: text("x"),
    smooth: text("smooth"),
    curve: text("curve"),
    thresholds: parted(text("threshold")),
    level: text("level"),
    fresh: text("fresh") === "1",
  };
}

/** The parameters of the package, and with `all` of questions that also know a choice of methods and of one curve. */
export function experimentParams(choices: Choices, all: boolean): URLSearchParams {
  const params = new URLSearchParams();
  const set = (name: string, value: string): void => {
    if (value !== "") params.set(name, value);
  };
  set("folder", choices.folder);
  set("baseline", choices.baseline);
  set("metrics", choices.metrics.join(";"));
  set("by", choices.by.join(";"));
  set("x", choices.x);
  set("smooth", choices.smooth);
  for (const threshold of choices.thresholds) params.append("threshold", threshold);
  set("level", choices.level);
  if (choices.fresh) params.set("fresh", "true");
  if (all) {
    for (const method of choices.methods) params.append("method", method);
    set("curve", choices.curve);
  }
  return params;
}

/** What a request to write the package holds. */
export function packageBody(choices: Choices): Record<string, unknown> {
  const { folder, baseline, metrics, by, x, smooth, thresholds, level, fresh } = choices;
  return {
    ...(folder && { folder }),
    ...(baseline && { baseline }),
    ...(metrics.length > 0 && { metrics }),
    ...(by.length > 0 && { by }),
    ...(x && { x }),
    ...(smooth && { smooth: Number(smooth) }),
    ...(thresholds.length > 0 && { threshold: thresholds }),
    ...(level && { level: Number(level) }),
    ...(fresh && { fresh }),
  };
}

const PLAIN = /^[A-Za-z0-9_@%+=:,./-]+$/;
const quoted = (word: string): string => (PLAIN.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

/** The command that makes the same tables and figures. */
export function packCommand(choices: Choices, folder: string): string {
  const words = ["assay", "pack", folder];
  const add = (flag: string, value: string): void => {
    if (value !== "") words.push(flag, value);
  };
  add("--baseline", choices.baseline);
  add("--metrics", choices.metrics.join(","));
  add("--group-by", choices.by.join(","));
  add("--x", choices.x);
  add("--smooth", choices.smooth);
  for (const threshold of choices.thresholds) add("--threshold", threshold);
  add("--level", choices.level);
  if (choices.fresh) words.push("--fresh");
  return words.map(quoted).join(" ");
}

/** What is counted where nobody chose a threshold. */
export const USUAL_THRESHOLD = "val_ppl<50";

/** A choice as the address carries it: what is usual need not be said where no package is taken over. */
export const said = (value: string, usual: string, recorded: readonly string[]): string => (value === usual && recorded.length === 0 ? "" : value);

/** A threshold as the command line has it; empty where no number was given. */
export function thresholdOf(curve: string, below: boolean, number: string): string {
  const value = number.trim().replace(",", ".").replace("−", "-");
  return curve !== "" && value !== "" && Number.isFinite(Number(value)) ? `${curve}${below ? "<" : ">"}${value}` : "";
}

/** The level of a summary in percent, such as 95 %. */
export const percentOf = (level: number): string => `${Math.round(level * 1000) / 10} %`;

/** 33 ms, 42 s, 12 min, 3 h 05 min; an en dash when nobody measured it. */
export function duration(seconds: number | undefined): string {
  if (seconds === undefined || !Number.isFinite(seconds)) return MISSING;
  if (seconds > 0 && seconds < 0.0005) return "< 1 ms";
  if (seconds > 0 && seconds < 0.95) return `${fixed(1000 * seconds, 0)} ms`;
  if (seconds < 60) return `${fixed(seconds, seconds < 10 ? 1 : 0)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return `${integer(Math.floor(minutes / 60))} h ${String(minutes % 60).padStart(2, "0")} min`;
}

export const methodName = (name: string): string => (name === "" ? "(no method)" : name);

/** Whether the experiment counts, and if not, why. */
export const standing = (row: ExperimentRow): string => (row.invalid ? `invalidated: ${row.invalid}` : "counts");

/** How each method of the comparison looks, the same as in its figures. */
export const methodsByName = (summary: Summary | null): ReadonlyMap<string, MethodRow> =>
  new Map(summary?.methods.map((method) => [method.name, method]) ?? []);

export const colourOf = (method: Pick<MethodRow, "colour">): string => (method.colour === null ? BASELINE_COLOUR : COLOURS[method.colour % COLOURS.length]!);

/** A column of the history. */
export interface HistoryColumn {
  key: string;
  label: string;
  number: boolean;
  title?: string;
  value: (row: ExperimentRow) => string | number | undefined;
  text: (row: ExperimentRow) => string;
}

const plain = (key: string, label: string, value: (row: ExperimentRow) => string | undefined): HistoryColumn => ({
  key, label, number: false, value, text: (row) => value(row) || MISSING,
});

/** The columns of a history; the method, which comes first, is not among them. */
export function historyColumns(history: History): HistoryColumn[] {
  return [
    { key: "seed", label: "Seed", number: true, value: (row) => row.seed ?? undefined, text: (row) => (row.seed === null ? MISSING : String(row.seed)) },
    { key: "time", label: "Logged", number: false, title: "Time of logging, in the zone of the machine that logged", value: (row) => Date.parse(row.time), text: (row) => row.time.slice(0, 16).replace("T", " ") },
    { key: "status", label: "Status", number: false, value: standing, text: standing },
    { key: "provenance", label: "Numbers are", number: false, value: (row) => row.provenance, text: (row) => row.provenance },
    { key: "seconds", label: "Duration", number: true, title: "Wall time that was logged, or where its curves end", value: (row) => row.seconds, text: (row) => duration(row.seconds) },
    ...history.metrics.map((metric): HistoryColumn => ({
      key: `m:${metric.name}`,
      label: `${metric.display}${{ higher: " ↑", lower: " ↓", neither: "", unknown: "" }[metric.direction]}`,
      number: true,
      title: metric.unit ? `${metric.name}, ${metric.unit}` : metric.name,
      value: (row) => row.metrics[metric.name]?.[0],
      text: (row) => signed(row.metrics[metric.name]?.[1] ?? MISSING),
    })),
    ...history.settings.map((name) => ({ ...plain(`s:${name}`, name, (row) => row.settings[name]), title: `Configuration: ${name}` })),
    plain("notes", "Notes", (row) => row.notes),
    plain("id", "Experiment", (row) => row.id),
  ];
}

export const METHOD: HistoryColumn = { ...plain("method", "Method", (row) => row.method), text: (row) => methodName(row.method) };

/** Rows of which every word occurs in some text, ignoring case. */
export function matching(rows: ExperimentRow[], query: string, columns: HistoryColumn[]): ExperimentRow[] {
  const words = query.toLowerCase().split(/\s+/).filter((word) => word !== "");
  if (words.length === 0) return rows;
  const texts = columns.filter((column) => !column.key.startsWith("m:"));
  return rows.filter((row) => {
    const all = [...texts.map((column) => column.text(row)), row.invalid ?? ""].join("\n").toLowerCase();
    return words.every((word) => all.includes(word));
  });
}

/** In the order of a column; equal ones as they were, and what is not known last. */
export function ordered(rows: ExperimentRow[], column: HistoryColumn, descending: boolean): ExperimentRow[] {
  const turn = descending ? -1 : 1;
  const missing = (value: string | number | undefined): boolean => value === undefined || value === "" || Number.isNaN(value);
  return [...rows].sort((a, b) => {
    const [x, y] = [column.value(a), column.value(b)];
    if (missing(x) || missing(y)) return Number(missing(x)) - Number(missing(y));
    if (typeof x === "number" && typeof y === "number") return turn * (x - y);
    return turn * String(x).localeCompare(String(y), "en", { numeric: true });
  });
}

/** The history as a file, at full precision. */
export function historyCsv(rows: ExperimentRow[], columns: HistoryColumn[]): string {
  const head: CsvRow = [...columns.map(({ key }) => key.replace(/^[ms]:/, "")), "invalid"];
  const cell = (column: HistoryColumn, row: ExperimentRow): string | number | undefined => (column.key === "time" ? row.time : column.value(row));
  return csv([head, ...rows.map((row): CsvRow => [...columns.map((column) => cell(column, row)), row.invalid])]);
}

export const VERDICTS: Record<Versus["verdict"], string> = {
  better: "better than the baseline",
  worse: "worse than the baseline",
  indistinguishable: "not distinguishable from the baseline",
  different: "differs from the baseline; nobody said which way is better",
};

export const testName = (versus: Versus): string => (versus.pairs > 0 ? `paired, ${versus.pairs} seeds` : "Welch");

/** What a score says in full, one statement a line. */
export function scoreTitle(score: MethodScore, metric: string, level: number): string {
  if (score.n === 0) return score.notReached > 0 ? `${metric}: not reached by ${score.notReached}` : `${metric}: not measured`;
  const lines = [`${metric}: ${score.text}, mean of ${score.n}${score.spread ? `, standard deviation ${score.spread}` : ""}`];
  if (score.interval) lines.push(`${Math.round(level * 1000) / 10} % interval ${score.interval} (${score.bootstrapped ? "bootstrap" : "t"})`);
  if (score.notReached > 0) lines.push(`not reached by ${score.notReached} more`);
  lines.push(...score.values.slice(0, 12).map(({ seed, text, computed }) => `${seed === null ? "a run" : `seed ${seed}`}: ${text}${computed ? ", read off its curve" : ""}`));
  if (score.values.length > 12) lines.push(`and ${score.values.length - 12} more`);
  if (score.untested) lines.push(`not tested: ${score.untested}`);
  if (score.versus?.improvement) lines.push(`improvement ${score.versus.improvement}`);
  if (score.versus) lines.push(`Difference ${score.versus.text} (${score.versus.interval}), p ${score.versus.holmText} after Holm: ${VERDICTS[score.versus.verdict]}`);
  return lines.join("\n");
}

/** Why nothing was compared; empty when something was. */
export function whyUntested(summary: Summary): string {
  if (summary.family > 0) return "";
  if (summary.methods.length < 2) return "There is one method, so nothing is compared.";
  if (summary.baseline === null) return "Choose a baseline to see differences.";
  return summary.notes.find((note) => note.startsWith("Nothing was tested")) ?? "";
}
