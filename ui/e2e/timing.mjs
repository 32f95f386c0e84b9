// Times from an input to the frame that shows its effect, collected by kind and printed at the end. The page itself
// measures, on its own clock, so that what the test needs to find and to press things does not count.
const times = new Map();

const add = (kind, found) => times.set(kind, [...(times.get(kind) ?? []), ...found]);

/** Run in each page before anything else: notes when the reader last did something. */
export const noteInputs = () => {
  window.lastInput = 0;
  for (const type of ["pointerdown", "keydown"]) {
    addEventListener(type, (event) => (window.lastInput = event.timeStamp), { capture: true, passive: true });
  }
  // When the first row is there, by the page's own clock: what drives the browser looks now and then only.
  const look = () => {
    if (document.querySelector('.row[data-index="0"] .link')) window.firstRow = performance.now();
    else if (window.lastInput === 0) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  // What the browser itself measures: input to next paint.
  window.interactions = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.interactionId) window.interactions.push(entry.duration);
  }).observe({ type: "event", durationThreshold: 16 });
};

/** Adds what an action has measured by itself. */
export async function collect(kind, measure) {
  add(kind, await measure());
}

/**
 * Does something, and measures from the last press of a key or button to the first frame in which the effect is there.
 *
 * @param effect function without arguments that runs in the page and tells whether the effect is there
 */
export async function timed(kind, page, act, effect = () => true) {
  await page.evaluate(() => (window.lastInput = 0));
  const seen = page.evaluate(async (source) => {
    const there = new Function(`return (${source})()`);
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    // The frame after the input shows what the page does at once; only then can an effect be told from what was there.
    do await frame(); while (window.lastInput === 0);
    await frame();
    for (let tries = 0; !there(); tries++) {
      if (tries > 3600) throw new Error(`no effect: ${source}`);
      await frame();
    }
    return performance.now() - window.lastInput;
  }, effect.toString());
  await act();
  add(kind, [await seen]);
}

/**
 * Median and 95th percentile by kind, in milliseconds.
 *
 * @param skip how many of the first times of a kind do not count
 */
export const summary = (skip = new Map()) =>
  [...times].map(([kind, found]) => [kind, found.slice(skip.get(kind) ?? 0)]).filter(([, found]) => found.length > 0).map(([kind, found]) => {
    const sorted = [...found].sort((a, b) => a - b);
    const at = (share) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
    return { kind, n: sorted.length, p50: at(0.5), p95: at(0.95), most: at(1) };
  });

export function report() {
  for (const { kind, n, p50, p95, most } of summary()) {
    const ms = (value) => value.toFixed(0).padStart(5);
    console.log(`${kind.padEnd(20)} n ${String(n).padStart(4)}   p50 ${ms(p50)} ms   p95 ${ms(p95)} ms   most ${ms(most)} ms`);
  }
}
