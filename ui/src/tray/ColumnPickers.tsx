import { useSignal } from "@preact/signals";
import type { Column } from "../api/types";
import { Popover } from "../parts/Popover";
import { catalogue } from "../state/store";
import { toggled } from "../state/view";

/** Columns that a chart can draw, in the groups of a menu; fields that are names or lists are not among them. */
export function columnGroups(allowed: (column: Column) => boolean): { title: string; columns: Column[] }[] {
  const known = catalogue.value;
  if (!known) return [];
  const groups = new Map<string, Column[]>();
  const put = (title: string, column: Column) => {
    if (column.count > 0 && allowed(column)) groups.set(title, [...(groups.get(title) ?? []), column]);
  };
  for (const column of known.fields) put("Fields", column);
  for (const column of known.metrics) put(column.task ?? column.group ?? "Metrics", column);
  for (const column of known.config) put("Configuration", column);
  return [...groups].map(([title, columns]) => ({ title, columns }));
}

/** Fields that say who a run is, not what it is like. */
const IDENTITY = ["id", "name", "notes", "note", "tags", "ownTags"];

export const isDrawable = (column: Column): boolean => !IDENTITY.includes(column.key);
export const isMetric = (column: Column): boolean => column.kind === "metric";

interface ColumnSelectProps {
  label: string;
  value: string;
  allowed: (column: Column) => boolean;
  onChange: (key: string) => void;
  /** What stands first and chooses nothing. */
  none?: string;
}

/** Chooses one column. */
export function ColumnSelect({ label, value, allowed, onChange, none }: ColumnSelectProps) {
  const groups = columnGroups(allowed);
  const known = value === "" || groups.some(({ columns }) => columns.some(({ key }) => key === value));
  return (
    <label class="baseline-choice">
      <span class="dim">{label}</span>
      <select aria-label={label} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {none !== undefined && <option value="">{none}</option>}
        {!known && <option value={value}>{value}</option>}
        {groups.map(({ title, columns }) => (
          <optgroup key={title} label={title}>
            {columns.map((column) => (
              <option key={column.key} value={column.key}>
                {column.display}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

interface Item {
  key: string;
  text: string;
  group?: string;
  /** What hovering says; the key if it is left out. */
  title?: string;
}

interface ListPickerProps {
  title: string;
  label: string;
  items: Item[];
  chosen: string[];
  onChange: (chosen: string[]) => void;
  /** So many stay chosen: the last ones cannot be taken away. */
  least?: number;
  /** Takes the reader's choice back; left out where there is none. */
  onReset?: () => void;
}

/** Items listed at once; the search narrows them. */
const LISTED = 120;

/** Chooses several of many; they can be searched. */
export function ListPicker({ title, label, items, chosen, onChange, onReset, least = 0 }: ListPickerProps) {
  const search = useSignal("");
  const words = search.value.toLowerCase();
  const found = items.filter(({ key, text }) => `${key} ${text}`.toLowerCase().includes(words));
  // What is chosen stays in sight, however many there are.
  const isLast = (key: string): boolean => chosen.length <= least && chosen.includes(key);
  const listed = [...found.filter(({ key }) => chosen.includes(key)), ...found.filter(({ key }) => !chosen.includes(key))].slice(0, LISTED);
  return (
    <Popover title={title} label={label} panelClass="picker">
      {() => (
        <>
          {items.length > 12 && (
            <input
              class="picker-search" type="search" placeholder="Search" aria-label={`Search in ${title}`} data-focus value={search.value}
              onInput={(event) => (search.value = event.currentTarget.value)}
            />
          )}
          <div class="picker-list single">
            {listed.map(({ key, text, title = key }) => (
              <label key={key} class="check" title={isLast(key) ? `${title}\nAt least ${least} of them stays chosen` : title}>
                <input type="checkbox" checked={chosen.includes(key)} disabled={isLast(key)} onChange={() => onChange(toggled(chosen, key))} />
                <span>{text}</span>
              </label>
            ))}
            {found.length > listed.length && <p class="dim">{found.length - listed.length} more: search for them</p>}
          </div>
          {onReset && (
            <button type="button" class="link picker-reset" onClick={onReset}>
              back to the usual choice
            </button>
          )}
        </>
      )}
    </Popover>
  );
}
