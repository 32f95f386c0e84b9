import { useSignal } from "@preact/signals";
import { api } from "../api/client";
import { counted, fixed, integer, MISSING } from "../format";
import { Icon } from "../parts/icons";
import { Segments, TabState } from "../tray/parts";
import { useLoaded } from "../tray/state";
import { Answer, Mathematics } from "./Mathematics";
import type { Pair } from "./model";
import { Verdict } from "./ProblemTable";
import { open } from "./state";
import { METHODS, type Completion, type Grade, type ProblemShown } from "./types";

const PAGE = 16;

interface Props {
  run: string;
  problem: string;
  pair: Pair | null;
  /** Id of the run that it is compared with; empty for none. */
  versus: string;
}

/** One problem: its text, the votes, and each completion with what was found in it and why that is right or not. */
export function ProblemPanel({ run, problem, versus }: Props) {
  const side = useSignal<"here" | "there">("here");
  const offset = useSignal(0);
  const asked = side.value === "there" && versus !== "" ? versus : run;
  const { data, error } = useLoaded(`tts ${asked} ${problem} ${offset.value}`, (abort) => api.ttsProblem(asked, problem, offset.value, PAGE, abort)).value;
  const shown = data && data.run === asked && data.problem.key === problem ? data : null;
  return (
    <aside class="tts-panel" aria-label="Problem">
      <header class="tts-panel-head">
        <button type="button" class="button tts-back" onClick={() => open("")}>All problems</button>
        <code class="dim">{problem.length > 80 ? `${problem.slice(0, 80)}…` : problem}</code>
        {versus !== "" && (
          <Segments label="Run" options={[{ value: "here", text: "this run" }, { value: "there", text: "other run" }]} value={side.value} onChange={(value) => ((side.value = value), (offset.value = 0))} />
        )}
        <button type="button" class="icon-button tts-close" aria-label="Close" title="Close (Esc)" onClick={() => open("")}><Icon name="close" /></button>
      </header>
      <div class="tts-panel-body" tabIndex={0} role="region" aria-label="Completions">
        {error || !shown ? <TabState error={error} waiting={!error} /> : <Shown shown={shown} onPage={(at) => (offset.value = at)} />}
      </div>
    </aside>
  );
}

function Shown({ shown, onPage }: { shown: ProblemShown; onPage: (offset: number) => void }) {
  const { problem, votes, choices, completions, offset } = shown;
  const last = Math.min(problem.size, offset + PAGE);
  return (
    <>
      <Mathematics text={problem.text || problem.statement || problem.key} />
      <dl class="tts-facts">
        <dt>answer</dt>
        <dd>{problem.gold === undefined ? <span class="dim">not known, so nothing is judged</span> : <Answer text={problem.gold} />}</dd>
        {problem.level !== undefined && <><dt>level</dt><dd>{problem.level}</dd></>}
        {problem.subject && <><dt>subject</dt><dd>{problem.subject}</dd></>}
        <dt>right</dt>
        <dd>{problem.gold === undefined ? MISSING : `${problem.right} of ${problem.size}`}{problem.unanswered > 0 && `, ${problem.unanswered} without an answer`}</dd>
        {METHODS.filter((method) => choices[method] !== undefined).map((method) => (
          <>
            <dt>{method === "maj" ? "majority" : method}</dt>
            <dd><Verdict value={problem.gold === undefined ? null : problem.chosen[method]} /> <span class="dim">takes completion {choices[method]! + 1}</span></dd>
          </>
        ))}
        <dt>from</dt>
        <dd class="dim">{problem.file}, line {integer(problem.line)}</dd>
      </dl>
      {problem.faults.length > 0 && <ul class="tts-faults">{problem.faults.map((fault, at) => <li key={at}>{fault}</li>)}</ul>}
      <h3>Votes</h3>
      <table class="tts-votes">
        <thead><tr><th>answer</th><th class="number">votes</th>{votes.some(({ score }) => score !== undefined) && <th class="number">score sum</th>}<th>verdict</th></tr></thead>
        <tbody>
          {votes.map((vote) => (
            <tr key={vote.group}>
              <td><Answer text={vote.answer} /></td>
              <td class="number">{vote.count}</td>
              {votes.some(({ score }) => score !== undefined) && <td class="number">{vote.score === undefined ? MISSING : fixed(vote.score, 3)}</td>}
              <td><Verdict value={problem.gold === undefined ? null : vote.correct} /></td>
            </tr>
          ))}
          {problem.unanswered > 0 && <tr><td class="dim">no answer</td><td class="number">{problem.unanswered}</td>{votes.some(({ score }) => score !== undefined) && <td class="number">{MISSING}</td>}<td class="dim">abstains</td></tr>}
        </tbody>
      </table>
      <h3>{counted(problem.size, "completion")}</h3>
      {completions.map((completion) => <One key={completion.index} completion={completion} chosenBy={METHODS.filter((method) => choices[method] === completion.index).map((method) => (method === "maj" ? "majority" : method))} />)}
      {problem.size > PAGE && (
        <nav class="tts-pages" aria-label="Pages of completions">
          <button type="button" class="button" disabled={offset === 0} onClick={() => onPage(Math.max(0, offset - PAGE))}>Previous</button>
          <span class="dim">{offset + 1} to {last} of {problem.size}</span>
          <button type="button" class="button" disabled={last >= problem.size} onClick={() => onPage(offset + PAGE)}>Next</button>
        </nav>
      )}
    </>
  );
}

function One({ completion, chosenBy }: { completion: Completion; chosenBy: string[] }) {
  const unfolded = useSignal(false);
  const { grade, text } = completion;
  return (
    <article class="tts-one">
      <button type="button" class="tts-one-head" aria-expanded={unfolded.value} onClick={() => (unfolded.value = !unfolded.value)}>
        <span class="tts-turn" aria-hidden="true">{unfolded.value ? "▾" : "▸"}</span>
        <span class="tts-nth">{completion.index + 1}</span>
        <Verdict value={grade?.correct} />
        <span class="tts-answer">{grade?.extracted ? <Answer text={grade.extracted.length > 300 ? `${grade.extracted.slice(0, 300)}…` : grade.extracted} /> : <span class="dim">no answer found</span>}</span>
        {chosenBy.map((name) => <span key={name} class="badge">{name}</span>)}
        <span class="dim tts-score">{completion.score !== undefined && `score ${fixed(completion.score, 3)}`}{completion.tokens !== undefined && ` · ${integer(completion.tokens)} tokens`}</span>
      </button>
      {grade && <Why grade={grade} />}
      {unfolded.value && (
        <>
          {completion.steps && completion.steps.length > 1 && <p class="dim small-text tts-why">step scores {completion.steps.map((step) => (step === null ? MISSING : fixed(step, 3))).join(", ")}</p>}
          {text === "" ? <p class="dim">The row has no text for it.</p> : <Mathematics text={text} />}
          {completion.length > text.length && <p class="dim">The first {integer(text.length)} of {integer(completion.length)} characters.</p>}
        </>
      )}
    </article>
  );
}

function Why({ grade }: { grade: Grade }) {
  return (
    <p class="tts-why small-text">
      <span class="badge">{grade.by ? `${grade.verdict} by ${grade.by}` : grade.verdict}</span> {grade.reason}
      {grade.rule && <span class="dim"> · found by {grade.rule}</span>}
    </p>
  );
}
