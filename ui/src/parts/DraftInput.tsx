import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";

interface Props {
  value: string;
  /** Called when typing pauses, on Enter and on leaving the field; never with the value it already has. */
  onCommit: (value: string, how: "typing" | "done") => void;
  label: string;
  placeholder?: string;
  className?: string;
  type?: "search" | "text";
  inputMode?: "numeric" | "text";
  /** Milliseconds of pause after which what is typed counts; 0 waits for Enter or leaving. */
  pause?: number;
  id?: string;
  invalid?: boolean;
  describedBy?: string;
}

/** A text field that lets its reader finish a word before anything is fetched. */
export function DraftInput(props: Props) {
  const draft = useSignal<string | null>(null);
  const timer = useRef(0);
  const latest = useRef(props);
  latest.current = props;
  const commit = (how: "typing" | "done") => {
    clearTimeout(timer.current);
    const text = draft.peek();
    if (text !== null && text !== latest.current.value) latest.current.onCommit(text, how);
    if (how === "done") draft.value = null;
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <input
      id={props.id}
      class={props.className}
      type={(props.type ?? "text") as "text"}
      inputMode={props.inputMode}
      aria-label={props.label}
      aria-invalid={props.invalid}
      aria-describedby={props.describedBy}
      placeholder={props.placeholder}
      autocomplete="off"
      spellcheck={false}
      value={draft.value ?? props.value}
      onInput={(event) => {
        draft.value = event.currentTarget.value;
        clearTimeout(timer.current);
        if (props.pause) timer.current = setTimeout(() => commit("typing"), props.pause) as unknown as number;
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter") commit("done");
        if (event.key === "Escape") {
          if (event.currentTarget.value === "") event.currentTarget.blur();
          else {
            draft.value = "";
            commit("done");
          }
          event.stopPropagation();
        }
      }}
      onBlur={() => commit("done")}
    />
  );
}
