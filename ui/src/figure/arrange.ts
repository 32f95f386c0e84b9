import type { Figure, Place } from "./types";

const PIXELS = 96; // of the page to an inch of the figure
const GAP_X = 28;
const NARROWEST = 290; // of a plot or table beside others
const LOWEST = 210;
const NAME = 15; // for each name of a plot whose bars lie

/** Where the panels of a figure stand on a page of a width. */
export interface Arranged {
  columns: number;
  rowHeight: string;
  /** The style of each panel's place. */
  spots: Record<string, string>[];
}

export function arrange(figure: Figure, width: number): Arranged {
  const column = (width - GAP_X * (figure.columns - 1)) / figure.columns;
  const narrowest = Math.min(...figure.panels.map((place) => column * place.columnSpan + GAP_X * (place.columnSpan - 1)));
  if (figure.columns > 1 && narrowest < NARROWEST) return stacked(figure, width);
  const scale = Math.min(1, width / (figure.width * PIXELS));
  const height = (figure.height * PIXELS * Math.max(scale, 0.5) - 110) / figure.rows;
  const wanted = Math.max(height, ...figure.panels.map((place) => least(place) / place.rowSpan), LOWEST / smallestSpan(figure));
  return {
    columns: figure.columns,
    rowHeight: `minmax(${Math.round(wanted)}px, auto)`,
    spots: figure.panels.map((place) => ({
      gridColumn: `${place.column + 1} / span ${place.columnSpan}`,
      gridRow: `${place.row + 1} / span ${place.rowSpan}`,
    })),
  };
}

const smallestSpan = (figure: Figure): number => Math.min(...figure.panels.map((place) => place.rowSpan));

/** One below the other, in reading order, each as high as it needs. */
function stacked(figure: Figure, width: number): Arranged {
  return {
    columns: 1,
    rowHeight: "auto",
    spots: figure.panels.map((place) => ({
      order: String(place.row * figure.columns + place.column),
      ...(place.kind === "plot" ? { height: `${Math.round(Math.max(least(place), LOWEST, Math.min(380, width * 0.72)))}px` } : {}),
    })),
  };
}

/** The height below which the names of lying bars or of cells cannot be read. */
function least(place: Place): number {
  return place.kind === "plot" && place.y.scale === "category" ? Math.min(2400, place.y.names.length * NAME + 90) : 0;
}
