import { fixed, integer, MISSING } from "../format";
import { useChoice } from "../tray/options";
import { between, leading, percent, ranked } from "./study";
import { chooseRun } from "./state";
import { MEASURES, type Mean, type Measure, type Setting } from "./types";

const COLUMNS: { measure: Measure; name: string; title: string }[] = [
  { measure: "naive", name: "naive", title: "The completion with the highest score is right" },
  { measure: "weighted", name: "weighted", title: "The answer with the highest sum of scores is right" },
  { measure: "maj", name: "majority", title: "The most frequent answer is right" },
  { measure: "pass", name: "pass@n", title: "One of the n completions is right" },
  { measure: "completions", name: "one completion", title: "Share of completions that are right" },
];

/** Settings, a line each, the best of each benchmark first in the measure that is chosen: of all their completions. */
export function SettingTable({ settings, level }: { settings: Setting[]; level: number }) {
  const columns = COLUMNS.filter(({ measure }) => settings.some(({ numbers }) => numbers[measure]));
  const usual = leading(settings);
  const [asked, setMeasure] = useChoice<Measure>("tts.rank", MEASURES, usual);
  const chosen = columns.some(({ measure }) => measure === asked) ? asked : usual;
  const rows = ranked(settings, chosen);
  const several = new Set(rows.map(({ benchmark }) => benchmark)).size > 1;
  const tokens = rows.some((row) => row.tokens !== undefined);
  return (
    <>
      <div class="exp-table-scroll" tabIndex={0} role="region" aria-label="Table of settings">
        <table class="exp-table tts-settings">
          <thead>
            <tr>
              <th scope="col" class="exp-method">Setting</th>
              {several && <th scope="col">Benchmark</th>}
              {columns.map(({ measure, name, title }) => (
                <th key={measure} scope="col" class="number" aria-sort={measure === chosen ? "descending" : undefined} title={`${title}, in percent; ${fixed(100 * level, 0)} % interval over problems. Click: best first in this`}>
                  <button type="button" class="link" onClick={() => setMeasure(measure)}>{name}</button> <span class={measure === chosen ? undefined : "dim"} aria-hidden="true">{measure === chosen ? "▼" : "↑"}</span>
                </th>
              ))}
              {tokens && <th scope="col" class="number" title="Mean length of a completion">Tokens</th>}
              <th scope="col" class="number" title="Completions of each problem">n</th>
              <th scope="col" class="number">Problems</th>
              <th scope="col">Runs</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.name + row.benchmark + row.sampling}>
                <th scope="row" class="exp-method">
                  <span class="exp-name">{row.name}</span>
                  {row.sampling && <span class="exp-spread">{row.sampling}</span>}
                </th>
                {several && <td>{row.benchmark || MISSING}</td>}
                {columns.map(({ measure }) => <Number key={measure} mean={row.numbers[measure]} />)}
                {tokens && <td class="number">{row.tokens === undefined ? MISSING : integer(Math.round(row.tokens))}</td>}
                <td class="number">{row.n === undefined ? MISSING : integer(row.n)}</td>
                <td class="number">{integer(row.problems)}</td>
                <td class="tts-runs"><Runs row={row} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="dim small-text exp-notes">Percent right with all n completions, below it the {fixed(100 * level, 0)} % interval over problems. ▼ orders the lines; a click on another measure takes that one.{tokens && " Tokens: mean length of a completion."}</p>
    </>
  );
}

/** Each run of a setting, with the way to its problems. */
function Runs({ row }: { row: Setting }) {
  return (
    <>
      {row.seeds.map((seed, at) => {
        const name = /^\d+$/.test(seed) ? `seed ${seed}` : "problems";
        return <button key={at} type="button" class="link" title={`Problems of ${row.runs[at] || seed}`} aria-label={`Problems of ${row.name}, ${name}`} disabled={!row.runs[at]} onClick={() => chooseRun(row.runs[at]!)}>{name}</button>;
      })}
    </>
  );
}

function Number({ mean }: { mean: Mean | undefined }) {
  if (!mean || mean.mean === null) return <td class="number none">{MISSING}</td>;
  const interval = between(mean);
  return (
    <td class="number" title={mean.sd === undefined ? undefined : `standard deviation over runs ${percent(mean.sd)}`}>
      {percent(mean.mean)}
      <span class="exp-under tts-under">{interval}</span>
    </td>
  );
}
