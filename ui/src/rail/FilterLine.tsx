import { FACETS } from "../api/types";
import { integer } from "../format";
import { DraftInput } from "../parts/DraftInput";
import { Icon } from "../parts/icons";
import { page, runsError, setFilters, view } from "../state/store";
import { isFiltered, NO_FILTERS, toggled, type Filters } from "../state/view";
import { ColumnChooser } from "../table/ColumnChooser";

interface Chip {
  text: string;
  without: Partial<Filters>;
}

/** The active filters as chips, each of which can be taken away. */
export function chips(filters: Filters): Chip[] {
  const list: Chip[] = [];
  if (filters.q.trim() !== "") list.push({ text: `“${filters.q.trim()}”`, without: { q: "" } });
  for (const facet of FACETS) {
    for (const value of filters.facets[facet]) {
      const rest = toggled(filters.facets[facet], value);
      list.push({ text: `${facet}: ${value}`, without: { facets: { ...filters.facets, [facet]: rest } } });
    }
  }
  if (filters.minStep !== null) list.push({ text: `step ≥ ${integer(filters.minStep)}`, without: { minStep: null } });
  if (filters.maxStep !== null) list.push({ text: `step ≤ ${integer(filters.maxStep)}`, without: { maxStep: null } });
  return list;
}

/** The line above the table: chips, the free expression, and what the table shows. */
export function FilterLine() {
  const { filters } = view.value;
  const error = runsError.value;
  const wrong = error !== null && error.kind === "BAD_INPUT" && filters.where.trim() !== "" ? error : null;
  return (
    <div class="filterline">
      <div class="where">
        <span class="where-word">where</span>
        <DraftInput
          className="where-input"
          label="Filter expression"
          placeholder="step >= 1000 and config.optim.lr < 1e-4"
          value={filters.where}
          invalid={wrong !== null}
          describedBy={wrong ? "where-error" : undefined}
          onCommit={(where) => setFilters({ where })}
        />
        {filters.where !== "" && (
          <button type="button" class="icon-button tiny" aria-label="Clear the filter expression" onClick={() => setFilters({ where: "" })}>
            <Icon name="close" size={12} />
          </button>
        )}
      </div>
      {chips(filters).map((chip) => (
        <span class="chip" key={chip.text}>
          <span class="chip-text" title={chip.text}>{chip.text}</span>
          <button type="button" aria-label={`Remove filter ${chip.text}`} onClick={() => setFilters(chip.without)}>
            <Icon name="close" size={11} />
          </button>
        </span>
      ))}
      {isFiltered(filters) && (
        <button type="button" class="link" onClick={() => setFilters(NO_FILTERS)}>
          clear all
        </button>
      )}
      <span class="grow" />
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
