import { useSignal } from "@preact/signals";
import { integer } from "../format";
import { Icon } from "../parts/icons";
import { Popover } from "../parts/Popover";
import { Choice } from "../parts/Choice";
import { DIFFERENCE_FORMS, differenceForm, rememberedColumns, showBars, showIntervals } from "../state/prefs";
import { baselineId, catalogue, chosenKeys, columnsAsked, go } from "../state/store";
import { toggled } from "../state/view";
import { grouped } from "./catalogueGroups";
import { columnPresets } from "./columnPresets";

/** Columns of one heading drawn at once; the rest is found by typing. */
const MANY = 60;

/** Chooses what the table shows; remembered by this browser and carried by the address. */
export function ColumnChooser() {
  return (
    <Popover
      align="right"
      panelClass="chooser"
      title="Columns"
      label={
        <>
          <Icon name="columns" size={14} /> Columns
        </>
      }
    >
      {() => <Chooser />}
    </Popover>
  );
}

/** Sets the columns, or with null goes back to the server's choice. */
export function setColumns(keys: string[] | null): void {
  const some = keys !== null && keys.length > 0 ? keys : null;
  rememberedColumns.value = some;
  go({ columns: some });
}

const INTERVALS = ["always", "on hover"] as const;

/** Whole sets of columns by name. */
function Presets() {
  const now = columnsAsked.value?.join(";") ?? "";
  const list = catalogue.value ? columnPresets(catalogue.value) : [];
  return (
    <div class="column-presets" role="group" aria-label="Sets of columns">
      {list.map((each) => {
        const on = (each.keys?.join(";") ?? "") === now;
        return (
          <button key={each.name} type="button" class={`button${on ? " on" : ""}`} aria-pressed={on} title={each.title} onClick={() => setColumns(each.keys)}>
            {each.name}
          </button>
        );
      })}
    </div>
  );
}

function Chooser() {
  const find = useSignal("");
  const chosen = chosenKeys.value;
  const words = find.value.toLowerCase().split(/\s+/).filter((word) => word !== "");
  const groups = catalogue.value ? grouped(catalogue.value, words) : [];
  return (
    <>
      <div class="chooser-head">
        <input
          data-focus
          type="search"
          class="find"
          aria-label="Find a column"
          placeholder="Find a metric, field or config key"
          value={find.value}
          onInput={(event) => (find.value = event.currentTarget.value)}
        />
        <Presets />
        <Choice label="intervals" options={INTERVALS} value={showIntervals.value ? "always" : "on hover"} onPick={(value) => (showIntervals.value = value === "always")} />
        <Choice
          label="difference to baseline"
          options={DIFFERENCE_FORMS}
          value={differenceForm.value}
          disabled={baselineId.value === null}
          title={baselineId.value === null ? "There is no baseline; press b on a run to take it as one" : ""}
          onPick={(value) => (differenceForm.value = value)}
        />
        <label class="check"><input type="checkbox" checked={showBars.value} onChange={() => (showBars.value = !showBars.value)} /> bars in cells</label>
      </div>
      <div class="chooser-list">
        {groups.map((group) => (
          <fieldset key={group.title}>
            <legend>{group.title}</legend>
            {group.columns.slice(0, MANY).map((column) => (
              <label key={column.key} title={[column.key, column.note].filter(Boolean).join("\n")}>
                <input type="checkbox" checked={chosen.includes(column.key)} onChange={() => setColumns(toggled(chosen, column.key))} />
                <span class="chooser-name">{column.display}</span>
                <span class="facet-count">{integer(column.count)}</span>
              </label>
            ))}
            {group.columns.length > MANY && <p class="dim small-text">{integer(group.columns.length - MANY)} more; type to find one</p>}
          </fieldset>
        ))}
        {groups.length === 0 && <p class="dim">{catalogue.value ? "No column of that name." : "Loading"}</p>}
      </div>
    </>
  );
}
