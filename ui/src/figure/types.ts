/** A figure as Java writes it; docs/design/figures.md says what each member means. `null` is a missing number. */
export interface Figure {
  version: number;
  id: string;
  title: string;
  subtitle: string;
  caption: string;
  /** In inches. */
  width: number;
  height: number;
  rows: number;
  columns: number;
  looks: Look[];
  panels: Place[];
  provenance: string[];
}

/** The version of the data that this code reads. */
export const VERSION = 1;

export type Dash = "solid" | "dashed" | "dotted" | "dash-dot";
export type Marker =
  | "circle" | "square" | "diamond" | "triangle-up" | "triangle-down"
  | "hollow-circle" | "hollow-square" | "hollow-diamond" | "none";
export type Role = "baseline" | "neutral" | "better" | "worse" | "undecided";

export type Colour = { colour: "series"; index: number } | { colour: "sequence"; position: number } | { colour: Role };
export type Look = { key: string; label: string; dash: Dash; marker: Marker } & Colour;

export interface Spot {
  row: number;
  column: number;
  rowSpan: number;
  columnSpan: number;
}
export type Place = Spot & (PlotPanel | TextPanel | TablePanel);

export interface TextPanel {
  kind: "text";
  title: string;
  lines: { name: string; value: string; tone: "normal" | "heading" | "dim" }[];
}

export interface TablePanel {
  kind: "table";
  title: string;
  heads: { name: string; number: boolean }[];
  lines: { look: string; cells: string[] }[];
}

export interface PlotPanel {
  kind: "plot";
  title: string;
  legend: "auto" | "ends" | "above" | "none";
  /** What stands in its place where it has nothing to show. */
  empty: string;
  x: Axis;
  y: Axis;
  /** Back to front. */
  marks: Mark[];
}

export type TickFormat = "number" | "percent" | "thousands" | "tokens" | "scientific";
export type Better = "up" | "down" | "none";

export type Axis = {
  label: string;
  unit: string;
  min?: number;
  max?: number;
  includeZero: boolean;
  format: TickFormat;
  better: Better;
  ticks?: number[];
} & Scale;
export type Scale = { scale: "linear" } | { scale: "log" } | { scale: "symlog"; linearTo: number } | { scale: "category"; names: string[] };

export type Missing = number | null;

/** Points of one series, a column each; a column that is not there is empty. */
export interface Data {
  x: Missing[];
  y: Missing[];
  low?: Missing[];
  high?: Missing[];
  n?: Missing[];
  labels?: string[];
  notes?: string[];
}
export interface Spans {
  at: Missing[];
  low: Missing[];
  high: Missing[];
}

export type Line = { kind: "line"; look: string; markers: boolean } & Data;
export type Dots = { kind: "dots"; look: string } & Data;
export type Bars = { kind: "bars"; look: string; group: string } & Data;
export type Band = { kind: "band"; look: string } & Spans;
export type Interval = { kind: "interval"; look: string; along: "x" | "y" } & Spans;
export interface Rule {
  kind: "rule";
  along: "x" | "y";
  at: Missing;
  label: string;
  means: "chance" | "zero" | "reference";
}
export interface Region {
  kind: "region";
  fromX: Missing;
  toX: Missing;
  fromY: Missing;
  toY: Missing;
  label: string;
  tone: "plain" | "good";
}
export type Heat = {
  kind: "heat";
  column: number[];
  row: number[];
  value: Missing[];
  labels?: string[];
  notes?: string[];
  shadesLabel: string;
  format: TickFormat;
} & Shades;
export type Shades = { shades: "sequential"; min?: number; max?: number } | { shades: "diverging"; middle: number; reach?: number; better: Better };
export interface Label {
  kind: "label";
  x: Missing;
  y: Missing;
  text: string;
}
/** Words right of the plot beside a row of an axis of names. */
export interface Aside {
  kind: "aside";
  row: number;
  text: string;
}

export type OfData = Line | Dots | Bars;
export type OfSeries = OfData | Band | Interval;
export type Mark = OfSeries | Rule | Region | Heat | Label | Aside;

export const isOfData = (mark: Mark): mark is OfData => mark.kind === "line" || mark.kind === "dots" || mark.kind === "bars";
export const isOfSeries = (mark: Mark): mark is OfSeries => isOfData(mark) || mark.kind === "band" || mark.kind === "interval";
