import { counted } from "../format";
import { filters, health, page, refetch, runsError, setFilters } from "../state/store";
import { isFiltered, NO_FILTERS } from "../state/view";

/** What stands in the table when there is no row: why, and what to do about it. */
export function Nothing() {
  const error = runsError.value;
  if (error && !page.value) {
    return (
      <div class="nothing" role="alert">
        <p class="strong">The runs could not be loaded: {error.problem}.</p>
        <p>{error.remedy}</p>
        <button type="button" class="button" onClick={refetch}>
          Try again
        </button>
      </div>
    );
  }
  const total = page.value?.total ?? 0;
  if (isFiltered(filters.value) && total > 0) {
    return (
      <div class="nothing">
        <p class="strong">None of the {counted(total, "run")} matches all filters.</p>
        <button type="button" class="button" onClick={() => setFilters(NO_FILTERS)}>
          Clear all filters
        </button>
      </div>
    );
  }
  return (
    <div class="nothing">
      <p class="strong">No results in {health.value?.workspace ? `“${health.value.workspace}”` : "this workspace"} yet.</p>
      <p>Assay looked for results files of evaluation tools in the folders of this workspace. To add a folder, run</p>
      <pre>
        <code>assay scan DIR</code>
      </pre>
      <p>This page shows them as soon as they are read.</p>
    </div>
  );
}
