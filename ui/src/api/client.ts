import type {
  Catalogue, Comparison, ConfigDiff, ErrorKind, Facets, Health, Problems, Run, RunPage, SeriesSet,
} from "./types";

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

/** The questions themselves, where the page was opened as a file and has no server. */
interface LocalEngine {
  /** Four parts, a line each but for the last: status, type, name of a download, body. */
  answer(path: string, query: string[]): string;
}

const local = (globalThis as { assayEngine?: LocalEngine }).assayEngine;

/** Whether the page holds its runs itself: there is no server, no news and no writing. */
export const standalone = local !== undefined;

/** Asks the server, or the engine in this page, in the same terms. */
async function ask(path: string, params?: URLSearchParams, signal?: AbortSignal): Promise<Response> {
  if (!local) {
    const query = params?.toString();
    return fetch(`${API}/${path}${query ? `?${query}` : ""}`, { signal: signal ?? null });
  }
  await Promise.resolve(); // like fetch: never before the caller has gone on
  signal?.throwIfAborted();
  const query = [...(params ?? [])].flat();
  const answer = local.answer(`/${path.split("/").map(decodeURIComponent).join("/")}`, query);
  const [status = "", type = "", name = ""] = answer.split("\n", 3);
  const body = answer.slice(status.length + type.length + name.length + 3);
  const headers = new Headers({ "Content-Type": type });
  if (name) headers.set("Content-Disposition", name);
  return new Response(body, { status: Number(status), headers });
}

async function get<T>(path: string, params?: URLSearchParams, signal?: AbortSignal): Promise<T> {
  let response: Response;
  try {
    response = await ask(path, params, signal);
  } catch (e) {
    if (isAbort(e)) throw e;
    throw new ApiError("UNAVAILABLE", "the server does not answer", "Start it again: assay serve");
  }
  const body: unknown = await response.json().catch((e: unknown) => {
    if (isAbort(e)) throw e;
    return null;
  });
  if (response.ok && body !== null) return body as T;
  const error = (body as { error?: { kind?: ErrorKind; problem?: string; remedy?: string } } | null)?.error;
  throw new ApiError(
    error?.kind ?? (response.status >= 500 ? "INTERNAL" : "BAD_INPUT"),
    error?.problem ?? `the server answered ${response.status} to ${path}`,
    error?.remedy ?? "See the terminal of assay serve.",
  );
}

const of = (pairs: Record<string, string | undefined>): URLSearchParams => {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(pairs)) if (value !== undefined && value !== "") params.set(key, value);
  return params;
};

export const api = {
  health: (signal?: AbortSignal) => get<Health>("health", undefined, signal),
  catalogue: (signal?: AbortSignal) => get<Catalogue>("catalogue", undefined, signal),
  runs: (params: URLSearchParams, signal?: AbortSignal) => get<RunPage>("runs", params, signal),
  facets: (params: URLSearchParams, signal?: AbortSignal) => get<Facets>("facets", params, signal),
  run: (id: string, signal?: AbortSignal) => get<Run>(`runs/${encodeURIComponent(id)}`, undefined, signal),
  problems: (signal?: AbortSignal) => get<Problems>("problems", undefined, signal),
  compare: (ids: string[], baseline: string, metrics: string[], signal?: AbortSignal) =>
    get<Comparison>("compare", of({ ids: ids.join(","), baseline, metrics: metrics.join(";") }), signal),
  diff: (ids: string[], all: boolean, signal?: AbortSignal) =>
    get<ConfigDiff>("diff", of({ ids: ids.join(","), all: all ? "true" : "false" }), signal),
  series: (ids: string[], task: string, name: string, signal?: AbortSignal) =>
    get<SeriesSet>("series", of({ ids: ids.join(","), task, name }), signal),
};
