import type { RegistryEntry } from "../api/types";

const LEFT: Record<RegistryEntry["state"], string> = {
  present: "results in place",
  archived: "checkpoint vanished, results archived",
  copy: "checkpoint vanished, only a copy in an aggregate is left",
  missing: "vanished, nothing is left",
};

/** An entry of the registry in one line. */
export const registryText = (entry: RegistryEntry): string =>
  [
    entry.role,
    LEFT[entry.state],
    entry.evaluations > 1 ? `evaluated ${entry.evaluations} times` : "",
    entry.untraced ? "the newest result is not registered" : "",
  ].filter(Boolean).join("; ");
