import type { Column } from "../api/types";
import { ColumnList } from "../parts/ColumnPicker";
import { Icon } from "../parts/icons";
import { Popover } from "../parts/Popover";
import { allColumns } from "../rail/columnsFor";
import { by, catalogue, columnByKey, go } from "../state/store";
import { MOST_GROUPED } from "../state/view";

/** What runs are grouped by most often, in this order. */
const USUAL: [string, string][] = [
  ["experiment", "Training run"], ["recipe", "Recipe (runs that differ in seed)"], ["seed", "Seed"], ["model", "Model"],
  ["stage", "Stage"], ["type", "Training type"], ["source", "Data source"],
];
const WORDS = new Map(USUAL.map(([key, word]) => [key, word.replace(/ \(.*/, "")]));

/** Fields whose values are all different, or are no value of a group. */
const SINGLE = new Set(["id", "name", "notes", "time", "tags", "missing", "series"]);

const setBy = (keys: string[]): void => go({ by: keys.slice(0, MOST_GROUPED), groupSort: [] });

/** Chooses the columns whose equal values make a group. */
export function GroupBy() {
  const keys = by.value;
  const name = (key: string): string => WORDS.get(key) ?? columnByKey.value.get(key)?.display ?? key;
  return (
    <span class="group-by">
      <Popover
        title="Group by"
        align="right"
        panelClass="picker grouping"
        className={`button${keys.length > 0 ? " chosen" : ""}`}
        label={
          <>
            <Icon name="group" size={14} /> {keys.length === 0 ? "Group by" : <span class="view-name">by {keys.map(name).join(", ")}</span>}
          </>
        }
      >
        {(close) => <Panel keys={keys} name={name} close={close} />}
      </Popover>
      {keys.length > 0 && (
        <button type="button" class="icon-button tiny" title="No groups" aria-label="No groups" onClick={() => setBy([])}>
          <Icon name="close" size={12} />
        </button>
      )}
    </span>
  );
}

function Panel({ keys, name, close }: { keys: string[]; name: (key: string) => string; close: () => void }) {
  const known = allColumns(catalogue.value).filter((column) => column.kind !== "metric" && !SINGLE.has(column.key));
  const present = new Set(known.map(({ key }) => key));
  const usual = USUAL.filter(([key]) => present.has(key) && !keys.includes(key));
  const others: Column[] = known.filter((column) => !keys.includes(column.key) && !WORDS.has(column.key));
  const full = keys.length >= MOST_GROUPED;
  const add = (key: string): void => {
    setBy([...keys, key]);
    if (keys.length === 0) close();
  };
  return (
    <>
      {keys.length > 0 && (
        <ul class="picked-keys" aria-label="Grouped by">
          {keys.map((key) => (
            <li key={key}>
              <span class="chip">
                <span class="chip-text">{name(key)}</span>
                <button type="button" aria-label={`Do not group by ${name(key)}`} onClick={() => setBy(keys.filter((each) => each !== key))}>
                  <Icon name="close" size={11} />
                </button>
              </span>
            </li>
          ))}
        </ul>
      )}
      {full ? (
        <p class="dim small-text">At most three at a time.</p>
      ) : (
        <>
          <ul class="picker-list usual">
            {usual.map(([key, word]) => (
              <li key={key}>
                <button type="button" onClick={() => add(key)}>{keys.length > 0 ? "then by " : ""}{word}</button>
              </li>
            ))}
          </ul>
          <ColumnList title="Group by a field or config key" columns={others} onPick={add} />
        </>
      )}
    </>
  );
}
