import { useSignal } from "@preact/signals";
import { Icon } from "../parts/icons";
import { Popover } from "../parts/Popover";
import { joined, percentOf, said, thresholdOf, USUAL_THRESHOLD } from "./model";
import { choices, choose } from "./state";
import type { Summary } from "./types";

const LEVELS = ["0.8", "0.9", "0.95", "0.99", "0.999"];

/** The level of intervals and verdicts, and the thresholds that steps are counted to. */
export function Statistics({ summary, recorded }: { summary: Summary; recorded: readonly string[] }) {
  const { level, thresholds } = choices.value;
  const counted = summary.thresholds.filter((each) => each !== USUAL_THRESHOLD || summary.thresholds.length > 1);
  const own = level !== "" || thresholds.length > 0;
  const shown = level || String(summary.level);
  return (
    <Popover title="Level and thresholds" className={`button${own ? " chosen" : ""}`} label={<><Icon name="sliders" size={14} /> <span class="exp-label">{[percentOf(summary.level), ...counted].join(", ")}</span></>} panelClass="exp-statistics">
      {() => (
        <>
          <label class="exp-choice">
            <span>Level of intervals and verdicts</span>
            <select value={shown} onChange={(event) => choose("level", said(event.currentTarget.value, "0.95", recorded))}>
              {[...new Set([...LEVELS, shown])].map((each) => <option key={each} value={each}>{percentOf(Number(each))}</option>)}
            </select>
          </label>
          <Thresholds summary={summary} recorded={recorded} />
        </>
      )}
    </Popover>
  );
}

function Thresholds({ summary, recorded }: { summary: Summary; recorded: readonly string[] }) {
  const usual = summary.thresholds.join() === USUAL_THRESHOLD;
  const thresholds = usual ? [] : summary.thresholds;
  const curve = useSignal("");
  const below = useSignal(true);
  const number = useSignal("");
  const picked = curve.value || summary.curves[0] || "";
  const made = thresholdOf(picked, below.value, number.value);
  const pick = (all: string[]): void => choose("threshold", said(joined(all.length > 0 ? all : [USUAL_THRESHOLD]), joined([USUAL_THRESHOLD]), recorded));
  const add = (event: Event): void => {
    event.preventDefault();
    if (made === "") return;
    pick([...new Set([...thresholds, made])]);
    number.value = "";
  };
  return (
    <>
      <p class="exp-statistics-head">Count steps until a curve is beyond</p>
      {thresholds.length === 0 ? (
        <p class="dim small-text">{USUAL_THRESHOLD}, the usual one</p>
      ) : (
        <ul class="exp-thresholds">
          {thresholds.map((each) => (
            <li key={each}>
              <span>{each}</span>
              <button type="button" class="icon-button" aria-label={`Remove ${each}`} title={`Remove ${each}`} onClick={() => pick(thresholds.filter((other) => other !== each))}><Icon name="close" size={12} /></button>
            </li>
          ))}
        </ul>
      )}
      {summary.curves.length === 0 ? (
        <p class="dim small-text">No curves were recorded, so no other can be counted.</p>
      ) : (
        <form class="exp-threshold-new" onSubmit={add}>
          <select aria-label="Curve" value={picked} onChange={(event) => (curve.value = event.currentTarget.value)}>
            {summary.curves.map((name) => <option key={name} value={name}>{name}</option>)}
          </select>
          <select aria-label="Below or above" value={below.value ? "<" : ">"} onChange={(event) => (below.value = event.currentTarget.value === "<")}>
            <option value="<">&lt;</option>
            <option value=">">&gt;</option>
          </select>
          <input type="text" inputMode="decimal" aria-label="Number" placeholder="number" autocomplete="off" value={number.value} onInput={(event) => (number.value = event.currentTarget.value)} />
          <button type="submit" class="button" disabled={made === ""}>Add</button>
        </form>
      )}
    </>
  );
}
