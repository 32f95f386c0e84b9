// The rules of the first dashboard, written down anew and plainly over the same files: a slow twin to compare with.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";

const json = (file) => JSON.parse(readFileSync(file, "utf8").replace(/\bNaN\b/g, "null"));

/** The runs of a folder of results by id: checkpoints with their results, those of a data file, and the baseline. */
export function originalRuns(folder) {
  const runs = new Map();
  const data = join(folder, "dashboard", "dashboard_data.json");
  if (existsSync(data)) {
    const { runs: list, baseline } = json(data);
    for (const run of [...list, ...(baseline ? [baseline] : [])]) {
      runs.set(run.id, { id: run.id, step: run.checkpoint_step ?? 0, metrics: run.metrics, config: run.training_config ?? {}, baseline: run.id === baseline?.id });
    }
  }
  for (const file of readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(`${sep}paper_metrics_results.json`))) {
    const parts = file.split(sep);
    const step = Number(/^checkpoint_(\d+)$/.exec(parts.at(-3))?.[1]);
    const id = `${parts.at(-5)}_cp${String(step).padStart(6, "0")}`;
    const config = join(folder, file, "..", "training_config.json");
    runs.set(id, { id, step, metrics: json(join(folder, file)), config: existsSync(config) ? json(config) : {}, baseline: false });
  }
  const alone = join(folder, "baseline_paper_metrics_results.json");
  if (existsSync(alone)) {
    runs.set("baseline_pretrained", { id: "baseline_pretrained", step: 0, metrics: json(alone), config: {}, baseline: true });
  }
  return [...runs.values()];
}

/** The benchmarks of the first page by the keys that this one has for them. */
export const BENCHMARKS = { "sblimp/accuracy": "sblimp_accuracy", "swuggy/accuracy": "swuggy_accuracy", "tstory/accuracy": "tstory_accuracy", "sstory/accuracy": "sstory_accuracy" };

export const METRICS = {
  ...BENCHMARKS,
  "librilight/perplexity_8k": "librilight_perplexity_8k",
  "librilight/perplexity_16k": "librilight_perplexity_16k",
  "paper_metrics/avg": "paper_metrics_avg",
};

export const ttt = (run) => run.config.ttt?.enable === true;
export const lora = (run) => run.config.lora?.enable === true;

/** A metric of a run; null if it is missing. A perplexity or accuracy of 0 is a placeholder for that. */
export const value = (run, key) => run.metrics[METRICS[key]] || null;

/** Best first; where values are equal the one that comes first stays. */
export function best(runs, key, lower = false) {
  const found = runs.filter((run) => value(run, key) !== null);
  return found.reduce((a, b) => ((lower ? value(b, key) < value(a, key) : value(b, key) > value(a, key)) ? b : a));
}

export const percent = (v, b) => (100 * (v - b)) / b;
export const points = (v, b) => 100 * (v - b);

const HEAD = "Name,Step,sBLIMP,sWUGGY,tStory,sStory,PPL 8k,PPL 16k,Avg,TTT,LoRA";

/** The rows of the first page's export without the names, which it made otherwise, and in no order: ties had none. */
export const exported = (runs) =>
  [HEAD, ...runs.map((run) => [run.step, ...Object.keys(METRICS).map((key) => value(run, key) ?? ""), ttt(run), lora(run)].join(",")).sort()];

/** The same of an export of this page or of a file that the first page wrote. */
export function withoutNames(csv) {
  const [head, ...rows] = csv.split("\n");
  return [head, ...rows.map((row) => row.replace(/^("(?:[^"]|"")*"|[^",]*),/, "")).sort()];
}
