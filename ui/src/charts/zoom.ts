import type { EChartsType } from "echarts/core";
import type { Look } from "./look";

/** What a drag over the chart does. */
export type Drag = "zoom" | "pan";

/** The parts of an option that make a chart of two axes zoom and pan. */
export const zoomable = (drag: Drag, look: Look) => ({
  dataZoom: [0, 1].map((axis) => ({
    type: "inside",
    ...(axis === 0 ? { xAxisIndex: 0 } : { yAxisIndex: 0 }),
    filterMode: "none",
    zoomOnMouseWheel: "ctrl",
    moveOnMouseWheel: false,
    moveOnMouseMove: drag === "pan",
    preventDefaultMouseMove: false,
  })),
  toolbox: { show: true, itemSize: 0, showTitle: false, feature: { dataZoom: { filterMode: "none", brushStyle: { color: look.dim, opacity: 0.15 } } } },
});

/** Says to the chart that a drag marks the part to enlarge, where it does; a double click shows all again. */
export function followDrag(drag: () => Drag): (chart: EChartsType) => void {
  return (chart) => {
    const ready = () =>
      chart.dispatchAction({ type: "takeGlobalCursor", key: "dataZoomSelect", dataZoomSelectActive: drag() === "zoom" });
    ready();
    chart.on("finished", ready);
    chart.getZr().on("dblclick", () => {
      for (const dataZoomIndex of [0, 1]) chart.dispatchAction({ type: "dataZoom", dataZoomIndex, start: 0, end: 100 });
    });
  };
}
