import type { Cell, Column, Comparison } from "../api/types";
import { cellText, halfWidth } from "../format";

/** A table as text: first row the heading, first column the run. */
export type TextTable = string[][];

/** The selected runs with the metrics shown, each value with half its interval. */
export function selectionTable(comparison: Comparison, labels: string[], intervals: boolean): TextTable {
  const text = (cell: Cell | null, column: Column): string =>
    [cellText(cell?.value, column), intervals && cell ? halfWidth(cell, column) : ""].filter(Boolean).join(" ");
  return [
    ["Run", ...comparison.metrics.map((column) => column.display)],
    ...comparison.runs.map((_, at) => [
      labels[at]!,
      ...comparison.metrics.map((column, row) => text(comparison.cells[row]?.[at] ?? null, column)),
    ]),
  ];
}

const markdownCell = (text: string): string => text.replace(/[\\|<>&]/g, "\\$&").replace(/\s+/g, " ");

/** A Markdown table, numbers to the right. */
export function markdown(table: TextTable): string {
  const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
  const [head = [], ...rows] = table;
  return [line(head.map(markdownCell)), line(head.map((_, at) => (at === 0 ? "---" : "---:"))), ...rows.map((row) => line(row.map(markdownCell)))].join("\n") + "\n";
}

const LATEX: Record<string, string> = {
  "\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}", "±": "$\\pm$", "−": "$-$", "–": "--",
};
const latexCell = (text: string): string => text.replace(/[\\{}~^±−–]|[&%$#_]/g, (letter) => LATEX[letter] ?? `\\${letter}`).replace(/\s+/g, " ");

/** A LaTeX tabular with the rules of booktabs. */
export function latex(table: TextTable): string {
  const line = (cells: string[]) => `  ${cells.map(latexCell).join(" & ")} \\\\`;
  const [head = [], ...rows] = table;
  const columns = `l${"r".repeat(Math.max(0, head.length - 1))}`;
  return [`\\begin{tabular}{${columns}}`, "  \\toprule", line(head), "  \\midrule", ...rows.map(line), "  \\bottomrule", "\\end{tabular}", ""].join("\n");
}
