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
