import { expect, it } from "vitest";
import type { Comparison } from "../src/api/types";
import { latex, markdown, selectionTable } from "../src/table/copyTable";
import { aMetric } from "./columns";

const comparison = {
  metrics: [aMetric("sblimp/accuracy", { display: "sBLIMP" }), aMetric("gsm8k/em", { display: "GSM8K", percent: true, digits: 1 })],
  runs: [{}, {}],
  cells: [[{ value: 0.5, low: 0.48, high: 0.52 }, null], [{ value: 0.31 }, { value: 0 }]],
} as unknown as Comparison;
const table = selectionTable(comparison, ["a|b_1", "<i>"], true);

it("the selection is copied as Markdown that shows names as they are", () => {
  expect(markdown(table)).toBe(
    "| Run | sBLIMP | GSM8K |\n| --- | ---: | ---: |\n| a\\|b_1 | 0.500 ±0.020 | 31.0% |\n| \\<i\\> | – | 0.0% |\n",
  );
});

it("the selection is copied as LaTeX that compiles", () => {
  expect(latex(table)).toBe(
    "\\begin{tabular}{lrr}\n  \\toprule\n  Run & sBLIMP & GSM8K \\\\\n  \\midrule\n" +
      "  a|b\\_1 & 0.500 $\\pm$0.020 & 31.0\\% \\\\\n  <i> & -- & 0.0\\% \\\\\n  \\bottomrule\n\\end{tabular}\n",
  );
});
