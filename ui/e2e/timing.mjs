// Times from an action to the frame that shows its effect, collected by kind and printed at the end.
const times = new Map();

const add = (kind, found) => times.set(kind, [...(times.get(kind) ?? []), ...found]);

/** Runs an action and waits for its effect and for the next frame; an action that returns times has measured itself. */
export async function timed(kind, page, act, effect = async () => undefined) {
  const start = performance.now();
  const own = await act();
  if (Array.isArray(own)) return add(kind, own);
  await effect();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  add(kind, [performance.now() - start]);
}

export function report() {
  for (const [kind, found] of times) {
    if (found.length === 0) continue;
    const sorted = [...found].sort((a, b) => a - b);
    const at = (share) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)].toFixed(0);
    console.log(`${kind.padEnd(14)} n ${String(sorted.length).padStart(4)}   median ${at(0.5).padStart(5)} ms   p95 ${at(0.95).padStart(5)} ms   most ${at(1).padStart(5)} ms`);
  }
}
