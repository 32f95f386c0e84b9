import "../styles/experiments.css";
import { useMemo } from "preact/hooks";
import { counted } from "../format";
import { health } from "../state/store";
import { Segments, TabState } from "../tray/parts";
import { useChoice } from "../tray/options";
import { Comparison } from "./Comparison";
import { CurvesView } from "./CurvesView";
import { ExperimentSheet } from "./ExperimentSheet";
import { HistoryTable } from "./HistoryTable";
import { methodName, methodsByName } from "./model";
import { NoExperiments } from "./NoExperiments";
import { choices, choose, recordedOf, useHistory, useSummary } from "./state";
import { Tools } from "./Tools";
import type { History } from "./types";

const VIEWS = ["comparison", "curves", "history"] as const;
type ViewName = (typeof VIEWS)[number];
const NAMES: Record<ViewName, string> = { comparison: "Comparison", curves: "Learning curves", history: "History" };

/** Training runs that were logged: methods compared, their curves, and the history. */
export function ExperimentsPage() {
  const { data, error } = useHistory();
  if (!data) return <main class="experiments"><TabState error={error} waiting={!error} /></main>;
  if (data.folder === null || data.experiments.length === 0) return <main class="experiments"><NoExperiments workspace={health.value?.workspace ?? ""} /></main>;
  return <Loaded history={data} />;
}

function Loaded({ history }: { history: History }) {
  const [shown, show] = useChoice<ViewName>("experiments.show", VIEWS, "comparison");
  const valid = history.experiments.filter((row) => !row.invalid);
  const { data: summary, error } = useSummary(valid.length > 0);
  const looks = useMemo(() => methodsByName(summary), [summary]);
  // Where the comparison itself is refused, as of too many methods, the history still names them.
  const methods = summary?.allMethods ?? ((summary ?? choices.value).by.length > 0 ? [] : [...new Set(valid.map((row) => methodName(row.method)))].sort());
  const invalid = history.experiments.length - valid.length;
  return (
    <main class="experiments">
      <div class="exp-head">
        <Segments label="View" options={VIEWS.map((value) => ({ value, text: NAMES[value] }))} value={shown} onChange={show} />
        <span class="dim exp-counts" role="status">
          {counted(history.experiments.length, "experiment")}
          {invalid > 0 && `, ${invalid} of them invalidated`}
        </span>
        <Tools history={history} summary={summary} methods={methods} shown={shown} />
      </div>
      {shown !== "history" && (history.recorded ?? []).length > 0 && <Recorded words={history.recorded ?? []} />}
      {history.problems.length > 0 && <Unreadable problems={history.problems} />}
      {shown === "history" ? (
        <HistoryTable history={history} looks={(summary ?? choices.value).by.length > 0 ? new Map() : looks} />
      ) : valid.length === 0 ? (
        <TabState>No experiment counts: all were invalidated. The history says why.</TabState>
      ) : shown === "comparison" ? (
        <Comparison summary={summary} error={error} />
      ) : (
        <CurvesView summary={summary} error={error} recorded={recordedOf(history)} />
      )}
      <ExperimentSheet />
    </main>
  );
}

/** Whether the page starts from the options of the package that is in the folder. */
function Recorded({ words }: { words: string[] }) {
  const { fresh } = choices.value;
  return (
    <p class="exp-recorded small-text dim">
      <span>{fresh ? "The package in the folder was made with" : "Shown as the package in the folder was made, unless chosen otherwise:"} <code>{words.join(" ")}</code></span>
      <button type="button" class="link" onClick={() => choose("fresh", fresh ? "" : "1")}>{fresh ? "start from these" : "leave them out"}</button>
    </p>
  );
}

function Unreadable({ problems }: { problems: string[] }) {
  return (
    <details class="exp-problems">
      <summary>{counted(problems.length, "thing")} could not be read</summary>
      <ul>{problems.map((each, at) => <li key={at}>{each}</li>)}</ul>
    </details>
  );
}
