import type { ComponentChildren } from "preact";
import type { ApiError } from "../api/client";
import type { Column } from "../api/types";
import { Icon } from "../parts/icons";
import { Popover } from "../parts/Popover";
import { go } from "../state/store";
import { toggled } from "../state/view";

interface PickerProps {
  metrics: Column[];
  chosen: string[];
  /** Whether the choice is the reader's; it can then be taken back. */
  own: boolean;
}

/** Chooses the metrics of a chart; carried by the address. */
export function MetricPicker({ metrics, chosen, own }: PickerProps) {
  const groups = new Map<string, Column[]>();
  for (const column of metrics) {
    const title = column.task ?? column.group ?? "";
    groups.set(title, [...(groups.get(title) ?? []), column]);
  }
  return (
    <Popover title="Metrics of the chart" label={<><Icon name="columns" size={14} /> {chosen.length} metrics</>} panelClass="picker">
      {() => (
        <>
          <div class="picker-list">
            {[...groups].map(([title, columns]) => (
              <fieldset key={title}>
                <legend>{title}</legend>
                {columns.map((column) => (
                  <label key={column.key} class="check" title={column.key}>
                    <input
                      type="checkbox"
                      checked={chosen.includes(column.key)}
                      onChange={() => go({ metrics: orNull(toggled(chosen, column.key)) }, "replace")}
                    />
                    {column.display}
                  </label>
                ))}
              </fieldset>
            ))}
          </div>
          {own && (
            <button type="button" class="link picker-reset" onClick={() => go({ metrics: null }, "replace")}>
              those that all have
            </button>
          )}
        </>
      )}
    </Popover>
  );
}

const orNull = (keys: string[]): string[] | null => (keys.length > 0 ? keys : null);

interface SegmentsProps<T extends string> {
  label: string;
  options: { value: T; text: string; disabled?: boolean; title?: string }[];
  value: T;
  onChange: (value: T) => void;
}

/** A choice of one among few. */
export function Segments<T extends string>({ label, options, value, onChange }: SegmentsProps<T>) {
  return (
    <div class="segments" role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          role="radio"
          aria-checked={option.value === value}
          disabled={option.disabled}
          title={option.title}
          onClick={() => onChange(option.value)}
        >
          {option.text}
        </button>
      ))}
    </div>
  );
}

/** What stands in a tab that has nothing to draw, or not yet. */
export function TabState({ error, waiting, children }: { error?: ApiError | null; waiting?: boolean; children?: ComponentChildren }) {
  if (error) {
    return (
      <div class="tab-state" role="alert">
        <p class="strong">{error.problem}</p>
        <p class="dim">{error.remedy}</p>
      </div>
    );
  }
  if (waiting) {
    return (
      <div class="tab-state" aria-busy="true">
        {[70, 45, 85, 60].map((height) => (
          <span key={height} class="skeleton tall" style={{ height: `${height}%` }} />
        ))}
      </div>
    );
  }
  return <div class="tab-state">{children}</div>;
}
