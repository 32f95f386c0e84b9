import { counted } from "../format";

/** What to know before believing the numbers. */
export function Remarks({ all }: { all: string[] }) {
  if (all.length === 0) return null;
  return <ul class="tts-faults">{all.map((remark, at) => <li key={at}>{remark}</li>)}</ul>;
}

/** What could not be read, folded. */
export function Unreadable({ all, count }: { all: string[]; count: number }) {
  if (count === 0) return null;
  return (
    <details class="exp-problems">
      <summary>{counted(count, "remark")}: what could not be used, or contradicts itself</summary>
      <ul>{all.map((each, at) => <li key={at}>{each}</li>)}{count > all.length && <li>and {count - all.length} more</li>}</ul>
    </details>
  );
}
