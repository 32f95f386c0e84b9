import { counted, fixed, integer, MISSING } from "../format";
import { VerdictMark } from "../parts/icons";
import { contrastsOf, CURVE_NAMES, points, pText, type Curve } from "./study";
import type { Contrast, Measure } from "./types";

const MEASURE_NAMES: Record<Measure, string> = { maj: CURVE_NAMES.maj, naive: CURVE_NAMES.naive, weighted: CURVE_NAMES.weighted, pass: "pass", completions: "one completion" };

/** Most lines that are shown at first. */
const MOST = 40;

/** Paired differences of a group, each with its verdict. */
export function Contrasts({ contrasts, curve, level }: { contrasts: Contrast[]; curve: Curve; level: number }) {
  const rows = contrastsOf(contrasts, curve);
  if (rows.length === 0) return null;
  return (
    <details class="exp-differences" open={rows.length <= MOST}>
      <summary>{counted(rows.length, "paired difference")}, p after Holm over {contrasts.length === rows.length ? "all of them" : `all ${integer(contrasts.length)} of the group`}</summary>
      <div class="exp-table-scroll" tabIndex={0} role="region" aria-label="Paired differences">
        <table class="exp-table slim">
          <thead>
            <tr>
              <th scope="col">Setting</th><th scope="col">Against</th><th scope="col">Measure</th>
              <th scope="col" class="number" title="Percentage points, on the problems that both have">Points</th>
              <th scope="col">Interval</th><th scope="col" class="number">p (Holm)</th><th scope="col">Verdict</th>
              <th scope="col" class="number">Better on</th><th scope="col" class="number">Worse on</th><th scope="col" class="number">Problems</th>
            </tr>
          </thead>
          <tbody>{rows.map((row, at) => <Row key={at} row={row} />)}</tbody>
        </table>
      </div>
      <p class="dim small-text">Points: percentage points, with their {fixed(100 * level, 0)} % interval. Better and worse on: problems. Paired t over the problems that both have; expected over every n-subset of the completions.</p>
    </details>
  );
}

function Row({ row }: { row: Contrast }) {
  return (
    <tr>
      <td>{row.setting}</td>
      <td>{row.against}</td>
      <td>{MEASURE_NAMES[row.measure]}{row.measure === "completions" ? "" : `@${row.n}`}</td>
      <td class="number">{points(row.difference)}</td>
      <td class="dim">{row.low === undefined || row.high === undefined ? MISSING : `${points(row.low)} to ${points(row.high)}`}</td>
      <td class="number">{pText(row.pHolm)}</td>
      <td><Verdict verdict={row.verdict} /></td>
      <td class="number">{integer(row.betterOn)}</td>
      <td class="number">{integer(row.worseOn)}</td>
      <td class="number">{integer(row.problems)}</td>
    </tr>
  );
}

function Verdict({ verdict }: { verdict: Contrast["verdict"] }) {
  if (verdict === "") return <span class="dim">{MISSING}</span>;
  if (verdict === "same") return <span>same</span>;
  return <span class="exp-verdict"><VerdictMark verdict={verdict === "not distinguishable" ? "indistinguishable" : verdict} /> {verdict}</span>;
}
