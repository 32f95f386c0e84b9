/** What the API says of experiments; see openapi.yaml. */
export type Provenance = "measured" | "estimated" | "imported" | "simulated";

export interface ExperimentMetric {
  name: string;
  display: string;
  direction: "higher" | "lower" | "neither" | "unknown";
  unit?: string;
}

export interface ExperimentRow {
  id: string;
  time: string;
  method: string;
  seed: number | null;
  provenance: Provenance;
  /** Why it no longer counts. */
  invalid?: string;
  corrects?: string;
  notes?: string;
  /** How long it took. */
  seconds?: number;
  /** Value and text; what was not measured is not there. */
  metrics: Record<string, [number, string]>;
  settings: Record<string, string>;
}

export interface History {
  folder: string | null;
  folders: { id: string; files: number }[];
  ownsTable: boolean;
  problems: string[];
  metrics: ExperimentMetric[];
  /** Configuration keys in which the experiments differ. */
  settings: string[];
  /** What is not usual of the package in the folder, as words of assay pack; not known in a file. */
  recorded?: string[];
  experiments: ExperimentRow[];
}

export interface ExperimentDetail extends Omit<ExperimentRow, "metrics" | "settings"> {
  file: string;
  runKey?: string;
  metrics: { name: string; display: string; value: number; text: string }[];
  curves: { name: string; points: number; axes: string[] }[];
  samples: number;
  config: Record<string, string>;
  environment: Record<string, string>;
}

export type MethodVerdict = "better" | "worse" | "indistinguishable" | "different";

export interface Versus {
  value?: number;
  text: string;
  interval: string;
  effect?: number;
  /** Seeds that both have; 0 where values were taken as independent. */
  pairs: number;
  p?: number;
  holm?: number;
  holmText: string;
  /** Share of the baseline's mean, positive for better. */
  improvement?: string;
  verdict: MethodVerdict;
}

export interface MethodScore {
  n: number;
  notReached: number;
  mean?: number;
  text?: string;
  best?: boolean;
  spread?: string;
  interval?: string;
  /** Whether the interval is from a bootstrap, not by t. */
  bootstrapped?: boolean;
  /** Why it was not tested. */
  untested?: string;
  values: { value: number; text: string; seed: number | null; computed: boolean }[];
  versus?: Versus;
}

export interface MethodRow {
  name: string;
  baseline: boolean;
  /** Place in the palette; null for the baseline's grey. */
  colour: number | null;
  /** How its points are drawn. */
  marker: string;
  runs: number;
  seeds: (number | null)[];
  scores: MethodScore[];
}

export interface Summary {
  baseline: string | null;
  level: number;
  axis: string;
  smoothing: number;
  thresholds: string[];
  by: string[];
  family: number;
  fewest: number;
  allMethods: string[];
  allMetrics: ExperimentMetric[];
  curves: string[];
  axes: string[];
  notes: string[];
  metrics: ExperimentMetric[];
  methods: MethodRow[];
}

export interface PackageWritten {
  folder: string;
  written: string[];
  unchanged: string[];
  kept: string[];
  problems: string[];
}
