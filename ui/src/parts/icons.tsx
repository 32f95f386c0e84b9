import type { Verdict } from "../api/types";
import { VERDICT_WORDS } from "./words";

const PATHS = {
  close: "M4 4l8 8M12 4l-8 8",
  check: "M3.500 8.500l3 3 6-7",
  menu: "M2.500 4.500h11M2.500 8h11M2.500 11.500h11",
  filter: "M2.500 4h11M4.500 8h7M6.500 12h3",
  columns: "M2.500 3.500h11v9h-11zM6.200 3.500v9M9.800 3.500v9",
  more: "M3.500 8h.01M8 8h.01M12.500 8h.01",
  chevron: "M6 4l4 4-4 4",
  copy: "M5.500 5.500h7v7h-7zM3.500 10.500v-7h7",
  auto: "M8 2.500a5.500 5.500 0 1 0 0 11zM8 2.500a5.500 5.500 0 0 1 0 11",
  light: "M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM8 1.500v1M8 13.500v1M1.500 8h1M13.500 8h1M3.400 3.400l.7.7M11.900 11.900l.7.7M3.400 12.600l.7-.7M11.900 4.100l.7-.7",
  dark: "M12.800 9.700A5.300 5.300 0 0 1 6.300 3.200a5.300 5.300 0 1 0 6.500 6.500z",
  search: "M7 2.500a4.500 4.500 0 1 0 0 9 4.500 4.500 0 0 0 0-9zM10.300 10.300l3.200 3.200",
  up: "M8 12.500v-9M4.500 7L8 3.500 11.500 7",
  down: "M8 3.500v9M4.500 9L8 12.500 11.500 9",
  help: "M5.800 6.200a2.200 2.200 0 1 1 3.300 1.900c-.8.5-1.100.9-1.100 1.700M8 12.200h.01",
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

const MARKS: Record<Verdict, string> = {
  better: "M5 1.500L9 8.500H1z",
  worse: "M5 8.500L1 1.500h8z",
  indistinguishable: "M5 2a3 3 0 1 0 0 6 3 3 0 0 0 0-6z",
  unknown: "",
};

/** The mark of a verdict: filled up-triangle, filled down-triangle, hollow circle; nothing if it was not tested. */
export function VerdictMark({ verdict }: { verdict: Verdict }) {
  return (
    <svg class={`mark mark-${verdict}`} width="10" height="10" viewBox="0 0 10 10" role="img" aria-label={VERDICT_WORDS[verdict]}>
      <path d={MARKS[verdict]} />
    </svg>
  );
}
