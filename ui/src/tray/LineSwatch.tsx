import { runStyle } from "../charts/palette";

/** A run's line as charts draw it: colour, dashes and marker. */
export function LineSwatch({ slot, colour }: { slot: number; colour: string }) {
  const { dash, marker } = runStyle(slot);
  return (
    <svg class="line-swatch" width="18" height="10" viewBox="0 0 18 10" aria-hidden="true">
      <path d="M0 5h18" stroke={colour} stroke-width="2" stroke-dasharray={dash === "solid" ? undefined : (dash as number[]).join(" ")} />
      {marker === "circle" && <circle cx="9" cy="5" r="3" fill={colour} />}
      {marker === "rect" && <path d="M6 2h6v6H6z" fill={colour} />}
      {marker === "triangle" && <path d="M9 1.5l3.5 6.5h-7z" fill={colour} />}
      {marker === "diamond" && <path d="M9 1l4 4-4 4-4-4z" fill={colour} />}
    </svg>
  );
}
