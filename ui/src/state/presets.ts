import { formatView, parseView, type View } from "./view";

/** A view that its reader gave a name: filters, order, columns, grouping; no runs. */
export interface Preset {
  name: string;
  /** The query part of the address, "" for the view that the page begins with. */
  query: string;
}

export const MOST_PRESETS = 50;
export const LONGEST_NAME = 60;

/** What of a view a preset keeps: not the runs that happen to be selected or open. */
export const presetQuery = (view: View): string => formatView({ ...view, selection: [], run: null });

const cleanName = (name: string): string => [...name.replace(/\s+/g, " ").trim()].slice(0, LONGEST_NAME).join("");

/** The presets with one more; one of the same name gives way. Without a name nothing changes. */
export function withPreset(list: Preset[], name: string, query: string): Preset[] {
  const clean = cleanName(name);
  if (clean === "") return list;
  const rest = list.filter((each) => each.name !== clean);
  return [...rest, { name: clean, query }].slice(-MOST_PRESETS);
}

export const withoutPreset = (list: Preset[], name: string): Preset[] => list.filter((each) => each.name !== name);

/** The preset whose view this is, or null. */
export const presetOf = (list: Preset[], query: string): Preset | null => list.find((each) => each.query === query) ?? null;

/** A link that carries a preset to another reader; it opens the view, and can be taken in as a preset. */
export const presetLink = (preset: Preset, page: string): string =>
  `${page.replace(/[?#].*$/, "")}${preset.query}#view=${encodeURIComponent(preset.name)}`;

/** The name that a link carries behind its hash, or "". */
export function linkName(hash: string): string {
  try {
    return cleanName(new URLSearchParams(hash.replace(/^#/, "")).get("view") ?? "");
  } catch {
    return "";
  }
}

/** Reads a link, or only its query part; null if it carries no view. What the page does not understand is left out. */
export function readLink(text: string): Preset | null {
  const [address = "", hash = ""] = text.trim().split("#", 2);
  const at = address.indexOf("?");
  if (at < 0) return null;
  const query = presetQuery(parseView(address.slice(at)));
  return query === "" ? null : { name: linkName(hash), query };
}

/** Whether a value that this browser remembered is a list of presets. */
export const arePresets = (value: unknown): value is Preset[] =>
  Array.isArray(value) &&
  value.every((each: unknown) => {
    const { name, query } = (each ?? {}) as Partial<Preset>;
    return typeof name === "string" && typeof query === "string";
  });
