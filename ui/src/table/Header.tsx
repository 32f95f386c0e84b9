import type { Column } from "../api/types";
import { metricNumber } from "../format";
import { Icon } from "../parts/icons";
import { columns, go, selection, sort, view } from "../state/store";
import { nextSort, type SortKey } from "../state/view";
import { pickAll } from "./actions";
import { headerGroups, headerLabels } from "./geometry";

const BETTER = { higher: "higher is better", lower: "lower is better", neither: "", unknown: "" } as const;

/** The two lines above the rows: tasks, and their metrics, which sort when clicked. */
export function Header() {
  const some = selection.value.length > 0;
  const words = some ? "Clear the selection" : "Select all that match (at most 200)";
  const shown = columns.value;
  return (
    <div class="head" role="rowgroup">
      <div class="row tasks" role="row" aria-rowindex={1}>
        <div class="cell pick" role="presentation" />
        <div class="cell name" role="presentation" />
        {headerGroups(shown).map((group, at) => (
          <div
            class={`cell task${group.label ? "" : " blank"}`}
            key={at}
            role="columnheader"
            aria-colspan={group.span}
            style={{ gridColumn: `span ${group.span}` }}
            title={group.label}
          >
            {group.label}
          </div>
        ))}
      </div>
      <div class="row metrics" role="row" aria-rowindex={2}>
        <div class="cell pick" role="columnheader">
          <button
            type="button"
            class={`box${some ? " partly" : ""}`}
            aria-label={words}
            title={words}
            onClick={() => void pickAll()}
          />
        </div>
        <SortHeader column={NAME} label="Name" className="name" />
        {shown.map((column) => (
          <SortHeader
            key={column.key}
            column={column}
            label={headerLabels(column).metric}
            className={isNumeric(column) ? "number" : ""}
          />
        ))}
      </div>
    </div>
  );
}

export const NAME: Column = {
  key: "name",
  kind: "field",
  display: "Name",
  direction: "neither",
  digits: 0,
  percent: false,
  valueType: "text",
  count: 0,
};

const isNumeric = (column: Column): boolean =>
  column.kind === "metric" || column.valueType === "number" || column.key === "step" || column.key === "tokens";

function SortHeader({ column, label, className }: { column: Column; label: string; className: string }) {
  const order = sort.value;
  const place = order.findIndex((key) => key.key === column.key);
  const key: SortKey | undefined = order[place];
  const sorted = key ? (key.descending ? "descending" : "ascending") : "none";
  return (
    <div class={`cell ${className}${key ? " sorted" : ""}`} role="columnheader" aria-sort={sorted}>
      <button
        type="button"
        class="sort"
        title={headerTitle(column)}
        onClick={(event) => go({ sort: nextSort(view.peek().sort, column, event.shiftKey) })}
      >
        {key && (
          <svg class="caret" width="8" height="8" viewBox="0 0 8 8" aria-hidden="true">
            <path d={key.descending ? "M0.5 2h7L4 6.5z" : "M0.5 6h7L4 1.5z"} />
          </svg>
        )}
        {key && order.length > 1 && <span class="place">{place + 1}</span>}
        <span class="label">{label}</span>
        {BETTER[column.direction] && (
          <span class="direction">
            <Icon name={column.direction === "higher" ? "up" : "down"} size={11} />
          </span>
        )}
      </button>
    </div>
  );
}

function headerTitle(column: Column): string {
  const lines = [column.kind === "metric" ? `${column.display} (${column.key})` : column.display];
  if (BETTER[column.direction]) lines.push(BETTER[column.direction]);
  if (column.unit && column.unit !== "fraction") lines.push(`unit: ${column.unit}`);
  if (typeof column.chance === "number") lines.push(`chance: ${metricNumber(column.chance, column)}`);
  if (column.note) lines.push(column.note);
  lines.push("Click to sort; shift-click to sort by several");
  return lines.join("\n");
}
