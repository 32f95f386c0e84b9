import type { Figure, Place } from "./types";

const PIXELS = 96; // of the page to an inch of the figure
const GAP_X = 28;
const GAP_Y = 22;
const NARROWEST = { plot: 200, table: 270, text: 230 }; // beside others
const COLUMN = 360; // where the figure's own columns would be too narrow
const LOWEST = 190;
const NAME = 15; // for each name of a plot whose bars lie

const ENTRY = 170; // width of a name in a legend
const ENTRY_HEIGHT = 20;
const HIGHEST_LEGEND = 108; // as in figure.css

/** Where the panels of a figure stand on a page of a width. */
export interface Arranged {
  columns: number;
  /** The least height of a row, in CSS. */
  rowHeight: string;
  /** The style of each panel's place. */
  spots: Record<string, string>[];
}

export function arrange(figure: Figure, width: number): Arranged {
  const column = (width - GAP_X * (figure.columns - 1)) / figure.columns;
  const fits = figure.panels.every((place) => column * place.columnSpan + GAP_X * (place.columnSpan - 1) >= NARROWEST[place.kind]);
  if (figure.columns > 1 && !fits) return flowing(figure, width);
  const scale = Math.max(0.5, Math.min(1, width / (figure.width * PIXELS)));
  const around = 50 + (figure.subtitle ? 20 : 0) + (figure.caption ? 32 : 0);
  const each = (figure.height * PIXELS * scale - around - GAP_Y * (figure.rows - 1)) / figure.rows;
  const height = Math.max(LOWEST, each, ...figure.panels.map((place) => least(place) / place.rowSpan));
  return {
    columns: figure.columns,
    rowHeight: `minmax(${Math.round(height)}px, auto)`,
    spots: figure.panels.map((place) => ({
      gridColumn: `${place.column + 1} / span ${place.columnSpan}`,
      gridRow: `${place.row + 1} / span ${place.rowSpan}`,
    })),
  };
}

/** In reading order, in as many columns as have room, each panel as high as it needs. */
function flowing(figure: Figure, width: number): Arranged {
  const columns = Math.max(1, Math.min(figure.columns, Math.floor((width + GAP_X) / (COLUMN + GAP_X))));
  const height = (place: Place): number => Math.max(least(place), LOWEST, Math.min(360, width * 0.72)) + legend(place, figure, width);
  return {
    columns,
    rowHeight: "auto",
    spots: figure.panels.map((place) => ({
      order: String(place.row * figure.columns + place.column),
      gridColumn: `span ${Math.min(columns, place.columnSpan)}`,
      ...(place.kind === "plot" ? { height: `${Math.round(height(place))}px` } : {}),
    })),
  };
}

/** Room for the names that have none at the ends of their lines, so that the lines keep theirs. */
function legend(place: Place, figure: Figure, width: number): number {
  if (place.kind !== "plot" || place.legend !== "ends") return 0;
  return Math.min(HIGHEST_LEGEND, Math.ceil(figure.looks.length / Math.max(1, Math.floor(width / ENTRY))) * ENTRY_HEIGHT);
}

/** The height below which the names of lying bars or of cells cannot be read. */
function least(place: Place): number {
  return place.kind === "plot" && place.y.scale === "category" ? Math.min(2400, place.y.names.length * NAME + 90) : 0;
}
