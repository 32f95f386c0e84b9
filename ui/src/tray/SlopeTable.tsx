import { api } from "../api/client";
import type { Slope, Slopes } from "../api/types";
import { csv, type CsvRow } from "../charts/csv";
import { save } from "../parts/save";
import { BASELINE_COLOUR } from "../charts/palette";
import { fixed, integer, MISSING } from "../format";
import { slotOf } from "../table/actions";
import { LineSwatch } from "./LineSwatch";
import { TabState } from "./parts";
import { stylesOf, useLoaded } from "./state";

interface Props {
  runs: { id: string; name: string }[];
  extra: { id: string; name: string } | null;
  task: string;
  /** Whether each file has its own rows. */
  perFile: boolean;
}

const TREND_WORDS: Record<Slope["trend"], string> = { falling: "▼ falling", rising: "▲ rising", indistinguishable: "○ not clear", unknown: "" };
const SEGMENTS: Record<Slope["segment"], string> = { overall: "from 8k", early: "4k to 8k", middle: "8k to 16k", late: "16k to 24k", rest: "beyond 24k" };

/** How the loss of windows of 1000 tokens falls with their position, and the windows that end at the usual marks. */
export function SlopeTable({ runs, extra, task, perFile }: Props) {
  const all = extra ? [...runs, extra] : runs;
  const asked = all.map((run) => run.id);
  const { data, error } = useLoaded(`slopes ${asked.join(",")}`, (abort) => api.slopes(asked, abort)).value;
  if (!data) return <div class="side-panel"><TabState error={error} waiting={!error} /></div>;
  const slopes = data.slopes.filter((each) => (each.task ?? task) === task && (perFile || each.part === ""));
  const marks = data.marks.filter((each) => (each.task ?? task) === task && (perFile || each.part === ""));
  const unit = data.slopes[0]?.unit ?? "per 1000 tokens";
  const styles = stylesOf(runs);
  const swatch = (id: string) => {
    const at = runs.findIndex((run) => run.id === id);
    return at < 0 ? <span class="tip-swatch inline" style={{ background: BASELINE_COLOUR }} /> : <LineSwatch slot={slotOf.value.get(id) ?? at} colour={styles[at]!.colour} />;
  };
  const nameOf = (id: string) => all.find((run) => run.id === id)?.name ?? id;
  if (slopes.length === 0 && marks.length === 0) return <div class="side-panel"><TabState>No curve is long enough for a slope.</TabState></div>;
  return (
    <div class="side-panel" tabIndex={0} role="region" aria-label="Slopes and marks">
      <p class="side-title">
        Slope of the {task} loss, {unit}, with 95 % interval
        <button type="button" class="link small-text" onClick={() => save(new Blob([csv(slopeRows(data, nameOf))], { type: "text/csv;charset=utf-8" }), "assay-slopes.csv")}>
          CSV
        </button>
      </p>
      <table class="plain-table">
        <thead>
          <tr>
            <th scope="col">Run</th>
            {perFile && <th scope="col">File</th>}
            <th scope="col">Tokens</th>
            <th scope="col" class="number">Slope</th>
            <th scope="col">Trend</th>
          </tr>
        </thead>
        <tbody>
          {slopes.map((each) => (
            <tr key={`${each.run} ${each.part} ${each.segment}`}>
              <th scope="row" title={nameOf(each.run)}>
                {each.segment === "overall" ? <>{swatch(each.run)} <span class="cut">{nameOf(each.run)}</span></> : <span class="visually-hidden">{nameOf(each.run)}</span>}
              </th>
              {perFile && <td class="cut" title={each.part}>{each.part || "mean over files"}</td>}
              <td>{SEGMENTS[each.segment]}</td>
              <td class="number" title={`${each.method ?? ""}; n = ${each.n}`}>
                {fixed(each.slope, 4)} <span class="dim">{between(each.low, each.high, 4)}</span>
              </td>
              <td class={each.trend === "falling" ? "key-better" : each.trend === "rising" ? "key-worse" : "dim"} title={each.trend === "indistinguishable" ? "not distinguishable from 0" : undefined}>{TREND_WORDS[each.trend]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {marks.length > 0 && (
        <>
          <p class="side-title">Mean loss of the 1000 tokens up to a mark</p>
          <table class="plain-table">
            <thead>
              <tr>
                <th scope="col">Run</th>
                {perFile && <th scope="col">File</th>}
                <th scope="col" class="number">Mark</th>
                <th scope="col" class="number">Loss</th>
                <th scope="col" class="number">n</th>
              </tr>
            </thead>
            <tbody>
              {marks.map((each) => (
                <tr key={`${each.run} ${each.part} ${each.at}`}>
                  <th scope="row" title={nameOf(each.run)}>
                    {swatch(each.run)} <span class="cut">{nameOf(each.run)}</span>
                  </th>
                  {perFile && <td class="cut" title={each.part}>{each.part || "mean over files"}</td>}
                  <td class="number">{integer(each.at)}</td>
                  <td class="number" title={each.method ?? ""}>
                    {fixed(each.value, 3)} <span class="dim">{between(each.low, each.high, 3) || (typeof each.sd === "number" ? `± ${fixed(each.sd, 3)} sd` : "")}</span>
                  </td>
                  <td class="number">{each.n}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </div>
  );
}

const between = (low: number | null | undefined, high: number | null | undefined, digits: number): string =>
  typeof low === "number" && typeof high === "number" ? `[${fixed(low, digits)}, ${fixed(high, digits)}]` : "";

const slopeRows = (data: Slopes, nameOf: (id: string) => string): CsvRow[] => [
  ["run", "run_id", "file", "what", "from", "to", "value", "se", "low_95", "high_95", "n", "unit", "method", "trend"],
  ...data.slopes.map((each): CsvRow => [
    nameOf(each.run), each.run, each.part, `slope ${each.segment}`, each.from, each.to, each.slope, each.se, each.low, each.high, each.n, each.unit, each.method, each.trend,
  ]),
  ...data.marks.map((each): CsvRow => [
    nameOf(each.run), each.run, each.part, "mark", each.at - 1000, each.at, each.value, each.sd, each.low, each.high, each.n, "nats", each.method, MISSING,
  ]),
];
