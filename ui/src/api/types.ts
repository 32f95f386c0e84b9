/**
 * The JSON of the server's API, version 1. One type a schema of openapi.yaml, same names. What is not
 * known is left out or null, never 0.
 */

export type ErrorKind = "BAD_INPUT" | "NOT_FOUND" | "CONFLICT" | "UNAVAILABLE" | "INTERNAL";

export interface Health {
  status: "ok";
  version: string;
  workspace: string;
  generation: number;
  runs: number;
  problems: number;
  scanning: boolean;
  scannedAt?: string | null;
  /** Whether tags and notes may be written. */
  writable?: boolean;
  /** Whether the page is a file that holds its data. */
  standalone?: boolean;
}

export type Direction = "higher" | "lower" | "neither" | "unknown";

export interface Column {
  key: string;
  kind: "metric" | "field" | "config";
  display: string;
  task?: string;
  name?: string;
  variant?: string;
  group?: string;
  direction: Direction;
  unit?: string;
  low?: number | null;
  high?: number | null;
  chance?: number | null;
  digits: number;
  percent: boolean;
  proportion?: boolean;
  note?: string;
  valueType?: "number" | "text" | "boolean" | "time" | "mixed";
  count: number;
}

export interface Catalogue {
  generation: number;
  metrics: Column[];
  fields: Column[];
  config: Column[];
}

export type CellValue = number | string | boolean | null;

export interface Cell {
  value: CellValue;
  se?: number;
  n?: number;
  low?: number;
  high?: number;
  method?: "wilson" | "normal";
  source?: "reported" | "computed";
}

export type TrainingType = "ttt" | "lora" | "hybrid" | "full" | "pretrained" | "unknown";

export interface RunRow {
  id: string;
  name: string;
  experiment?: string;
  model?: string;
  type: TrainingType;
  baseline: boolean;
  missing: boolean;
  step?: number | null;
  tokens?: number | null;
  stage?: string;
  evaluatedAt?: string | null;
  tags: string[];
  notes?: string;
  format?: string;
  hasSeries?: boolean;
  /** Tags that readers gave; `tags` has these too. */
  ownTags?: string[];
  /** The note that a reader wrote. */
  note?: string;
  status?: "running";
  progress?: { text?: string; done?: number; total?: number };
  cells: Record<string, Cell>;
}

export interface RunPage {
  generation: number;
  total: number;
  matched: number;
  offset: number;
  columns: Column[];
  rows: RunRow[];
  baseline: string | null;
  command?: string;
}

export interface FacetCount {
  value: string;
  count: number;
}

export const FACETS = ["type", "tag", "model", "experiment", "stage", "format"] as const;
export type FacetName = (typeof FACETS)[number];

export type Facets = Record<FacetName, FacetCount[]> & {
  generation: number;
  matched: number;
  step: { min?: number | null; max?: number | null };
  custom?: CustomFacet[];
  /** How many rare values were left out of a facet. */
  more?: Partial<Record<FacetName, number>>;
};

/** The values of any column, most frequent first; `more` were left out. */
export interface CustomFacet {
  key: string;
  column?: Column;
  values: FacetCount[];
  more?: number;
}

/** A metric over the runs of a group: mean, sample standard deviation, and how many runs have it. */
export interface GroupCell {
  mean?: number | null;
  sd?: number | null;
  n: number;
  low?: number | null;
  high?: number | null;
  method?: string;
}

export interface Group {
  key: CellValue[];
  count: number;
  newest?: string | null;
  cells: Record<string, GroupCell>;
}

export interface GroupPage {
  generation: number;
  matched: number;
  groups: number;
  offset: number;
  by: Column[];
  columns: Column[];
  rows: Group[];
}

export interface Annotation {
  generation: number;
  id: string;
  tags: string[];
  note: string;
}

export interface AnnotationChange {
  generation: number;
  changed: number;
}

export interface FileSource {
  path: string;
  format: string;
  role: "result" | "copy" | "curves" | "samples" | "companion";
  sha256?: string;
  size?: number;
  modified?: string | null;
  readAt?: string | null;
  missing?: boolean;
}

export interface SeriesHead {
  task: string;
  name: string;
  kind: string;
  part: string;
  partEstimated?: boolean;
  xUnit?: string;
  points: number;
}

export interface Series extends SeriesHead {
  run: string;
  x: number[];
  y: (number | null)[];
  count?: number;
}

export interface SeriesSet {
  generation: number;
  series: Series[];
}

export interface SampleSummary {
  metric: string;
  scored: number;
  unscored: number;
  mean?: number | null;
  se?: number | null;
  file: string;
}

export interface Run extends RunRow {
  generation: number;
  checkpointPath?: string;
  timeSource?: string;
  registeredAt?: string | null;
  estimates: (Cell & { metric: Column })[];
  config: unknown;
  sources: FileSource[];
  series: SeriesHead[];
  samples?: SampleSummary[];
  history: { id: string; current: boolean; evaluatedAt?: string | null }[];
  remarks: string[];
}

/** What the registry says of a run, and what is left of its results. */
export interface RegistryEntry {
  id: string;
  state: "present" | "archived" | "copy" | "missing";
  role?: "baseline" | "chosen baseline";
  evaluations: number;
  /** Whether a result is newer than all that the registry knows of. */
  untraced: boolean;
}

export type Verdict = "better" | "worse" | "indistinguishable" | "unknown";

export interface Difference {
  value: number;
  low?: number;
  high?: number;
  percent?: number | null;
  points?: number | null;
  verdict: Verdict;
  method?: string;
  /** Of the test against no difference; `adjusted` for the whole family of tests, where asked for. */
  p?: number | null;
  adjusted?: number | null;
}

export type ComparedCell = Cell & { difference?: Difference };

export interface Comparison {
  generation: number;
  runs: RunRow[];
  baseline: string | null;
  baselineName?: string;
  metrics: Column[];
  cells: (ComparedCell | null)[][];
  baselineCells?: (Cell | null)[];
  /** Number of tests that the adjusted p values are adjusted for. */
  family?: number | null;
}

export interface ConfigValue {
  present: boolean;
  value?: unknown;
}

export interface ConfigDiff {
  generation: number;
  runs: RunRow[];
  rows: { key: string; differs: boolean; values: ConfigValue[] }[];
  same: number;
}

export interface Problem {
  file: string;
  place: string;
  problem: string;
  remedy: string;
}

export interface Problems {
  generation: number;
  problems: Problem[];
}

/** Values of many runs, one list a column; the lists have the order of `runs`. */
export interface ValueTable {
  generation: number;
  matched: number;
  /** Whether only some of the matched runs are here. */
  sampled: boolean;
  columns: Column[];
  runs: Omit<RunRow, "cells">[];
  values: CellValue[][];
  lows?: ((number | null)[] | null)[];
  highs?: ((number | null)[] | null)[];
  counts?: ((number | null)[] | null)[];
  /** Places in `runs` that no other run beats in both columns, by the first column. */
  front?: number[] | null;
}

export interface TrendPoint {
  /** Times in milliseconds since 1970. */
  x: number | string;
  value: number;
  low?: number | null;
  high?: number | null;
  sd?: number | null;
  n: number;
  method?: string | null;
  ids?: string[];
  stage?: string | null;
}

export interface TrendLine {
  key: CellValue[];
  label: string;
  runs: number;
  points: TrendPoint[];
}

export interface Trends {
  generation: number;
  matched: number;
  metric: Column;
  x: Column;
  by: Column[];
  lines: TrendLine[];
  stages?: { stage: string; from: number; to: number }[];
  /** Lines left out. */
  more: number;
  noX: number;
  noValue: number;
}

export interface Standing {
  id: string;
  name: string;
  value: number;
  low?: number | null;
  high?: number | null;
  n?: number | null;
}

export interface Lead {
  value: number;
  low?: number | null;
  high?: number | null;
  p?: number | null;
  adjusted?: number | null;
  verdict: "distinguishable" | "indistinguishable" | "unknown";
  method?: string | null;
}

export interface MetricStatistics {
  metric: Column;
  n: number;
  best?: Standing | null;
  /** Runs that share the best value. */
  tied?: number | null;
  next?: Standing | null;
  lead?: Lead | null;
  worst?: Standing | null;
  median?: number | null;
  mean?: number | null;
  sd?: number | null;
  min?: number | null;
  max?: number | null;
  baseline?: Standing | null;
  toBaseline?: Difference | null;
}

export interface Statistics {
  generation: number;
  matched: number;
  family?: number | null;
  metrics: MetricStatistics[];
}

export interface Coefficient {
  r: number;
  low?: number | null;
  high?: number | null;
  p?: number | null;
}

export interface Correlations {
  generation: number;
  matched: number;
  columns: Column[];
  pairs: { a: number; b: number; n: number; pearson?: Coefficient | null; spearman?: Coefficient | null }[];
}

export interface Slope {
  run: string;
  task?: string;
  name?: string;
  /** Empty for the mean over the files. */
  part: string;
  segment: "overall" | "early" | "middle" | "late" | "rest";
  from: number;
  to: number;
  slope: number;
  se?: number | null;
  low?: number | null;
  high?: number | null;
  n: number;
  unit: string;
  method?: string | null;
  trend: "falling" | "rising" | "indistinguishable" | "unknown";
}

export interface CurveMark {
  run: string;
  task?: string;
  name?: string;
  part: string;
  at: number;
  value: number;
  sd?: number | null;
  n: number;
  low?: number | null;
  high?: number | null;
  method?: string | null;
}

export interface Slopes {
  generation: number;
  slopes: Slope[];
  marks: CurveMark[];
}
