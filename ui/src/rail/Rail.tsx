import { FACETS, type FacetName } from "../api/types";
import { ColumnPicker } from "../parts/ColumnPicker";
import { valuesOf, withValues } from "../state/conditions";
import { ownFacets } from "../state/prefs";
import { catalogue, columnByKey, facetKeys, facets, filters, setFilters, view } from "../state/store";
import { facetColumns } from "./columnsFor";
import { Facet } from "./Facet";
import { Dates, Ranges, Steps } from "./Ranges";

const TITLES: Record<FacetName, string> = {
  type: "Training type",
  tag: "Tag",
  model: "Model",
  experiment: "Experiment",
  stage: "Stage",
  format: "Format",
};

/** What the standing columns are called until the server has told. */
const WORDS: Record<string, string> = { ttt: "TTT", lora: "LoRA", source: "Data source" };

/** The filters beside the table, with live counts. */
export function Rail() {
  const known = catalogue.value;
  const keys = facetKeys.value;
  const free = facetColumns(known).filter((column) => !keys.includes(column.key));
  return (
    <nav class="rail" aria-label="Filters">
      <BuiltIn name="type" />
      {keys.filter((key) => key in WORDS).map((key) => <Custom key={key} name={key} />)}
      <Steps />
      <Dates />
      {FACETS.filter((name) => name !== "type").map((name) => <BuiltIn key={name} name={name} />)}
      {keys.filter((key) => !(key in WORDS)).map((key) => <Custom key={key} name={key} own />)}
      <Ranges />
      <div class="rail-add">
        <ColumnPicker
          title="Add a filter by a config key or field"
          label="+ filter by a config key"
          columns={free}
          onPick={(key) => (ownFacets.value = [...new Set([...ownFacets.peek(), key])])}
        />
      </div>
    </nav>
  );
}

function BuiltIn({ name }: { name: FacetName }) {
  const counts = facets.value;
  return (
    <Facet
      name={name}
      title={TITLES[name]}
      values={counts?.[name] ?? []}
      more={counts?.more?.[name] ?? 0}
      loading={counts === null}
      chosen={filters.value.facets[name]}
      onChoose={(values) => setFilters({ facets: { ...view.peek().filters.facets, [name]: values } })}
    />
  );
}

function Custom({ name, own = false }: { name: string; own?: boolean }) {
  const counts = facets.value;
  const facet = counts?.custom?.find((each) => each.key === name);
  const column = facet?.column ?? columnByKey.value.get(name);
  const choose = (values: string[]): void => setFilters({ is: withValues(view.peek().filters.is, name, values) });
  const remove = (): void => {
    ownFacets.value = ownFacets.peek().filter((each) => each !== name);
    choose([]);
  };
  return (
    <Facet
      name={name}
      title={WORDS[name] ?? (column?.kind === "config" ? column.key.replace(/^config\./, "") : (column?.display ?? name))}
      values={facet?.values ?? []}
      more={facet?.more ?? 0}
      loading={false}
      yesNo={column?.valueType === "boolean" || name === "ttt" || name === "lora"}
      chosen={valuesOf(filters.value.is, name)}
      onChoose={choose}
      always={own}
      {...(own && { onRemove: remove })}
    />
  );
}
