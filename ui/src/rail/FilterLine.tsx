import { Views } from "../bar/Views";
import { DraftInput } from "../parts/DraftInput";
import { Icon } from "../parts/icons";
import { columnByKey, filters, go, page, runsError, setFilters, view, windows } from "../state/store";
import { isFiltered, NO_FILTERS } from "../state/view";
import { ColumnChooser } from "../table/ColumnChooser";
import { GroupBy } from "../table/GroupBy";
import { chips } from "./chips";

/** The line above the table: chips, the free expression, and what the table shows. */
export function FilterLine() {
  const active = filters.value;
  const error = runsError.value;
  const wrong = error !== null && error.kind === "BAD_INPUT" && active.where.trim() !== "" ? error : null;
  const known = columnByKey.value;
  const list = chips(active, (key) => known.get(key)?.display ?? key);
  return (
    <div class="filterline">
      <div class="where">
        <span class="where-word">where</span>
        <DraftInput
          className="where-input"
          label="Filter expression"
          placeholder="step >= 1000 and config.optim.lr < 1e-4"
          value={active.where}
          invalid={wrong !== null}
          describedBy={wrong ? "where-error" : undefined}
          onCommit={(where) => setFilters({ where })}
        />
        {active.where !== "" && (
          <button type="button" class="icon-button tiny" aria-label="Clear the filter expression" onClick={() => setFilters({ where: "" })}>
            <Icon name="close" size={12} />
          </button>
        )}
      </div>
      {list.map((chip) => (
        <span class="chip" key={chip.text}>
          <span class="chip-text" title={chip.text}>{chip.text}</span>
          <button type="button" aria-label={`Remove filter ${chip.text}`} onClick={() => setFilters(chip.without)}>
            <Icon name="close" size={11} />
          </button>
        </span>
      ))}
      <ChosenBaseline />
      {isFiltered(active) && (
        <button type="button" class="link" onClick={() => setFilters(NO_FILTERS)}>
          reset
        </button>
      )}
      <span class="grow" />
      <Views />
      <GroupBy />
      <ColumnChooser />
      {wrong && (
        <p class="where-error" id="where-error" role="alert">
          {wrong.problem}. <span class="dim">{wrong.remedy}</span>
        </p>
      )}
      {error && !wrong && page.value && error.kind !== "UNAVAILABLE" && (
        <p class="where-error" role="alert">
          {error.problem}. <span class="dim">{error.remedy}</span>
        </p>
      )}
    </div>
  );
}

/** Says that differences are taken to another run than the workspace's own baseline. */
function ChosenBaseline() {
  const id = view.value.baseline;
  if (id === null) return null;
  const at = windows.indexOf(id);
  const name = id === "none" ? "none" : ((at >= 0 && windows.row(at)?.name) || id);
  return (
    <span class="chip other">
      <span class="chip-text" title={`Differences are taken to ${name}`}>baseline: {name}</span>
      <button type="button" aria-label="Back to the usual baseline" onClick={() => go({ baseline: null })}>
        <Icon name="close" size={11} />
      </button>
    </span>
  );
}
