import { useSignal } from "@preact/signals";
import type { Column } from "../api/types";
import { ColumnPicker } from "../parts/ColumnPicker";
import { DraftInput } from "../parts/DraftInput";
import { axisNumber } from "../format";
import { endProblem, rangeOf, withRange, type RangeCondition } from "../state/conditions";
import { catalogue, columnByKey, facets, filters, setFilters, view } from "../state/store";
import { allColumns, isRanged } from "./columnsFor";
import { Section } from "./Section";

const setRange = (range: RangeCondition): void => setFilters({ ranges: withRange(view.peek().filters.ranges, range) });

const whole = (text: string): number | null => (/^\d{1,15}$/.test(text.trim()) ? Number(text.trim()) : null);

/** From and to of the step. */
export function Steps() {
  const { minStep, maxStep } = filters.value;
  const range = facets.value?.step;
  const set = minStep !== null || maxStep !== null;
  return (
    <Section name="step" title="Step" onClear={set ? () => setFilters({ minStep: null, maxStep: null }) : null}>
      <div class="ends">
        <DraftInput
          label="Least step"
          inputMode="numeric"
          pause={350}
          placeholder={range?.min != null ? String(range.min) : "from"}
          value={minStep === null ? "" : String(minStep)}
          onCommit={(text) => setFilters({ minStep: whole(text) })}
        />
        <span class="dim">to</span>
        <DraftInput
          label="Greatest step"
          inputMode="numeric"
          pause={350}
          placeholder={range?.max != null ? String(range.max) : "to"}
          value={maxStep === null ? "" : String(maxStep)}
          onCommit={(text) => setFilters({ maxStep: whole(text) })}
        />
      </div>
    </Section>
  );
}

/** The column of the time at which a run was evaluated. */
const TIME = "time";

/** From and to of the day of the evaluation. */
export function Dates() {
  const range = rangeOf(filters.value.ranges, TIME);
  const set = range.low !== "" || range.high !== "";
  const day = (text: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? text : text.slice(0, 10));
  return (
    <Section name="date" title="Evaluated (UTC)" onClear={set ? () => setRange({ key: TIME, low: "", high: "" }) : null}>
      <div class="ends dates">
        <input type="date" aria-label="Evaluated from" max={day(range.high)} value={day(range.low)} onChange={(event) => setRange({ ...range, low: event.currentTarget.value })} />
        <span class="dim">to</span>
        <input type="date" aria-label="Evaluated until" min={day(range.low)} value={day(range.high)} onChange={(event) => setRange({ ...range, high: event.currentTarget.value })} />
      </div>
    </Section>
  );
}

/** Ranges of metrics and other numbers: those that filter, those just added, and a way to add one. */
export function Ranges() {
  const added = useSignal<string[]>([]);
  const active = filters.value.ranges.map(({ key }) => key).filter((key) => key !== TIME);
  const keys = [...new Set([...active, ...added.value])];
  const known = columnByKey.value;
  const free = allColumns(catalogue.value).filter((column) => isRanged(column) && column.key !== TIME && column.key !== "step" && !keys.includes(column.key));
  return (
    <>
      {keys.map((key) => (
        <Range key={key} name={key} column={known.get(key)} onRemove={() => {
          added.value = added.peek().filter((each) => each !== key);
          setRange({ key, low: "", high: "" });
        }} />
      ))}
      <div class="rail-add">
        <ColumnPicker title="Add a range of a metric or number" label="+ range of a metric" columns={free} onPick={(key) => (added.value = [...added.peek(), key])} />
      </div>
    </>
  );
}

function Range({ name, column, onRemove }: { name: string; column: Column | undefined; onRemove: () => void }) {
  const wrong = useSignal("");
  const range = rangeOf(filters.value.ranges, name);
  const title = column?.display ?? name;
  const isTime = column?.valueType === "time";
  const hint = (end: number | null | undefined, otherwise: string): string =>
    typeof end === "number" && column ? axisNumber(end, { ...column, percent: false }) : otherwise;
  const commit = (end: "low" | "high") => (text: string) => {
    wrong.value = endProblem(text, isTime);
    if (wrong.peek() === "") setRange({ ...range, [end]: text.trim() });
  };
  const set = range.low !== "" || range.high !== "";
  return (
    <Section name={`range ${name}`} title={title} onRemove={onRemove} onClear={set ? () => setRange({ key: name, low: "", high: "" }) : null}>
      <div class="ends">
        <DraftInput label={`Least ${title}`} pause={350} placeholder={hint(column?.low, "from")} value={range.low} onCommit={commit("low")} />
        <span class="dim">to</span>
        <DraftInput label={`Greatest ${title}`} pause={350} placeholder={hint(column?.high, "to")} value={range.high} onCommit={commit("high")} />
      </div>
      {column?.percent && <p class="dim small-text none-here">as a fraction: 0.5 is 50 %</p>}
      {wrong.value && <p class="small-text none-here wrong" role="alert">This is {wrong.value}.</p>}
    </Section>
  );
}
