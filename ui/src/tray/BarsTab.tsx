import { useMemo } from "preact/hooks";
import type { Comparison } from "../api/types";
import { barsOption } from "../charts/bars";
import { barPanels, barRows, barsSummary, gaps } from "../charts/barsModel";
import { Chart, type Room } from "../charts/Chart";
import { defaultMetrics } from "../charts/choose";
import { runLabels } from "../charts/labels";
import { look } from "../charts/look";
import { counted } from "../format";
import { go, view } from "../state/store";
import type { Mode } from "../state/view";
import { shownColumnKeys } from "../table/actions";
import { useChoice } from "./options";
import { MetricPicker, Segments, TabState } from "./parts";
import { stylesOf, useCorrected, type TabProps } from "./state";

/** Grouped bars of the chosen metrics, with intervals, as values or as differences to a baseline. */
export function BarsTab({ comparison, error }: TabProps) {
  if (!comparison) return <TabState error={error} waiting={!error} />;
  if (comparison.metrics.length === 0) return <TabState>None of the selected runs has a metric.</TabState>;
  return <Bars all={comparison} />;
}

function Bars({ all }: { all: Comparison }) {
  const [axis, setAxis] = useChoice("bars.axis", ["zero", "zoom"], "zero");
  const zoom = axis === "zoom";
  const [correct, setCorrect] = useChoice("bars.correct", ["holm", "none"], "holm");
  const own = view.value.metrics?.filter((key) => all.metrics.some((column) => column.key === key)) ?? [];
  const keys = own.length > 0 ? own : defaultMetrics(all, shownColumnKeys());
  const hasBaseline = all.baseline !== null;
  const mode: Mode = hasBaseline ? view.value.mode : "absolute";
  const corrected = useCorrected(keys, mode !== "absolute" && correct === "holm").value.data;
  const sameRuns = corrected?.baseline === all.baseline && corrected.runs.map(({ id }) => id).join() === all.runs.map(({ id }) => id).join();
  const comparison = mode !== "absolute" && correct === "holm" && corrected && sameRuns ? corrected : all;
  const style = look.value;
  const labels = runLabels(comparison.runs);
  const styles = stylesOf(comparison.runs);
  const drawn = [keys.join(";"), mode, zoom, style, JSON.stringify(styles.map((each) => each.colour + each.round)), comparison];
  const panels = useMemo(() => barPanels(comparison, keys, mode), drawn);
  const draw = useMemo(
    () => (room: Room) => barsOption({ comparison, panels, mode, zoom: zoom && mode === "absolute", labels, styles }, room, style),
    drawn,
  );
  const remarks = gaps(panels);
  return (
    <>
      <div class="tab-tools">
        <MetricPicker metrics={all.metrics} chosen={keys} own={own.length > 0} />
        <ModeChoice mode={mode} hasBaseline={hasBaseline} />
        <BaselineChoice comparison={comparison} labels={labels} />
        {mode !== "absolute" && <Correction family={comparison.family ?? null} correct={correct} onChange={setCorrect} />}
        {mode === "absolute" && (
          <Segments
            label="Axis"
            value={axis}
            options={[
              { value: "zero", text: "from 0" },
              { value: "zoom", text: "zoomed", title: "The axis holds only the values; points instead of bars" },
            ]}
            onChange={setAxis}
          />
        )}
      </div>
      <Chart title={sentence(comparison, keys.length, mode)} summary={barsSummary(comparison, panels, mode)} file={`assay-bars-${mode}`} draw={draw} rows={() => barRows(comparison, panels, mode)} />
      {mode !== "absolute" && <VerdictKey />}
      {remarks.length > 0 && (
        <p class="chart-note" title={remarks.join("\n")}>
          {remarks.slice(0, 3).join("; ")}
          {remarks.length > 3 && `; and ${remarks.length - 3} more`}
        </p>
      )}
    </>
  );
}

function sentence(comparison: Comparison, metrics: number, mode: Mode): string {
  const what = `${counted(metrics, "metric")} of ${counted(comparison.runs.length, "run")}`;
  if (mode === "absolute") return `${what}, with 95 % intervals`;
  const how = mode === "percent" ? "Relative difference" : "Difference";
  return `${how} to ${comparison.baselineName ?? comparison.baseline}: ${what}, with 95 % intervals`;
}

function ModeChoice({ mode, hasBaseline }: { mode: Mode; hasBaseline: boolean }) {
  const reason = hasBaseline ? undefined : "There is no baseline: choose one of the runs as baseline";
  return (
    <Segments
      label="What the bars show"
      value={mode}
      options={[
        { value: "absolute", text: "absolute" },
        { value: "percent", text: "percent", disabled: !hasBaseline, title: reason ?? "Difference to the baseline in percent of it" },
        { value: "points", text: "points", disabled: !hasBaseline, title: reason ?? "Difference to the baseline: percentage points, or the metric's own unit" },
      ]}
      onChange={(value) => go({ mode: value }, "replace")}
    />
  );
}

function BaselineChoice({ comparison, labels }: { comparison: Comparison; labels: string[] }) {
  const chosen = view.value.baseline ?? "";
  const usual = chosen === "" ? comparison.baselineName : undefined;
  const other = chosen !== "" && !comparison.runs.some((run) => run.id === chosen);
  return (
    <label class="baseline-choice">
      <span class="dim">baseline</span>
      <select value={chosen} onChange={(event) => go({ baseline: event.currentTarget.value || null }, "replace")}>
        <option value="">{usual ? `${usual} (default)` : chosen === "" ? "none" : "default"}</option>
        {other && <option value={chosen}>{comparison.baselineName ?? chosen}</option>}
        {comparison.runs.map((run, at) => (
          <option key={run.id} value={run.id}>
            {labels[at]}
          </option>
        ))}
      </select>
      {comparison.baseline === null && <span class="dim">no baseline: differences need one</span>}
    </label>
  );
}

/** Whether the verdicts account for how many there are. */
function Correction({ family, correct, onChange }: { family: number | null; correct: "holm" | "none"; onChange: (correct: "holm" | "none") => void }) {
  return (
    <Segments
      label="Correction of the verdicts"
      value={correct}
      options={[
        { value: "holm", text: correct === "holm" && family && family > 1 ? `Holm, ${family} tests` : "Holm", title: "Verdicts corrected after Holm for the number of tests shown here" },
        { value: "none", text: "uncorrected", title: "Each verdict by itself: of many, some will be wrong by chance" },
      ]}
      onChange={onChange}
    />
  );
}

function VerdictKey() {
  return (
    <p class="chart-note key">
      <span class="key-better">▲</span> better <span class="key-worse">▼</span> worse <span>○</span> not distinguishable; no mark: not tested
    </p>
  );
}
