import { describe, expect, it } from "vitest";
import { LONGEST_FORMULA, pieces } from "../src/scaling/latex";
import { choicesOf, firstView, flip, matching, ordered, paired, share, type Filter } from "../src/scaling/model";
import { alike, alikeWords, between, curvesOf, equals, keysOf, leading, only, points, pText, ranked } from "../src/scaling/study";
import type { LevelRow, ProblemRow, Setting } from "../src/scaling/types";
import type { Figure } from "../src/figure/types";
import { EMPTY_VIEW, formatView, parseView } from "../src/state/view";

const math = (text: string): string[] => pieces(text).filter(({ kind }) => kind === "math").map(({ text: inner }) => inner);
const whole = (text: string): string => pieces(text).map(({ source }) => source).join("");

const row = (key: string, right: number, maj: boolean, more: Partial<ProblemRow> = {}): ProblemRow => ({ key, statement: `Problem ${key}`, gold: "1", size: 4, right, unanswered: 0, answers: 2, chosen: { maj }, ...more });
const ALL: Filter = { q: "", level: "", subject: "", show: "all", method: "maj", keys: null };

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

describe("the settings of a category", () => {
  const setting = (name: string, mean: number | null, benchmark = "b"): Setting => ({ name, benchmark, model: "", approach: "", strategy: "", temperature: "", sampling: "", seeds: ["0"], runs: ["r"], problems: 1, numbers: mean === null ? {} : { maj: { n: 4, mean } } });
  const panel = (title: string): Figure["panels"][number] => ({ kind: "text", title, lines: [], row: 1, column: 1, rowSpan: 1, columnSpan: 1 });
  const figure: Figure = { version: 1, id: "f", title: "T", subtitle: "", caption: "", width: 8, height: 6, rows: 2, columns: 2, looks: [], panels: [panel("naive"), panel("maj"), panel("pass@k")], provenance: [] };

  it("stand by benchmark, in each the best first, unmeasured ones last", () => {
    expect(ranked([setting("x", null), setting("low", 0.2), setting("high", 0.7), setting("other", 0.1, "a")], "maj").map(({ name }) => name)).toEqual(["other", "high", "low", "x"]);
  });

  it("are ranked by one measure, never the naive choice of one against the majority of another", () => {
    const unscored = setting("unscored", 0.6);
    const scored: Setting = { ...setting("scored", 0.5), numbers: { maj: { n: 4, mean: 0.5 }, naive: { n: 4, mean: 0.8 } } };
    expect([leading([scored]), leading([scored, unscored])]).toEqual(["naive", "maj"]);
    expect(ranked([scored, unscored], "maj").map(({ name }) => name)).toEqual(["unscored", "scored"]);
    expect(ranked([unscored, scored], "naive").map(({ name }) => name)).toEqual(["scored", "unscored"]);
  });

  it("have one panel of their figure where one way to choose is asked for", () => {
    expect(curvesOf(figure)).toEqual(["all", "maj", "naive", "pass"]);
    expect(curvesOf(undefined)).toEqual(["all"]);
    expect(only(figure, "all")).toBe(figure);
    expect(only(figure, "weighted")).toBe(figure);
    const one = only(figure, "pass");
    expect([one.rows, one.columns, one.panels.length, one.panels[0]!.row, one.panels[0]!.column]).toEqual([1, 1, 1, 0, 0]);
    expect(one.id).not.toBe(figure.id);
  });

  it("are told in words that need no colour", () => {
    expect([points(0.0123), points(-0.05), points(0.0001), points(null)]).toEqual(["+1.2", "−5.0", "0.0", "–"]);
    expect([pText(0.0004), pText(0.5), pText(undefined)]).toEqual(["<0.001", "0.500", "–"]);
    expect(between({ low: 0.1, high: 0.25 })).toBe("10.0 to 25.0");
    expect(between({ low: 0.1 })).toBe("");
  });

  it("come first, unless a run or a problem is named", () => {
    const at = (query: string) => firstView(choicesOf(parseView(query).options));
    expect([at("?page=scaling"), at("?page=scaling&tts.category=x"), at("?page=scaling&tts.run=r"), at("?page=scaling&tts.open=p")]).toEqual(["study", "study", "problems", "problems"]);
  });
});

describe("levels of difficulty", () => {
  it("leave the problems of one level", () => {
    const keys = keysOf({ a: 1, b: 3, c: 3 }, "3");
    expect([...keys]).toEqual(["b", "c"]);
    const pairs = paired([row("a", 1, true), row("b", 1, true)], null);
    expect(matching(pairs, { ...ALL, keys }).map(({ row: { key } }) => key)).toEqual(["b"]);
  });

  it("name the temperatures that cannot be told from the best", () => {
    const level: LevelRow = { level: 1, range: "", problems: 4, cells: [], heldOut: [], best: 1, near: [true, true, false] };
    const names = ["T0.1", "T0.4", "T0.8"];
    expect(alike(level, names)).toEqual(["T0.1"]);
    expect(alikeWords(level, names)).toBe("T0.1");
    expect(alikeWords({ ...level, near: [true, true, true] }, names)).toBe("all others");
    expect(alikeWords({ ...level, near: [false, true, false] }, names)).toBe("none");
  });

  it("name no single temperature as the best where others are equal to it", () => {
    const cell = (mean: number) => ({ n: 4, mean }) as LevelRow["cells"][number];
    const level: LevelRow = { level: 1, range: "", problems: 4, cells: [cell(1), null, cell(1), cell(0.5)], heldOut: [], best: 0, chances: [0.5, null, 0.5, 0] };
    const names = ["T0.1", "T0.4", "T0.8", "T1.0"];
    expect(equals(level, names)).toEqual(["T0.1", "T0.8"]);
    expect(equals({ ...level, cells: [cell(1), null, cell(0.9), cell(0.5)] }, names)).toEqual(["T0.1"]);
    expect(equals({ ...level, best: null }, names)).toEqual([]);
  });
});
