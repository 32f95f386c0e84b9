import type { ApiError } from "../api/client";
import { api } from "../api/client";
import { standalone } from "../api/local";
import { fixed, integer, MISSING } from "../format";
import { DrawnFigure } from "../figure/DrawnFigure";
import { VerdictMark } from "../parts/icons";
import { MiddleName } from "../parts/MiddleName";
import { isNarrow } from "../state/theme";
import { TabState } from "../tray/parts";
import { MethodChip } from "./MethodChip";
import { experimentParams, percentOf, scoreTitle, signed, testName, VERDICTS, whyUntested } from "./model";
import { choices, choose } from "./state";
import type { ExperimentMetric, MethodRow, MethodScore, Summary, Versus } from "./types";

const ARROWS: Record<ExperimentMetric["direction"], string> = { higher: "↑", lower: "↓", neither: "", unknown: "" };
const BETTER: Record<ExperimentMetric["direction"], string> = { higher: "higher is better", lower: "lower is better", neither: "", unknown: "" };

/** Methods side by side: a table of means, and the figure of all runs. */
export function Comparison({ summary, error }: { summary: Summary | null; error: ApiError | null }) {
  if (error || !summary) return <Refused error={error} />;
  const params = experimentParams(choices.value, true);
  return (
    <div class="exp-scroll" tabIndex={0} role="region" aria-label="Comparison of methods">
      <div class="exp-table-scroll" tabIndex={0} role="region" aria-label="Table of methods"><MethodTable summary={summary} /></div>
      <p class="dim small-text exp-notes">{[whyUntested(summary), ...(summary.family > 0 ? summary.notes : summary.notes.filter((note) => !note.startsWith("Nothing was tested")))].filter(Boolean).join(" ")}</p>
      {summary.family > 0 && <Differences summary={summary} />}
      <DrawnFigure question={`comparison ${params.toString()}`} load={(abort) => api.experimentFigure("comparison", params, abort)} />
    </div>
  );
}

/** A question that the server refuses, with the way back. */
export function Refused({ error }: { error: ApiError | null }) {
  const { baseline, metrics, methods, by, curve, smooth, x, thresholds, level, fresh } = choices.value;
  const own = baseline !== "" || metrics.length + methods.length + by.length + thresholds.length > 0 || curve + smooth + x + level !== "";
  return (
    <div class="exp-refused">
      <TabState error={error} waiting={!error} />
      {error && own && (
        <button type="button" class="button" onClick={() => ["baseline", "metrics", "methods", "by", "curve", "smooth", "x", "threshold", "level"].forEach((name) => choose(name, ""))}>
          Take all choices back
        </button>
      )}
      {error && !own && !fresh && !standalone && (
        <button type="button" class="button" onClick={() => choose("fresh", "1")}>
          Leave out what the package in the folder was made with
        </button>
      )}
    </div>
  );
}

function MethodTable({ summary }: { summary: Summary }) {
  return (
    <table class="exp-table">
      <thead>
        <tr>
          <th scope="col" class="exp-method">Method</th>
          <th scope="col" class="number">Runs</th>
          {summary.metrics.map((metric) => (
            <th key={metric.name} scope="col" class="number" title={[metric.name, BETTER[metric.direction], metric.unit].filter(Boolean).join(", ")}>
              {metric.display} <span class="dim" aria-label={BETTER[metric.direction] || undefined} role={BETTER[metric.direction] ? "img" : undefined}>{ARROWS[metric.direction]}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {summary.methods.map((method) => <Row key={method.name} method={method} summary={summary} />)}
      </tbody>
    </table>
  );
}

function Row({ method, summary }: { method: MethodRow; summary: Summary }) {
  const seeds = method.seeds.filter((seed) => seed !== null);
  return (
    <tr>
      <th scope="row" class="exp-method">
        <span class="exp-name">
          <MethodChip method={method} />
          <span class="exp-full" title={method.name}><MiddleName name={method.name} tail={isNarrow.value ? 7 : 15} /></span>
          {method.baseline ? (
            <span class="badge reference">baseline</span>
          ) : !standalone && (
            <button type="button" class="link small-text exp-take" aria-label={`Take ${method.name} as baseline`} onClick={() => choose("baseline", method.name)}>baseline</button>
          )}
        </span>
      </th>
      <td class="number" title={seeds.length > 0 ? `seeds ${seeds.slice(0, 30).join(", ")}${seeds.length > 30 ? ", …" : ""}` : "no seeds were logged"}>{integer(method.runs)}</td>
      {method.scores.map((score, at) => <Score key={at} score={score} metric={summary.metrics[at]!} summary={summary} runs={method.runs} />)}
    </tr>
  );
}

function Score({ score, metric, summary, runs }: { score: MethodScore; metric: ExperimentMetric; summary: Summary; runs: number }) {
  const title = scoreTitle(score, metric.display, summary.level);
  if (score.n === 0) {
    return <td class="number none" title={title}>{score.notReached > 0 ? <span class="small-text">not reached</span> : MISSING}</td>;
  }
  const all = score.n + score.notReached;
  return (
    <td class={`number${score.best && summary.methods.length > 1 ? " best" : ""}`} title={title}>
      <span class="exp-mean">
        <span>{signed(score.text ?? "")}</span>
        {score.spread && <span class="exp-spread">±{score.spread}</span>}
        {score.versus ? <Mark versus={score.versus} /> : summary.family > 0 && <i class="exp-no-mark" aria-hidden="true" />}
      </span>
      <span class="exp-under">
        {score.versus ? `${signed(score.versus.text)} (${signed(score.versus.interval)})` : signed(score.interval ?? "")}
        {score.notReached > 0 ? ` ${score.n} of ${all} reached` : score.n !== runs ? ` n = ${score.n}` : ""}
      </span>
    </td>
  );
}

function Mark({ versus }: { versus: Versus }) {
  if (versus.verdict === "different") return <span class="exp-differs" role="img" aria-label={VERDICTS.different} title={VERDICTS.different}>≠</span>;
  return <VerdictMark verdict={versus.verdict} title={VERDICTS[versus.verdict]} />;
}

/** Every comparison with its interval, size, test and p values. */
function Differences({ summary }: { summary: Summary }) {
  const all = summary.methods.flatMap((method) =>
    method.scores.flatMap((score, at) => (score.versus ? [{ method, metric: summary.metrics[at]!, versus: score.versus }] : [])),
  );
  return (
    <details class="exp-differences">
      <summary>All differences to {summary.baseline}, with test and p values</summary>
      <div class="exp-table-scroll" tabIndex={0} role="region" aria-label="Differences to the baseline">
        <table class="exp-table slim">
          <thead>
            <tr>
              {["Method", "Metric"].map((head) => <th key={head} scope="col">{head}</th>)}
              <th scope="col" class="number">Difference</th>
              <th scope="col" class="number">{percentOf(summary.level)} interval</th>
              <th scope="col" class="number" title="Share of the baseline's mean; positive is better">Improvement</th>
              <th scope="col" class="number" title="The difference in standard deviations">Effect</th>
              <th scope="col">Test</th>
              <th scope="col" class="number">p (Holm)</th>
              <th scope="col">Verdict</th>
            </tr>
          </thead>
          <tbody>
            {all.map(({ method, metric, versus }) => (
              <tr key={`${method.name} ${metric.name}`}>
                <th scope="row" class="exp-method" title={method.name}><MiddleName name={method.name} /></th>
                <td>{metric.display}</td>
                <td class="number">{signed(versus.text)}</td>
                <td class="number">{signed(versus.interval)}</td>
                <td class="number">{versus.improvement ? signed(versus.improvement) : MISSING}</td>
                <td class="number">{versus.effect === undefined ? MISSING : fixed(versus.effect, 2)}</td>
                <td>{testName(versus)}</td>
                <td class="number">{versus.holmText}</td>
                <td><span class="exp-verdict"><Mark versus={versus} /> {versus.verdict === "indistinguishable" ? "not distinguishable" : versus.verdict}</span></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
