import { useMemo } from "preact/hooks";
import { api } from "../api/client";
import type { Column, Correlations, Lead, MetricStatistics, Standing, Statistics } from "../api/types";
import { Chart, type Room } from "../charts/Chart";
import { save } from "../parts/save";
import { csv, type CsvRow } from "../charts/csv";
import { markText } from "../charts/difference";
import { heatOption } from "../charts/heat";
import { COEFFICIENTS, type CoefficientName } from "../charts/heatModel";
import { look } from "../charts/look";
import { arrowed } from "../charts/scale";
import { counted, fixed, integer, metricNumber, MISSING, signedNumber } from "../format";
import { MiddleName } from "../parts/MiddleName";
import { VERDICT_WORDS } from "../parts/words";
import { columnByKey, filters, health, page } from "../state/store";
import { filterParams, isFiltered } from "../state/view";
import { openRun } from "../table/actions";
import { columnGroups, isDrawable, isMetric, ListPicker } from "./ColumnPickers";
import { useChoice, useList } from "./options";
import { Segments, TabState } from "./parts";
import { shownKeys, useLoaded } from "./state";

/** Most columns that the server correlates at once. */
const MOST_CORRELATED = 16;

/** What the filtered runs say together: the best of each metric and whether it leads, and how metrics go together. */
export function StatisticsTab() {
  const [show, setShow] = useChoice("statistics.show", ["best", "correlations"], "best");
  const choice = (
    <Segments
      label="What is shown"
      value={show}
      options={[{ value: "best", text: "best and summary" }, { value: "correlations", text: "correlations" }]}
      onChange={setShow}
    />
  );
  return show === "best" ? <Best choice={choice} /> : <Together choice={choice} />;
}

const shownMetrics = (): string[] => shownKeys().filter((key) => columnByKey.value.get(key)?.kind === "metric");

const itemsOf = (allowed: (column: Column) => boolean) =>
  columnGroups(allowed).flatMap(({ title, columns }) => columns.map((column) => ({ key: column.key, text: column.display, group: title })));

function Best({ choice }: { choice: preact.JSX.Element }) {
  const [own, setOwn] = useList("statistics.metrics");
  const keys = own ?? shownMetrics();
  const params = filterParams(filters.value);
  if (keys.length > 0) params.set("metrics", keys.join(";"));
  const { data, error } = useLoaded(`statistics ${params}`, (abort) => api.statistics(params, abort)).value;
  return (
    <>
      <div class="tab-tools">
        {choice}
        <ListPicker title="Metrics" label={counted(keys.length, "metric")} items={itemsOf(isMetric)} chosen={keys} onChange={(next) => setOwn(next.length > 0 ? next : null)} onReset={own ? () => setOwn(null) : undefined} />
        {data && <span class="dim">{whichRuns(data.matched)}</span>}
        <span class="grow" />
        {data && (
          <button type="button" class="link small-text" onClick={() => save(new Blob([csv(statisticsRows(data))], { type: "text/csv;charset=utf-8" }), "assay-statistics.csv")}>
            CSV
          </button>
        )}
      </div>
      {!data ? (
        <TabState error={error} waiting={!error} />
      ) : data.metrics.every((each) => each.n === 0) ? (
        <TabState>No data to display: no run that matches has one of these metrics.</TabState>
      ) : (
        <BestTable data={data} />
      )}
    </>
  );
}

function whichRuns(matched: number): string {
  const total = page.value?.total ?? health.value?.runs;
  return isFiltered(filters.value) && total !== undefined ? `${integer(matched)} of ${counted(total, "run")} match the filters` : `all ${counted(matched, "run")}`;
}

function BestTable({ data }: { data: Statistics }) {
  const rows = data.metrics.filter((each) => each.n > 0);
  const empty = data.metrics.length - rows.length;
  return (
    <div class="diff statistics" tabIndex={0} role="region" aria-label="Statistics of the filtered runs">
      <table>
        <thead>
          <tr>
            <th scope="col">Metric</th>
            <th scope="col" class="number">n</th>
            <th scope="col" class="number">Best</th>
            <th scope="col">Run</th>
            <th scope="col" class="number">Lead over the next</th>
            <th scope="col" class="number">Baseline</th>
            <th scope="col" class="number">Best to baseline</th>
            <th scope="col" class="number">Median</th>
            <th scope="col" class="number">Mean ± sd</th>
            <th scope="col" class="number">Worst</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((each) => (
            <StatisticsRow key={each.metric.key} of={each} family={data.family ?? null} />
          ))}
        </tbody>
      </table>
      <p class="chart-note">
        ▲ better, ▼ worse, ● distinguishable, ○ not distinguishable at 95 %{data.family ? `; leads are corrected after Holm for ${counted(data.family, "test")}` : ""}. A baseline is compared with, not ranked. Hover for tests and counts.
        {empty > 0 && ` ${counted(empty, "metric")} without a value left out.`}
      </p>
    </div>
  );
}

function StatisticsRow({ of, family }: { of: MetricStatistics; family: number | null }) {
  const { metric } = of;
  const number = (value: number | null | undefined) => (typeof value === "number" ? metricNumber(value, metric) : MISSING);
  return (
    <tr>
      <th scope="row" title={metric.key}>{arrowed(metric)}</th>
      <td class="number">{integer(of.n)}</td>
      <td class="number strong" title={standingTitle(of.best, metric)}>
        {of.best ? number(of.best.value) : MISSING} <Interval of={of.best} metric={metric} />
      </td>
      <td class="run-cell"><RunLink of={of.best} tied={of.tied ?? 1} /></td>
      <td class="number"><LeadText of={of} family={family} /></td>
      <td class="number" title={standingTitle(of.baseline, metric)}>{of.baseline ? number(of.baseline.value) : MISSING}</td>
      <td class="number"><ToBaseline of={of} /></td>
      <td class="number">{number(of.median)}</td>
      <td class="number" title={`from ${number(of.min)} to ${number(of.max)}`}>
        {number(of.mean)} <span class="dim">{typeof of.sd === "number" ? `± ${fixed(metric.percent ? 100 * of.sd : of.sd, metric.digits)}` : ""}</span>
      </td>
      <td class="number" title={standingTitle(of.worst, metric)}>
        {of.worst ? (
          <button type="button" class="link" aria-label={`${number(of.worst.value)}, ${of.worst.name}`} onClick={() => openRun(of.worst!.id)}>
            {number(of.worst.value)}
          </button>
        ) : (
          MISSING
        )}
      </td>
    </tr>
  );
}

function Interval({ of, metric }: { of: Standing | null | undefined; metric: Column }) {
  if (typeof of?.low !== "number" || typeof of.high !== "number") return null;
  return <span class="dim">[{metricNumber(of.low, metric)}, {metricNumber(of.high, metric)}]</span>;
}

function RunLink({ of, tied }: { of: Standing | null | undefined; tied: number }) {
  if (!of) return <span class="none" title="Which way is better is not known">{MISSING}</span>;
  return (
    <>
      <button type="button" class="link" title={of.name} onClick={() => openRun(of.id)}>
        <MiddleName name={of.name} tail={12} />
      </button>
      {tied > 1 && <span class="dim" title="Runs with the same value"> and {tied - 1} more</span>}
    </>
  );
}

const LEAD_WORDS: Record<Lead["verdict"], string> = { distinguishable: "distinguishable", indistinguishable: "not distinguishable", unknown: "not tested" };

function LeadText({ of: { lead, next, metric }, family }: { of: MetricStatistics; family: number | null }) {
  if (!lead || !next) return <span class="none">{MISSING}</span>;
  const mark = lead.verdict === "distinguishable" ? "●" : lead.verdict === "indistinguishable" ? "○" : "";
  const title = [
    `over ${next.name}: ${metricNumber(next.value, metric)}`,
    typeof lead.low === "number" && typeof lead.high === "number" ? `95 % interval ${signedNumber(lead.low, metric)} to ${signedNumber(lead.high, metric)}` : "",
    typeof lead.p === "number" ? `p = ${fixed(lead.p, 4)}` : "",
    typeof lead.adjusted === "number" ? `adjusted p = ${fixed(lead.adjusted, 4)} (Holm${family ? `, ${family} tests` : ""})` : "",
    LEAD_WORDS[lead.verdict], lead.method ?? "",
  ];
  return (
    <span title={title.filter(Boolean).join("\n")}>
      {signedNumber(lead.value, metric)} <span class="lead">{mark} {LEAD_WORDS[lead.verdict]}</span>
    </span>
  );
}

function ToBaseline({ of: { toBaseline, metric } }: { of: MetricStatistics }) {
  if (!toBaseline || typeof toBaseline.points !== "number") return <span class="none">{MISSING}</span>;
  const { verdict } = toBaseline;
  const mark = { better: "▲", worse: "▼", indistinguishable: "○", unknown: "" }[verdict];
  const title = [VERDICT_WORDS[verdict], toBaseline.method ?? "", typeof toBaseline.percent === "number" ? markText(toBaseline.percent, metric, "percent") : ""];
  return (
    <span title={title.filter(Boolean).join("\n")}>
      {markText(toBaseline.points, metric, "points")} <span class={verdict === "better" ? "key-better" : verdict === "worse" ? "key-worse" : "dim"}>{mark}</span>
      <span class="visually-hidden"> {VERDICT_WORDS[verdict]}</span>
    </span>
  );
}

function standingTitle(of: Standing | null | undefined, metric: Column): string | undefined {
  if (!of) return undefined;
  const lines = [of.name, metricNumber(of.value, metric)];
  if (typeof of.low === "number" && typeof of.high === "number") lines.push(`95 % interval ${metricNumber(of.low, metric)} to ${metricNumber(of.high, metric)}`);
  if (typeof of.n === "number") lines.push(`n = ${integer(of.n)}`);
  return lines.join("\n");
}

const statisticsRows = ({ metrics }: Statistics): CsvRow[] => [
  ["metric", "direction", "n", "best", "best_low_95", "best_high_95", "best_run", "tied", "next", "next_run", "lead", "lead_low_95", "lead_high_95", "lead_p", "lead_adjusted_p", "lead_verdict", "lead_method", "worst", "worst_run", "median", "mean", "sd", "min", "max", "baseline", "to_baseline", "to_baseline_percent", "to_baseline_verdict"],
  ...metrics.map((of): CsvRow => [
    of.metric.key, of.metric.direction, of.n, of.best?.value, of.best?.low, of.best?.high, of.best?.name, of.tied, of.next?.value, of.next?.name,
    of.lead?.value, of.lead?.low, of.lead?.high, of.lead?.p, of.lead?.adjusted, of.lead?.verdict, of.lead?.method, of.worst?.value, of.worst?.name,
    of.median, of.mean, of.sd, of.min, of.max, of.baseline?.value, of.toBaseline?.value, of.toBaseline?.percent, of.toBaseline?.verdict,
  ]),
];

function Together({ choice }: { choice: preact.JSX.Element }) {
  const [own, setOwn] = useList("statistics.columns");
  const [name, setName] = useChoice<CoefficientName>("statistics.coefficient", COEFFICIENTS, "pearson");
  const keys = (own ?? shownMetrics()).slice(0, MOST_CORRELATED);
  const params = filterParams(filters.value);
  params.set("columns", keys.join(";"));
  const { data, error } = useLoaded(keys.length < 2 ? "" : `correlations ${params}`, (abort) => api.correlations(params, abort)).value;
  const style = look.value;
  const draw = useMemo(() => (room: Room) => heatOption(data!, name, room, style), [data, name, style]);
  return (
    <>
      <div class="tab-tools">
        {choice}
        <ListPicker
          title={`Columns (2 to ${MOST_CORRELATED})`} label={counted(keys.length, "column")} chosen={keys}
          items={itemsOf((column) => isDrawable(column) && (column.kind === "metric" || column.valueType === "number"))}
          onChange={(next) => setOwn(next.length > 0 ? next.slice(-MOST_CORRELATED) : null)} onReset={own ? () => setOwn(null) : undefined}
        />
        <Segments
          label="Coefficient"
          value={name}
          options={[
            { value: "pearson", text: "Pearson", title: "How well a straight line fits" },
            { value: "spearman", text: "Spearman", title: "How well the order agrees; not moved by single far values" },
          ]}
          onChange={setName}
        />
        {data && <span class="dim">{whichRuns(data.matched)}</span>}
      </div>
      {keys.length < 2 ? (
        <TabState>Choose two columns or more.</TabState>
      ) : !data ? (
        <TabState error={error} waiting={!error} />
      ) : (
        <Chart
          title={`${name === "pearson" ? "Pearson" : "Spearman"} correlation of ${counted(data.columns.length, "column")} over ${counted(data.matched, "run")}, blue negative, vermillion positive`}
          summary={summaryOf(data, name)}
          file={`assay-correlations-${name}`}
          draw={draw}
          rows={() => correlationRows(data)}
        />
      )}
    </>
  );
}

/** The three strongest pairs. */
function summaryOf(data: Correlations, name: CoefficientName): string {
  const pairs = data.pairs.filter((pair) => pair.a !== pair.b && pair[name]).sort((a, b) => Math.abs(b[name]!.r) - Math.abs(a[name]!.r));
  const words = pairs.slice(0, 3).map((pair) => `${data.columns[pair.a]?.display} and ${data.columns[pair.b]?.display} ${fixed(pair[name]!.r, 2)}`);
  return words.length > 0 ? `Strongest: ${words.join("; ")}.` : "";
}

const correlationRows = ({ columns, pairs }: Correlations): CsvRow[] => [
  ["a", "b", "n", "pearson", "pearson_low_95", "pearson_high_95", "pearson_p", "spearman", "spearman_low_95", "spearman_high_95", "spearman_p"],
  ...pairs.filter(({ a, b }) => a !== b).map(({ a, b, n, pearson, spearman }): CsvRow => [
    columns[a]?.key, columns[b]?.key, n, pearson?.r, pearson?.low, pearson?.high, pearson?.p, spearman?.r, spearman?.low, spearman?.high, spearman?.p,
  ]),
];
