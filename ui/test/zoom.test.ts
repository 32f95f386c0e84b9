import { describe, expect, it } from "vitest";
import { ALL, followDrag, keepZoom, moved, scaled, zoomStep, type Drag, type Part } from "../src/charts/zoom";

describe("zooming without a pointer", () => {
  it("enlarges about the middle and comes back to all", () => {
    const once = scaled(ALL, 0.5);
    expect(once).toEqual([25, 75]);
    expect(scaled(scaled(once, 0.5), 8)).toEqual(ALL);
  });
  it("stays within the axis and keeps a part to show", () => {
    expect(moved([0, 20], -1)).toEqual([0, 20]);
    expect(moved([70, 90], 1)).toEqual([80, 100]);
    let part: Part = [40, 60];
    for (let at = 0; at < 50; at++) part = scaled(part, 0.7);
    expect(part[1] - part[0]).toBeCloseTo(0.5, 9);
    expect(scaled([90, 100], 2)).toEqual([80, 100]);
  });
  it("knows its keys", () => {
    expect(["+", "-", "0", "ArrowUp", "a"].map(zoomStep)).toEqual(["in", "out", "all", "up", undefined]);
  });
});

describe("what a drag does", () => {
  /** A chart that draws anew after each action, and tells when it has: as the library does. */
  function chart() {
    const told: unknown[] = [];
    let finished = () => {};
    return {
      told,
      draw: () => finished(),
      chart: {
        on: (_: string, act: () => void) => (finished = act),
        getZr: () => ({ on: () => undefined }),
        dispatchAction(action: unknown) {
          told.push(action);
          if (told.length < 100) finished();
        },
      } as unknown as Parameters<typeof followDrag>[0],
    };
  }

  it("is told once, however often the chart is drawn, and again where it changes", () => {
    const { told, draw, chart: fake } = chart();
    let drag: Drag = "zoom";
    followDrag(fake, () => drag);
    draw();
    draw();
    expect(told).toMatchObject([{ dataZoomSelectActive: true }]);
    drag = "pan";
    draw();
    draw();
    expect(told).toMatchObject([{ dataZoomSelectActive: true }, { dataZoomSelectActive: false }]);
  });
});

describe("a part that the reader has enlarged", () => {
  const draw = () => ({ dataZoom: [{ type: "inside" }, { type: "inside" }] });
  function zoomable() {
    let zoom = () => {};
    const chart = {
      on: (_: string, act: () => void) => (zoom = act),
      getOption: () => ({ dataZoom: [{ start: 20, end: 40 }, { start: 0, end: 100 }] }),
    } as unknown as Parameters<typeof keepZoom>[0];
    return { keep: keepZoom(chart), zoom: () => zoom() };
  }

  it("stays while the axes stay, and only where something was enlarged", () => {
    const { keep, zoom } = zoomable();
    expect(keep(draw(), "x y")).toEqual(draw());
    expect(keep(draw(), "x y")).toEqual(draw());
    zoom();
    expect(keep(draw(), "x y")).toMatchObject({ dataZoom: [{ type: "inside", start: 20, end: 40 }, { start: 0, end: 100 }] });
  });
  it("is all of it again for other axes", () => {
    const { keep, zoom } = zoomable();
    keep(draw(), "x y");
    zoom();
    expect(keep(draw(), "x z")).toEqual(draw());
    expect(keep(draw(), "x z")).toEqual(draw());
  });
});
