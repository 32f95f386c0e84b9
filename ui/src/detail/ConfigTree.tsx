import { plain } from "../format";

/** Levels that are open at the start. */
const OPEN = 1;
/** Levels shown at all; hostile files nest without end. */
const DEEPEST = 40;
/** Entries of one list or object drawn. */
const MOST = 500;

/** A JSON value as a tree that folds. */
export function ConfigTree({ value, depth = 0 }: { value: unknown; depth?: number }) {
  const entries = entriesOf(value);
  if (!entries) return <span class="leaf">{leaf(value)}</span>;
  if (entries.length === 0) return <span class="leaf dim">{Array.isArray(value) ? "[]" : "{}"}</span>;
  if (depth >= DEEPEST) return <span class="dim">…</span>;
  return (
    <ul class="tree">
      {entries.slice(0, MOST).map(([key, child]) => (
        <li key={key}>
          <Entry name={key} value={child} depth={depth} />
        </li>
      ))}
      {entries.length > MOST && <li class="dim">and {entries.length - MOST} more</li>}
    </ul>
  );
}

function Entry({ name, value, depth }: { name: string; value: unknown; depth: number }) {
  const children = entriesOf(value);
  const flat = Array.isArray(value) && value.length <= 40 && value.every((each) => entriesOf(each) === null);
  if (!children || children.length === 0 || flat) {
    return (
      <>
        <span class="tree-key">{name}</span> <span class="leaf">{flat ? `[${value.map(leaf).join(", ")}]` : <ConfigTree value={value} depth={depth + 1} />}</span>
      </>
    );
  }
  return (
    <details open={depth < OPEN}>
      <summary>
        <span class="tree-key">{name}</span> <span class="dim">{children.length}</span>
      </summary>
      <ConfigTree value={value} depth={depth + 1} />
    </details>
  );
}

const entriesOf = (value: unknown): [string, unknown][] | null =>
  value !== null && typeof value === "object" ? Object.entries(value) : null;

function leaf(value: unknown): string {
  if (typeof value === "number") return plain(value);
  return typeof value === "string" ? value : JSON.stringify(value);
}
