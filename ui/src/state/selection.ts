import { MOST_SELECTED, trimmed } from "./view";

/**
 * The selected runs by colour: the place in the list is the colour, null a colour that is free again, so
 * that a run keeps its colour while others come and go.
 */
export type Slots = (string | null)[];

export const selectedIds = (slots: Slots): string[] => slots.filter((id) => id !== null);

/** Takes the lowest free colour; a full selection stays as it is. */
export function add(slots: Slots, id: string): Slots {
  if (slots.includes(id)) return slots;
  const free = slots.indexOf(null);
  if (free >= 0) return slots.map((each, at) => (at === free ? id : each));
  return slots.length < MOST_SELECTED ? [...slots, id] : slots;
}

export function remove(slots: Slots, id: string): Slots {
  return slots.includes(id) ? trimmed(slots.map((each) => (each === id ? null : each))) : slots;
}

export const toggle = (slots: Slots, id: string): Slots => (slots.includes(id) ? remove(slots, id) : add(slots, id));

export const addAll = (slots: Slots, ids: string[]): Slots => ids.reduce(add, slots);

/**
 * Whether all, some or none of the runs that match are selected, as far as their rows are loaded. At most as many as can
 * be compared count as all.
 */
export function selectedShare(slots: Slots, matched: number, loaded: string[]): "all" | "some" | "none" {
  const ids = new Set(selectedIds(slots));
  if (ids.size === 0) return "none";
  const wanted = Math.min(matched, MOST_SELECTED);
  const all = wanted > 0 && ids.size >= wanted && loaded.slice(0, wanted).every((id) => ids.has(id));
  return all ? "all" : "some";
}
