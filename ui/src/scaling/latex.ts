/** A piece of a text: plain, or mathematics without its delimiters. */
export interface Piece {
  kind: "text" | "math";
  text: string;
  /** Whether it stands on a line of its own. */
  display: boolean;
  /** As it was written, for where it cannot be rendered. */
  source: string;
}

/** Longest formula that is rendered, in characters; longer ones stay as they are. */
export const LONGEST_FORMULA = 3000;

const DELIMITERS: [open: string, close: string, display: boolean][] = [
  ["$$", "$$", true],
  ["\\[", "\\]", true],
  ["\\(", "\\)", false],
  ["$", "$", false],
];

/**
 * Splits a text at `$`, `$$`, `\(` and `\[`. A delimiter that is escaped or has no partner is text; `$5 and $6` is no
 * formula, since a formula has no blank at its ends. Takes time in proportion to the length.
 */
export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let plain = 0;
  let at = 0;
  const hopeless = new Set<string>();
  const push = (until: number): void => {
    if (until > plain) found.push({ kind: "text", text: text.slice(plain, until), display: false, source: text.slice(plain, until) });
  };
  while (at < text.length) {
    const char = text[at];
    if (char !== "$" && char !== "\\") {
      at++;
      continue;
    }
    const delimiter = DELIMITERS.find(([open]) => text.startsWith(open, at));
    if (!delimiter) {
      at += char === "\\" ? 2 : 1;
      continue;
    }
    const [open, close, display] = delimiter;
    const start = at + open.length;
    const end = hopeless.has(close) ? -1 : closing(text, close, start);
    if (end < 0 && !hopeless.has(close)) hopeless.add(close);
    const inner = end < 0 ? "" : text.slice(start, end);
    const formula = inner.trim() !== "" && inner.length <= LONGEST_FORMULA && (open !== "$" || (!/^\s|\s$/.test(inner) && !inner.includes("\n\n")));
    if (!formula) {
      at = start;
      continue;
    }
    push(at);
    found.push({ kind: "math", text: inner, display, source: text.slice(at, end + close.length) });
    at = plain = end + close.length;
  }
  push(text.length);
  return found;
}

/** Where the closing delimiter begins; -1 if there is none. */
function closing(text: string, close: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text.startsWith(close, at)) return at;
    if (text[at] === "\\") at++;
  }
  return -1;
}
