import { useMemo } from "preact/hooks";
import type { Comparison } from "../api/types";
import { Chart, type Room } from "../charts/Chart";
import { defaultAxes } from "../charts/choose";
import type { CsvRow } from "../charts/csv";
import { runLabels } from "../charts/labels";
import { look } from "../charts/look";
import { radarOption } from "../charts/radar";
import { RADAR_SCALES, radarAxes, type RadarAxis, type RadarScale } from "../charts/radarModel";
import { counted } from "../format";
import { view } from "../state/store";
import { useChoice } from "./options";
import { MetricPicker, Segments, TabState } from "./parts";
import { shownKeys, stylesOf, type TabProps } from "./state";

/** One axis a metric, one outline a run; for a first look at strengths, not for reading numbers. */
export function RadarTab({ comparison, error }: TabProps) {
  if (!comparison) return <TabState error={error} waiting={!error} />;
  return <Radar comparison={comparison} />;
}

function Radar({ comparison }: { comparison: Comparison }) {
  const [chosen, setScale] = useChoice("radar.scale", RADAR_SCALES, "auto");
  const hasBaseline = comparison.baseline !== null;
  const scale = chosen === "difference" && !hasBaseline ? "auto" : chosen;
  const own = view.value.metrics?.filter((key) => comparison.metrics.some((column) => column.key === key)) ?? [];
  const keys = own.length > 0 ? own : defaultAxes(comparison, shownKeys());
  const labels = runLabels(comparison.runs);
  const styles = stylesOf(comparison.runs);
  const style = look.value;
  const drawn = [keys.join(";"), scale, style, JSON.stringify(styles.map((each) => each.colour + each.round)), comparison];
  const axes = useMemo(() => radarAxes(comparison, keys, scale), drawn);
  const draw = useMemo(() => (room: Room) => radarOption(axes, labels, styles, scale, room, style), drawn);
  const missing = axes.filter((axis) => axis.marks.some(({ value }) => value === null));
  return (
    <>
      <div class="tab-tools">
        <MetricPicker metrics={comparison.metrics} chosen={keys} own={own.length > 0} />
        <Segments
          label="Scale of the axes"
          value={scale}
          options={[
            { value: "auto", text: "auto-scale", title: "Each axis spans the values of the selected runs" },
            { value: "full", text: "full scale", title: "Each axis spans the metric's possible values, where they are known" },
            {
              value: "difference", text: "difference", disabled: !hasBaseline,
              title: hasBaseline ? "Relative differences; the dashed ring is the baseline, outside it is better" : "There is no baseline: choose one of the runs as baseline",
            },
          ]}
          onChange={setScale}
        />
      </div>
      {axes.length < 3 ? (
        <TabState>A radar needs at least three metrics; {axes.length === 0 ? "none is" : `${axes.length} ${axes.length === 1 ? "is" : "are"}`} chosen.</TabState>
      ) : (
        <Chart
          title={sentence(comparison, axes, scale)}
          summary={`Axes: ${axes.map((axis) => axis.column.display + (axis.inverted ? " (inverted, lower is better)" : "")).join(", ")}.`}
          file="assay-radar"
          draw={draw}
          rows={() => radarRows(comparison, axes, scale)}
        />
      )}
      {missing.length > 0 && <p class="chart-note">Gaps: not measured by all runs{scale === "difference" && ", or not comparable"}: {missing.map((axis) => axis.column.display).join(", ")}</p>}
    </>
  );
}

function sentence(comparison: Comparison, axes: RadarAxis[], scale: RadarScale): string {
  const what = `${counted(axes.length, "metric")} of ${counted(comparison.runs.length, "run")}`;
  if (scale !== "difference") return `${what}; further out is better, each axis has its own scale`;
  return `Relative difference to ${comparison.baselineName ?? comparison.baseline}, the dashed ring: ${what}; outside it is better`;
}

function radarRows(comparison: Comparison, axes: RadarAxis[], scale: RadarScale): CsvRow[] {
  const value = scale === "difference" ? "percent_of_baseline" : "value";
  const rows: CsvRow[] = [["metric", "run", "run_id", value, "low_95", "high_95", "n", "axis_centre", "axis_rim"]];
  for (const axis of axes) {
    comparison.runs.forEach((run, at) => {
      const mark = axis.marks[at];
      rows.push([axis.column.key, run.name, run.id, mark?.value, mark?.low, mark?.high, mark?.n, axis.inner, axis.outer]);
    });
  }
  return rows;
}
