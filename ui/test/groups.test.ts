import { describe, expect, it } from "vitest";
import { exportName, exportParams } from "../src/bar/exportModel";
import { tagsIn, withTags } from "../src/detail/tagModel";
import { retryAfter } from "../src/state/retry";
import { EMPTY_VIEW, NO_FILTERS } from "../src/state/view";
import { detailText, groupFilters, groupParams, groupTitle, meanText } from "../src/table/groupModel";
import { facetColumns, found } from "../src/rail/columnsFor";
import { aField, aMetric } from "./columns";

const accuracy = aMetric("sblimp/accuracy", { display: "sBLIMP" });
const cell = { mean: 0.5341, sd: 0.0104, n: 4, low: 0.5176, high: 0.5506, method: "t" };

describe("a group of runs", () => {
  it("is found again by its values, none included", () => {
    const filters = { ...NO_FILTERS, is: [{ key: "seed", value: "1" }, { key: "ttt", value: "true" }] };
    expect(groupFilters(filters, ["seed", "recipe"], { key: [7, null] }).is).toEqual([
      { key: "ttt", value: "true" }, { key: "seed", value: "7" }, { key: "recipe", value: "" },
    ]);
  });
  it("is asked for with the filters of the table", () => {
    const params = groupParams({ ...NO_FILTERS, q: "x" }, ["seed", "stage"], [{ key: "count", descending: true }], null);
    expect(params.toString()).toBe("q=x&by=seed%3Bstage&sort=-count");
  });
  it("shows mean and what was chosen beside it", () => {
    expect(meanText(cell, accuracy)).toBe("0.534");
    expect(detailText(cell, accuracy, "interval")).toBe("±0.017");
    expect(detailText(cell, accuracy, "sd")).toBe("sd 0.010");
    expect(detailText(cell, accuracy, "n")).toBe("n 4");
    expect(groupTitle(cell, accuracy)).toContain("95 % interval 0.518 to 0.551 (Student t over the runs)");
  });
  it("never invents a spread or an interval", () => {
    expect(meanText(undefined, accuracy)).toBe("–");
    expect(detailText({ mean: 0.5, n: 1 }, accuracy, "sd")).toBe("");
    expect(detailText({ mean: 0.5, sd: 0.01, n: 2 }, accuracy, "interval")).toBe("");
    expect(groupTitle({ mean: 0.5, sd: 0.01, n: 2 }, accuracy)).toContain("three runs");
  });
});

describe("an export", () => {
  const view = { ...EMPTY_VIEW, filters: { ...NO_FILTERS, minStep: 100 }, by: ["recipe"], baseline: "r0" };

  it("has the filters, columns and groups of the page", () => {
    expect(exportParams("latex", view, ["sblimp/accuracy"], true).toString()).toBe(
      "minStep=100&format=latex&columns=sblimp%2Faccuracy&by=recipe&intervals=true&baseline=r0",
    );
  });
  it("keeps to the formats of the runs that are shown", () => {
    const filters = { ...NO_FILTERS, facets: { ...NO_FILTERS.facets, format: ["csv", "lm-eval"] } };
    const params = exportParams("md", { ...view, filters, by: [] }, [], false);
    expect(params.getAll("format")).toEqual(["md"]);
    expect(params.getAll("is")).toEqual(["format~csv", "format~lm-eval"]);
  });
  it("in the classic form has columns of its own and no groups", () => {
    expect(exportParams("classic", view, ["a"], true).toString()).toBe("minStep=100&format=csv&sort=-step&preset=paper-metrics");
    expect(exportName("classic", "2026-01-31")).toBe("paper_metrics_2026-01-31.csv");
    expect(exportName("latex", "2026-01-31")).toBe("assay_runs_2026-01-31.tex");
  });
});

it("tags are divided by commas and have no doubles", () => {
  expect(tagsIn(" a,b  c;\na,, ")).toEqual(["a", "b c"]);
  expect(withTags(["x"], "y, x")).toEqual(["x", "y"]);
});

it("attempts to reach a server come ever slower, up to a quarter of a minute", () => {
  expect(retryAfter(0, 0)).toBe(375);
  expect(retryAfter(3, 0.999)).toBeLessThanOrEqual(4000);
  expect(retryAfter(500, 0.999)).toBeLessThanOrEqual(15000);
  expect(retryAfter(500, 0)).toBeGreaterThan(10000);
});

it("facets are made of values that runs share, and found by words", () => {
  const known = { generation: 1, metrics: [accuracy], fields: [aField("name", "text"), aField("seed", "number")], config: [aField("config.lr", "number")] };
  expect(facetColumns(known).map(({ key }) => key)).toEqual(["seed", "config.lr"]);
  expect(found(facetColumns(known), "CONF lr", 5).map(({ key }) => key)).toEqual(["config.lr"]);
  expect(found(facetColumns(known), "", 1)).toHaveLength(1);
});
