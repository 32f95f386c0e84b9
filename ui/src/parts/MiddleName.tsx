/**
 * A name on one line whose middle gives way when there is no room: the beginning names the experiment, the end
 * the step. The whole name is in the document, so that copying takes it all.
 */
export function MiddleName({ name, tail = 15 }: { name: string; tail?: number }) {
  const letters = [...name];
  if (letters.length <= tail + 6) return <span class="middle">{name}</span>;
  const cut = letters.length - tail;
  return (
    <span class="middle">
      <span class="middle-head">{letters.slice(0, cut).join("")}</span>
      <span class="middle-tail">{letters.slice(cut).join("")}</span>
    </span>
  );
}
