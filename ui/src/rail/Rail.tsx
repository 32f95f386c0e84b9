import { useSignal } from "@preact/signals";
import { FACETS, type FacetCount, type FacetName } from "../api/types";
import { integer } from "../format";
import { DraftInput } from "../parts/DraftInput";
import { Icon } from "../parts/icons";
import { MiddleName } from "../parts/MiddleName";
import { folded } from "../state/prefs";
import { facets, filters, setFilters, view } from "../state/store";
import { toggled } from "../state/view";

const TITLES: Record<FacetName, string> = {
  type: "Training type",
  tag: "Tag",
  model: "Model",
  experiment: "Experiment",
  stage: "Stage",
  format: "Format",
};

/** Values shown before "more". */
const FEW = 8;
/** Values of a facet drawn at all; the rest is found by typing. */
const MANY = 200;

/** The filters beside the table, with live counts. */
export function Rail() {
  const counts = facets.value;
  return (
    <nav class="rail" aria-label="Filters">
      {FACETS.map((facet) => (
        <Facet key={facet} name={facet} values={counts?.[facet] ?? []} loading={counts === null} />
      ))}
      <Steps />
    </nav>
  );
}

function Section({ name, title, onClear, children }: { name: string; title: string; onClear: (() => void) | null; children: preact.ComponentChildren }) {
  const closed = folded.value.includes(name);
  return (
    <section class="facet">
      <header>
        <button type="button" class="fold" aria-expanded={!closed} onClick={() => (folded.value = toggled(folded.value, name))}>
          <span class={`chevron${closed ? "" : " open"}`}>
            <Icon name="chevron" size={12} />
          </span>
          {title}
        </button>
        {onClear && (
          <button type="button" class="link clear" aria-label={`Clear ${title}`} onClick={onClear}>
            clear
          </button>
        )}
      </header>
      {!closed && children}
    </section>
  );
}

function Facet({ name, values, loading }: { name: FacetName; values: FacetCount[]; loading: boolean }) {
  const all = useSignal(false);
  const find = useSignal("");
  const chosen = filters.value.facets[name];
  // A chosen value stays in the list though no run has it any more, so that it can be taken back.
  const gone = chosen.filter((value) => !values.some((each) => each.value === value)).map((value) => ({ value, count: 0 }));
  const listed = [...gone, ...values];
  const empty = chosen.length === 0 && values.every((each) => each.value === "");
  if ((listed.length === 0 || empty) && !loading) return null;
  const setChosen = (next: string[]) => setFilters({ facets: { ...view.peek().filters.facets, [name]: next } });
  const word = find.value.toLowerCase();
  const found = listed.filter((each) => word === "" || each.value.toLowerCase().includes(word));
  const shown = all.value ? found.slice(0, MANY) : found.filter((each, at) => at < FEW || chosen.includes(each.value));
  const most = Math.max(1, ...values.map((each) => each.count));
  return (
    <Section name={name} title={TITLES[name]} onClear={chosen.length > 0 ? () => setChosen([]) : null}>
      {all.value && listed.length > FEW && (
        <input
          class="find"
          type="search"
          aria-label={`Find in ${TITLES[name]}`}
          placeholder="Find"
          value={find.value}
          onInput={(event) => (find.value = event.currentTarget.value)}
        />
      )}
      <ul>
        {loading && [60, 80, 45].map((width) => <li key={width}><span class="skeleton" style={{ width: `${width}%` }} /></li>)}
        {shown.map((each) => (
          <li key={each.value}>
            <label title={each.value || `${TITLES[name]}: none`}>
              <input
                type="checkbox"
                checked={chosen.includes(each.value)}
                onChange={() => setChosen(toggled(chosen, each.value))}
              />
              <span class="facet-value">
                {each.value === "" ? <span class="dim">none</span> : <MiddleName name={each.value} />}
              </span>
              <span class="facet-count">{integer(each.count)}</span>
              <span class="facet-bar" style={{ transform: `scaleX(${each.count / most})` }} />
            </label>
          </li>
        ))}
      </ul>
      {listed.length > FEW && (
        <button type="button" class="link more" onClick={() => { all.value = !all.value; find.value = ""; }}>
          {all.value ? "fewer" : `${integer(listed.length - FEW)} more`}
        </button>
      )}
      {all.value && found.length > MANY && <p class="dim small-text">{integer(found.length - MANY)} more; type to find one</p>}
    </Section>
  );
}

const number = (text: string): number | null => (/^\d{1,15}$/.test(text.trim()) ? Number(text.trim()) : null);

function Steps() {
  const { minStep, maxStep } = filters.value;
  const range = facets.value?.step;
  const set = minStep !== null || maxStep !== null;
  return (
    <Section name="step" title="Step" onClear={set ? () => setFilters({ minStep: null, maxStep: null }) : null}>
      <div class="steps">
        <DraftInput
          label="Least step"
          inputMode="numeric"
          pause={350}
          placeholder={range?.min != null ? String(range.min) : "from"}
          value={minStep === null ? "" : String(minStep)}
          onCommit={(text) => setFilters({ minStep: number(text) })}
        />
        <span class="dim">to</span>
        <DraftInput
          label="Greatest step"
          inputMode="numeric"
          pause={350}
          placeholder={range?.max != null ? String(range.max) : "to"}
          value={maxStep === null ? "" : String(maxStep)}
          onCommit={(text) => setFilters({ maxStep: number(text) })}
        />
      </div>
    </Section>
  );
}
