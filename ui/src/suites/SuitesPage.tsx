import "../styles/experiments.css";
import "../styles/suites.css";
import { useSignal } from "@preact/signals";
import { api } from "../api/client";
import { standalone } from "../api/local";
import { counted } from "../format";
import { TabState } from "../tray/parts";
import { useLoaded } from "../tray/state";
import { Gallery, NotDrawn } from "./Gallery";
import { suiteParams, typedSteps } from "./model";
import { OneFigure } from "./OneFigure";
import { choices, choose, chooseSuite } from "./state";
import type { SuiteHead, SuiteShown } from "./types";

/** Figure suites over the scanned folders: a gallery, one figure large, what is not drawn and why. */
export function SuitesPage() {
  const { data, error } = useLoaded(standalone ? "" : "suites", (abort) => api.suites(abort)).value;
  if (standalone) return <main class="suites"><TabState>This copy of the page holds no figure suites. Ask a server: assay serve.</TabState></main>;
  if (!data) return <main class="suites"><TabState error={error} waiting={!error} /></main>;
  return <Chosen suites={data.suites} />;
}

function Chosen({ suites }: { suites: SuiteHead[] }) {
  const name = choices.value.suite || (suites.find((each) => each.files > 0) ?? suites[0])?.name || "";
  const params = suiteParams(choices.value);
  const { data, error } = useLoaded(`suite ${name} ${params.toString()}`, (abort) => api.suite(name, params, abort)).value;
  const suite = data?.name === name ? data : null;
  const { open } = choices.value;
  return (
    <main class="suites">
      <div class="exp-head">
        <label class="exp-choice">
          <span class="dim">suite</span>
          <select value={name} onChange={(event) => chooseSuite(event.currentTarget.value)}>
            {suites.map((each) => <option key={each.name} value={each.name}>{each.title}{each.problem ? " (no suite)" : each.files === 0 ? " (no results)" : ""}</option>)}
            {!suites.some((each) => each.name === name) && <option value={name}>{name}</option>}
          </select>
        </label>
        <Steps label="snapshots" name="snapshots" value={choices.value.snapshots} otherwise={suite?.snapshots ?? []} />
        <Steps label="compare at" name="compare" value={choices.value.compare} otherwise={suite?.compareSteps ?? []} />
        <span class="dim exp-counts" role="status">
          {suite && !error && `${counted(suite.figures.length, "figure")}${suite.skipped.length > 0 ? `, ${suite.skipped.length} not drawn` : ""}`}
        </span>
      </div>
      {suite && !error && <Faults suite={suite} />}
      <div class="exp-scroll" tabIndex={0} role="region" aria-label="Figures">
        {error || !suite ? (
          <TabState error={error} waiting={!error} />
        ) : open !== "" ? (
          <OneFigure suite={suite} path={open} />
        ) : (
          <>
            <Gallery suite={suite} />
            <NotDrawn suite={suite} />
          </>
        )}
      </div>
    </main>
  );
}

function Steps({ label, name, value, otherwise }: { label: string; name: "snapshots" | "compare"; value: string; otherwise: number[] }) {
  // What is being typed stays when the page draws itself anew, as each checkpoint that comes makes it do.
  const draft = useSignal<string | null>(null);
  return (
    <label class="exp-choice">
      <span class="dim">{label}</span>
      <input
        type="text"
        class="suite-input"
        inputMode="numeric"
        value={draft.value ?? value}
        placeholder={otherwise.join(", ")}
        title="Training steps with commas; empty for what the suite says"
        onInput={(event) => {
          draft.value = event.currentTarget.value;
          event.currentTarget.setCustomValidity("");
        }}
        onChange={(event) => {
          const steps = typedSteps(event.currentTarget.value);
          event.currentTarget.setCustomValidity(steps === null ? "Whole numbers with commas, such as 2000, 10000" : "");
          if (steps === null) {
            event.currentTarget.reportValidity();
          } else {
            draft.value = null;
            choose(name, steps);
          }
        }}
      />
    </label>
  );
}

function Faults({ suite }: { suite: SuiteShown }) {
  const all = [...suite.unusable, ...suite.leftOut];
  if (all.length === 0) return null;
  return (
    <details class="exp-problems">
      <summary>{counted(all.length, "thing")} could not be used</summary>
      <ul>{all.map((each, at) => <li key={at}>{each}</li>)}</ul>
    </details>
  );
}
