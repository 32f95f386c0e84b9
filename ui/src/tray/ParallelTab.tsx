import { useSignal } from "@preact/signals";
import type { EChartsType } from "echarts/core";
import { useMemo } from "preact/hooks";
import { api } from "../api/client";
import { Chart, type Room } from "../charts/Chart";
import type { CsvRow } from "../charts/csv";
import { look } from "../charts/look";
import { parallelOption } from "../charts/parallel";
import { parallelPicture, usualAxes, type ParallelPicture } from "../charts/parallelModel";
import { counted, integer } from "../format";
import { addAll } from "../state/selection";
import { catalogue, columnByKey, filters, go, page, selection } from "../state/store";
import { filterParams } from "../state/view";
import { openRun, slotOf } from "../table/actions";
import { columnGroups, isDrawable, ListPicker } from "./ColumnPickers";
import { useList, useSwitch } from "./options";
import { TabState } from "./parts";
import { ids, shownKeys, useLoaded } from "./state";

/** Lines asked for; of more runs the server sends an even sample. */
const MOST_RUNS = 400;
/** Columns that the server gives at once. */
const MOST_AXES = 24;

/** One axis a column, one line a run: what settings go with what results. */
export function ParallelTab() {
  const [own, setOwn] = useList("parallel.axes");
  const [invert, setInvert] = useSwitch("parallel.invert", true);
  const selected = ids.value;
  const diff = useLoaded(!own && selected.length >= 2 ? `diff ${selected.join(",")} false` : "", (abort) => api.diff(selected, false, abort)).value;
  const differing = own ? [] : (diff.data?.rows ?? []).map((row) => `config.${row.key}`).filter((key) => isSetting(key));
  const metrics = shownKeys().filter((key) => columnByKey.value.get(key)?.kind === "metric");
  const keys = (own ?? usualAxes(differing, metrics)).filter((key) => columnByKey.value.has(key)).slice(0, MOST_AXES);
  const params = filterParams(filters.value);
  params.set("columns", keys.join(";"));
  params.set("limit", String(MOST_RUNS));
  const wait = keys.length < 2 || (!own && selected.length >= 2 && !diff.data && !diff.error);
  const all = useLoaded(wait ? "" : `values ${params}`, (abort) => api.values(params, abort)).value;
  const mine = new URLSearchParams({ columns: keys.join(";"), ids: selected.join(","), limit: "200" });
  const chosen = useLoaded(wait || selected.length === 0 ? "" : `values ${mine}`, (abort) => api.values(mine, abort)).value;
  const style = look.value;
  const slots = slotOf.value;
  const brushed = useSignal<string[] | null>(null);
  const joined = keys.join(";");
  const found = useMemo(
    () => (all.data ? parallelPicture(all.data, selected.length > 0 ? chosen.data : null, keys, invert, slots) : null),
    [all.data, chosen.data, joined, invert, slots],
  );
  const draw = useMemo(() => (room: Room) => parallelOption(found!, room, style), [found, style]);
  const items = columnGroups(isDrawable).flatMap(({ title, columns }) => columns.map((column) => ({ key: column.key, text: column.display, group: title })));
  return (
    <>
      <div class="tab-tools">
        <ListPicker
          title="Axes" label={counted(keys.length, "axis").replace("axiss", "axes")} items={items} chosen={keys}
          onChange={(next) => setOwn(next.length > 0 ? next.slice(0, MOST_AXES) : null)} onReset={own ? () => setOwn(null) : undefined}
        />
        <label class="check" title="Axes on which lower is better run downwards, so that better is up on each">
          <input type="checkbox" checked={invert} onChange={() => setInvert(!invert)} /> better is up
        </label>
        <span class="dim small-text">drag along an axis to keep the lines that pass there; click it to let go</span>
        {brushed.value && brushed.value.length > 0 && (
          <button type="button" class="link small-text" onClick={() => go({ selection: addAll(selection.peek(), brushed.peek()!) }, "replace")}>
            select these {integer(brushed.value.length)}
          </button>
        )}
      </div>
      {keys.length < 2 && page.value && catalogue.value ? (
        <TabState>Choose two axes or more.</TabState>
      ) : !found || found.axes.length < 2 ? (
        <TabState error={all.error} waiting={!all.error} />
      ) : found.lines.length === 0 ? (
        <TabState>No run has values of two of these columns.</TabState>
      ) : (
        <>
          <Chart
            title={`${counted(found.lines.length, "run")} over ${integer(found.axes.length)} axes; ↑ higher is better, ↓ lower is better`}
            summary={`Axes: ${found.axes.map((scale) => scale.column.display).join(", ")}.`}
            file="assay-parallel"
            canvas
            draw={draw}
            rows={() => parallelRows(found)}
            onReady={(chart) => follow(chart, (list) => (brushed.value = list))}
          />
          {(all.data?.sampled || found.left > 0 || found.lines.some((line) => line.places.includes(null))) && (
            <p class="chart-note">
              {[
                all.data?.sampled ? `an even sample of ${integer(all.data.matched)} runs` : "",
                found.lines.some((line) => line.places.includes(null)) ? "dotted lines pass over axes on which the run has no value" : "",
                found.left > 0 ? `${counted(found.left, "run")} with fewer than two values left out` : "",
              ].filter(Boolean).join("; ")}
            </p>
          )}
        </>
      )}
    </>
  );
}

/** Keys with few words or a number; paths and lists only fill the axes. */
function isSetting(key: string): boolean {
  const column = columnByKey.value.get(key);
  return column !== undefined && (column.valueType === "number" || column.valueType === "boolean");
}

/** Opens a run on a click, and tells which runs pass through what is brushed; null if nothing is. */
function follow(chart: EChartsType, tell: (ids: string[] | null) => void): void {
  chart.on("click", (event) => {
    const { id } = (event.data ?? {}) as { id?: string };
    if (id !== undefined) openRun(id);
  });
  chart.on("axisareaselected", () => {
    const { series } = chart.getOption() as { series: { data: { id: string }[] }[] };
    const model = (chart as unknown as { getModel(): { getSeriesByType(type: string): { getRawIndicesByActiveState(state: string): number[] }[] } }).getModel();
    const found = model.getSeriesByType("parallel").map((each) => each.getRawIndicesByActiveState("active"));
    const normal = model.getSeriesByType("parallel").some((each) => each.getRawIndicesByActiveState("normal").length > 0);
    tell(normal ? null : found.flatMap((places, at) => places.flatMap((place) => series[at]?.data[place]?.id ?? [])));
  });
}

const parallelRows = ({ axes, lines }: ParallelPicture): CsvRow[] => [
  ["run", "run_id", "selected", ...axes.map((scale) => scale.column.key)],
  ...[...lines].sort((a, b) => Number(b.slot !== null) - Number(a.slot !== null)).map((line): CsvRow => [
    line.name, line.id, line.slot !== null, ...line.raw.map((value) => (Array.isArray(value) ? JSON.stringify(value) : value)),
  ]),
];
