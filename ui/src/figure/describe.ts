import { counted, integer } from "../format";
import { isNames, present } from "./axle";
import { keysOf } from "./keys";
import { detailText, placeAxis, placeText, reading, valueAxis, valueText } from "./tips";
import { isOfData, type Figure, type Look, type PlotPanel } from "./types";

const KINDS: Record<string, string> = { line: "lines", dots: "points", bars: "bars", heat: "coloured cells" };

/** What a plot shows, in a sentence or two, for readers who do not see it. */
export function describe(plot: PlotPanel, looks: Look[]): string {
  const kinds = [...new Set(plot.marks.map((mark) => KINDS[mark.kind]).filter((kind) => kind !== undefined))].join(" and ");
  const keys = keysOf(looks, [plot]);
  if (kinds === "") return plot.empty;
  const values = valueAxis(plot);
  const place = placeAxis(plot);
  const what = [values.label || "values", isNames(place) ? `for ${counted(place.names.length, "name")}` : place.label ? `by ${place.label}` : ""].filter((part) => part !== "").join(" ");
  const series = keys.length > 1 ? ` of ${integer(keys.length)} series` : "";
  return `${kinds[0]!.toUpperCase()}${kinds.slice(1)}${series}: ${what}. ${range(plot)}`.trim();
}

function range(plot: PlotPanel): string {
  const { format } = valueAxis(plot);
  let [low, high] = [Infinity, -Infinity];
  const include = (value: number | null | undefined): void => {
    if (!present(value)) return;
    low = Math.min(low, value);
    high = Math.max(high, value);
  };
  for (const mark of plot.marks) {
    if (mark.kind === "heat") mark.value.forEach(include);
    else if (isOfData(mark)) (plot.y.scale === "category" ? mark.x : mark.y).forEach(include);
  }
  return low > high ? "" : `From ${valueText(low, format)} to ${valueText(high, format)}.`;
}

/** The numbers of a plot as rows of texts under a head: the alternative to the drawing. */
export function numbersOf(plot: PlotPanel, figure: Pick<Figure, "looks">): { head: string[]; rows: string[][] } {
  const looks = new Map(figure.looks.map((look) => [look.key, look]));
  const place = placeAxis(plot);
  const { format, label } = valueAxis(plot);
  const rows: string[][] = [];
  for (const mark of plot.marks) {
    if (mark.kind === "heat") {
      mark.value.forEach((value, at) => rows.push([placeText(plot.y, mark.row[at]!), placeText(plot.x, mark.column[at]!), valueText(value, mark.format), mark.notes?.[at] ?? ""]));
    }
    if (!isOfData(mark)) continue;
    mark.x.forEach((_, at) => {
      const one = reading(plot, mark, at, looks.get(mark.look)!);
      if (one) rows.push([one.look.label || one.note, placeText({ ...place, label: "" }, one.x), valueText(one.value, format), [detailText(one, format), one.note].filter((part) => part !== "").join("  ")]);
    });
  }
  return { head: ["series", place.label || "place", label || "value", "interval and n"], rows };
}
