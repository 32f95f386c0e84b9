/** The questions themselves, where the page was opened as a file and has no server. */
interface LocalEngine {
  /** Four parts, a line each but for the last: status, type, name of a download, body. */
  answer(path: string, query: string[]): string;
}

const engine = (globalThis as { assayEngine?: LocalEngine }).assayEngine;

/** Resolves after the next picture; where none is drawn, as in a hidden tab, soon. */
const drawn = () => new Promise<void>((done) => {
  requestAnimationFrame(() => setTimeout(done));
  setTimeout(done, 100);
});

/** Lets the questions beside the rows begin. */
let begin: () => void;

/** Resolves when the answer before is drawn; there is one thread. The first of all waits for the first rows. */
let turn: Promise<unknown> = new Promise<void>((done) => (begin = done));

/** Whether the page holds its runs itself: there is no server, no news and no writing. */
export const standalone = engine !== undefined;
// Should no view of rows be open, nothing may wait for one.
if (standalone) setTimeout(() => begin(), 1000);

/** Answers about experiments were made with the page; see ExperimentAnswers in Java. */
interface ExperimentAnswers {
  history: unknown;
  details: Record<string, unknown>;
  /** With the baseline that is found; curves by the axis. */
  answers: Record<string, unknown>;
}

const readExperiments = (globalThis as { assayExperiments?: () => Promise<ExperimentAnswers> }).assayExperiments;
let experiments: Promise<ExperimentAnswers> | undefined;

/** Whether there is anything to say of experiments: a server may have some at any time, a file has them or not. */
export const hasExperiments = !standalone || readExperiments !== undefined;

async function experimentAnswer(path: string, params: URLSearchParams): Promise<Response> {
  const { history, details, answers } = await (experiments ??= readExperiments!());
  const own = (from: Record<string, unknown>, key: string): unknown => (Object.hasOwn(from, key) ? from[key] : undefined);
  const kind = path.slice(path.lastIndexOf("/") + 1);
  const name = kind === "curves" ? `curves by ${params.get("x") ?? "step"}` : kind;
  const other = ["folder", "baseline", "metrics", "by", "method", "curve", "smooth"].some((each) => params.has(each));
  const found = path === "experiments" ? history : (own(details, kind) ?? (other ? undefined : own(answers, name)));
  const refused = { error: { kind: "NOT_FOUND", problem: "this copy of the page does not hold that", remedy: "Ask a server: assay serve" } };
  return Response.json(found ?? refused, { status: found ? 200 : 404 });
}

/** Answers as the server would, without one. `target` is a path below the API, with its query. */
export async function answerHere(target: string, init: RequestInit): Promise<Response> {
  const [path = "", query = ""] = target.split("?", 2);
  // Rows come first: the reader looks at them, while the lists beside them may be a picture late.
  const rows = path === "runs" || path === "groups";
  if (!rows) await (turn = turn.then(drawn));
  await Promise.resolve(); // like fetch: never before the caller has gone on
  init.signal?.throwIfAborted();
  if (/^(figures\/)?experiments/.test(path)) return experimentAnswer(decodeURIComponent(path), new URLSearchParams(query));
  const decoded = `/${path.split("/").map(decodeURIComponent).join("/")}`;
  const answer = engine!.answer(decoded, [...new URLSearchParams(query)].flat());
  if (rows) void drawn().then(drawn).then(begin);
  const [status = "", type = "", disposition = ""] = answer.split("\n", 3);
  const headers = new Headers({ "Content-Type": type });
  if (disposition) headers.set("Content-Disposition", disposition);
  const body = answer.slice(status.length + type.length + disposition.length + 3);
  return new Response(body, { status: Number(status), headers });
}
