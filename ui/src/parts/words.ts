import type { Verdict } from "../api/types";

export const VERDICT_WORDS: Record<Verdict, string> = {
  better: "better",
  worse: "worse",
  indistinguishable: "not distinguishable",
  unknown: "not tested",
};
