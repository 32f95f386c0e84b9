import { describe, expect, it } from "vitest";
import { registryText } from "../src/detail/registryModel";

describe("what the registry says of a run", () => {
  it("is what is left of it", () => {
    const entry = { id: "a", state: "present", evaluations: 1, untraced: false } as const;
    expect(registryText(entry)).toBe("results in place");
    expect(registryText({ ...entry, state: "archived", evaluations: 2 })).toBe(
      "checkpoint vanished, results archived; evaluated 2 times",
    );
  });

  it("begins with the role of a baseline and ends with what is wrong", () => {
    expect(registryText({ id: "a", state: "missing", role: "chosen baseline", evaluations: 1, untraced: true })).toBe(
      "chosen baseline; vanished, nothing is left; the newest result is not registered",
    );
  });
});
