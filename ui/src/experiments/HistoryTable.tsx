import { useMemo } from "preact/hooks";
import { counted } from "../format";
import { DraftInput } from "../parts/DraftInput";
import { MiddleName } from "../parts/MiddleName";
import { isNarrow } from "../state/theme";
import { ROW_HEIGHT } from "../table/geometry";
import { useRows } from "../table/useRows";
import { useText } from "../tray/options";
import { historyColumns, matching, METHOD, methodName, ordered, standing, type HistoryColumn } from "./model";
import { choose } from "./state";
import { MethodChip } from "./MethodChip";
import type { ExperimentRow, History, MethodRow } from "./types";

const NEWEST = "-time";

interface Props {
  history: History;
  /** How each method looks in the figures. */
  looks: ReadonlyMap<string, MethodRow>;
}

/** Every experiment on a line, the newest first; as many elements as fit the screen. */
export function HistoryTable({ history, looks }: Props) {
  const [query, setQuery] = useText("experiments.q");
  const [asked] = useText("experiments.sort");
  const sort = asked || NEWEST;
  const columns = useMemo(() => historyColumns(history), [history]);
  const all = useMemo(() => [METHOD, ...columns], [columns]);
  const rows = useMemo(() => {
    const column = all.find(({ key }) => key === sort.replace(/^-/, "")) ?? all.find(({ key }) => key === "time")!;
    return ordered(matching(history.experiments, query, all), column, sort.startsWith("-"));
  }, [history, query, sort, all]);
  return (
    <>
      <div class="exp-find">
        <DraftInput id="search" type="search" label="Search the history" placeholder="Method, note, setting, id" value={query} pause={120} onCommit={setQuery} />
        <span class="dim small-text" role="status">{query === "" ? "" : `${rows.length} of ${counted(history.experiments.length, "experiment")}`}</span>
      </div>
      <Grid rows={rows} columns={columns} sort={sort} looks={looks} total={history.experiments.length} />
    </>
  );
}

interface GridProps {
  rows: ExperimentRow[];
  columns: HistoryColumn[];
  sort: string;
  looks: ReadonlyMap<string, MethodRow>;
  total: number;
}

function Grid({ rows, columns, sort, looks, total }: GridProps) {
  const narrow = isNarrow.value;
  const template = useMemo(() => `${narrow ? 150 : Math.max(140, widthOf(METHOD, rows) + 22)}px ${columns.map((column) => `${widthOf(column, rows)}px`).join(" ")} minmax(0, 1fr)`, [columns, rows, narrow]);
  const { grid, from, to, now, goTo } = useRows({ total: rows.length, onOpen: (at) => choose("open", rows[at]!.id) });
  return (
    <section class="table exp-history" aria-label="Experiments">
      <div
        {...grid}
        class="scroller"
        role="grid"
        tabIndex={0}
        aria-label="Experiments"
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length + 1}
        aria-activedescendant={rows.length > 0 ? `experiment-${now}` : undefined}
        style={{ "--columns": template }}
      >
        <div class="head" role="rowgroup">
          <div class="row metrics" role="row" aria-rowindex={1}>
            {[METHOD, ...columns].map((column) => <Heading key={column.key} column={column} sort={sort} />)}
          </div>
        </div>
        <div class="body" role="rowgroup" style={{ height: `${rows.length * ROW_HEIGHT}px` }}>
          {rows.slice(from, to + 1).map((row, at) => (
            <Row key={row.id} row={row} index={from + at} columns={columns} active={from + at === now} look={looks.get(methodName(row.method))} onOpen={() => (goTo(from + at), choose("open", row.id))} />
          ))}
        </div>
        {rows.length === 0 && <p class="nothing">None of the {counted(total, "experiment")} matches.</p>}
      </div>
    </section>
  );
}

/** Room for the widest of the texts that are likely to be seen. */
function widthOf(column: HistoryColumn, rows: ExperimentRow[]): number {
  const most = rows.slice(0, 400).reduce((wide, row) => Math.max(wide, column.text(row).length), 0);
  return Math.round(Math.max(column.label.length * 6.4 + 30, Math.min(column.key === "notes" ? 260 : 230, most * 7.4 + 18)));
}

function Heading({ column, sort }: { column: HistoryColumn; sort: string }) {
  const descending = sort === `-${column.key}`;
  const sorted = descending || sort === column.key;
  const turn = (): void => {
    const next = sorted ? (descending ? column.key : `-${column.key}`) : column.key === "time" ? NEWEST : column.key;
    choose("sort", next === NEWEST ? "" : next);
  };
  return (
    <div class={`cell ${column.key === "method" ? "name" : ""} ${column.number ? "number" : ""}${sorted ? " sorted" : ""}`} role="columnheader" aria-sort={sorted ? (descending ? "descending" : "ascending") : "none"}>
      <button type="button" class="sort" title={column.title ?? column.label} onClick={turn}>
        {sorted && <span class="place" aria-hidden="true">{descending ? "▼" : "▲"}</span>}
        <span class="label">{column.label}</span>
      </button>
    </div>
  );
}

interface RowProps {
  row: ExperimentRow;
  index: number;
  columns: HistoryColumn[];
  active: boolean;
  look: MethodRow | undefined;
  onOpen: () => void;
}

function Row({ row, index, columns, active, look, onOpen }: RowProps) {
  return (
    <div id={`experiment-${index}`} class={`row${row.invalid ? " gone" : ""}${active ? " active" : ""}`} role="row" aria-rowindex={index + 2} data-index={index} style={{ transform: `translateY(${index * ROW_HEIGHT}px)` }}>
      <div class="cell name" role="rowheader">
        {look && <MethodChip method={look} />}
        <button type="button" class="link" tabIndex={-1} title={methodName(row.method)} onClick={onOpen}>
          <MiddleName name={methodName(row.method)} tail={8} />
        </button>
      </div>
      {columns.map((column) => <Cell key={column.key} row={row} column={column} />)}
    </div>
  );
}

function Cell({ row, column }: { row: ExperimentRow; column: HistoryColumn }) {
  if (column.key === "status") {
    return (
      <div class="cell" role="gridcell" title={standing(row)}>
        {row.invalid ? <><span class="badge warn">invalidated</span> <span class="dim">{row.invalid}</span></> : <span class="dim">counts</span>}
      </div>
    );
  }
  const text = column.text(row);
  const missing = column.value(row) === undefined || column.value(row) === "";
  if (column.key === "provenance") return <div class="cell" role="gridcell">{row.provenance === "measured" ? text : <span class="badge">{text}</span>}</div>;
  return (
    <div class={`cell${column.number ? " number" : ""}${missing ? " none" : ""}`} role="gridcell" title={column.number ? undefined : text}>
      <span class="value">{text}</span>
    </div>
  );
}
