import { standalone } from "../api/local";
import { counted } from "../format";
import { Icon } from "../parts/icons";
import { Popover } from "../parts/Popover";
import { toggled } from "../state/view";
import { ExperimentFiles, Regenerate } from "./ExperimentFiles";
import { joined, said } from "./model";
import { Statistics } from "./Statistics";
import { choices, choose, recordedOf } from "./state";
import type { History, Summary } from "./types";

interface Props {
  history: History;
  summary: Summary | null;
  methods: string[];
  shown: string;
}

/** What the reader chooses: folder, baseline, methods, metrics, grouping; and what can be taken away. */
export function Tools({ history, summary, methods, shown }: Props) {
  const { folder, baseline, metrics, by } = choices.value;
  const recorded = recordedOf(history);
  const automatic = recorded.some((word) => word.startsWith("--baseline ")) ? "as recorded" : "automatic";
  const grouped = summary && summary.by.length > 0 ? summary.by : ["method"];
  const compares = shown !== "history";
  // What a page without a server can be asked was decided when it was written.
  const own = compares && !standalone;
  return (
    <div class="exp-tools">
      {!standalone && history.folders.length > 1 && (
        <label class="exp-choice">
          <span class="dim">folder</span>
          <select value={folder || history.folder || ""} onChange={(event) => choose("folder", event.currentTarget.value)}>
            {history.folders.map(({ id }) => <option key={id} value={id}>{id}</option>)}
          </select>
        </label>
      )}
      {own && (
        <label class="exp-choice">
          <span class="dim">baseline</span>
          <select value={baseline} onChange={(event) => choose("baseline", event.currentTarget.value)}>
            <option value="">{baseline === "" && summary?.baseline ? `${automatic}: ${summary.baseline}` : automatic}</option>
            {methods.map((name) => <option key={name} value={name}>{name}</option>)}
            {baseline !== "" && !methods.includes(baseline) && <option value={baseline}>{baseline}</option>}
          </select>
        </label>
      )}
      {own && methods.length > 1 && <Names title="Methods" all={methods} chosen={choices.value.methods} onPick={(names) => choose("methods", joined(names))} />}
      {own && summary && (
        <Names
          title="Metrics"
          all={summary.allMetrics.map(({ name }) => name)}
          texts={new Map(summary.allMetrics.map(({ name, display }) => [name, display]))}
          chosen={metrics}
          used={summary.metrics.map(({ name }) => name)}
          onPick={(names) => choose("metrics", joined(names))}
        />
      )}
      {own && history.settings.length > 0 && (
        <Names title="Group by" all={["method", ...history.settings.filter((key) => !key.includes(";"))]} chosen={by} used={grouped} onPick={(names) => regroup(names, recorded)} />
      )}
      {own && summary && <Statistics summary={summary} recorded={recorded} />}
      <span class="exp-actions">
        <Regenerate history={history} />
        <ExperimentFiles history={history} />
      </span>
    </div>
  );
}

/** Other groups have other names, so choices of names end. */
function regroup(names: string[], recorded: readonly string[]): void {
  choose("by", said(joined(names), "method", recorded));
  choose("methods", "");
  choose("baseline", "");
}

interface NamesProps {
  title: string;
  all: string[];
  texts?: ReadonlyMap<string, string>;
  /** The reader's own choice; empty for none. */
  chosen: string[];
  /** What is shown without a choice; all, if not said. */
  used?: string[] | undefined;
  onPick: (names: string[]) => void;
}

/** A choice of several names; none chosen means the usual ones. */
function Names({ title, all, texts, chosen, used, onPick }: NamesProps) {
  const on = chosen.length > 0 ? chosen : (used ?? all);
  const pick = (name: string): void => {
    const next = toggled(on, name);
    onPick(next.length === all.length && !used ? [] : all.filter((each) => next.includes(each)));
  };
  const label = title === "Group by" ? (on.join() !== "method" ? `by ${on.length === 1 ? on[0] : `${on.length} keys`}` : "group by") : counted(on.length, title.toLowerCase().replace(/s$/, ""));
  return (
    <Popover title={title} className={`button${chosen.length > 0 ? " chosen" : ""}`} label={<><Icon name={title === "Group by" ? "group" : "columns"} size={14} /> <span class="exp-label">{label}</span></>} panelClass="exp-names">
      {() => (
        <>
          <div class="exp-name-list">
            {all.map((name) => (
              <label key={name} class="check" title={name}>
                <input type="checkbox" checked={on.includes(name)} disabled={on.length === 1 && on.includes(name)} onChange={() => pick(name)} />
                <span>{texts?.get(name) ?? name}</span>
              </label>
            ))}
          </div>
          {chosen.length > 0 && <button type="button" class="link picker-reset" onClick={() => onPick([])}>the usual ones</button>}
        </>
      )}
    </Popover>
  );
}
