import type { ConfigValue } from "../api/types";
import { MISSING, plain } from "../format";

/**
 * A configuration value as text: numbers readable, text without quotes unless it could be taken for another kind,
 * lists and objects as JSON; an en dash where the run has no such key.
 */
export function configText({ present, value }: ConfigValue): string {
  if (!present) return MISSING;
  if (typeof value === "number") return plain(value);
  if (typeof value !== "string") return JSON.stringify(value) ?? MISSING;
  return /^(|true|false|null|[-+]?[\d.]+(e[-+]?\d+)?)$/i.test(value) || value.trim() !== value ? JSON.stringify(value) : value;
}

/** Two values are the same if their JSON is, whatever the order of keys; a missing key equals only a missing key. */
export function identity({ present, value }: ConfigValue): string {
  return present ? JSON.stringify(value, sortedKeys) : "";
}

function sortedKeys(_: string, value: unknown): unknown {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

/**
 * Which values of a row stand out: those that differ from the value most runs have; all of them if there is no such
 * value, none if all are equal.
 */
export function standOut(values: ConfigValue[]): boolean[] {
  const identities = values.map(identity);
  const counts = new Map<string, number>();
  for (const each of identities) counts.set(each, (counts.get(each) ?? 0) + 1);
  if (counts.size <= 1) return values.map(() => false);
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  const usual = first![1] > second![1] ? first![0] : null;
  return identities.map((each) => each !== usual);
}
