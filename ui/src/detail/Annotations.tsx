import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { api, asApiError } from "../api/client";
import type { Run } from "../api/types";
import { Icon } from "../parts/icons";
import { facets, health, refetch } from "../state/store";
import { tell } from "../table/actions";
import { withTags } from "./tagModel";

/** The reader's own tags and note of a run; to be changed where the server lets. */
export function Annotations({ run }: { run: Run }) {
  const writable = health.value?.writable === true;
  const tags = useSignal(run.ownTags ?? []);
  const note = useSignal<string | null>(null);
  const typed = useSignal("");
  const failure = useSignal("");
  const known = (run.ownTags ?? []).join("\n");
  useEffect(() => {
    tags.value = run.ownTags ?? [];
  }, [known]);
  if (!writable) return <Told tags={run.ownTags ?? []} note={run.note ?? ""} />;

  const write = async (change: { tags?: string[]; note?: string }): Promise<boolean> => {
    try {
      const answer = await api.annotate(run.id, change);
      tags.value = answer.tags;
      failure.value = "";
      refetch();
      return true;
    } catch (error) {
      const { problem, remedy } = asApiError(error);
      failure.value = `${problem}. ${remedy}`;
      return false;
    }
  };
  const addTyped = async (): Promise<void> => {
    const next = withTags(tags.peek(), typed.peek());
    if (next.length === tags.peek().length) typed.value = "";
    else if (await write({ tags: next })) typed.value = "";
  };
  const saveNote = async (): Promise<void> => {
    const text = note.peek();
    if (text === null || text === (run.note ?? "")) return void (note.value = null);
    if (await write({ note: text })) {
      note.value = null;
      tell("Note saved.");
    }
  };
  return (
    <section class="annotations" aria-label="Own tags and note">
      <div class="own-tags">
        <span class="dim">Own tags</span>
        {tags.value.map((tag) => (
          <span class="chip" key={tag}>
            <span class="chip-text">{tag}</span>
            <button type="button" aria-label={`Remove tag ${tag}`} onClick={() => void write({ tags: tags.peek().filter((each) => each !== tag) })}>
              <Icon name="close" size={11} />
            </button>
          </span>
        ))}
        <form onSubmit={(event) => { event.preventDefault(); void addTyped(); }}>
          <input aria-label="Add tags" placeholder="add a tag" list="known-tags" value={typed.value} onInput={(event) => (typed.value = event.currentTarget.value)} />
          <KnownTags />
        </form>
      </div>
      <label class="own-note">
        <span class="dim">Own note</span>
        <textarea
          rows={note.value === null && !run.note ? 1 : 3}
          maxLength={4000}
          placeholder="what you want to remember of this run"
          value={note.value ?? run.note ?? ""}
          onInput={(event) => (note.value = event.currentTarget.value)}
          onBlur={() => void saveNote()}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void saveNote();
            if (event.key === "Escape") {
              // Leaving saves; the panel stays.
              event.stopPropagation();
              event.currentTarget.blur();
            }
          }}
        />
      </label>
      {note.value !== null && note.value !== (run.note ?? "") && (
        <p class="note-buttons">
          <button type="button" class="button" onClick={() => void saveNote()}>Save note</button>
          <button type="button" class="link" onMouseDown={() => (note.value = null)} onClick={() => (note.value = null)}>discard</button>
        </p>
      )}
      {failure.value && <p class="where-error" role="alert">Not saved: {failure.value}</p>}
    </section>
  );
}

/** Tags that some run has, offered while typing. */
export function KnownTags() {
  const tags = facets.value?.tag ?? [];
  return (
    <datalist id="known-tags">
      {tags.slice(0, 100).map(({ value }) => <option key={value} value={value} />)}
    </datalist>
  );
}

function Told({ tags, note }: { tags: string[]; note: string }) {
  if (tags.length === 0 && note === "") return null;
  return (
    <section class="annotations" aria-label="Own tags and note">
      {tags.length > 0 && (
        <div class="own-tags">
          <span class="dim">Own tags</span>
          {tags.map((tag) => <span class="tag" key={tag}>{tag}</span>)}
        </div>
      )}
      {note !== "" && <p class="own-note"><span class="dim">Own note</span> <span>{note}</span></p>}
    </section>
  );
}
