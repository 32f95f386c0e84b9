import { describe, expect, it } from "vitest";
import type { RunPage, RunRow } from "../src/api/types";
import { RowWindows } from "../src/api/windows";

const row = (id: string): RunRow => ({ id, name: id, type: "ttt", baseline: false, missing: false, tags: [], cells: {} });

/** A server of `total` rows whose answers are let out by hand. */
function aServer(total: number) {
  const calls: { offset: number; signal: AbortSignal; answer: (prefix?: string) => Promise<void>; fail: () => Promise<void> }[] = [];
  const settled = () => new Promise<void>((done) => setTimeout(done));
  const load = (offset: number, limit: number, signal: AbortSignal) =>
    new Promise<RunPage>((resolve, reject) => {
      calls.push({
        offset,
        signal,
        answer(prefix = "r") {
          const rows = Array.from({ length: Math.min(limit, total - offset) }, (_, i) => row(`${prefix}${offset + i}`));
          resolve({ generation: 1, total, matched: total, offset, columns: [], rows, baseline: null });
          return settled();
        },
        fail() {
          reject(new Error("no"));
          return settled();
        },
      });
    });
  return { calls, load };
}

describe("rows of a long table", () => {
  it("are fetched in whole windows around the viewport", async () => {
    const { calls, load } = aServer(1000);
    const windows = new RowWindows(load, () => undefined, 10);
    windows.reset();
    windows.ensure(0, 25);
    expect(calls.map((call) => call.offset)).toEqual([0]);
    await calls[0]!.answer();
    windows.ensure(0, 25);
    expect(calls.map((call) => call.offset)).toEqual([0, 10, 20]);
    await calls[1]!.answer();
    expect(windows.row(13)!.id).toBe("r13");
    expect(windows.row(23)).toBeUndefined();
    expect(windows.matched).toBe(1000);
    windows.ensure(0, 25);
    expect(calls).toHaveLength(3);
  });

  it("are given up when the viewport has left them", async () => {
    const { calls, load } = aServer(1000);
    const windows = new RowWindows(load, () => undefined, 10);
    windows.ensure(0, 5);
    await calls[0]!.answer();
    windows.ensure(500, 505);
    windows.ensure(900, 905);
    expect(calls[1]!.signal.aborted).toBe(true);
    await calls[1]!.answer();
    expect(windows.row(500)).toBeUndefined();
  });

  it("of another question replace the old ones only when the first of them is there", async () => {
    const { calls, load } = aServer(20);
    const windows = new RowWindows(load, () => undefined, 10);
    windows.ensure(0, 15);
    await calls[0]!.answer("old");
    windows.ensure(0, 15);
    await calls[1]!.answer("old");
    windows.reset();
    windows.ensure(0, 5);
    expect(windows.pending).toBe(true);
    expect(windows.row(2)!.id).toBe("old2");
    await calls[2]!.answer("new");
    expect(windows.pending).toBe(false);
    expect(windows.row(2)!.id).toBe("new2");
    expect(windows.row(12)).toBeUndefined();
  });

  it("of a changed index are replaced window by window", async () => {
    const { calls, load } = aServer(20);
    const windows = new RowWindows(load, () => undefined, 10);
    windows.ensure(0, 15);
    await calls[0]!.answer("old");
    windows.ensure(0, 15);
    await calls[1]!.answer("old");
    windows.refresh();
    expect(windows.pending).toBe(false);
    await calls[2]!.answer("new");
    expect([windows.row(2)!.id, windows.row(12)!.id]).toEqual(["new2", "old12"]);
    expect(windows.indexOf("old12")).toBe(12);
    expect(windows.indexOf("nobody")).toBe(-1);
  });

  it("that could not be had are not asked for again and again", async () => {
    const { calls, load } = aServer(20);
    const errors: unknown[] = [];
    const windows = new RowWindows(load, (_, error) => errors.push(error), 10);
    windows.ensure(0, 5);
    await calls[0]!.fail();
    windows.ensure(0, 5);
    expect(calls).toHaveLength(1);
    expect(errors).toHaveLength(1);
    windows.refresh();
    expect(calls).toHaveLength(2);
  });

  it("beyond a limit are forgotten, least recently used first", async () => {
    const { calls, load } = aServer(1000);
    const windows = new RowWindows(load, () => undefined, 10, 2);
    for (const at of [0, 10, 20]) {
      windows.ensure(at, at + 5);
      await calls.at(-1)!.answer();
    }
    expect([windows.row(0), windows.row(10)?.id, windows.row(20)?.id]).toEqual([undefined, "r10", "r20"]);
  });
});
