import { useSignal } from "@preact/signals";
import type { EChartsType } from "echarts/core";
import { useMemo } from "preact/hooks";
import { api } from "../api/client";
import type { SeriesSet } from "../api/types";
import { Chart, type Room } from "../charts/Chart";
import type { CsvRow } from "../charts/csv";
import { curvesOption, type CurveLine } from "../charts/curves";
import { curves, kindKey, kindWords, seriesKinds } from "../charts/curvesModel";
import { runLabels } from "../charts/labels";
import { look } from "../charts/look";
import { counted } from "../format";
import { page } from "../state/store";
import { Segments, TabState } from "./parts";
import { ids, stylesOf, useLoaded, type TabProps } from "./state";

interface Named {
  id: string;
  name: string;
}

/** Curves inside the runs, such as loss over token position, with the baseline in grey. */
export function CurvesTab({ comparison, error: refused }: TabProps) {
  const baseline = comparison?.baseline ?? page.value?.baseline ?? null;
  const asked = baseline && !ids.value.includes(baseline) ? [...ids.value, baseline] : ids.value;
  const { data, error } = useLoaded(asked.join(","), (abort) => api.series(asked, "", "", abort)).value;
  if (!data || !comparison) return <TabState error={error ?? refused} waiting={!error && !refused} />;
  const extra = asked.length > ids.value.length ? { id: baseline!, name: comparison.baselineName ?? baseline! } : null;
  return <Curves data={data} runs={comparison.runs} extra={extra} />;
}

function Curves({ data, runs, extra }: { data: SeriesSet; runs: Named[]; extra: Named | null }) {
  const chosen = useSignal("");
  const mean = useSignal(true);
  const log = useSignal(false);
  const style = look.value;
  const kinds = seriesKinds(data.series);
  const kind = kinds.find((each) => each.key === chosen.value) ?? kinds[0];
  const styles = stylesOf(runs);
  const drawn = [data, kind?.key, mean.value, style, runs, JSON.stringify(styles.map((each) => each.colour + each.round))];
  const lines = useMemo(() => (kind ? linesOf(data, kind.key, mean.peek(), runs, extra, styles) : []), drawn);
  const draw = useMemo(() => (room: Room) => curvesOption(lines, kind!, log.peek(), room, style), [...drawn, log.value]);
  if (!kind) return <TabState>None of the selected runs has curves.</TabState>;
  const without = runs.filter((run) => !lines.some((line) => line.run === run.id));
  const guessed = data.series.some((each) => each.partEstimated && kindKey(each) === kind.key);
  const parts = Math.max(...lines.map((line) => line.of), 1);
  return (
    <>
      <div class="tab-tools">
        <select aria-label="Curve" value={kind.key} onChange={(event) => (chosen.value = event.currentTarget.value)}>
          {kinds.map((each) => (
            <option key={each.key} value={each.key}>
              {each.task} {each.name}{each.kind && `, ${each.kind.replaceAll("-", " ")}`}
            </option>
          ))}
        </select>
        <Segments
          label="Parts"
          value={mean.value ? "mean" : "parts"}
          options={[
            { value: "mean", text: "mean", title: "Mean over the parts of a run; dotted where some parts have ended" },
            { value: "parts", text: "each part" },
          ]}
          onChange={(value) => (mean.value = value === "mean")}
        />
        <Segments
          label="Scale"
          value={log.value ? "log" : "linear"}
          options={[
            { value: "linear", text: "linear" },
            { value: "log", text: "log" },
          ]}
          onChange={(value) => (log.value = value === "log")}
        />
        <span class="dim small-text">drag to zoom, double-click to reset</span>
      </div>
      <Chart
        title={`${kind.task} ${kind.name}${kind.kind ? ` (${kindWords(kind.kind)})` : ""} of ${counted(runs.length - without.length, "run")}${mean.value && parts > 1 ? `, mean of ${parts} parts ± standard deviation over the parts; dotted where not all reach` : ""}`}
        file={`assay-curves-${kind.task}-${kind.name}`}
        draw={draw}
        rows={() => curveRows(lines)}
        onReady={dragToZoom}
      />
      {(without.length > 0 || guessed) && (
        <p class="chart-note">
          {without.length > 0 && `No such curve: ${without.map((run) => run.name).join(", ")}. `}
          {guessed && "Which points belong to which part is a guess for some runs."}
        </p>
      )}
    </>
  );
}

function linesOf(data: SeriesSet, key: string, mean: boolean, runs: Named[], extra: Named | null, styles: CurveLine["style"][]): CurveLine[] {
  const labels = runLabels(runs);
  return curves(data.series, key, mean ? "mean" : "parts").flatMap((curve): CurveLine[] => {
    const at = runs.findIndex((run) => run.id === curve.run);
    if (at < 0 && curve.run !== extra?.id) return [];
    const name = at < 0 ? `${extra!.name} (baseline)` : labels[at]!;
    return [{ ...curve, label: curve.part ? `${name} · ${curve.part}` : name, style: at < 0 ? null : styles[at]! }];
  });
}

const curveRows = (lines: CurveLine[]): CsvRow[] => [
  ["run", "run_id", "x", "y", "sd", "mean_of"],
  ...lines.flatMap((line) => line.x.map((x, at): CsvRow => [line.label, line.run, x, line.y[at], line.sd[at], line.n[at]])),
];

/** A drag marks the part to enlarge, a double click shows all again, as in a plotting library. */
function dragToZoom(chart: EChartsType): void {
  const ready = () =>
    chart.dispatchAction({ type: "takeGlobalCursor", key: "dataZoomSelect", dataZoomSelectActive: true });
  ready();
  chart.on("finished", ready);
  chart.getZr().on("dblclick", () => {
    for (const dataZoomIndex of [0, 1]) chart.dispatchAction({ type: "dataZoom", dataZoomIndex, start: 0, end: 100 });
  });
}
