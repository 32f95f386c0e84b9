import { units } from "./axle";
import { isOfData, type Mark, type PlotPanel } from "./types";

/** Whether a plot has anything measured to show: rules and regions alone are none. */
export const hasContent = (plot: PlotPanel): boolean => plot.marks.some((mark) => shown(plot, mark));

function shown(plot: PlotPanel, mark: Mark): boolean {
  const known = (axis: "x" | "y", value: number | null | undefined): boolean => Number.isFinite(units(plot[axis], value));
  if (isOfData(mark)) return mark.x.some((x, at) => known("x", x) && known("y", mark.y[at]));
  switch (mark.kind) {
    case "band":
      return mark.at.some((at, index) => known("x", at) && known("y", mark.low[index]) && known("y", mark.high[index]));
    case "interval":
      return mark.at.some((_, index) => known(mark.along, mark.low[index]) && known(mark.along, mark.high[index]));
    case "heat":
      return mark.value.some((value) => value !== null);
    case "label":
      return known("x", mark.x) && known("y", mark.y);
    case "rule":
    case "region":
    case "aside":
      return false;
  }
}
