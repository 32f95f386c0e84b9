import { describe, expect, it } from "vitest";
import { EMPTY_VIEW, formatView, parseView } from "../src/state/view";
import { choicesOf, figureAt, figureParams, grouped, neighbour, suiteParams, typedSteps } from "../src/suites/model";

const figure = (path: string) => ({ path, title: path, subtitle: "", caption: "" });
const FIGURES = ["tier2/macro/a", "tier3/macro/b", "tier2/macro/c", "alone"].map(figure);

describe("the page of figure suites", () => {
  it("carries its choices in the address", () => {
    const options = { "figures.suite": "stage-diagrams", "figures.open": "tier2/macro/a", "figures.snapshots": "2000,4000" };
    const text = formatView({ ...EMPTY_VIEW, page: "figures", options });
    const back = parseView(text);
    expect(back.page).toBe("figures");
    expect(choicesOf(back.options)).toEqual({ suite: "stage-diagrams", open: "tier2/macro/a", snapshots: "2000,4000", compare: "" });
  });

  it("asks for steps only where they are chosen", () => {
    expect(suiteParams(choicesOf({})).toString()).toBe("");
    expect(suiteParams(choicesOf({ "figures.snapshots": "1", "figures.compare": "2,3" })).toString()).toBe("snapshots=1&compareSteps=2%2C3");
  });

  it("takes steps with commas or blanks, and no others", () => {
    expect(typedSteps(" 2000, 4000;6000 ")).toBe("2000,4000,6000");
    expect(typedSteps("")).toBe("");
    for (const wrong of ["-1", "1e3", "2k", "<b>"]) expect(typedSteps(wrong)).toBeNull();
  });

  it("groups figures by their folder in the order of the suite", () => {
    expect(grouped(FIGURES).map(({ folder, figures }) => [folder, figures.length])).toEqual([["tier2", 2], ["tier3", 1], ["", 1]]);
  });

  it("finds the next figure and stops at the ends", () => {
    expect(neighbour(FIGURES, "tier2/macro/a", 1)?.path).toBe("tier3/macro/b");
    expect(neighbour(FIGURES, "tier2/macro/a", -1)).toBeUndefined();
    expect(neighbour(FIGURES, "alone", 1)).toBeUndefined();
    expect(neighbour(FIGURES, "none", 1)).toBeUndefined();
  });

  it("follows a figure whose path names a step that a new checkpoint changed, and mistakes no other for it", () => {
    const now = ["deltas/step_6000_minus_2000", "snapshots/step_2000", "snapshots/step_6000"].map(figure);
    expect(figureAt(now, "deltas/step_4000_minus_2000")?.path).toBe("deltas/step_6000_minus_2000");
    expect(figureAt(now, "snapshots/step_2000")?.path).toBe("snapshots/step_2000");
    expect(figureAt(now, "snapshots/step_4000")).toBeUndefined();
    expect(figureAt(now, "none")).toBeUndefined();
  });

  it("asks for figures of the answer that lists them", () => {
    expect(figureParams({ asked: "snapshots=1", generation: 7 }).toString()).toBe("snapshots=1&generation=7");
  });
});
