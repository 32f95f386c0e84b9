import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { RunRow } from "../api/types";
import { runLabels } from "../charts/labels";
import { runStyle } from "../charts/palette";
import { Icon } from "../parts/icons";
import { MiddleName } from "../parts/MiddleName";
import { trayHeight } from "../state/prefs";
import { go, view } from "../state/store";
import { isNarrow } from "../state/theme";
import { TABS, type Tab } from "../state/view";
import { openRun, slotOf, unselect } from "../table/actions";
import { BarsTab } from "./BarsTab";
import { ConfigTab } from "./ConfigTab";
import { CurvesTab } from "./CurvesTab";
import { FigureTab } from "./FigureTab";
import { LineSwatch } from "./LineSwatch";
import { ParallelTab } from "./ParallelTab";
import { TabState } from "./parts";
import { RadarTab } from "./RadarTab";
import { ScatterTab } from "./ScatterTab";
import { ids, trayFolded, useComparison, type TabProps } from "./state";
import { StatisticsTab } from "./StatisticsTab";
import { TrendsTab } from "./TrendsTab";

const NAMES: Record<Tab, string> = {
  bars: "Bars", radar: "Radar", curves: "Curves", scatter: "Scatter", parallel: "Parallel", trends: "Trends", config: "Config", statistics: "Statistics", figure: "Figure",
};
const CONTENT: Record<Tab, (props: TabProps) => JSX.Element> = {
  bars: BarsTab, radar: RadarTab, curves: CurvesTab, scatter: ScatterTab, parallel: ParallelTab, trends: TrendsTab, config: ConfigTab, statistics: StatisticsTab, figure: FigureTab,
};
/** What a tab says that needs more runs than are selected. */
const NEEDED: Partial<Record<Tab, [number, string]>> = {
  bars: [1, "Select runs in the table to compare them."],
  radar: [1, "Select runs in the table to compare them."],
  curves: [1, "Select a run in the table to see its curves."],
  figure: [1, "Select runs in the table to see their figure."],
  config: [2, "Select two runs or more in the table to compare their configurations."],
};
const LEAST = 160;

/** The charts of the selected and of the filtered runs: below the table, or over it where the screen is narrow. */
export function Tray() {
  const loaded = useComparison().value;
  const runs = ids.value.length > 0 ? (loaded.data?.runs ?? []) : [];
  const folded = trayFolded.value;
  const { tab } = view.value;
  const Content = CONTENT[tab];
  const few = NEEDED[tab] && ids.value.length < NEEDED[tab][0] ? NEEDED[tab] : null;
  const height = folded ? undefined : `min(${trayHeight.value}px, calc(100% - 190px))`;
  return (
    <section class={`tray${folded ? " folded" : ""}`} aria-label="Charts" style={isNarrow.value ? {} : { height }}>
      {!folded && !isNarrow.value && <Splitter />}
      <header class="tray-head">
        <Tabs tab={tab} folded={folded} />
        <RunChips runs={runs} labels={runLabels(runs)} />
        <button
          type="button"
          class="icon-button"
          aria-expanded={!folded}
          title={folded ? "Show the charts" : "Fold the charts away"}
          aria-label={folded ? "Show the charts" : "Fold the charts away"}
          onClick={() => (trayFolded.value = !folded)}
        >
          <span class={`chevron ${folded ? "up" : "open"}`}>
            <Icon name="chevron" />
          </span>
        </button>
      </header>
      {!folded && (
        <div class="tray-body" role="tabpanel" aria-label={NAMES[tab]}>
          {few ? <TabState>{few[1]}</TabState> : <Content comparison={loaded.data} error={loaded.error} />}
        </div>
      )}
    </section>
  );
}

function Tabs({ tab, folded }: { tab: Tab; folded: boolean }) {
  const choose = (next: Tab) => {
    trayFolded.value = false;
    go({ tab: next });
  };
  const keys = (event: KeyboardEvent) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    choose(TABS[(TABS.indexOf(tab) + step + TABS.length) % TABS.length]!);
    const list = event.currentTarget as HTMLElement;
    setTimeout(() => list.querySelector<HTMLElement>('[aria-selected="true"]')?.focus());
  };
  return (
    <div class="tabs" role="tablist" aria-label="Charts" onKeyDown={keys}>
      {TABS.map((each) => (
        <button
          key={each}
          type="button"
          role="tab"
          data-tab={each}
          aria-selected={each === tab && !folded}
          tabIndex={each === tab ? 0 : -1}
          onClick={() => choose(each)}
        >
          {NAMES[each]}
        </button>
      ))}
    </div>
  );
}

/** The edge that is dragged, or moved with the arrow keys, to give the tray more room. */
function Splitter() {
  const dragging = useSignal<{ y: number; height: number } | null>(null);
  const set = (height: number) => {
    trayHeight.value = Math.round(Math.max(LEAST, Math.min(innerHeight - 260, height)));
  };
  return (
    <div
      class="splitter"
      role="separator"
      aria-orientation="horizontal"
      aria-label="Height of the charts"
      aria-valuenow={trayHeight.value}
      aria-valuemin={LEAST}
      tabIndex={0}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        dragging.value = { y: event.clientY, height: trayHeight.peek() };
      }}
      onPointerMove={(event) => {
        const from = dragging.peek();
        if (from) set(from.height + from.y - event.clientY);
      }}
      onPointerUp={() => (dragging.value = null)}
      onPointerCancel={() => (dragging.value = null)}
      onKeyDown={(event) => {
        const step = event.key === "ArrowUp" ? 24 : event.key === "ArrowDown" ? -24 : 0;
        if (step === 0) return;
        event.preventDefault();
        set(trayHeight.peek() + step);
      }}
    />
  );
}

/** The runs of a comparison as chips in their colours; the page's legend. */
function RunChips({ runs, labels }: { runs: RunRow[]; labels: string[] }) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const element = list.current;
    if (element) element.scrollLeft = 0;
  }, [runs.length]);
  return (
    <ul class="run-chips" ref={list} aria-label="Selected runs">
      {runs.map((run, at) => {
        const style = runStyle(slotOf.value.get(run.id) ?? at);
        return (
          <li key={run.id} class="run-chip" title={labels[at]}>
            <LineSwatch slot={slotOf.value.get(run.id) ?? at} colour={style.colour} />
            <button type="button" class="run-chip-name" onClick={() => openRun(run.id)}>
              <MiddleName name={labels[at]!} tail={12} />
            </button>
            <button type="button" class="run-chip-x" aria-label={`Drop ${labels[at]}`} onClick={() => unselect(run.id)}>
              <Icon name="close" size={10} />
            </button>
          </li>
        );
      })}
    </ul>
  );
}
