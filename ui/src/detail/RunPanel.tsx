import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { api } from "../api/client";
import { standalone } from "../api/local";
import type { RegistryEntry, Run } from "../api/types";
import { bytes, cellText, cellTitle, halfWidth, integer, MISSING, time } from "../format";
import { Icon } from "../parts/icons";
import { Sheet } from "../parts/Sheet";
import { baselineId, openId } from "../state/store";
import { copy, openRun, selectRun, slotOf, toggleBaseline, unselect } from "../table/actions";
import { Swatch } from "../table/Row";
import { useLoaded } from "../tray/state";
import { Annotations } from "./Annotations";
import { ConfigTree } from "./ConfigTree";
import { registryText } from "./registryModel";
import { RunFigure } from "./RunFigure";

/** All that is known of one run, beside the table. */
export function RunPanel() {
  const id = openId.value;
  return id === null ? null : <Panel key={id} id={id} />;
}

function Panel({ id }: { id: string }) {
  const root = useRef<HTMLElement>(null);
  const { data, error } = useLoaded(id, (abort) => api.run(id, abort)).value;
  const registry = useLoaded(standalone ? "" : `registry ${id}`, (abort) => api.registry(id, abort)).value.data;
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    root.current?.focus();
    return () => before?.focus();
  }, []);
  const drawn = useSignal(false);
  const slot = slotOf.value.get(id) ?? -1;
  const reference = baselineId.value === id;
  return (
    <aside class="drawer" ref={root} tabIndex={-1} aria-label="Run">
      <header class="drawer-head">
        <button
          type="button"
          class="icon-button"
          role="checkbox"
          aria-checked={slot >= 0}
          aria-label="Select for comparison"
          title={slot >= 0 ? "Drop from the comparison" : "Select for comparison"}
          onClick={() => (slot >= 0 ? unselect(id) : selectRun(id))}
        >
          <Swatch slot={slot} />
        </button>
        <h2>{data?.name ?? id}</h2>
        <button
          type="button"
          class={`icon-button${reference ? " on" : ""}`}
          aria-pressed={reference}
          title={reference ? "Differences are taken to this run" : "Take this run as baseline (b)"}
          aria-label="Baseline"
          onClick={() => toggleBaseline(id)}
        >
          <Icon name="flag" size={14} />
        </button>
        <button type="button" class="link small-text" title="The figure of this run, as assay plot draws it" onClick={() => (drawn.value = true)}>
          Figure
        </button>
        <button type="button" class="icon-button" title="Copy the id" aria-label="Copy the id" onClick={() => void copy(id, "the id")}>
          <Icon name="copy" size={14} />
        </button>
        <button type="button" class="icon-button" title="Close (Esc)" aria-label="Close" onClick={() => openRun(null)}>
          <Icon name="close" />
        </button>
      </header>
      <div class="drawer-body">
        {error && (
          <p role="alert">
            {error.problem}. <span class="dim">{error.remedy}</span>
          </p>
        )}
        {!data && !error && [50, 80, 65, 70].map((width) => <p key={width}><span class="skeleton" style={{ width: `${width}%` }} /></p>)}
        {data && <Content run={data} registered={registry?.entries[0]} />}
      </div>
      {drawn.value && (
        <Sheet title={`Figure of ${data?.name ?? id}`} className="figure-sheet" onClose={() => (drawn.value = false)}>
          <RunFigure ids={[id]} />
        </Sheet>
      )}
    </aside>
  );
}

function Content({ run, registered }: { run: Run; registered: RegistryEntry | undefined }) {
  return (
    <>
      {run.remarks.length > 0 && (
        <ul class="remarks">
          {run.remarks.map((remark, at) => (
            <li key={at}>{remark}</li>
          ))}
        </ul>
      )}
      <Facts run={run} registered={registered} />
      <Annotations key={run.id} run={run} />
      <h3>Estimates</h3>
      {run.estimates.length === 0 ? <p class="dim">None.</p> : <Estimates run={run} />}
      <h3>Configuration</h3>
      {run.config === null || run.config === undefined ? <p class="dim">None was found.</p> : <ConfigTree value={run.config} />}
      {run.series.length > 0 && (
        <>
          <h3>Curves</h3>
          <ul class="plain">
            {run.series.map((each, at) => (
              <li key={at}>
                {each.task} {each.name} {each.part} <span class="dim">{integer(each.points)} points{each.partEstimated ? ", part guessed" : ""}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {run.samples && run.samples.length > 0 && (
        <>
          <h3>Samples</h3>
          <ul class="plain">
            {run.samples.map((each, at) => (
              <li key={at}>
                {each.metric} <span class="dim">{integer(each.scored)} scored, {integer(each.unscored)} not; {each.file}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>Sources</h3>
      <Sources run={run} />
      {run.history.length > 1 && (
        <>
          <h3>Evaluations of this checkpoint</h3>
          <ul class="plain">
            {run.history.map((each) => (
              <li key={each.id}>
                {each.id === run.id ? <span>{each.id}</span> : <button type="button" class="link" onClick={() => openRun(each.id)}>{each.id}</button>}{" "}
                <span class="dim">{time(each.evaluatedAt)}{each.current ? ", current" : ""}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Facts({ run, registered }: { run: Run; registered: RegistryEntry | undefined }) {
  const facts: [string, string | undefined | null][] = [
    ["Experiment", run.experiment],
    ["Model", run.model],
    ["Type", run.type],
    ["Status", run.status === "running" ? ["running", run.progress?.text].filter(Boolean).join(", ") : null],
    ["Step", typeof run.step === "number" ? integer(run.step) : null],
    ["Tokens", typeof run.tokens === "number" ? integer(run.tokens) : null],
    ["Stage", run.stage],
    ["Tags", run.tags.join(", ")],
    ["Notes", run.notes],
    ["Checkpoint", run.checkpointPath],
    ["Evaluated", run.evaluatedAt ? `${time(run.evaluatedAt)} UTC${run.timeSource ? ` (${run.timeSource})` : ""}` : null],
    ["Registered", run.registeredAt ? `${time(run.registeredAt)} UTC` : null],
    ["Registry", registered ? registryText(registered) : null],
    ["Format", run.format],
    ["Id", run.id],
  ];
  return (
    <dl class="facts">
      {facts.map(([name, value]) => (
        value ? (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ) : null
      ))}
    </dl>
  );
}

/** 8k before 16k. */
const byNumbers = new Intl.Collator("en", { numeric: true });

function Estimates({ run }: { run: Run }) {
  return (
    <table class="estimates">
      <thead>
        <tr>
          <th scope="col">Metric</th>
          <th scope="col" class="number">Value</th>
          <th scope="col">95 %</th>
          <th scope="col" class="number">n</th>
          <th scope="col">Source</th>
        </tr>
      </thead>
      <tbody>
        {[...run.estimates].sort((a, b) => byNumbers.compare(a.metric.key, b.metric.key)).map((estimate) => {
          const { metric } = estimate;
          return (
            <tr key={metric.key} title={cellTitle(estimate, metric)}>
              <th scope="row">
                {metric.display} <span class="dim">{metric.key}</span>
              </th>
              <td class="number">{cellText(estimate.value, metric)}</td>
              <td class="dim">{halfWidth(estimate, metric)}</td>
              <td class="number dim">{estimate.n === undefined ? MISSING : integer(estimate.n)}</td>
              <td class="dim">{estimate.source ?? MISSING}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Sources({ run }: { run: Run }) {
  if (run.sources.length === 0) return <p class="dim">None is known.</p>;
  return (
    <ul class="sources">
      {run.sources.map((source, at) => (
        <li key={at}>
          <p class="path">{source.path}</p>
          <p class="dim">
            {[
              source.role,
              source.format,
              source.sha256 && `sha256 ${source.sha256.slice(0, 12)}`,
              source.size !== undefined && bytes(source.size),
              source.modified && `${time(source.modified)} UTC`,
              source.missing && "gone",
            ].filter(Boolean).join("  ·  ")}
          </p>
        </li>
      ))}
    </ul>
  );
}
