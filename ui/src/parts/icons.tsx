import type { Verdict } from "../api/types";
import { VERDICT_WORDS } from "./words";

const PATHS = {
  close: "M4 4l8 8M12 4l-8 8",
  check: "M3.5 8.5l3 3 6-7",
  menu: "M2.5 4.5h11M2.5 8h11M2.5 11.5h11",
  filter: "M2.5 4h11M4.5 8h7M6.5 12h3",
  columns: "M2.5 3.5h11v9h-11zM6.2 3.5v9M9.8 3.5v9",
  more: "M3.5 8h.01M8 8h.01M12.5 8h.01",
  chevron: "M6 4l4 4-4 4",
  view: "M4 2.5h8v11l-4-3-4 3z",
  group: "M2.5 3.5h11M5.5 7h8M5.5 10h8M2.5 13h11",
  download: "M8 2.5v8M4.5 7.5L8 11l3.5-3.5M3 13.5h10",
  tag: "M2.5 2.5h5l6 6-5 5-6-6zM5.4 5.4h.01",
  flag: "M4 14V2.5h8l-2 3 2 3H4",
  copy: "M5.5 5.5h7v7h-7zM3.5 10.5v-7h7",
  auto: "M8 2.5a5.5 5.5 0 1 0 0 11zM8 2.5a5.5 5.5 0 0 1 0 11",
  light: "M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM8 1.5v1M8 13.5v1M1.5 8h1M13.5 8h1M3.4 3.4l.7.7M11.9 11.9l.7.7M3.4 12.6l.7-.7M11.9 4.1l.7-.7",
  dark: "M12.8 9.7A5.3 5.3 0 0 1 6.3 3.2a5.3 5.3 0 1 0 6.5 6.5z",
  sliders: "M2.5 5h7M12.5 5h1M2.5 11h1M6.5 11h7M11 3.5a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3zM5 9.5a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3z",
  search: "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.3 10.3l3.2 3.2",
  up: "M8 12.5v-9M4.5 7L8 3.5 11.5 7",
  down: "M8 3.5v9M4.5 9L8 12.5 11.5 9",
  help: "M5.8 6.2a2.2 2.2 0 1 1 3.3 1.9c-.8.5-1.1.9-1.1 1.7M8 12.2h.01",
} as const;

export type IconName = keyof typeof PATHS;

/** A line drawing of 16 by 16; decoration only, the control that holds it carries the words. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}

/** The mark of a verdict: filled up-triangle, filled down-triangle, hollow circle; nothing if it was not tested. A table holds hundreds, so each is one element. */
export function VerdictMark({ verdict, className = "", title }: { verdict: Verdict; className?: string; title?: string }) {
  return <i class={`mark mark-${verdict} ${className}`} role="img" aria-label={VERDICT_WORDS[verdict]} title={title} />;
}
