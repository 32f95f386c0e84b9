import type { EChartsType } from "echarts/core";
import { useMemo } from "preact/hooks";
import { api } from "../api/client";
import type { Column } from "../api/types";
import { Chart, type Room } from "../charts/Chart";
import type { CsvRow } from "../charts/csv";
import { look } from "../charts/look";
import { arrowed } from "../charts/scale";
import { groupsOf, scatterOption } from "../charts/scatter";
import { betterOf, GROUPINGS, plane, type Dot, type Grouping, type Plane } from "../charts/scatterModel";
import { cellText, counted, integer } from "../format";
import { columnByKey, filters } from "../state/store";
import { filterParams } from "../state/view";
import { openRun, slotOf } from "../table/actions";
import { DragChoice, LogSwitches } from "./ChartTools";
import { ColumnSelect, isDrawable } from "./ColumnPickers";
import { useChoice, useSwitch, useText } from "./options";
import { Segments, TabState } from "./parts";
import { ids, shownKeys, useLoaded } from "./state";

/** Runs asked for; of more the server sends an even sample, but finds the front over all. */
const MOST_RUNS = 2000;

/** A metric of the table that is better when high, against one that is better when low: what a front is about. */
export function usualAxes(shown: (Column | undefined)[]): [string, string] {
  const metrics = shown.filter((column): column is Column => column?.kind === "metric");
  const y = metrics.find((column) => column.direction === "higher") ?? metrics[0];
  const x = metrics.find((column) => column.direction === "lower" && column !== y) ?? metrics.find((column) => column !== y);
  return [x?.key ?? "step", y?.key ?? "step"];
}

/** Any column against any other: the filtered runs in grey, the selected ones in their colours. */
export function ScatterTab() {
  const [usualX, usualY] = usualAxes(shownKeys().map((key) => columnByKey.value.get(key)));
  const [chosenX, setX] = useText("scatter.x");
  const [chosenY, setY] = useText("scatter.y");
  const [x, y] = [chosenX || usualX, chosenY || usualY];
  const [log, setLog] = useChoice("scatter.log", ["", "x", "y", "xy"], "");
  const [drag, setDrag] = useChoice("scatter.drag", ["zoom", "pan"], "zoom");
  const [bars, setBars] = useSwitch("scatter.bars", true);
  const [pareto, setPareto] = useSwitch("scatter.front", true);
  const [group, setGroup] = useChoice<Grouping>("scatter.colour", GROUPINGS, "none");
  const [betterX, setBetterX] = useChoice("scatter.betterx", ["", "higher", "lower"], "");
  const [betterY, setBetterY] = useChoice("scatter.bettery", ["", "higher", "lower"], "");
  const [xColumn, yColumn] = [columnByKey.value.get(x), columnByKey.value.get(y)];
  const better = [betterOf(xColumn, betterX), betterOf(yColumn, betterY)] as const;
  const wanted = pareto && better[0] && better[1] && x !== y ? `${x}~${better[0]};${y}~${better[1]}` : "";
  const params = filterParams(filters.value);
  params.set("columns", x === y ? x : `${x};${y}`);
  params.set("limit", String(MOST_RUNS));
  if (wanted) params.set("front", wanted);
  const all = useLoaded(`values ${params}`, (abort) => api.values(params, abort)).value;
  const own = new URLSearchParams({ columns: params.get("columns")!, ids: ids.value.join(","), limit: "200" });
  const chosen = useLoaded(ids.value.length > 0 ? `values ${own}` : "", (abort) => api.values(own, abort)).value;
  const style = look.value;
  const slots = slotOf.value;
  const drawn = [all.data, chosen.data, x, y, log, group, slots];
  const found = useMemo(
    () => (all.data ? plane(all.data, ids.peek().length > 0 ? chosen.data : null, { x, y, logX: log.includes("x"), logY: log.includes("y"), group, slots }) : null),
    drawn,
  );
  const draw = useMemo(
    () => (room: Room) => scatterOption(found!, { bars, better: pareto ? [better[0], better[1]] : [null, null], drag }, room, style),
    [found, bars, drag, style, wanted],
  );
  const logAble = (scale: Plane["x"] | undefined) => scale === undefined || scale.kind === "number";
  return (
    <>
      <div class="tab-tools">
        <ColumnSelect label="x" value={x} allowed={isDrawable} onChange={setX} />
        <ColumnSelect label="y" value={y} allowed={isDrawable} onChange={setY} />
        <LogSwitches log={log} onChange={setLog} x={logAble(found?.x)} y={logAble(found?.y)} />
        <label class="check">
          <input type="checkbox" checked={bars} onChange={() => setBars(!bars)} /> error bars
        </label>
        <label class="check" title="The runs that no other run beats in both columns">
          <input type="checkbox" checked={pareto} onChange={() => setPareto(!pareto)} /> Pareto front
        </label>
        {pareto && found?.x.kind === "number" && betterOf(xColumn, "") === null && <Better label="x" value={betterX} onChange={setBetterX} />}
        {pareto && found?.y.kind === "number" && betterOf(yColumn, "") === null && <Better label="y" value={betterY} onChange={setBetterY} />}
        <label class="baseline-choice">
          <span class="dim">colour</span>
          <select aria-label="colour" value={group} onChange={(event) => setGroup(event.currentTarget.value as Grouping)}>
            {GROUPINGS.map((each) => (
              <option key={each} value={each}>
                {each === "none" ? "selected runs only" : `by ${each}`}
              </option>
            ))}
          </select>
        </label>
        <DragChoice drag={drag} onChange={setDrag} />
      </div>
      {!found ? (
        <TabState error={all.error ?? chosen.error} waiting={!all.error && !all.data}>No run has these columns.</TabState>
      ) : found.dots.length === 0 ? (
        <TabState>No run has a value of both {found.x.column.display} and {found.y.column.display}.</TabState>
      ) : (
        <>
          <div class="side-by-side">
            <Chart
              title={sentence(found, bars)}
              summary={summaryOf(found)}
              file={`assay-scatter-${fileWord(y)}-${fileWord(x)}`}
              canvas
              draw={draw}
              rows={() => scatterRows(found)}
              drag={drag}
              axes={`${x} ${y} ${log}`}
              onReady={ready}
            />
            {pareto && found.front.length > 0 && <Front plane={found} />}
          </div>
          <Notes found={found} group={group} sampled={all.data!.sampled} matched={all.data!.matched} />
        </>
      )}
    </>
  );
}

function ready(chart: EChartsType): void {
  chart.on("click", (event) => {
    const { id } = (event.data ?? {}) as { id?: string };
    if (id !== undefined) openRun(id);
  });
}

const fileWord = (key: string): string => key.replace(/[^A-Za-z0-9_.-]+/g, "-");

function Better({ label, value, onChange }: { label: string; value: "" | "higher" | "lower"; onChange: (value: "" | "higher" | "lower") => void }) {
  return (
    <Segments
      label={`Which ${label} is better`}
      value={value}
      options={[
        { value: "lower", text: `low ${label} better` },
        { value: "higher", text: `high ${label}` },
        { value: "", text: "neither" },
      ]}
      onChange={onChange}
    />
  );
}

function sentence({ x, y, dots }: Plane, bars: boolean): string {
  return `${y.column.display} against ${x.column.display}: ${counted(dots.length, "run")}${bars && dots.some((dot) => dot.yLow !== null || dot.xLow !== null) ? ", with 95 % intervals" : ""}`;
}

function summaryOf({ x, y, front }: Plane): string {
  if (front.length === 0) return "";
  return `On the Pareto front: ${front.slice(0, 6).map((dot) => `${dot.name} (${cellText(dot.raw[0], x.column)}, ${cellText(dot.raw[1], y.column)})`).join("; ")}.`;
}

/** The members of the front, by x. */
function Front({ plane: { x, y, front } }: { plane: Plane }) {
  return (
    <div class="side-panel narrow" tabIndex={0} role="region" aria-label="Pareto front">
      <p class="side-title">Pareto front: {counted(front.length, "run")}</p>
      <table class="plain-table">
        <thead>
          <tr>
            <th scope="col">Run</th>
            <th scope="col" class="number">{arrowed(x.column)}</th>
            <th scope="col" class="number">{arrowed(y.column)}</th>
          </tr>
        </thead>
        <tbody>
          {front.slice(0, 100).map((dot) => (
            <tr key={dot.id}>
              <th scope="row">
                <button type="button" class="link cut" title={dot.name} onClick={() => openRun(dot.id)}>
                  {dot.name}
                </button>
              </th>
              <td class="number">{cellText(dot.raw[0], x.column)}</td>
              <td class="number">{cellText(dot.raw[1], y.column)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Notes({ found, group, sampled, matched }: { found: Plane; group: Grouping; sampled: boolean; matched: number }) {
  const style = look.value;
  const groups = group === "none" ? [] : groupsOf(found.dots.filter((dot) => dot.slot === null));
  const words = [
    sampled ? `an even sample of ${integer(matched)} runs; the front is over all of them` : "",
    found.left > 0 ? `${counted(found.left, "run")} without a place here: no value, or 0 and less on a log axis` : "",
  ].filter(Boolean);
  if (words.length === 0 && groups.length === 0) return null;
  return (
    <p class="chart-note">
      {groups.map((each) => (
        <span key={each.name} class="key-item">
          <span class="tip-swatch inline" style={{ background: each.colour ?? style.axis }} /> {each.name} {integer(each.count)}
        </span>
      ))}
      {words.join("; ")}
    </p>
  );
}

const scatterRows = ({ x, y, dots }: Plane): CsvRow[] => [
  ["run", "run_id", x.column.key, "x_low_95", "x_high_95", y.column.key, "y_low_95", "y_high_95", "on_front", "selected"],
  ...[...dots].sort(chosenFirst).map((dot): CsvRow => [
    dot.name, dot.id, dot.raw[0], dot.xLow, dot.xHigh, dot.raw[1], dot.yLow, dot.yHigh, dot.front, dot.slot !== null,
  ]),
];

const chosenFirst = (a: Dot, b: Dot): number => Number(b.slot !== null) - Number(a.slot !== null) || Number(b.front) - Number(a.front);
