// How long a reader waits, many times over: bench/dashboard. Needs ASSAY_URL and ASSAY_CHROMIUM.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { launch, open, rowsAreNew, scrollFrames } from "./browser.mjs";
import { collect, summary, timed } from "./timing.mjs";

const TARGET_MS = Number(process.env.ASSAY_TARGET_MS ?? 100);
const FIRST_MS = 1000;
const MEMORY_MB = 500;
const OPENINGS = 5;
const ROUNDS = Number(process.env.ASSAY_ROUNDS ?? 5);

const browser = await launch();
const errors = [];

/** Milliseconds from the start of the navigation to the first row, in a browser that has never seen the page. */
async function firstContent() {
  const fresh = await open(browser, process.env.ASSAY_URL, errors);
  const waited = await fresh.evaluate(() => window.firstRow);
  await fresh.context().close();
  return waited;
}

const openings = [];
for (let at = 0; at < OPENINGS; at++) openings.push(await firstContent());
const page = await open(browser, process.env.ASSAY_URL, errors);

/** Megabytes of the page: what its script holds after a collection, and what its process takes of the machine. */
async function memory() {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  const largest = renderers().sort((a, b) => b - a)[0] ?? NaN;
  return { heap: usedSize / 1e6, process: largest / 1e3 };
}

/** Resident kilobytes of each page's process; none where there is no /proc. */
function renderers() {
  if (!existsSync("/proc")) return [];
  const read = (file) => {
    try { return readFileSync(file, "utf8"); } catch { return ""; } // a process that has ended
  };
  return readdirSync("/proc").filter((name) => /^\d+$/.test(name) && read(`/proc/${name}/cmdline`).includes("--type=renderer"))
    .map((name) => Number(/VmRSS:\s+(\d+)/.exec(read(`/proc/${name}/status`))?.[1] ?? NaN)).filter(Number.isFinite);
}

async function round() {
  const headings = page.locator(".metrics .sort");
  for (let at = 0, all = Math.min(8, await headings.count()); at < all; at++) {
    await timed("sort: click to new rows", page, () => headings.nth(at).click(), rowsAreNew);
  }
  const boxes = page.locator(".facet input[type=checkbox]");
  for (let at = 0, all = Math.min(4, await boxes.count()); at < all; at++) {
    for (let twice = 0; twice < 2; twice++) {
      await timed("filter: click to new rows", page, () => boxes.nth(at).click(), rowsAreNew);
      await page.waitForLoadState("networkidle");
    }
  }
  for (const word of ["a", ""]) {
    await timed("search: key to new rows", page, async () => {
      await page.focus("#search");
      await page.keyboard.press(word === "" ? "Backspace" : word);
    }, rowsAreNew);
    await page.waitForLoadState("networkidle");
  }
  for (let index = 0; index < 6; index++) {
    await timed("select: click to next frame", page, () => page.click(`.row[data-index="${index}"] .pick`));
    await page.waitForLoadState("networkidle");
  }
  for (const tab of ["radar", "curves", "scatter", "parallel", "trends", "config", "statistics", "bars"]) {
    await timed("tab: click to its content", page, () => page.click(`[data-tab=${tab}]`), () =>
      Boolean(document.querySelector(".tray-body .chart-host svg, .tray-body .chart-host canvas, .tray-body .diff, .tray-body .tab-state:not([aria-busy])")),
    );
    await page.waitForLoadState("networkidle");
  }
  await page.locator(".scroller").focus();
  await page.keyboard.press("x");
  await collect("scroll: one frame", () => scrollFrames(page));
  await page.locator(".scroller").evaluate((element) => (element.scrollTop = 0));
  await page.waitForSelector('.row[data-index="0"] .link');
}

await round();
const warm = new Map(summary().map(({ kind, n }) => [kind, n]));
for (let at = 0; at < ROUNDS; at++) await round();
await collect("all: input to next paint", () => page.evaluate(() => window.interactions));
const runs = await page.locator(".table-foot [role=status]").innerText();
const used = await memory();
await browser.close();
openings.sort((a, b) => a - b);

console.log(`${runs}; ${ROUNDS} rounds after one to warm up\n`);
console.log("| what | target | n | p50, ms | p95, ms | most, ms | met |\n|---|---|---:|---:|---:|---:|---|");
let missed = false;
for (const { kind, n, p50, p95, most } of summary(warm)) {
  missed ||= p95 >= TARGET_MS;
  console.log(`| ${kind} | p95 < ${TARGET_MS} ms | ${n} | ${p50.toFixed(0)} | ${p95.toFixed(0)} | ${most.toFixed(0)} | ${p95 < TARGET_MS ? "yes" : "NO"} |`);
}
const row = (kind, target, n, middle, most, met) => {
  missed ||= !met;
  console.log(`| ${kind} | ${target} | ${n} | ${middle} | | ${most} | ${met ? "yes" : "NO"} |`);
};
row("first row of a fresh page", `< ${FIRST_MS} ms`, OPENINGS, openings[OPENINGS >> 1].toFixed(0), openings.at(-1).toFixed(0), openings[OPENINGS >> 1] < FIRST_MS);
row("memory of the page's script, MB", `< ${MEMORY_MB}`, 1, used.heap.toFixed(0), used.heap.toFixed(0), used.heap < MEMORY_MB);
row("memory of the page's process, MB", `< ${MEMORY_MB}`, 1, used.process.toFixed(0), used.process.toFixed(0), !(used.process >= MEMORY_MB));
if (errors.length > 0) console.log(`\nthe browser complained: ${errors.join("; ")}`);
process.exit(missed || errors.length > 0 ? 1 : 0);
