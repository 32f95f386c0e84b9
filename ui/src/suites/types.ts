/** What the API says of figure suites; see openapi.yaml. */
export interface SuiteHead {
  name: string;
  builtIn: boolean;
  title: string;
  stages: string[];
  reads: string[];
  /** Indexed files of a format that it reads. */
  files: number;
  /** Why its file is no suite. */
  problem?: string;
}

export interface SuiteFigure {
  path: string;
  title: string;
  subtitle: string;
  caption: string;
}

export interface SkippedFigure {
  path: string;
  reason: string;
  /** Whether that is as it should be. */
  asked: boolean;
}

export interface SuiteShown {
  /** The parameters that it answers; the latest answer stays while the next is fetched. */
  asked: string;
  /** Grows with every change of the index. */
  generation: number;
  name: string;
  title: string;
  stages: { id: string; label: string; steps: number[] }[];
  baselineStep: number;
  steps: number[];
  snapshots: number[];
  compareSteps: number[];
  figures: SuiteFigure[];
  skipped: SkippedFigure[];
  unusable: string[];
  leftOut: string[];
}
