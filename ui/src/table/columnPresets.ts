import type { Catalogue } from "../api/types";

/** A choice of columns with a name; null keys leave the choice to the server. */
export interface ColumnPreset {
  name: string;
  title: string;
  keys: string[] | null;
}

/** The columns of the original page and of its CSV, in its order. */
export const CLASSIC_KEYS = [
  "step", "sblimp/accuracy", "swuggy/accuracy", "tstory/accuracy", "sstory/accuracy",
  "librilight/perplexity_8k", "librilight/perplexity_16k", "paper_metrics/avg", "ttt", "lora",
];

/** Whence a run comes. */
const ORIGIN_KEYS = ["step", "tokens", "type", "experiment", "model", "stage", "seed", "source", "format", "time", "tags"];

/** Metrics of a workspace beyond which "all" is more than anybody reads. */
const MANY = 40;

/** The presets that make sense for what this workspace has. */
export function columnPresets(known: Catalogue): ColumnPreset[] {
  const has = new Set([...known.metrics, ...known.fields].map(({ key }) => key));
  const classic = CLASSIC_KEYS.filter((key) => has.has(key));
  const single = known.metrics.filter(({ key, count }) => count > 0 && !/_\d+k$/.test(key)).slice(0, MANY).map(({ key }) => key);
  const list: ColumnPreset[] = [{ name: "Automatic", title: "What most of the runs in view were measured by", keys: null }];
  if (classic.some((key) => key.includes("/"))) {
    list.push({ name: "Paper metrics (classic)", title: "Name, Step, sBLIMP, sWUGGY, tStory, sStory, PPL 8k, PPL 16k, Avg, TTT, LoRA", keys: classic });
  }
  if (single.length > 0) list.push({ name: "All metrics", title: `Step and ${single.length} metrics`, keys: ["step", ...single] });
  list.push({ name: "Origin", title: "Experiment, model, stage, seed, data, format, date, tags", keys: ORIGIN_KEYS.filter((key) => has.has(key)) });
  return list;
}

/** Whether these are the columns of the classic export. */
export const isClassic = (keys: string[]): boolean => keys.length > 0 && keys.join(";") === CLASSIC_KEYS.join(";");
