import type { ComponentChildren } from "preact";
import { Icon } from "../parts/icons";
import { folded } from "../state/prefs";
import { toggled } from "../state/view";

interface Props {
  name: string;
  title: string;
  /** Takes the filters of this part away; null if it has none. */
  onClear: (() => void) | null;
  /** Takes the part itself away; left out for those that always stand. */
  onRemove?: () => void;
  children: ComponentChildren;
}

/** A part of the rail that folds. */
export function Section({ name, title, onClear, onRemove, children }: Props) {
  const closed = folded.value.includes(name);
  return (
    <section class="facet" data-facet={name}>
      <header>
        <h2>
          <button type="button" class="fold" title={title} aria-expanded={!closed} onClick={() => (folded.value = toggled(folded.value, name))}>
            <span class={`chevron${closed ? "" : " open"}`}>
              <Icon name="chevron" size={12} />
            </span>
            <span class="fold-title">{title}</span>
          </button>
        </h2>
        {onClear && (
          <button type="button" class="link clear" aria-label={`Clear ${title}`} onClick={onClear}>
            clear
          </button>
        )}
        {onRemove && (
          <button type="button" class="icon-button tiny" title={`Take ${title} off the filters`} aria-label={`Take ${title} off the filters`} onClick={onRemove}>
            <Icon name="close" size={11} />
          </button>
        )}
      </header>
      {!closed && children}
    </section>
  );
}
