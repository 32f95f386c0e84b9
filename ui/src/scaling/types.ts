import type { Figure } from "../figure/types";

/** A run of test-time scaling before it is read. */
export interface RunHead {
  id: string;
  subset: string;
  place: string;
  approach?: string;
  model?: string;
  benchmark?: string;
  temperature?: string;
  seed?: string;
  conflicts: string[];
  categories: string[];
}

export interface RunList {
  generation: number;
  runs: RunHead[];
  unreadable: string[];
  unreadableCount: number;
}

export const METHODS = ["naive", "weighted", "maj"] as const;
export type Method = (typeof METHODS)[number];

/** A problem in the list: no completions yet. */
export interface ProblemRow {
  key: string;
  statement: string;
  gold?: string;
  subject?: string;
  level?: number;
  size: number;
  right: number;
  unanswered: number;
  /** Different answers. */
  answers: number;
  majority?: string;
  /** Whether the answer chosen from all completions is right; a method that needs scores is left out without them. */
  chosen: Partial<Record<Method, boolean>>;
}

export interface RunProblems {
  generation: number;
  run: RunHead;
  problems: ProblemRow[];
  unreadable: string[];
  unreadableCount: number;
}

/** What `assay grade --explain` says of a completion. */
export interface Grade {
  correct: boolean;
  verdict: string;
  by?: string;
  reason: string;
  extracted: string | null;
  rule: string | null;
  start: number;
  end: number;
  gold: string;
  prediction: string;
}

export interface Completion {
  index: number;
  text: string;
  /** Of the whole text, in characters. */
  length: number;
  /** Of equal answers; -1 without an answer. */
  group: number;
  score?: number;
  tokens?: number;
  steps?: (number | null)[];
  grade?: Grade;
}

export interface Vote {
  group: number;
  answer: string;
  count: number;
  correct: boolean;
  score?: number;
}

export interface ProblemShown {
  generation: number;
  run: string;
  problem: ProblemRow & { text: string; file: string; line: number; faults: string[] };
  votes: Vote[];
  choices: Partial<Record<Method, number>>;
  offset: number;
  completions: Completion[];
}

/** A mean over problems, of the whole budget, with its interval where one can be had. */
export interface Mean {
  n: number;
  mean: number | null;
  low?: number;
  high?: number;
  /** How the interval was made. */
  how?: string;
  /** Over runs, of the sample. */
  sd?: number;
}

export const MEASURES = ["maj", "naive", "weighted", "pass", "completions"] as const;
export type Measure = (typeof MEASURES)[number];

/** Runs that differ by seed alone, measured together. */
export interface Setting {
  name: string;
  benchmark: string;
  model: string;
  approach: string;
  strategy: string;
  temperature: string;
  sampling: string;
  seeds: string[];
  /** Ids of the runs, in the order of the seeds. */
  runs: string[];
  problems: number;
  n?: number;
  /** Mean length of a completion. */
  tokens?: number;
  numbers: Partial<Record<Measure, Mean>>;
}

/** A paired difference of two settings. */
export interface Contrast {
  setting: string;
  against: string;
  measure: Measure;
  n: number;
  difference: number | null;
  low?: number;
  high?: number;
  p?: number;
  pHolm?: number;
  verdict: "better" | "worse" | "not distinguishable" | "same" | "";
  betterOn: number;
  worseOn: number;
  problems: number;
}

interface OfCategory {
  generation: number;
  category: string;
  runs: number;
  completions: number;
  unreadable: string[];
  unreadableCount: number;
  remarks: string[];
  groups: string[];
  group?: string;
  figures: Figure[];
}

export const TYPES = ["summary", "temperature_comparison", "hnc_comparison", "model_comparison"] as const;
export type StudyType = (typeof TYPES)[number];

/** The runs of a category, measured. */
export interface Study extends OfCategory {
  type: StudyType;
  types: StudyType[];
  /** Of intervals and verdicts. */
  level: number;
  settings: Setting[];
  contrasts: Contrast[];
  /** Figures of why settings are as right as they are. */
  why: Figure[];
}

export interface LevelRow {
  level: number;
  range: string;
  problems: number;
  /** By temperature; null where it has none of the problems. */
  cells: (Mean | null)[];
  /** The same where other completions make the levels. */
  heldOut: ({ n: number; mean: number; low?: number; high?: number; problems: number } | null)[];
  /** Index of the temperature with the highest mean; null where nothing is right. */
  best?: number | null;
  chances?: (number | null)[];
  near?: boolean[];
}

/** Problems by difficulty, at each temperature of a group. */
export interface Difficulty extends OfCategory {
  group: string;
  measure: Method;
  measures: Method[];
  /** Index of the temperature that levels come from. */
  reference: number;
  temperatures: { name: string; value: number; runs: string[] }[];
  levels: LevelRow[];
  heldOut: string;
  levelOf: Record<string, number>;
}
