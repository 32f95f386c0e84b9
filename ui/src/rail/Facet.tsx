import { useSignal } from "@preact/signals";
import type { FacetCount } from "../api/types";
import { integer } from "../format";
import { MiddleName } from "../parts/MiddleName";
import { toggled } from "../state/view";
import { Section } from "./Section";

/** Values shown before "more". */
const FEW = 8;
/** Values of a facet drawn at all; the rest is found by typing. */
const MANY = 200;

interface Props {
  name: string;
  title: string;
  values: FacetCount[];
  chosen: string[];
  onChoose: (values: string[]) => void;
  loading: boolean;
  /** Values that the server left out because there are too many. */
  more?: number;
  /** Whether true and false read as yes and no. */
  yesNo?: boolean;
  /** Shown though no run has a value. */
  always?: boolean;
  onRemove?: () => void;
}

/** The values of one column with their counts, to filter by. */
export function Facet({ name, title, values, chosen, onChoose, loading, more = 0, yesNo = false, always = false, onRemove }: Props) {
  const all = useSignal(false);
  const find = useSignal("");
  // A chosen value stays in the list though no run has it any more, so that it can be taken back.
  const gone = chosen.filter((value) => !values.some((each) => each.value === value)).map((value) => ({ value, count: 0 }));
  const listed = [...gone, ...values];
  const empty = chosen.length === 0 && values.every((each) => each.value === "");
  if ((listed.length === 0 || empty) && !loading && !always) return null;
  const words = (value: string): string => (yesNo && value === "true" ? "yes" : yesNo && value === "false" ? "no" : value);
  const word = find.value.toLowerCase();
  const hits = listed.filter((each) => word === "" || words(each.value).toLowerCase().includes(word));
  const shown = all.value ? hits.slice(0, MANY) : hits.filter((each, at) => at < FEW || chosen.includes(each.value));
  const most = Math.max(1, ...values.map((each) => each.count));
  return (
    <Section name={name} title={title} onClear={chosen.length > 0 ? () => onChoose([]) : null} {...(onRemove && { onRemove })}>
      {all.value && listed.length > FEW && (
        <input
          class="find"
          type="search"
          aria-label={`Find in ${title}`}
          placeholder="Find"
          value={find.value}
          onInput={(event) => (find.value = event.currentTarget.value)}
        />
      )}
      <ul>
        {loading && [60, 80, 45].map((width) => <li key={width}><span class="skeleton" style={{ width: `${width}%` }} /></li>)}
        {!loading && empty && <li class="dim small-text none-here">No run has a value.</li>}
        {shown.map((each) => (
          <li key={each.value}>
            <label title={each.value || `${title}: none`}>
              <input type="checkbox" checked={chosen.includes(each.value)} onChange={() => onChoose(toggled(chosen, each.value))} />
              <span class="facet-value">
                {each.value === "" ? <span class="dim">none</span> : <MiddleName name={words(each.value)} />}
              </span>
              <span class="facet-count">{integer(each.count)}</span>
              <span class="facet-bar" style={{ transform: `scaleX(${each.count / most})` }} />
            </label>
          </li>
        ))}
      </ul>
      {listed.length > FEW && (
        <button type="button" class="link more" aria-expanded={all.value} onClick={() => { all.value = !all.value; find.value = ""; }}>
          {all.value ? "fewer" : `${integer(listed.length - FEW)} more`}
        </button>
      )}
      {all.value && hits.length > MANY && <p class="dim small-text none-here">{integer(hits.length - MANY)} more; type to find one</p>}
      {more > 0 && <p class="dim small-text none-here">and {integer(more)} rarer values; use the box “where”</p>}
    </Section>
  );
}
