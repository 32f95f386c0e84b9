import { useSignal } from "@preact/signals";
import type { ApiError } from "../api/client";
import { api } from "../api/client";
import type { Column, Group, GroupPage } from "../api/types";
import { cellText, counted, integer } from "../format";
import { Choice } from "../parts/Choice";
import { GROUP_DETAILS, groupDetail } from "../state/prefs";
import { by, columnsAsked, filters, filtersKey, go, view } from "../state/store";
import { nextSort, sortText, toggled, type SortKey } from "../state/view";
import { useLoaded } from "../tray/state";
import { selectFound } from "./actions";
import { headerLabels } from "./geometry";
import { GroupRuns } from "./GroupRuns";
import { detailText, groupFilters, groupId, groupParams, groupTitle, meanText } from "./groupModel";
import { Nothing } from "./Nothing";

/** Groups fetched at once. */
const STEP = 200;
/** Groups that the API gives at most. */
const MOST = 1000;

/** The groups of the runs that match: mean, spread and interval of each metric; a group opens to its runs. */
export function GroupTable() {
  const keys = by.value;
  const limit = useSignal(STEP);
  const open = useSignal<string[]>([]);
  const columns = columnsAsked.value;
  const sort = view.value.groupSort;
  const asked = [filtersKey.value, keys.join(";"), columns?.join(";") ?? "", sortText(sort).join(";"), limit.value].join(" ");
  const { data, error } = useLoaded(asked, (abort) => {
    const params = groupParams(filters.peek(), keys, sort, columns);
    params.set("limit", String(limit.peek()));
    return api.groups(params, abort);
  }).value;
  // The groups of another question are no groups of this one.
  const answer = data && data.by.map(({ key }) => key).join(";") === keys.join(";") ? data : null;
  return (
    <section class="table" aria-label="Groups">
      <div class="scroller groups" tabIndex={-1}>
        {error && <Failure error={error} />}
        {answer && answer.rows.length > 0 && <Grid answer={answer} open={open.value} onToggle={(id) => (open.value = toggled(open.peek(), id))} />}
        {answer && answer.rows.length === 0 && !error && <Nothing />}
        {answer && answer.rows.length < answer.groups && limit.value < MOST && (
          <button type="button" class="link more-groups" onClick={() => (limit.value = Math.min(MOST, limit.peek() + STEP))}>
            {integer(answer.groups - answer.rows.length)} more groups
          </button>
        )}
        {answer && answer.rows.length < answer.groups && limit.value >= MOST && (
          <p class="dim more-groups">{integer(answer.groups - answer.rows.length)} more groups; filters narrow them</p>
        )}
        {!answer && !error && <p class="dim loading-groups">Loading</p>}
      </div>
      <footer class="table-foot">
        <span role="status">{answer ? `${counted(answer.groups, "group")} of ${counted(answer.matched, "run")}` : " "}</span>
        <span class="grow" />
        <Choice label="beside the mean" options={GROUP_DETAILS} value={groupDetail.value} onPick={(value) => (groupDetail.value = value)} />
      </footer>
    </section>
  );
}

function Failure({ error }: { error: ApiError }) {
  return (
    <p class="where-error groups-error" role="alert">
      {error.problem}. <span class="dim">{error.remedy}</span>
    </p>
  );
}

const COUNT = { key: "count", display: "Runs", kind: "field", direction: "neither", valueType: "number" } as const;

function Grid({ answer, open, onToggle }: { answer: GroupPage; open: string[]; onToggle: (id: string) => void }) {
  const span = answer.columns.length + answer.by.length + 1;
  const detail = groupDetail.value;
  const widths = new Map(
    answer.columns.map((column) => [column.key, Math.max(0, ...answer.rows.map(({ cells }) => detailText(cells[column.key], column, detail).length))]),
  );
  return (
    <table class="group-table">
      <thead>
        <tr>
          {answer.by.map((column) => <Head key={column.key} column={column} label={column.display} className="by" />)}
          <Head column={COUNT} label="Runs" className="number" />
          {answer.columns.map((column) => <Head key={column.key} column={column} label={headLabel(column)} className="number" />)}
        </tr>
      </thead>
      {answer.rows.map((group) => {
        const id = groupId(group);
        const isOpen = open.includes(id);
        return (
          <tbody key={id}>
            <GroupRow group={group} answer={answer} widths={widths} open={isOpen} onToggle={() => onToggle(id)} />
            {isOpen && <GroupRuns group={group} by={answer.by} columns={answer.columns} span={span} />}
          </tbody>
        );
      })}
    </table>
  );
}

const headLabel = (column: Column): string => {
  if (column.group === "aggregate" || column.group === "macro") return column.display;
  const { task, metric } = headerLabels(column);
  return task && column.kind === "metric" && metric !== column.display ? `${task} ${metric}` : metric;
};

function Head({ column, label, className }: { column: Pick<Column, "key" | "kind" | "direction" | "valueType">; label: string; className: string }) {
  const order = view.value.groupSort;
  const place = order.findIndex((each) => each.key === column.key);
  const key: SortKey | undefined = order[place];
  const turn = (event: MouseEvent): void => go({ groupSort: nextSort(order, column, event.shiftKey) });
  return (
    <th scope="col" class={`${className}${key ? " sorted" : ""}`} aria-sort={key ? (key.descending ? "descending" : "ascending") : "none"}>
      <button type="button" class="sort" title={`Sort by ${label}; with Shift by several`} onClick={turn}>
        {key && <span class="place" aria-hidden="true">{key.descending ? "▼" : "▲"}{order.length > 1 ? place + 1 : ""}</span>}
        <span class="label">{label}</span>
      </button>
    </th>
  );
}

interface RowProps {
  group: Group;
  answer: GroupPage;
  /** Letters beside the means of each column, so that means stand below each other. */
  widths: ReadonlyMap<string, number>;
  open: boolean;
  onToggle: () => void;
}

function GroupRow({ group, answer, widths, open, onToggle }: RowProps) {
  const detail = groupDetail.value;
  const name = answer.by.map((column, at) => cellText(group.key[at] ?? null, column)).join(", ");
  return (
    <tr class={open ? "open" : ""}>
      {answer.by.map((column, at) => {
        const text = group.key[at] === null || group.key[at] === "" ? "none" : cellText(group.key[at], column);
        return at === 0 ? (
          <th scope="row" key={column.key} class="by">
            <span class="by-cell">
              <button type="button" class="fold" aria-expanded={open} aria-label={`Runs of ${name}`} onClick={onToggle}>
                <span class={`chevron${open ? " open" : ""}`} aria-hidden="true">›</span>
                <span class="by-name" title={text}>{text}</span>
              </button>
              <button type="button" class="link small-text" aria-label={`Select the runs of ${name}`} onClick={() => void selectFound(groupFilters(filters.peek(), by.peek(), group))}>
                select
              </button>
            </span>
          </th>
        ) : (
          <td key={column.key} class="by" title={text}>{text}</td>
        );
      })}
      <td class="number">{integer(group.count)}</td>
      {answer.columns.map((column) => {
        const cell = group.cells[column.key];
        return (
          <td key={column.key} class={`number${typeof cell?.mean === "number" ? "" : " none"}`} title={groupTitle(cell, column)}>
            {meanText(cell, column)} <span class="half" style={{ minWidth: `${widths.get(column.key)}ch` }}>{detailText(cell, column, detail)}</span>
          </td>
        );
      })}
    </tr>
  );
}
