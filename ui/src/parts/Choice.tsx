interface Props<T extends string> {
  label: string;
  options: readonly T[];
  value: T;
  onPick: (value: T) => void;
  disabled?: boolean;
  title?: string;
}

/** One of a few: radio buttons that look like one row of buttons. */
export function Choice<T extends string>({ label, options, value, onPick, disabled = false, title }: Props<T>) {
  return (
    <fieldset class="choice" disabled={disabled} title={title}>
      <legend>{label}</legend>
      <span class="choice-row">
        {options.map((option) => (
          <label key={option} class={option === value ? "on" : ""}>
            <input type="radio" name={`choice-${label}`} checked={option === value} onChange={() => onPick(option)} />
            {option}
          </label>
        ))}
      </span>
    </fieldset>
  );
}
