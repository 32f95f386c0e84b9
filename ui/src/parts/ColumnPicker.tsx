import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import type { Column } from "../api/types";
import { integer } from "../format";
import { found } from "../rail/columnsFor";
import { Popover } from "./Popover";

/** Columns offered at once; the rest is found by typing. */
const MOST = 40;

interface Props {
  label: ComponentChildren;
  title: string;
  columns: Column[];
  onPick: (key: string) => void;
  className?: string;
  align?: "left" | "right";
}

/** A button that opens a list of columns, narrowed by typing, from which one is picked. */
export function ColumnPicker({ label, title, columns, onPick, className = "link", align = "left" }: Props) {
  return (
    <Popover title={title} label={label} className={className} align={align} panelClass="picker">
      {(close) => (
        <ColumnList
          title={title}
          columns={columns}
          onPick={(key) => {
            close();
            onPick(key);
          }}
        />
      )}
    </Popover>
  );
}

/** The list itself, for panels that hold more than it. */
export function ColumnList({ title, columns, onPick }: Pick<Props, "title" | "columns" | "onPick">) {
  const text = useSignal("");
  const hits = found(columns, text.value, MOST + 1);
  return (
    <>
      <input
        data-focus
        type="search"
        class="find"
        aria-label={title}
        placeholder="Find a column"
        value={text.value}
        onInput={(event) => (text.value = event.currentTarget.value)}
        onKeyDown={(event) => event.key === "Enter" && hits[0] && onPick(hits[0].key)}
      />
      <ul class="picker-list">
        {hits.slice(0, MOST).map((column) => (
          <li key={column.key}>
            <button type="button" title={column.key} onClick={() => onPick(column.key)}>
              <span class="chooser-name">{column.kind === "config" ? column.key : column.display}</span>
              <span class="facet-count">{integer(column.count)}</span>
            </button>
          </li>
        ))}
        {hits.length === 0 && <li class="dim small-text">No column of that name.</li>}
        {hits.length > MOST && <li class="dim small-text">More; type to find one.</li>}
      </ul>
    </>
  );
}
