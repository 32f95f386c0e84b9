import { describe, expect, it } from "vitest";
import { arrange } from "../src/figure/arrange";
import { valueAt, units } from "../src/figure/axle";
import { colourOf, contrast, DARK, heatScale, inkOf, LIGHT } from "../src/figure/colours";
import { describe as described, numbersOf } from "../src/figure/describe";
import { extent } from "../src/figure/extent";
import { keysOf, ownKeys, parted, sharedKeys } from "../src/figure/keys";
import { bandOpacity } from "../src/figure/marks";
import { roughMeasure } from "../src/figure/measure";
import { fitted, nameRow } from "../src/figure/names";
import { plotOption } from "../src/figure/option";
import { readFigure } from "../src/figure/read";
import { apart } from "../src/figure/sides";
import { barsOf } from "../src/figure/stacks";
import { cellTip, detailText, placeText, places, readingsAt, tipLines, valueText } from "../src/figure/tips";
import { roundTicks } from "../src/figure/ticks";
import { tickText } from "../src/figure/tickText";
import type { Figure, PlotPanel } from "../src/figure/types";

// What Java writes of its gallery; GalleryJsonTest holds that it is what is written now.
const files = import.meta.glob<string>("../../figures/src/test/resources/golden/json/*.json", { query: "?raw", import: "default", eager: true });
const gallery: Figure[] = Object.values(files).map(readFigure);
const read = (id: string): Figure => gallery.find((figure) => figure.id === id)!;
const plots = (figure: Figure): PlotPanel[] => figure.panels.filter((place) => place.kind === "plot") as PlotPanel[];
const plotOf = (id: string): PlotPanel => plots(read(id))[0]!;
const looksOf = (figure: Figure) => new Map(figure.looks.map((look) => [look.key, look]));

const drawn = (figure: Figure, plot: PlotPanel, width = 600, height = 320, theme = LIGHT) =>
  plotOption({ plot, looks: looksOf(figure), keys: ownKeys(figure, plot, sharedKeys(figure)), hidden: new Set(), theme, width, height, measure: roughMeasure }) as {
    xAxis: Record<string, unknown>;
    yAxis: Record<string, unknown>;
    series: { type: string; data: unknown[]; renderItem?: (params: { dataIndex: number }) => Shape }[];
  };

type Shape = { type: string; children?: Shape[]; shape?: Record<string, unknown>; style?: Record<string, unknown>; x?: number; y?: number };

const flat = (shape: Shape): Shape[] => [shape, ...(shape.children ?? []).flatMap(flat)];
const shapesOf = (option: ReturnType<typeof drawn>): Shape[] =>
  option.series.flatMap(({ data, renderItem }) => (renderItem ? data.flatMap((_, dataIndex) => flat(renderItem({ dataIndex }))) : []));
const textsOf = (option: ReturnType<typeof drawn>): string[] => shapesOf(option).filter(({ type }) => type === "text").map(({ style }) => String(style!.text));

describe("the data of a figure", () => {
  it("is read as Java wrote it, every kind of panel and of mark", () => {
    expect(gallery.length).toBeGreaterThan(20);
    expect(new Set(gallery.flatMap((figure) => figure.panels.map((place) => place.kind)))).toEqual(new Set(["plot", "text", "table"]));
    const kinds = new Set(gallery.flatMap(plots).flatMap((plot) => plot.marks.map((mark) => mark.kind)));
    expect(kinds).toEqual(new Set(["line", "dots", "bars", "band", "interval", "rule", "region", "heat", "label", "aside"]));
  });
  it("of a later version is refused", () => {
    expect(() => readFigure('{"version":2}')).toThrow("version 2");
  });
});

describe("the drawing of a plot", () => {
  const sizes: [number, number][] = [[320, 200], [600, 320], [1300, 500], [60, 40]];
  it.each(gallery.map((figure) => [figure.id, figure] as const))("has a place for everything, at any size: %s", (_, figure) => {
    for (const [width, height] of sizes) {
      for (const plot of plots(figure)) {
        const option = drawn(figure, plot, width, height);
        const text = JSON.stringify([option.xAxis, option.yAxis, shapesOf(option)], (key, value: unknown) => {
          if (typeof value === "number" && !Number.isFinite(value)) throw new Error(`${figure.id} ${width}x${height}: ${key} is ${value}`);
          return value;
        });
        expect(text).not.toMatch(/NaN|Infinity/);
      }
    }
  }, 120_000);
  it("writes the values of bars, the chance line's name and the ticks in percent", () => {
    const figure = read("bars-10-1");
    const texts = textsOf(drawn(figure, plotOf("bars-10-1"), 1000, 400));
    expect(texts).toContain("chance 25%");
    expect(texts.filter((text) => /^\d\d\.\d%$/.test(text))).toHaveLength(10);
    expect(texts).toContain("50%");
    expect(texts).toContain("accuracy  ↑ better");
  });
  it("names few lines at their ends and leaves many to a legend", () => {
    expect(textsOf(drawn(read("lines-5-12"), plotOf("lines-5-12")))).toContain("web_fineweb_4");
    expect(textsOf(drawn(read("lines-40-12"), plotOf("lines-40-12")))).not.toContain("web_fineweb_4");
  });
  it("begins bars at 0 and stands those of a group on each other", () => {
    expect(extent(plotOf("bars-10-1"), "y").low).toBe(0);
    const bars = barsOf(plotOf("stacked")).filter((bar) => bar.at === 0);
    expect(bars.map(({ from, to }) => [from, to])).toEqual([[0, 40], [40, 70], [70, 74]]);
    expect(extent(plotOf("stacked"), "y").high).toBeGreaterThanOrEqual(74);
  });
  it("writes the words beside rows in a column at the right, all of them, on the page", () => {
    const plot = plotOf("asides-14");
    for (const width of [360, 900]) {
      const rows = shapesOf(drawn(read("asides-14"), plot, width, 400)).filter(({ style }) => /of 5|not measured/.test(String(style?.text)));
      expect(rows.length).toBe(14);
      const lefts = new Set(rows.map(({ x, style }) => x ?? style!.x));
      expect(lefts.size).toBe(1);
      for (const { x, style } of rows) expect(Number(x ?? style!.x) + roughMeasure(String(style!.text), 11)).toBeLessThanOrEqual(width);
    }
  });
  it("leaves a gap where nothing was measured", () => {
    const { series } = drawn(read("lines-2-12"), plotOf("lines-2-12"));
    const lines = series.filter(({ type, data }) => type === "line" && data.length === 12) as { data: [number, number | null][] }[];
    expect(lines.some(({ data }) => data[4]![1] === null)).toBe(true);
  });
  it("leaves out what the reader has switched off", () => {
    const figure = read("lines-2-12");
    const plot = plots(figure)[0]!;
    const option = plotOption({ plot, looks: looksOf(figure), keys: [], hidden: new Set(["s0"]), theme: LIGHT, width: 600, height: 300, measure: roughMeasure }) as { series: { name: string }[] };
    expect(option.series.map(({ name }) => name)).not.toContain("web_fineweb_0");
    expect(option.series.map(({ name }) => name)).toContain("web_fineweb_1");
  });
});

describe("an axis", () => {
  const axis = (id: string, which: "x" | "y" = "x") => plotOf(id)[which];
  it("that is symmetric and logarithmic has a place for 0 and finds values back", () => {
    for (const value of [0, 0.5, 1, 2, 1000, -70]) expect(valueAt(axis("symlog"), units(axis("symlog"), value))).toBeCloseTo(value, 9);
  });
  it("that is logarithmic has no place for 0 or below", () => {
    const log = axis("stages", "y");
    expect(log.scale).toBe("log");
    expect([0, -1, null].map((value) => units(log, value))).toEqual([NaN, NaN, NaN]);
  });
  it("has round ticks, in the words that pictures have too", () => {
    const linear = { ...axis("symlog", "y"), scale: "linear", format: "number" } as const;
    expect(roundTicks({ axis: linear, low: 0.2, high: 1 }, 4).map(({ label }) => label)).toEqual(["0.2", "0.4", "0.6", "0.8", "1.0"]);
    const far = axis("symlog");
    expect(roundTicks({ axis: far, low: units(far, 71_000), high: units(far, 143_000) }, 5).map(({ value }) => value)).toEqual([80_000, 100_000, 120_000, 140_000]);
    expect(roundTicks({ axis: axis("symlog"), low: -0.1, high: 5.6 }, 6).map(({ label }) => label).slice(0, 3)).toEqual(["0", "1", "10"]);
  });
  it.each([
    [0.25, 0.05, "percent", "25%"],
    [22000, 2000, "thousands", "22k"],
    [2.4e10, 4e9, "tokens", "24B"],
    [1234567, 1, "number", "1,234,567"],
    [-0.5, 0.1, "number", "−0.5"],
    [0.000012, 0.000002, "number", "1.2e−05"],
    [2.5, 0.5, "scientific", "2.5e00"],
    [0, 1, "percent", "0%"],
  ] as const)("writes %f with steps of %f as %s", (value, step, format, text) => {
    expect(tickText(value, step, format)).toBe(text);
  });
});

describe("names", () => {
  it("stand level where they fit, else broken, slanted or upright", () => {
    const names = ["commonsense_qa", "social_i_qa"];
    expect(nameRow(names, 200, 100, roughMeasure).way).toBe("level");
    expect(nameRow(names, 85, 100, roughMeasure).way).toBe("lines");
    expect(nameRow(names, 30, 100, roughMeasure).way).toBe("slanted");
    expect(nameRow(names, 8, 100, roughMeasure).way).toBe("upright");
  });
  it("keep beginning and end when they are cut", () => {
    expect(fitted("experiment_a_very_long_name_step_22000", 100, roughMeasure)).toMatch(/^exp.*…step_22000$|^.+….*22000$/);
    expect(fitted("name", 2, roughMeasure)).toBe("");
  });
  it("that are slanted end on the page", () => {
    const figure = read("bars-40-3");
    const slanted = shapesOf(drawn(figure, plotOf("bars-40-3"), 900, 400)).filter((shape) => ((shape as { rotation?: number }).rotation ?? 0) > 0 && shape.style!.align === "right");
    expect(slanted.length).toBeGreaterThan(20);
    for (const { x, style, ...rest } of slanted) {
      const length = roughMeasure(String(style!.text), 11) * Math.cos((rest as { rotation?: number }).rotation!);
      expect(x! - length).toBeGreaterThanOrEqual(-0.5);
    }
  });
  it("at the ends of lines are moved apart and stay on the plot", () => {
    const places = apart([10, 11, 12, 100], 10, 0, 105);
    for (let at = 1; at < places.length; at++) expect(places[at]! - places[at - 1]!).toBeGreaterThanOrEqual(10 - 1e-9);
    expect(places[0]!).toBeGreaterThanOrEqual(5);
    expect(places[3]!).toBeLessThanOrEqual(100 + 1e-9);
    expect(apart([50], 10, 0, 100)).toEqual([50]);
  });
});

describe("a tooltip", () => {
  it("tells estimate, interval and n", () => {
    const figure = read("bars-10-3");
    const plot = plots(figure)[0]!;
    const readings = readingsAt(plot, 0, looksOf(figure));
    const [best] = tipLines(plot, 0, readings, LIGHT);
    expect(placeText(plot.x, 0)).toBe("hellaswag");
    expect(best!.value).toMatch(/^\d+\.\d\d%$/);
    expect(best!.detail).toMatch(/^\[\d+\.\d\d%, \d+\.\d\d%\] {2}n = 500$/);
    expect(readings.map(({ value }) => value)).toEqual(readings.map(({ value }) => value).sort((a, b) => b - a));
  });
  it("takes the interval of a line from its band, and the best first where lower is better", () => {
    const figure = read("lines-5-12");
    const plot = plots(figure)[0]!;
    const readings = readingsAt(plot, 2000, looksOf(figure));
    expect(readings).toHaveLength(5);
    expect(readings[0]!.value).toBeLessThan(readings[4]!.value);
    expect(detailText(readings[0]!, "number")).toMatch(/^\[.+, .+\] {2}n = 1,000$/);
  });
  it("says nothing of a point that is missing", () => {
    const figure = read("lines-2-12");
    expect(readingsAt(plots(figure)[0]!, 10000, looksOf(figure))).toHaveLength(1);
    expect(places(plots(figure)[0]!)).toHaveLength(12);
  });
  it("of a cell names row, column and value, or says that it was not measured", () => {
    const plot = plotOf("heat-6-10");
    const heat = plot.marks[0]!;
    if (heat.kind !== "heat") throw new Error("no heat map");
    expect(cellTip(plot, heat, 0)).toMatchObject({ title: "hellaswag, step 2000" });
    expect(cellTip(plot, heat, heat.value.indexOf(null)).value).toBe("not measured");
  });
  it("writes values in more digits than an axis", () => {
    expect(valueText(0.53427, "percent")).toBe("53.43%");
    expect(valueText(22000, "thousands")).toBe("22,000");
    expect(valueText(2.61234, "number")).toBe("2.6123");
    expect(valueText(null, "number")).toBe("–");
  });
});

describe("colours", () => {
  it.each([LIGHT, DARK])("of names can be read on their ground: $name", (theme) => {
    for (const look of gallery.flatMap((figure) => figure.looks)) {
      expect(colourOf(look, theme)).toMatch(/^#[0-9a-fA-F]{6}$/);
      expect(contrast(inkOf(look, theme), theme.ground)).toBeGreaterThanOrEqual(4.5);
    }
  });
  it("of a difference are blue on the better side and vermillion on the worse", () => {
    const heat = { kind: "heat", column: [0], row: [0], value: [-1, 1], shades: "diverging", middle: 0, better: "up", shadesLabel: "", format: "number" } as const;
    const scale = heatScale({ ...heat, column: [0, 1], row: [0, 0], value: [-1, 1] }, LIGHT);
    expect([scale.colour(1), scale.colour(0), scale.colour(-1)].map((each) => each.toLowerCase())).toEqual(["#0072b2", "#f7f7f7", "#d55e00"]);
  });
});

describe("a legend", () => {
  it("is shared by panels with the same series", () => {
    const facets = read("facets");
    expect(sharedKeys(facets)).toHaveLength(4);
    expect(ownKeys(facets, plots(facets)[0]!, sharedKeys(facets))).toEqual([]);
  });
  it("shows many ordered looks as a row of colours", () => {
    const figure = read("quadrant");
    const { named, ramp } = parted(keysOf(figure.looks, plots(figure)));
    expect(named.map(({ look }) => look.key)).toEqual(["path"]);
    expect(ramp).toHaveLength(8);
  });
  it("names ordered looks one by one whose names are no row of numbers", () => {
    const figure = read("quadrant");
    const keys = keysOf(figure.looks, plots(figure));
    const labelled = (label: (at: number) => string) => parted(keys.map((key, at) => ({ ...key, look: { ...key.look, label: label(at) } })));
    expect(labelled((at) => `model T0.${at}`).ramp).toHaveLength(8);
    expect(labelled((at) => `model ${"abcdefghijkl"[at]}`).ramp).toEqual([]);
    expect(labelled((at) => `model ${"abcdefghijkl"[at]}`).named).toHaveLength(keys.length);
  });
});

describe("bands", () => {
  it("are fainter the more of them lie on each other, and never gone", () => {
    expect([1, 3, 6].map((bands) => bandOpacity(bands).toFixed(2))).toEqual(["0.18", "0.18", "0.09"]);
    expect(bandOpacity(100)).toBe(0.05);
  });
});

describe("for readers who do not see it, a plot", () => {
  it("says what it shows, and from where to where", () => {
    const figure = read("bars-10-3");
    expect(described(plots(figure)[0]!, figure.looks)).toMatch(/^Bars of 3 series: accuracy for 10 names\. From \d.*% to \d.*%\.$/);
    const empty = read("empty");
    expect(described(plots(empty)[1]!, empty.looks)).not.toContain("Infinity");
  });
  it("has all of its numbers as rows", () => {
    const figure = read("bars-10-3");
    expect(numbersOf(plots(figure)[0]!, figure).rows).toHaveLength(29);
    expect(numbersOf(plotOf("heat-6-10"), read("heat-6-10")).rows).toHaveLength(60);
  });
});

describe("the panels", () => {
  const figure = read("single");
  it("stand in their places where there is room", () => {
    const { columns, spots } = arrange(figure, 1400);
    expect(columns).toBe(4);
    expect(spots[0]).toEqual({ gridColumn: "1 / span 2", gridRow: "1 / span 1" });
  });
  it("stand below each other where there is not", () => {
    const { columns, spots } = arrange(figure, 360);
    expect(columns).toBe(1);
    expect(Number.parseInt(spots[0]!.height!, 10)).toBeGreaterThanOrEqual(200);
  });
  it("are higher by the names that stand above lines where the ends have no room", () => {
    const looks = Array.from({ length: 14 }, () => figure.looks[0]!);
    const panels = figure.panels.map((place) => (place.kind === "plot" ? { ...place, legend: "ends" as const } : place));
    const height = (of: typeof figure) => Number.parseInt(arrange(of, 360).spots[panels.findIndex((place) => place.kind === "plot")]!.height!, 10);
    expect(height({ ...figure, looks, panels })).toBe(height({ ...figure, looks }) + 108);
  });
});
