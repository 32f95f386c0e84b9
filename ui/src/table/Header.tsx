import type { Column } from "../api/types";
import { metricNumber } from "../format";
import { Icon } from "../parts/icons";
import { signal } from "@preact/signals";
import { columns, go, sort, view } from "../state/store";
import { nextSort, type SortKey } from "../state/view";
import { pickAll, share } from "./actions";
import { headerGroups, headerLabels } from "./geometry";

const BETTER = { higher: "higher is better", lower: "lower is better", neither: "", unknown: "" } as const;

/** The two lines above the rows: tasks, and their metrics, which sort when clicked. */
export function Header() {
  const some = share.value;
  const words = some === "all" ? "Clear the selection" : "Select all that match (at most 200)";
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
      <div class="row metrics" role="row" aria-rowindex={2} onKeyDown={headKey}>
        <div class="cell pick" role="columnheader">
          <button
            type="button"
            role="checkbox"
            aria-checked={some === "all" ? "true" : some === "some" ? "mixed" : "false"}
            class={`box${some === "all" ? " checked every" : some === "some" ? " partly" : ""}`}
            aria-label={words}
            title={words}
            onClick={() => void pickAll()}
          >
            {some === "all" && <Icon name="check" size={12} />}
          </button>
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

/** The heading that Tab comes to; the arrows move from there. */
const stop = signal("name");

/** Arrows move along the headings, and down into the rows. */
function headKey(event: KeyboardEvent): void {
  const row = event.currentTarget as HTMLElement;
  const headings = [...row.querySelectorAll<HTMLElement>("button")];
  const at = headings.indexOf(event.target as HTMLElement);
  if (at < 0) return;
  const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: headings.length - 1 }[event.key];
  if (event.key === "ArrowDown") row.closest<HTMLElement>("[role=grid]")?.focus();
  else if (to === undefined) return;
  else headings[Math.max(0, Math.min(headings.length - 1, to))]?.focus();
  event.preventDefault();
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
  const isStop = stop.value === column.key || (column.key === "name" && !columns.value.some((each) => each.key === stop.value));
  const sorted = key ? (key.descending ? "descending" : "ascending") : "none";
  return (
    <div class={`cell ${className}${key ? " sorted" : ""}`} role="columnheader" aria-sort={sorted}>
      <button
        type="button"
        class="sort"
        tabIndex={isStop ? 0 : -1}
        title={headerTitle(column)}
        onFocus={() => (stop.value = column.key)}
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
  lines.push("Click or Enter sorts; with Shift by several, the third time it leaves the order");
  return lines.join("\n");
}
