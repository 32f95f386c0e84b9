import { filterParams, sortText, type View } from "../state/view";

export const EXPORTS = ["classic", "csv", "json", "latex", "md"] as const;
export type ExportKind = (typeof EXPORTS)[number];

const ENDINGS: Record<ExportKind, string> = { classic: "csv", csv: "csv", json: "json", latex: "tex", md: "md" };

/** The name of a file that the server gave none. */
export const exportName = (kind: ExportKind, today: string): string =>
  `${kind === "classic" ? "paper_metrics" : "assay_runs"}_${today}.${ENDINGS[kind]}`;

/**
 * The parameters of an export of what is shown: the same filters, order, columns, groups and baseline. The classic form has
 * columns of its own, and no groups.
 *
 * @param columns keys of the columns shown
 */
export function exportParams(kind: ExportKind, view: View, columns: string[], intervals: boolean): URLSearchParams {
  const params = filterParams(view.filters);
  const grouped = kind !== "classic" && view.by.length > 0;
  // In an export `format` is of the file; the runs' own formats are chosen values like any other.
  for (const format of params.getAll("format")) params.append("is", `format~${format}`);
  params.set("format", kind === "classic" ? "csv" : kind);
  const sort = grouped ? view.groupSort : view.sort;
  if (sort.length > 0) params.set("sort", sortText(sort).join(";"));
  if (kind === "classic") {
    params.set("preset", "paper-metrics");
    return params;
  }
  if (columns.length > 0) params.set("columns", columns.join(";"));
  if (grouped) params.set("by", view.by.join(";"));
  if (intervals) params.set("intervals", "true");
  if (view.baseline) params.set("baseline", view.baseline);
  return params;
}
