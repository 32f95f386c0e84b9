import { useMemo } from "preact/hooks";
import { api } from "../api/client";
import type { Column, Comparison, Trends } from "../api/types";
import { Chart, type Room } from "../charts/Chart";
import type { CsvRow } from "../charts/csv";
import { look } from "../charts/look";
import { SMOOTHINGS, smoothingWords, type Smoothing } from "../charts/smooth";
import { trendsOption } from "../charts/trends";
import { trendPicture, type TrendPicture } from "../charts/trendsModel";
import { counted, metricNumber } from "../format";
import { columnByKey, filters, page } from "../state/store";
import { filterParams } from "../state/view";
import { slotOf } from "../table/actions";
import { DragChoice, LogSwitches } from "./ChartTools";
import { ColumnSelect, isDrawable, isMetric } from "./ColumnPickers";
import { useChoice, useText } from "./options";
import { Segments, TabState } from "./parts";
import { ids, shownKeys, useLoaded, type TabProps } from "./state";

const SPREADS = ["interval", "sd", "none"] as const;
const LINES = ["10", "25", "50"] as const;

/** A metric over training: one line a training run or group, over step, tokens, time or any other column. */
export function TrendsTab({ comparison }: TabProps) {
  const usual = shownKeys().find((key) => columnByKey.value.get(key)?.kind === "metric") ?? "";
  const [chosenMetric, setMetric] = useText("trends.metric");
  const [chosenX, setX] = useText("trends.x");
  const [by, setBy] = useText("trends.by");
  const [smoothing, setSmoothing] = useChoice<Smoothing>("trends.smooth", SMOOTHINGS, "none");
  const [spread, setSpread] = useChoice("trends.spread", SPREADS, "interval");
  const [most, setMost] = useChoice("trends.lines", LINES, "25");
  const [log, setLog] = useChoice("trends.log", ["", "x", "y", "xy"], "");
  const [drag, setDrag] = useChoice("trends.drag", ["zoom", "pan"], "zoom");
  const [metric, x] = [chosenMetric || usual, chosenX || "step"];
  const params = filterParams(filters.value);
  params.set("metric", metric);
  params.set("x", x);
  params.set("lines", most);
  if (by) params.set("by", by);
  const { data: first, error } = useLoaded(metric === "" ? "" : `trends ${params}`, (abort) => api.trends(params, abort)).value;
  // The lines of the selected runs may be among those left out; they are asked for by themselves.
  const missed = metric === "" || by !== "" || !first || first.more === 0 || ids.value.length === 0 ? [] : missedExperiments(first, comparison, slotOf.value);
  const theirs = new URLSearchParams(params);
  for (const experiment of missed) theirs.append("experiment", experiment);
  const more = useLoaded(missed.length > 0 ? `trends ${theirs}` : "", (abort) => api.trends(theirs, abort)).value.data;
  const data = useMemo(() => (first && missed.length > 0 && more ? joined(first, more) : first), [first, more, missed.length]);
  const style = look.value;
  const slots = slotOf.value;
  const found = useMemo(() => (data ? trendPicture(data, smoothing, log.includes("x"), slots) : null), [data, smoothing, log, slots]);
  const draw = useMemo(
    () => (room: Room) => trendsOption(found!, data!.metric, { spread, logY: log.includes("y"), drag }, room, style),
    [found, spread, log, drag, style],
  );
  if (metric === "" && !page.value) return <TabState waiting />;
  if (metric === "") return <TabState>None of the runs has a metric.</TabState>;
  return (
    <>
      <div class="tab-tools">
        <ColumnSelect label="metric" value={metric} allowed={isMetric} onChange={setMetric} />
        <ColumnSelect label="over" value={x} allowed={isOrdered} onChange={(key) => setX(key === "step" ? "" : key)} />
        <LinesBy by={by} onChange={setBy} />
        <label class="baseline-choice">
          <span class="dim">smoothing</span>
          <select aria-label="smoothing" value={smoothing} onChange={(event) => setSmoothing(event.currentTarget.value as Smoothing)}>
            {SMOOTHINGS.map((each) => (
              <option key={each} value={each}>
                {each === "none" ? "none" : smoothingWords(each)}
              </option>
            ))}
          </select>
        </label>
        <Segments
          label="Uncertainty"
          value={spread}
          options={[
            { value: "interval", text: "95 %", title: "95 % interval: over the runs of a point, or of its one run" },
            { value: "sd", text: "± sd", title: "Standard deviation over the runs of a point" },
            { value: "none", text: "none" },
          ]}
          onChange={setSpread}
        />
        <LogSwitches log={log} onChange={setLog} x={found?.x.kind !== "words" && found?.x.kind !== "time"} />
        {data && (data.more > 0 || most !== "25") && (
          <label class="baseline-choice">
            <span class="dim">lines</span>
            <select aria-label="lines" value={most} onChange={(event) => setMost(event.currentTarget.value as (typeof LINES)[number])}>
              {LINES.map((each) => (
                <option key={each}>{each}</option>
              ))}
            </select>
          </label>
        )}
        <DragChoice drag={drag} onChange={setDrag} />
      </div>
      {!data || !found ? (
        <TabState error={error} waiting={!error} />
      ) : found.curves.length === 0 ? (
        <TabState>No run has both {data.metric.display} and {data.x.display}.</TabState>
      ) : (
        <>
          <Chart
            title={sentence(data, found, smoothing, spread)}
            summary={summaryOf(data, found)}
            file={`assay-trends-${data.metric.key.replace(/[^A-Za-z0-9_.-]+/g, "-")}`}
            draw={draw}
            rows={() => trendRows(data, found)}
            drag={drag}
            axes={`${metric} ${x} ${log}`}
          />
          <Notes data={data} found={found} />
        </>
      )}
    </>
  );
}

/** Whether a line can run along a column. */
const isOrdered = (column: Column): boolean => isDrawable(column) && (column.kind === "metric" || column.valueType === "number" || column.valueType === "time");

/** Training runs of selected runs that have no line in an answer. */
function missedExperiments(trends: Trends, comparison: Comparison | null, slots: ReadonlyMap<string, number>): string[] {
  const drawn = new Set(trends.lines.flatMap((line) => line.points.flatMap((point) => point.ids ?? [])));
  const wanted = (comparison?.runs ?? []).filter((run) => slots.has(run.id) && !drawn.has(run.id));
  return [...new Set(wanted.flatMap((run) => run.experiment ?? []))];
}

/** An answer with the lines of another that it does not have. */
function joined(trends: Trends, more: Trends): Trends {
  const known = new Set(trends.lines.map((line) => JSON.stringify(line.key)));
  const added = more.lines.filter((line) => !known.has(JSON.stringify(line.key)));
  return { ...trends, lines: [...trends.lines, ...added], more: trends.more - added.length };
}

/** What a line is: a training run, its reruns with other seeds taken together, or the runs that share any other value. */
function LinesBy({ by, onChange }: { by: string; onChange: (by: string) => void }) {
  const recipe = columnByKey.value.has("recipe");
  return (
    <>
      <ColumnSelect label="a line per" value={by} none="training run" allowed={isDrawable} onChange={onChange} />
      {recipe && (
        <label class="check" title="Reruns that differ only in their seed become one line: their mean, with a band">
          <input type="checkbox" checked={by === "recipe"} onChange={() => onChange(by === "recipe" ? "" : "recipe")} /> pool seeds
        </label>
      )}
    </>
  );
}

function sentence(data: Trends, found: TrendPicture, smoothing: Smoothing, spread: string): string {
  const groups = data.by.length > 0 ? `, a line per ${data.by.map((column) => column.display.toLowerCase()).join(" and ")}` : "";
  const pooled = found.curves.some(({ points }) => points.some((point) => point.n > 1));
  const around = spread === "none" ? "" : spread === "sd" ? (pooled ? ", mean ± standard deviation" : "") : ", with 95 % intervals";
  const smoothed = smoothing === "none" ? "" : `; ${smoothingWords(smoothing)} over the raw points`;
  return `${data.metric.display} over ${data.x.display.toLowerCase()}: ${counted(found.curves.length, "line")}${groups}${around}${smoothed}`;
}

function summaryOf(data: Trends, found: TrendPicture): string {
  return `${found.curves.slice(0, 5).map(({ label, points }) => `${label}: ${metricNumber(points[0]!.value, data.metric)} to ${metricNumber(points.at(-1)!.value, data.metric)} in ${counted(points.length, "point")}`).join("; ")}.`;
}

function Notes({ data, found }: { data: Trends; found: TrendPicture }) {
  const notes = [
    data.more > 0 ? `${counted(data.more, "line")} with fewer points left out` : "",
    data.noX > 0 ? `${counted(data.noX, "run")} without ${data.x.display.toLowerCase()}` : "",
    data.noValue > 0 ? `${counted(data.noValue, "run")} without ${data.metric.display}` : "",
    found.stages.length > 0 ? `shaded: ${found.stages.map(({ stage }) => stage).join(", ")}` : "",
  ].filter(Boolean);
  return notes.length > 0 ? <p class="chart-note">{notes.join("; ")}</p> : null;
}

const trendRows = (data: Trends, found: TrendPicture): CsvRow[] => [
  ["line", data.x.key, data.metric.key, "low_95", "high_95", "sd", "runs", "smoothed", "stage", "method"],
  ...found.curves.flatMap((curve) =>
    curve.points.map((point, at): CsvRow => [
      curve.label, point.x, point.value, point.low, point.high, point.sd, point.n, curve.smoothed?.[at], point.stage, point.method,
    ]),
  ),
];
