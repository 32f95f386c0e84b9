import { describe, expect, it } from "vitest";
import { LONGEST_FORMULA, pieces } from "../src/scaling/latex";
import { choicesOf, flip, matching, ordered, paired, share, type Filter } from "../src/scaling/model";
import type { ProblemRow } from "../src/scaling/types";
import { EMPTY_VIEW, formatView, parseView } from "../src/state/view";

const math = (text: string): string[] => pieces(text).filter(({ kind }) => kind === "math").map(({ text: inner }) => inner);
const whole = (text: string): string => pieces(text).map(({ source }) => source).join("");

const row = (key: string, right: number, maj: boolean, more: Partial<ProblemRow> = {}): ProblemRow => ({ key, statement: `Problem ${key}`, gold: "1", size: 4, right, unanswered: 0, answers: 2, chosen: { maj }, ...more });
const ALL: Filter = { q: "", level: "", subject: "", show: "all", method: "maj" };

describe("formulas in a text", () => {
  it("are found between their delimiters, and the rest stays to the letter", () => {
    const text = "So $x^2$ and \\(y\\), hence\n\\[z = 1\\] or $$w$$.";
    expect(math(text)).toEqual(["x^2", "y", "z = 1", "w"]);
    expect(pieces(text).filter(({ display }) => display).map(({ text: inner }) => inner)).toEqual(["z = 1", "w"]);
    expect(whole(text)).toBe(text);
  });

  it("are no prices, no escaped signs and nothing without an end", () => {
    for (const text of ["It costs $5 and $ 6", "\\$5 and \\$6", "an open $x", "an open \\[x", "$$", "", "\\"]) {
      expect(math(text)).toEqual([]);
      expect(whole(text)).toBe(text);
    }
  });

  it("are left as they are when they are too long", () => {
    const text = `$${"x".repeat(LONGEST_FORMULA + 1)}$`;
    expect(math(text)).toEqual([]);
    expect(whole(text)).toBe(text);
  });

  it("lose nothing of hostile texts", () => {
    const text = `<img onerror=alert(1)> $\\href{javascript:alert(1)}{x}$ ${"$".repeat(2001)}${"\\(".repeat(2000)}`;
    expect(whole(text)).toBe(text);
  });
});

describe("the problems of a run", () => {
  const here = [row("a", 4, true, { level: 1, subject: "Algebra" }), row("b", 1, false, { level: 5 }), row("c", 2, true), { ...row("d", 0, false), gold: undefined } as unknown as ProblemRow];
  const there = [row("a", 0, false), row("b", 3, true), row("x", 1, true)];
  const pairs = paired(here, there);
  const keys = (filter: Partial<Filter>): string[] => matching(pairs, { ...ALL, ...filter }).map((pair) => pair.row.key);

  it("are filtered by what was chosen, level, subject and words", () => {
    expect(keys({ show: "right" })).toEqual(["a", "c"]);
    expect(keys({ show: "wrong" })).toEqual(["b"]);
    expect(keys({ level: "5" })).toEqual(["b"]);
    expect(keys({ subject: "Algebra" })).toEqual(["a"]);
    expect(keys({ q: "problem C" })).toEqual(["c"]);
  });

  it("tell where two runs differ, and say nothing where one of them is unknown", () => {
    expect(pairs.map((pair) => flip(pair, "maj"))).toEqual(["gained", "lost", null, null]);
    expect(pairs.map((pair) => flip(pair, "naive"))).toEqual([null, null, null, null]);
    expect(keys({ show: "differs" })).toEqual(["a", "b"]);
  });

  it("are sorted with unknown values last, either way", () => {
    expect(ordered(pairs, "right").map((pair) => pair.row.key)).toEqual(["b", "c", "a", "d"]);
    expect(ordered(pairs, "-right").map((pair) => pair.row.key)).toEqual(["a", "c", "b", "d"]);
    expect(ordered(pairs, "none such").map((pair) => pair.row.key)).toEqual(["a", "b", "c", "d"]);
  });

  it("have no share of right completions where the answer is not known", () => expect(share(here[3]!)).toBeNull());

  it("are kept by the address", () => {
    const options = { "tts.run": "data/x", "tts.open": "test/1.json", "tts.sort": "-right" };
    const back = parseView(formatView({ ...EMPTY_VIEW, page: "scaling", options }));
    expect(back.page).toBe("scaling");
    expect(choicesOf(back.options)).toMatchObject({ run: "data/x", open: "test/1.json", sort: "-right", versus: "" });
  });
});
