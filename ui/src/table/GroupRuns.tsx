import { api } from "../api/client";
import type { Column, Group } from "../api/types";
import { cellText, cellTitle, counted, halfWidth } from "../format";
import { cellOf } from "../state/standing";
import { filters, filtersKey, go, sort } from "../state/store";
import { useLoaded } from "../tray/state";
import { openRun, selectRun, slotOf, unselect } from "./actions";
import { groupFilters, groupId, groupRunParams } from "./groupModel";
import { Swatch } from "./Row";

/** Runs of an open group shown in its place; the rest is a click away. */
const MOST = 50;

/** The runs of an open group, under the same columns as the group. */
export function GroupRuns({ group, by, columns, span }: { group: Group; by: Column[]; columns: Column[]; span: number }) {
  const keys = by.map(({ key }) => key);
  const { data, error } = useLoaded(`${filtersKey.value} ${keys.join(";")} ${groupId(group)} ${columns.map(({ key }) => key).join(";")}`, (abort) => {
    const params = groupRunParams(filters.peek(), keys, group, sort.peek(), columns.map(({ key }) => key));
    params.set("limit", String(MOST));
    return api.runs(params, abort);
  }).value;
  if (!data) return <tr class="member"><td colSpan={span} class="dim">{error ? `${error.problem}. ${error.remedy}` : "Loading"}</td></tr>;
  return (
    <>
      {data.rows.map((row) => {
        const slot = slotOf.value.get(row.id) ?? -1;
        return (
          <tr key={row.id} class={`member${slot >= 0 ? " selected" : ""}`}>
            <th scope="row" colSpan={by.length + 1} class="by">
              <span class="by-cell">
                <button
                  type="button"
                  role="checkbox"
                  aria-checked={slot >= 0}
                  aria-label={`Select ${row.name}`}
                  onClick={() => (slot >= 0 ? unselect(row.id) : selectRun(row.id))}
                >
                  <Swatch slot={slot} />
                </button>
                <button type="button" class="link by-name" title={row.name} onClick={() => openRun(row.id)}>{row.name}</button>
              </span>
            </th>
            {columns.map((column) => {
              const cell = cellOf(row, column);
              const none = (cell?.value ?? null) === null;
              return (
                <td key={column.key} class={`number${none ? " none" : ""}`} title={cellTitle(cell, column)}>
                  {cellText(cell?.value, column)} <span class="half">{column.kind === "metric" ? halfWidth(cell, column) : ""}</span>
                </td>
              );
            })}
          </tr>
        );
      })}
      <tr class="member">
        <td colSpan={span}>
          <button type="button" class="link small-text" onClick={() => go({ filters: groupFilters(filters.peek(), keys, group), by: [] })}>
            {data.matched > data.rows.length ? `all ${counted(data.matched, "run")} as a table` : "as a table of runs"}
          </button>
        </td>
      </tr>
    </>
  );
}
