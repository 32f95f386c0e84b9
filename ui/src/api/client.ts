import type {
  Annotation, AnnotationChange, Catalogue, Comparison, ConfigDiff, Correlations, ErrorKind, Facets, GroupPage, Health, Problems,
  RegistryEntry, Run, RunPage,
  SeriesSet, Slopes, Statistics, Trends, ValueTable,
} from "./types";
import type { SuiteHead, SuiteShown } from "../suites/types";
import type { Difficulty, ProblemShown, RunList, RunProblems, Study } from "../scaling/types";
import type { ExperimentDetail, History, PackageWritten, Summary } from "../experiments/types";
import type { Figure } from "../figure/types";
import { answerHere, standalone } from "./local";

/** Relative, so that the dashboard also works under a path of a reverse proxy. */
export const API = "api/v1";

/** A failure that the server explained, or that kept us from reaching it (kind UNAVAILABLE). */
export class ApiError extends Error {
  constructor(
    readonly kind: ErrorKind,
    readonly problem: string,
    readonly remedy: string,
  ) {
    super(problem);
  }
}

export const isAbort = (e: unknown): boolean => e instanceof DOMException && e.name === "AbortError";

export const asApiError = (e: unknown): ApiError =>
  e instanceof ApiError ? e : new ApiError("INTERNAL", e instanceof Error ? e.message : String(e), "Reload the page.");

/** Asks the server, or in a page without one the page itself; a failure to reach it is an {@link ApiError} too. */
async function ask(path: string, init: RequestInit): Promise<Response> {
  try {
    return standalone ? await answerHere(path, init) : await fetch(`${API}/${path}`, init);
  } catch (e) {
    if (isAbort(e)) throw e;
    throw new ApiError("UNAVAILABLE", "the server does not answer", "Start it again: assay serve");
  }
}

/** The body if it is JSON, else null. */
const jsonOf = (response: Response): Promise<unknown> =>
  response.json().catch((e: unknown) => {
    if (isAbort(e)) throw e;
    return null;
  });

function refusal(response: Response, body: unknown, path: string): ApiError {
  const error = (body as { error?: { kind?: ErrorKind; problem?: string; remedy?: string } } | null)?.error;
  return new ApiError(
    error?.kind ?? (response.status >= 500 ? "INTERNAL" : "BAD_INPUT"),
    error?.problem ?? `the server answered ${response.status} to ${path}`,
    error?.remedy ?? "See the terminal of assay serve.",
  );
}

async function answered<T>(response: Response, path: string): Promise<T> {
  const body = await jsonOf(response);
  if (response.ok && body !== null) return body as T;
  throw refusal(response, body, path);
}

async function get<T>(path: string, params?: URLSearchParams, signal?: AbortSignal): Promise<T> {
  const query = params?.toString();
  return answered<T>(await ask(`${path}${query ? `?${query}` : ""}`, { signal: signal ?? null }), path);
}

async function send<T>(method: "PUT" | "POST", path: string, body: unknown): Promise<T> {
  const init = { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  return answered<T>(await ask(path, init), path);
}

/** A file to download, with the name that the server gives it. */
export interface Download {
  content: Blob;
  name: string;
}

async function download(path: string, params: URLSearchParams, otherwise: string): Promise<Download> {
  const response = await ask(`${path}?${params.toString()}`, {});
  if (!response.ok) throw refusal(response, await jsonOf(response), path);
  const named = /filename="?([^";]+)"?/.exec(response.headers.get("content-disposition") ?? "")?.[1];
  return { content: await response.blob(), name: named ?? otherwise };
}

const of = (pairs: Record<string, string | undefined>): URLSearchParams => {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(pairs)) if (value !== undefined && value !== "") params.set(key, value);
  return params;
};

/** Files that the server draws a figure as. */
export const FIGURE_FORMATS = ["png", "svg", "pdf", "csv", "html"] as const;
export type FigureFormat = (typeof FIGURE_FORMATS)[number];

const figureQuestion = (ids: string[]): [path: string, params: URLSearchParams] =>
  ids.length === 1 ? ["figures/run", of({ id: ids[0] })] : ["figures/compare", of({ ids: ids.join(",") })];

export type ExperimentFigure = "curves" | "comparison";

export const api = {
  health: (signal?: AbortSignal) => get<Health>("health", undefined, signal),
  catalogue: (signal?: AbortSignal) => get<Catalogue>("catalogue", undefined, signal),
  runs: (params: URLSearchParams, signal?: AbortSignal) => get<RunPage>("runs", params, signal),
  facets: (params: URLSearchParams, signal?: AbortSignal) => get<Facets>("facets", params, signal),
  groups: (params: URLSearchParams, signal?: AbortSignal) => get<GroupPage>("groups", params, signal),
  run: (id: string, signal?: AbortSignal) => get<Run>(`runs/${encodeURIComponent(id)}`, undefined, signal),
  registry: (id: string, signal?: AbortSignal) => get<{ entries: RegistryEntry[] }>("registry", of({ id }), signal),
  problems: (signal?: AbortSignal) => get<Problems>("problems", undefined, signal),
  compare: (ids: string[], baseline: string, metrics: string[], signal?: AbortSignal, correct = "") =>
    get<Comparison>("compare", of({ ids: ids.join(","), baseline, metrics: metrics.join(";"), correct }), signal),
  diff: (ids: string[], all: boolean, signal?: AbortSignal) =>
    get<ConfigDiff>("diff", of({ ids: ids.join(","), all: all ? "true" : "false" }), signal),
  /** The whole matched set as a file. */
  export: (params: URLSearchParams, otherwise: string) => download("export", params, otherwise),
  annotate: (id: string, change: { tags?: string[]; note?: string }) =>
    send<Annotation>("PUT", `runs/${encodeURIComponent(id)}/annotation`, change),
  annotateAll: (ids: string[], add: string[], remove: string[]) => send<AnnotationChange>("POST", "annotations", { ids, add, remove }),
  series: (ids: string[], task: string, name: string, signal?: AbortSignal, form = "") =>
    get<SeriesSet>("series", of({ ids: ids.join(","), task, name, form }), signal),
  slopes: (ids: string[], signal?: AbortSignal) => get<Slopes>("slopes", of({ ids: ids.join(",") }), signal),
  /** What one run's figure, or that of several side by side, is drawn from. */
  figure: (ids: string[], signal?: AbortSignal) => get<Figure>(...figureQuestion(ids), signal),
  /** Where the same figure is as a file. */
  figureFile: (ids: string[], format: FigureFormat, theme: string): string => {
    const [path, params] = figureQuestion(ids);
    params.set("format", format);
    params.set("theme", theme);
    return `${API}/${path}?${params.toString()}`;
  },
  experiments: (folder: string, signal?: AbortSignal) => get<History>("experiments", of({ folder }), signal),
  experiment: (id: string, folder: string, signal?: AbortSignal) => get<ExperimentDetail>(`experiments/${encodeURIComponent(id)}`, of({ folder }), signal),
  experimentSummary: (params: URLSearchParams, signal?: AbortSignal) => get<Summary>("experiments/summary", params, signal),
  experimentFigure: (name: ExperimentFigure, params: URLSearchParams, signal?: AbortSignal) => get<Figure>(`figures/experiments/${name}`, params, signal),
  /** Where the same figure is as a file. */
  experimentFigureFile: (name: ExperimentFigure, params: URLSearchParams, format: FigureFormat, theme: string): string =>
    `${API}/figures/experiments/${name}?${new URLSearchParams([...params, ["format", format], ["theme", theme]]).toString()}`,
  /** Where the package of experiments is, or one file of it. */
  packageFile: (params: URLSearchParams, file = ""): string =>
    `${API}/experiments/package?${new URLSearchParams(file === "" ? params : [...params, ["file", file]]).toString()}`,
  writePackage: (options: Record<string, unknown>) => send<PackageWritten>("POST", "experiments/package", options),
  suites: (signal?: AbortSignal) => get<{ suites: SuiteHead[] }>("suites", undefined, signal),
  suite: (name: string, params: URLSearchParams, signal?: AbortSignal) => get<Omit<SuiteShown, "asked">>(`suites/${encodeURIComponent(name)}`, params, signal).then((suite): SuiteShown => ({ ...suite, asked: params.toString() })),
  suiteFigure: (name: string, path: string, params: URLSearchParams, signal?: AbortSignal) =>
    get<Figure>(`figures/suite/${encodeURIComponent(name)}`, new URLSearchParams([...params, ["figure", path]]), signal),
  /** Where the same figure is as a file. */
  suiteFigureFile: (name: string, path: string, params: URLSearchParams, format: FigureFormat, theme: string): string =>
    `${API}/figures/suite/${encodeURIComponent(name)}?${new URLSearchParams([...params, ["figure", path], ["format", format], ["theme", theme]]).toString()}`,
  ttsRuns: (signal?: AbortSignal) => get<RunList>("tts/runs", undefined, signal),
  ttsRun: (run: string, signal?: AbortSignal) => get<RunProblems>("tts/run", of({ run }), signal),
  ttsFigures: (run: string, versus: string, signal?: AbortSignal) => get<{ figures: Figure[]; remarks: string[] }>("tts/figures", of({ run, versus }), signal),
  ttsProblem: (run: string, problem: string, offset: number, limit: number, signal?: AbortSignal) =>
    get<ProblemShown>("tts/problem", of({ run, problem, offset: String(offset), limit: String(limit) }), signal),
  ttsStudy: (category: string, type: string, group: string, signal?: AbortSignal) => get<Study>("tts/study", of({ category, type, group }), signal),
  ttsProgress: (category: string, signal?: AbortSignal) => get<{ runs: number; judged: number }>("tts/progress", of({ category }), signal),
  ttsDifficulty: (category: string, group: string, reference: string, measure: string, signal?: AbortSignal) =>
    get<Difficulty>("tts/difficulty", of({ category, group, reference, measure }), signal),
  values: (params: URLSearchParams, signal?: AbortSignal) => get<ValueTable>("values", params, signal),
  trends: (params: URLSearchParams, signal?: AbortSignal) => get<Trends>("trends", params, signal),
  statistics: (params: URLSearchParams, signal?: AbortSignal) => get<Statistics>("statistics", params, signal),
  correlations: (params: URLSearchParams, signal?: AbortSignal) => get<Correlations>("correlations", params, signal),
};
