import { describe, expect, it } from "vitest";
import { arePresets, linkName, MOST_PRESETS, presetLink, presetOf, presetQuery, readLink, withoutPreset, withPreset } from "../src/state/presets";
import { EMPTY_VIEW, NO_FILTERS } from "../src/state/view";
import { CLASSIC_KEYS, columnPresets, isClassic } from "../src/table/columnPresets";
import { aField, aMetric } from "./columns";

const view = { ...EMPTY_VIEW, filters: { ...NO_FILTERS, is: [{ key: "ttt", value: "true" }] }, by: ["recipe"], selection: ["r1"], run: "r1" };
const query = presetQuery(view);

describe("saved views", () => {
  it("keep filters and groups, not the runs selected", () => {
    expect(query).toBe("?is=ttt~true&by=recipe");
  });
  it("have one place a name", () => {
    const one = withPreset([], "  mine \n", query);
    expect(one).toEqual([{ name: "mine", query }]);
    expect(withPreset(one, "mine", "")).toEqual([{ name: "mine", query: "" }]);
    expect(withPreset(one, "  ", query)).toBe(one);
    expect(presetOf(one, query)?.name).toBe("mine");
    expect(withoutPreset(one, "mine")).toEqual([]);
  });
  it("stay few, and their names short", () => {
    let list = withPreset([], "x".repeat(500), "");
    expect(list[0]!.name).toHaveLength(60);
    for (let at = 0; at < 80; at++) list = withPreset(list, `n${at}`, "");
    expect(list).toHaveLength(MOST_PRESETS);
  });
  it("travel as a link", () => {
    const link = presetLink({ name: "a & b", query }, "http://localhost:4711/?q=x#view=old");
    expect(link).toBe("http://localhost:4711/?is=ttt~true&by=recipe#view=a%20%26%20b");
    expect(readLink(` ${link} `)).toEqual({ name: "a & b", query });
    expect(linkName("#view=%E0%A4%A")).not.toContain("%E0%A4%A#");
  });
  it("refuse what is no view", () => {
    expect(readLink("hello")).toBeNull();
    expect(readLink("http://x/?nonsense=1")).toBeNull();
    expect(readLink("javascript:alert(1)?q=a")).toEqual({ name: "", query: "?q=a" });
    expect(arePresets([{ name: "a", query: "" }])).toBe(true);
    for (const bad of [null, {}, [null], [{ name: 1, query: "" }]]) expect(arePresets(bad)).toBe(false);
  });
});

describe("sets of columns", () => {
  const metrics = CLASSIC_KEYS.filter((key) => key.includes("/")).map((key) => aMetric(key));
  const fields = [aField("step", "number"), aField("ttt", "boolean"), aField("lora", "boolean"), aField("tags", "text")];

  it("have the original page's columns in its order", () => {
    const classic = columnPresets({ generation: 1, metrics, fields, config: [] }).find(({ name }) => name.includes("classic"))!;
    expect(classic.keys).toEqual(CLASSIC_KEYS);
    expect(isClassic(classic.keys!)).toBe(true);
  });
  it("leave out what the workspace does not have", () => {
    const names = columnPresets({ generation: 1, metrics: [], fields, config: [] }).map(({ name }) => name);
    expect(names).toEqual(["Automatic", "Origin"]);
  });
});
