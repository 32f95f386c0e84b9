/** The questions themselves, where the page was opened as a file and has no server. */
interface LocalEngine {
  /** Four parts, a line each but for the last: status, type, name of a download, body. */
  answer(path: string, query: string[]): string;
}

const engine = (globalThis as { assayEngine?: LocalEngine }).assayEngine;

/** Whether the page holds its runs itself: there is no server, no news and no writing. */
export const standalone = engine !== undefined;

/** Answers as the server would, without one. `target` is a path below the API, with its query. */
export async function answerHere(target: string, init: RequestInit): Promise<Response> {
  await Promise.resolve(); // like fetch: never before the caller has gone on
  init.signal?.throwIfAborted();
  const [path = "", query = ""] = target.split("?", 2);
  const decoded = `/${path.split("/").map(decodeURIComponent).join("/")}`;
  const answer = engine!.answer(decoded, [...new URLSearchParams(query)].flat());
  const [status = "", type = "", disposition = ""] = answer.split("\n", 3);
  const headers = new Headers({ "Content-Type": type });
  if (disposition) headers.set("Content-Disposition", disposition);
  const body = answer.slice(status.length + type.length + disposition.length + 3);
  return new Response(body, { status: Number(status), headers });
}
