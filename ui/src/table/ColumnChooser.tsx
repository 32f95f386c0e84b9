import { useSignal } from "@preact/signals";
import { integer } from "../format";
import { Icon } from "../parts/icons";
import { Popover } from "../parts/Popover";
import { rememberedColumns, showBars, showDifferences, showIntervals } from "../state/prefs";
import { catalogue, chosenKeys, go, page } from "../state/store";
import { STANDING } from "../state/standing";
import { toggled } from "../state/view";
import { grouped } from "./catalogueGroups";

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

function Chooser() {
  const find = useSignal("");
  const chosen = chosenKeys.value;
  const stands = (key: string): boolean => STANDING.some((column) => column.key === key);
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
        <label class="check"><input type="checkbox" checked={showIntervals.value} onChange={() => (showIntervals.value = !showIntervals.value)} /> intervals</label>
        <label class="check"><input type="checkbox" checked={showBars.value} onChange={() => (showBars.value = !showBars.value)} /> bars in cells</label>
        <label class="check" title={page.value?.baseline ? "" : "There is no baseline in this workspace"}>
          <input type="checkbox" disabled={!page.value?.baseline} checked={showDifferences.value} onChange={() => (showDifferences.value = !showDifferences.value)} />{" "}
          difference to baseline
        </label>
        <button type="button" class="link" onClick={() => setColumns(null)}>reset</button>
      </div>
      <div class="chooser-list">
        {groups.map((group) => (
          <fieldset key={group.title}>
            <legend>{group.title}</legend>
            {group.columns.slice(0, MANY).map((column) => (
              <label key={column.key} title={[column.key, column.note].filter(Boolean).join("\n")}>
                <input type="checkbox" checked={chosen.includes(column.key) || stands(column.key)} disabled={stands(column.key)} onChange={() => setColumns(toggled(chosen, column.key))} />
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
