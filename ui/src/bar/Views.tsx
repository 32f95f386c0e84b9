import { useSignal } from "@preact/signals";
import { Icon } from "../parts/icons";
import { Popover } from "../parts/Popover";
import { presets } from "../state/prefs";
import { LONGEST_NAME, linkName, presetLink, presetOf, presetQuery, readLink, withoutPreset, withPreset, type Preset } from "../state/presets";
import { go, view } from "../state/store";
import { parseView } from "../state/view";
import { copy, tell } from "../table/actions";

/** Views that the reader has named: filters, order, columns and grouping in one. */
export function Views() {
  const now = presetOf(presets.value, presetQuery(view.value));
  return (
    <Popover
      title="Saved views"
      align="right"
      panelClass="views"
      label={
        <>
          <Icon name="view" size={14} /> {now ? <span class="view-name">{now.name}</span> : "Views"}
        </>
      }
    >
      {(close) => <ViewList close={close} />}
    </Popover>
  );
}

/** Opens a saved view; the runs selected stay. */
function open({ query }: Preset): void {
  const saved = parseView(query);
  const { selection, tab, mode, metrics } = view.peek();
  go({ ...saved, selection, tab, mode, metrics, run: null });
}

function ViewList({ close }: { close: () => void }) {
  const name = useSignal(linkName(location.hash));
  const link = useSignal("");
  const list = presets.value;
  const query = presetQuery(view.value);
  const save = () => {
    if (name.peek().trim() === "") return;
    presets.value = withPreset(presets.peek(), name.peek(), query);
    tell("Saved in this browser.");
    name.value = "";
  };
  const takeIn = () => {
    const read = readLink(link.peek());
    if (!read) return tell("This is no link to a view of the dashboard.");
    presets.value = withPreset(presets.peek(), read.name || `view ${presets.peek().length + 1}`, read.query);
    link.value = "";
  };
  return (
    <>
      {list.length === 0 && <p class="dim small-text">A view is the filters, the order, the columns and the grouping. Give the present one a name to find it again.</p>}
      <ul>
        {list.map((each) => (
          <li key={each.name} class={each.query === query ? "on" : ""}>
            <button type="button" class="view-open" onClick={() => { close(); open(each); }}>{each.name}</button>
            <button type="button" class="icon-button tiny" title="Copy a link to it" aria-label={`Copy a link to ${each.name}`} onClick={() => void copy(presetLink(each, location.href), "the link")}>
              <Icon name="copy" size={12} />
            </button>
            <button type="button" class="icon-button tiny" title="Delete" aria-label={`Delete ${each.name}`} onClick={() => (presets.value = withoutPreset(presets.peek(), each.name))}>
              <Icon name="close" size={11} />
            </button>
          </li>
        ))}
      </ul>
      <form class="inline-form" onSubmit={(event) => { event.preventDefault(); save(); }}>
        <input data-focus aria-label="Name of the present view" placeholder="Name of the present view" maxLength={LONGEST_NAME} value={name.value} onInput={(event) => (name.value = event.currentTarget.value)} />
        <button type="submit" class="button" disabled={name.value.trim() === ""}>Save</button>
      </form>
      <form class="inline-form" onSubmit={(event) => { event.preventDefault(); takeIn(); }}>
        <input aria-label="Link to a view" placeholder="Link from a colleague" value={link.value} onInput={(event) => (link.value = event.currentTarget.value)} />
        <button type="submit" class="button" disabled={link.value.trim() === ""}>Add</button>
      </form>
      <button type="button" class="link small-text" onClick={() => void copy(location.href, "the link to what is shown")}>Copy a link to what is shown now</button>
    </>
  );
}
