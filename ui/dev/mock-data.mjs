// Invented runs for trying the dashboard without a server: the same for each start, shaped like real ones.

const column = (key, display, more) => {
  const [task, rest] = key.split("/");
  const [name, variant = ""] = rest.split(",");
  return {
    key, kind: "metric", display, task, name, variant, group: "", direction: "higher", unit: "fraction", low: 0, high: 1,
    chance: null, digits: 3, percent: false, proportion: true, note: "", valueType: "number", count: 0, ...more,
  };
};

const ppl = { direction: "lower", unit: "perplexity", low: 1, high: null, digits: 1, proportion: false };

export const METRICS = [
  column("sblimp/accuracy", "sBLIMP", { group: "speech", chance: 0.5 }),
  column("swuggy/accuracy", "sWUGGY", { group: "speech", chance: 0.5 }),
  column("tstory/accuracy", "tStory", { group: "speech", chance: 0.5 }),
  column("sstory/accuracy", "sStory", { group: "speech", chance: 0.5 }),
  column("paper_metrics/avg", "Avg", { group: "speech", proportion: false, note: "mean over fixed membership of four tasks" }),
  column("librilight/perplexity_8k", "PPL 8k", { ...ppl, note: "perplexity of one single token" }),
  column("librilight/perplexity_16k", "PPL 16k", { ...ppl, note: "perplexity of one single token" }),
  column("librilight/slope", "slope", { direction: "lower", unit: "nats/1000 tokens", low: null, high: null, digits: 4, proportion: false }),
  column("gsm8k/exact_match,strict", "GSM8K exact match (strict)", { group: "maths", percent: true, digits: 1 }),
  column("gsm8k/exact_match,flexible", "GSM8K exact match (flexible)", { group: "maths", percent: true, digits: 1 }),
  column("mmlu/acc,none", "MMLU acc", { group: "knowledge", chance: 0.25, percent: true, digits: 1 }),
  column("hellaswag/acc_norm,none", "HellaSwag acc_norm", { group: "commonsense", chance: 0.25, percent: true, digits: 1 }),
  column("general_web/bits_per_byte", "general_web bits/byte", { direction: "lower", unit: "bits/byte", low: 0, high: null, digits: 3, proportion: false }),
];

const field = (key, display, valueType, more = {}) => ({
  key, kind: "field", display, direction: "neither", digits: 0, percent: false, valueType, count: 0, ...more,
});

export const FIELDS = [
  field("name", "Name", "text"), field("step", "Step", "number"), field("type", "Type", "text"), field("tags", "Tags", "text"),
  field("experiment", "Experiment", "text"), field("model", "Model", "text"), field("stage", "Stage", "text"),
  field("tokens", "Tokens", "number"), field("format", "Format", "text"), field("evaluatedAt", "Evaluated (UTC)", "time"),
  field("ttt", "TTT", "boolean"), field("lora", "LoRA", "boolean"), field("source", "Data source", "text"), field("seed", "Seed", "number"),
  field("recipe", "Recipe", "text"),
];

const CONFIG_PATHS = {
  max_steps: "number", "optim.lr": "number", "ttt.enable": "boolean", "ttt.layers": "text", "ttt.base_lr": "number",
  "ttt.mini_batch_size": "number", "lora.enable": "boolean", "lora.rank": "number", "data.train": "text", seed: "number", full_finetuning: "boolean",
};

export const CONFIG = Object.entries(CONFIG_PATHS).map(([path, valueType]) => ({
  key: `config.${path}`, kind: "config", display: path, direction: "neither", digits: 0, percent: false, valueType, count: 0,
}));

export const DEFAULT_COLUMNS = [
  "step", "type", "tags", "sblimp/accuracy", "swuggy/accuracy", "tstory/accuracy", "sstory/accuracy", "paper_metrics/avg",
  "librilight/perplexity_8k", "librilight/perplexity_16k", "gsm8k/exact_match,strict", "mmlu/acc,none",
];

/** A small generator of even numbers in [0, 1), the same for the same seed. */
function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const SAMPLES = {
  sblimp: 2000, swuggy: 2000, tstory: 1871, sstory: 1871, gsm8k: 1319, mmlu: 14042, hellaswag: 10042,
};

function wilson(p, n) {
  const z = 1.959963984540054;
  const centre = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  return { low: centre - half, high: centre + half, method: "wilson" };
}

function cell(metric, value) {
  const n = SAMPLES[metric.task];
  if (metric.proportion && n) {
    const right = Math.round(value * n);
    return { value: right / n, n, se: Math.sqrt((right / n) * (1 - right / n) / n), source: "reported", ...wilson(right / n, n) };
  }
  if (metric.name === "bits_per_byte") return { value, se: 0.006, low: value - 0.012, high: value + 0.012, method: "normal", source: "computed" };
  return { value, source: metric.key === "paper_metrics/avg" ? "computed" : "reported" };
}

const EXPERIMENTS = [
  "ttt_videodit_callhome8", "ttt_librilight18_longcontext", "lora_dailytalk20_rank64", "hybrid_callhome21lora",
  "full_finetune_librispeech_mixed_batch", "ttt_dailytalk_layers16-31_mini_batch", "sweep_lr_base",
];
const TYPES = ["ttt", "ttt", "lora", "hybrid", "full", "ttt", "lora"];
const DATA = ["callhome", "librilight", "daily-talk", "callhome", "librispeech", "daily-talk", "fisher"];

export function makeRuns(count, withBaseline = true) {
  const runs = [];
  for (let i = 0; i < count; i++) {
    const random = generator(i + 1);
    const baseline = withBaseline && i === 0;
    const e = i % EXPERIMENTS.length;
    const step = baseline ? 0 : 100 * (1 + (Math.floor(i / EXPERIMENTS.length) % 60));
    const round = Math.floor(i / (EXPERIMENTS.length * 60));
    const experiment = baseline ? "baseline" : round ? `${EXPERIMENTS[e]}_v${round + 1}` : EXPERIMENTS[e];
    const type = baseline ? "pretrained" : TYPES[e];
    const gain = baseline ? 0 : 0.06 * (1 - Math.exp(-step / 1800)) * (0.4 + e / 6) - (step > 4500 ? 0.01 : 0);
    const noise = () => (random() + random() + random() - 1.5) * 0.016;
    const cells = {};
    const put = (key, value, chance = 0.03) => {
      const metric = METRICS.find((m) => m.key === key);
      if (baseline || random() >= chance) cells[key] = cell(metric, value);
    };
    put("sblimp/accuracy", 0.545 + gain + noise());
    put("swuggy/accuracy", 0.665 + gain * 0.8 + noise());
    put("tstory/accuracy", 0.78 + gain * 0.7 + noise());
    put("sstory/accuracy", 0.58 + gain * 0.6 + noise(), 0.12);
    const four = ["sblimp", "swuggy", "tstory", "sstory"].map((t) => cells[`${t}/accuracy`]?.value);
    if (four.every((v) => v !== undefined)) put("paper_metrics/avg", four.reduce((a, b) => a + b) / 4, 0);
    put("librilight/perplexity_8k", 210 - 900 * gain + noise() * 900, 0.2);
    put("librilight/perplexity_16k", 240 - 1100 * gain + noise() * 1200, 0.2);
    put("librilight/slope", -0.004 - gain * 0.05 + noise() * 0.05, 0.25);
    put("gsm8k/exact_match,strict", 0.31 + gain + noise(), 0.3);
    put("gsm8k/exact_match,flexible", 0.34 + gain + noise(), 0.3);
    put("mmlu/acc,none", 0.47 + gain * 0.3 + noise() * 0.5, 0.3);
    put("hellaswag/acc_norm,none", 0.71 + gain * 0.2 + noise() * 0.5, 0.5);
    put("general_web/bits_per_byte", 0.83 - gain * 0.4 + noise(), 0.4);
    const ttt = type === "ttt" || type === "hybrid";
    const lora = type === "lora" || type === "hybrid";
    const config = baseline
      ? null
      : {
          max_steps: 6000,
          seed: Math.floor(random() * 5),
          optim: { lr: [2e-6, 1e-5, 5e-5][e % 3], weight_decay: 0.1 },
          ttt: { enable: ttt, ...(ttt && { layers: e % 2 ? [16, 20, 24, 28] : "all", base_lr: 0.1, mini_batch_size: 16 }) },
          lora: { enable: lora, ...(lora && { rank: 64 }) },
          full_finetuning: type === "full",
          data: { train: `/data/${DATA[e]}/train.jsonl` },
        };
    const tags = baseline ? ["baseline"] : [type === "hybrid" ? "ttt" : type, DATA[e], ...(type === "hybrid" ? ["lora"] : []), ...(step >= 5000 ? ["late"] : [])];
    runs.push({
      id: `r${(i + 1).toString(36).padStart(5, "0")}`,
      name: baseline ? "moshiko-7b-baseline" : `${experiment}_cp${String(step).padStart(6, "0")}`,
      experiment, model: e === 6 ? "moshika-7b" : "moshiko-7b", type, baseline, missing: i % 97 === 96, step: baseline ? null : step,
      tokens: baseline ? null : step * 262144, stage: step > 3000 ? "anneal" : "main", evaluatedAt: new Date(Date.UTC(2026, 0, 5) + i * 7200e3).toISOString(),
      tags, notes: i % 13 === 5 ? "restarted after a node failure" : "", format: e === 6 ? "lm-eval-0.4" : "paper-metrics", hasSeries: e !== 6, cells, config,
      ttt, lora, source: baseline ? null : DATA[e], seed: config?.seed ?? null, recipe: experiment, ...(i % 211 === 8 && { status: "running", progress: { text: "3 of 5 tasks", done: 3, total: 5 } }),
    });
  }
  if (runs[3]) runs[3].name = "<img src=x onerror=alert(1)> & \"quoted\"_cp000100";
  for (const list of [METRICS, FIELDS, CONFIG]) for (const c of list) c.count = runs.filter((r) => valueOf(r, c.key) !== undefined).length;
  return runs;
}

export const configAt = (config, path) => path.split(".").reduce((at, key) => (at == null ? undefined : at[key]), config);

/** A run's value under a column key; undefined if it has none. */
export function valueOf(run, key) {
  if (key in run.cells) return run.cells[key].value;
  if (key.startsWith("config.")) {
    const value = configAt(run.config, key.slice(7));
    return value === undefined ? undefined : typeof value === "object" ? JSON.stringify(value) : value;
  }
  const value = key === "tags" ? run.tags.join(",") : run[key];
  return value === null || typeof value === "object" ? undefined : value;
}

/** Curves over token position, one an audio file; one point of the third was not a number. */
export function seriesOf(run) {
  if (!run.hasSeries) return [];
  const random = generator(run.id.length * 7919 + Number.parseInt(run.id.slice(1), 36));
  const gain = (run.cells["sblimp/accuracy"]?.value ?? 0.55) - 0.545;
  const files = [0, 1, 2].map((f) => {
    const x = Array.from({ length: 41 + f }, (_, i) => (i + 1) * 1000);
    const y = x.map((at) => 5.3 - 0.25 * Math.log10(at / 1000) - gain * (0.5 + at / 40000) + (random() - 0.5) * 0.12 + f * 0.08);
    return { part: `file ${f + 1}`, x, y };
  });
  files[2].y[19] = null;
  const curve = (name, turn) => files.map(({ part, x, y }) => ({
    run: run.id, task: "librilight", name, kind: "running-average", partEstimated: false, xUnit: "tokens", points: x.length, part, x,
    y: y.map((value) => (value === null ? null : turn(value))), count: 1,
  }));
  return [...curve("loss", (y) => y), ...curve("perplexity", Math.exp)];
}
