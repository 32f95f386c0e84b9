import "../styles/experiments.css";
import "../styles/scaling.css";
import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import { api } from "../api/client";
import { counted } from "../format";
import { Icon } from "../parts/icons";
import { copy } from "../table/actions";
import { useChoice } from "../tray/options";
import { Segments, TabState } from "../tray/parts";
import { useLoaded } from "../tray/state";
import { Curves } from "./Curves";
import { DifficultyView, useDifficulty } from "./DifficultyView";
import { categoriesOf, firstView, paired, runName, runsIn, VIEWS, type ViewName } from "./model";
import { ProblemPanel } from "./ProblemPanel";
import { ProblemTable } from "./ProblemTable";
import { Unreadable } from "./Remarks";
import { choices, choose, chooseCategory, chooseRun } from "./state";
import { keysOf } from "./study";
import { StudyView } from "./StudyView";
import type { RunHead, RunList } from "./types";

/** Runs of test-time scaling: together, by difficulty, and problem by problem. */
export function ScalingPage() {
  const { data, error } = useLoaded("tts", (abort) => api.ttsRuns(abort)).value;
  if (!data) return <main class="experiments"><TabState error={error} waiting={!error} /></main>;
  return data.runs.length === 0 ? <main class="experiments"><NoRuns list={data} /></main> : <Chosen list={data} />;
}

const NAMES: Record<ViewName, string> = { study: "Settings", difficulty: "Difficulty", problems: "Problems", curves: "Curves of a run" };

function Chosen({ list }: { list: RunList }) {
  const [view, setView] = useChoice<ViewName>("tts.view", VIEWS, firstView(choices.value));
  const { category } = choices.value;
  const categories = useMemo(() => categoriesOf(list.runs), [list]);
  const runs = runsIn(list, category);
  const together = view === "study" || view === "difficulty";
  const bar = (
    <>
      <Segments label="View" options={VIEWS.map((value) => ({ value, text: NAMES[value] }))} value={view} onChange={setView} />
      {(categories.length > 0 || category !== "") && (
        <label class="exp-choice">
          <span class="dim">category</span>
          <select value={category} onChange={(event) => chooseCategory(event.currentTarget.value)}>
            <option value="">all</option>
            {categories.map((name) => <option key={name} value={name}>{name}</option>)}
            {category !== "" && !categories.includes(category) && <option value={category}>{category}</option>}
          </select>
        </label>
      )}
    </>
  );
  if (!together) return <OneRun list={list} runs={runs} view={view} bar={bar} />;
  return (
    <main class="experiments tts-page">
      <div class="exp-head">
        {bar}
        <span class="dim exp-counts" role="status">{counted(runs.length, "run")}</span>
      </div>
      {view === "study" ? <StudyView category={category} list={list} /> : <DifficultyView category={category} list={list} />}
    </main>
  );
}

interface OneRunProps {
  list: RunList;
  runs: RunHead[];
  view: ViewName;
  bar: ComponentChildren;
}

/** A run, problem by problem or as curves, and a second one beside it. */
function OneRun({ list, runs, view, bar }: OneRunProps) {
  const { category, run: asked, versus, open, difficulty } = choices.value;
  const run = asked || runs[0]?.id || list.runs[0]!.id;
  const { data, error } = useLoaded(`tts ${run}`, (abort) => api.ttsRun(run, abort)).value;
  const { data: second, error: secondError } = useLoaded(versus === "" ? "" : `tts ${versus}`, (abort) => api.ttsRun(versus, abort)).value;
  const { data: levels, error: levelError } = useDifficulty(category, difficulty !== "" && view === "problems");
  const shown = data?.run.id === run && !error ? data : null;
  const others = second?.run.id === versus && !secondError ? second.problems : null;
  const pairs = useMemo(() => (shown ? paired(shown.problems, others) : []), [shown, others]);
  const keys = useMemo(() => (levels && difficulty !== "" ? keysOf(levels.levelOf, difficulty) : null), [levels, difficulty]);
  const trouble = secondError ?? levelError;
  return (
    <main class="experiments tts-page">
      <div class="exp-head">
        {bar}
        <RunChoice label="run" runs={runs} value={run} onPick={chooseRun} />
        <RunChoice label="compare with" runs={runs.filter(({ id }) => id !== run)} value={versus} none="nothing" onPick={(id) => choose("versus", id)} />
        <span class="dim exp-counts" role="status">{shown && `${counted(shown.problems.length, "problem")}, ${counted(shown.problems.reduce((sum, row) => sum + row.size, 0), "completion")}`}</span>
      </div>
      <Unreadable all={[...(shown?.run.conflicts ?? []), ...(shown?.unreadable ?? []), ...list.unreadable]} count={(shown?.run.conflicts.length ?? 0) + (shown?.unreadableCount ?? 0) + list.unreadableCount} />
      {trouble && <p class="exp-problems" role="alert">{trouble.problem}. {trouble.remedy}</p>}
      {!shown ? (
        <TabState error={error} waiting={!error} />
      ) : shown.problems.length === 0 ? (
        <TabState>No problem of this run could be read. See what is wrong with it: <code>assay tts check FILE</code>.</TabState>
      ) : view === "curves" ? (
        <Curves run={run} versus={others ? versus : ""} />
      ) : (
        <div class={`tts-split${open === "" ? "" : " opened"}`}>
          <ProblemTable pairs={pairs} compared={others !== null} keys={keys} />
          {open !== "" && <ProblemPanel key={`${run} ${open}`} run={run} problem={open} pair={pairs.find(({ row }) => row.key === open) ?? null} versus={others ? versus : ""} />}
        </div>
      )}
    </main>
  );
}

function RunChoice({ label, runs, value, none, onPick }: { label: string; runs: RunHead[]; value: string; none?: string; onPick: (id: string) => void }) {
  return (
    <label class="exp-choice">
      <span class="dim">{label}</span>
      <select value={value} onChange={(event) => onPick(event.currentTarget.value)}>
        {none && <option value="">{none}</option>}
        {runs.map((each) => <option key={each.id} value={each.id} title={each.id}>{runName(each)}</option>)}
        {value !== "" && !runs.some(({ id }) => id === value) && <option value={value}>{value}</option>}
      </select>
    </label>
  );
}

function NoRuns({ list }: { list: RunList }) {
  const command = "assay tts check FILE";
  return (
    <div class="nothing">
      <p class="strong">No runs of test-time scaling in the folders that are served.</p>
      <p>
        Assay looked for <code>.parquet</code>, <code>.jsonl</code> and <code>.jsonl.gz</code> whose rows hold a problem, its answer and several
        completions. Serve a folder that has some with <code>assay serve DIR</code>. To see why a file is none:
      </p>
      <button type="button" class="command" title="Copy the command" onClick={() => void copy(command, "the command")}>
        <code>{command}</code>
        <Icon name="copy" size={13} />
      </button>
      <Unreadable all={list.unreadable} count={list.unreadableCount} />
      <p>This page shows runs as soon as they are there.</p>
    </div>
  );
}
