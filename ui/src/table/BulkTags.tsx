import { useSignal } from "@preact/signals";
import { api, asApiError } from "../api/client";
import { KnownTags } from "../detail/Annotations";
import { tagsIn } from "../detail/tagModel";
import { counted } from "../format";
import { Popover } from "../parts/Popover";
import { selectedIds } from "../state/selection";
import { health, refetch, view } from "../state/store";
import { tell } from "./actions";

/** Gives tags to all selected runs, or takes them away; where the server lets. */
export function BulkTags() {
  if (health.value?.writable !== true) return null;
  return (
    <Popover title="Tag the selected runs" className="link" panelClass="bulk-tags" label="tag">
      {(close) => <BulkForm close={close} />}
    </Popover>
  );
}

function BulkForm({ close }: { close: () => void }) {
  const text = useSignal("");
  const failure = useSignal("");
  const apply = async (adding: boolean): Promise<void> => {
    const tags = tagsIn(text.peek());
    if (tags.length === 0) return;
    try {
      const { changed } = await api.annotateAll(selectedIds(view.peek().selection), adding ? tags : [], adding ? [] : tags);
      refetch();
      close();
      tell(`${counted(changed, "run")} changed.`);
    } catch (error) {
      const { problem, remedy } = asApiError(error);
      failure.value = `Nothing was changed: ${problem}. ${remedy}`;
    }
  };
  return (
    <form class="inline-form" onSubmit={(event) => { event.preventDefault(); void apply(true); }}>
      <input data-focus aria-label="Tags, divided by commas" placeholder="tags, divided by commas" list="known-tags" value={text.value} onInput={(event) => (text.value = event.currentTarget.value)} />
      <KnownTags />
      <button type="submit" class="button">Add</button>
      <button type="button" class="button" onClick={() => void apply(false)}>Remove</button>
      {failure.value && <p class="where-error" role="alert">{failure.value}</p>}
    </form>
  );
}
