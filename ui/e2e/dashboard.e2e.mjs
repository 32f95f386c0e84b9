// Uses the dashboard as a reader does, in a real browser: npm run e2e
//   ASSAY_URL       page to try; without it the mock server with ASSAY_RUNS (10000) invented runs is started
//   ASSAY_CHROMIUM  the browser (/usr/bin/chromium)
//   ASSAY_SHOTS     folder for screenshots; none are taken without it
// Latencies are printed, never asserted.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { createMock } from "../dev/mock-server.mjs";
import { launch } from "./browser.mjs";
import { report, timed } from "./timing.mjs";

const shots = process.env.ASSAY_SHOTS;
let url = process.env.ASSAY_URL;
let mock;
let change;
let browser;
let page;
const errors = [];

before(async () => {
  if (shots) mkdirSync(shots, { recursive: true });
  if (!url) {
    ({ server: mock, change } = createMock({ runs: Number(process.env.ASSAY_RUNS ?? 10000) }));
    await new Promise((ready) => mock.listen(0, "127.0.0.1", ready));
    url = `http://127.0.0.1:${mock.address().port}/`;
  }
  browser = await launch();
  page = await open();
  await watchInteractions(page);
});

after(async () => {
  await timed("to next paint", page, () => page.evaluate(() => window.interactions));
  report();
  await browser?.close();
  mock?.closeAllConnections();
  mock?.close();
});

async function open(options = {}, query = "") {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: "light", ...options });
  const opened = await context.newPage();
  // An answer of 400 to a wrong expression is wanted; the browser logs it as an error of its own.
  opened.on("console", (message) => {
    if (message.type() === "error" && !/status of 400/.test(message.text())) errors.push(message.text());
  });
  opened.on("pageerror", (error) => errors.push(String(error)));
  opened.on("dialog", (dialog) => errors.push(`dialog: ${dialog.message()}`));
  await opened.goto(url + query);
  await opened.waitForSelector('.row[data-index="0"] .link');
  return opened;
}

/** From here on the page keeps what the browser itself measures: input to next paint. */
const watchInteractions = (on) =>
  on.evaluate(() => {
    window.interactions = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.interactionId) window.interactions.push(entry.duration);
    }).observe({ type: "event", durationThreshold: 16 });
  });

const settled = (on = page) => on.waitForFunction(() => !document.querySelector(".scroller.pending") && document.querySelector('.row[data-index="0"] .link, .nothing'));
const shot = async (on, name) => {
  if (shots) await on.screenshot({ path: `${shots}/${name}.png` });
};
const count = () => page.locator(".table-foot [role=status]").innerText();
const matched = async () => Number((await count()).split(" ")[0].replaceAll(",", ""));

test("shows the runs at once", async () => {
  assert.match(await count(), /runs?/);
  assert.ok((await page.locator(".body > .row").count()) > 3);
  await shot(page, "table-light");
});

test("sorts by each kind of heading and back", async () => {
  const headings = page.locator(".metrics .sort");
  const total = Math.min(8, await headings.count());
  for (let at = 0; at < total; at++) {
    await timed("sort", page, () => headings.nth(at).click(), () => settled());
    assert.equal(await page.locator(".metrics .sorted").count(), 1);
  }
  await page.goBack();
  await settled();
});

test("filters by search, facet, step and expression, and takes each away again", async () => {
  const all = await matched();
  const name = (await page.locator('.row[data-index="0"] .cell.name .link').innerText()).replace(/\s/g, "");
  await page.keyboard.press("/");
  await timed("search", page, () => page.keyboard.type(name.slice(0, 8)), async () => {
    await page.waitForFunction(() => location.search.includes("q="));
    await settled();
  });
  assert.ok((await matched()) <= all);
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => !location.search.includes("q="));
  await settled();

  const box = page.locator(".facet input[type=checkbox]").first();
  await timed("facet", page, () => box.click(), () => settled());
  assert.equal(await page.locator(".chip").count(), 1);
  await page.locator(".chip button").click();
  await settled();
  assert.equal(await page.locator(".chip").count(), 0);

  await page.fill(".where-input", "this is no expression");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#where-error");
  await shot(page, "where-error");
  await page.fill(".where-input", "");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#where-error", { state: "detached" });
  await settled();
  assert.equal(await matched(), all);
});

test("scrolls through all rows without standing still", async () => {
  const scroller = page.locator(".scroller");
  const height = await scroller.evaluate((element) => element.scrollHeight - element.clientHeight);
  await timed("scroll frames", page, async () => {
    const frames = await scroller.evaluate(async (element, far) => {
      const times = [];
      let last = performance.now();
      for (let at = 0; at <= 120; at++) {
        // First in steps of a wheel, then in leaps of a dragged scroll bar.
        element.scrollTop = at < 80 ? at * 120 : (far * (at - 80)) / 40;
        await new Promise((done) => requestAnimationFrame(done));
        const now = performance.now();
        times.push(now - last);
        last = now;
      }
      return times;
    }, height);
    return frames;
  });
  await page.waitForFunction(() => !document.querySelector(".body .skeleton"), null, { timeout: 10000 });
  await scroller.evaluate((element) => (element.scrollTop = 0));
  await page.waitForSelector('.row[data-index="0"] .link');
});

test("selects by click, range and key, and opens the comparison", async () => {
  for (const index of [0, 1, 2]) {
    await timed("select", page, () => page.click(`.row[data-index="${index}"] .pick`), () => page.waitForSelector(`.row[data-index="${index}"].selected`));
  }
  await page.waitForSelector(".tray .chart-host svg");
  await page.waitForFunction(() => document.querySelectorAll(".run-chip").length === 3);
  await page.keyboard.press("x");
  await page.waitForSelector(".tray", { state: "detached" });
  await page.locator(".scroller").focus();
  await page.keyboard.press("Home");
  for (const key of [" ", "ArrowDown", "Shift+ArrowDown"]) await timed("key", page, () => page.keyboard.press(key));
  await page.waitForSelector('.row[data-index="2"].selected');
  assert.equal(new URL(page.url()).searchParams.get("sel").split(",").length, 3);
});

test("opens each tab of the comparison", async () => {
  for (const tab of ["radar", "curves", "config", "bars"]) {
    await timed("tab", page, () => page.click(`[data-tab=${tab}]`), () =>
      page.waitForSelector(`[data-tab=${tab}][aria-selected=true]`).then(() => page.waitForSelector(".tray-body .chart-host svg, .tray-body .diff, .tray-body .tab-state:not([aria-busy])")),
    );
    await page.waitForTimeout(250);
    await shot(page, `tab-${tab}-light`);
  }
  for (const mode of ["percent", "points", "absolute"]) {
    const button = page.getByRole("radio", { name: mode });
    if (await button.isEnabled()) await timed("mode", page, () => button.click());
    await page.waitForTimeout(150);
    if (mode === "points") await shot(page, "tab-bars-points-light");
  }
});

test("downloads numbers and pictures of a chart", async () => {
  for (const [item, ending] of [["Numbers (CSV)", ".csv"], ["SVG", ".svg"], ["PNG", ".png"]]) {
    await page.click('.chart [aria-label="Chart menu"]');
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: item }).click()]);
    assert.ok(download.suggestedFilename().endsWith(ending));
    if (shots) await download.saveAs(`${shots}/${download.suggestedFilename()}`);
  }
});

test("opens a run and goes back", async () => {
  await timed("open run", page, () => page.click('.row[data-index="1"] [data-act=open]'), () => page.waitForSelector(".drawer .estimates, .drawer .facts"));
  await shot(page, "run-light");
  await page.goBack();
  await page.waitForSelector(".drawer", { state: "detached" });
});

test("chooses columns", async () => {
  await page.getByRole("button", { name: "Columns" }).click();
  const box = page.locator(".chooser-list input[type=checkbox]").first();
  const had = await box.isChecked();
  await timed("column", page, () => box.click(), () => settled());
  await page.waitForFunction(() => location.search.includes("columns="));
  await shot(page, "columns-light");
  await box.setChecked(had);
  const differences = page.getByLabel("difference to baseline");
  if (await differences.isEnabled()) await differences.check();
  await page.keyboard.press("Escape");
  await page.waitForTimeout(600);
  await shot(page, "differences-light");
});

test("fetches again when the index has changed", { skip: Boolean(process.env.ASSAY_URL) }, async () => {
  const asked = page.waitForRequest(/api\/v1\/runs\?/);
  const compared = page.waitForRequest(/api\/v1\/compare\?/);
  change();
  await Promise.all([asked, compared]);
  await settled();
});

test("the address alone brings all of it back", async () => {
  const again = await open({}, new URL(page.url()).search);
  await again.waitForFunction(() => document.querySelectorAll(".run-chip").length === 3);
  await again.context().close();
});

test("is dark, and narrow, when asked", async () => {
  const query = new URL(page.url()).search;
  const dark = await open({ colorScheme: "dark" }, query);
  await dark.waitForSelector(".tray .chart-host svg");
  await dark.waitForTimeout(300);
  await shot(dark, "compare-dark");
  await dark.context().close();
  for (const colorScheme of ["light", "dark"]) {
    const narrow = await open({ viewport: { width: 390, height: 844 }, colorScheme }, query);
    await shot(narrow, `narrow-table-${colorScheme}`);
    await narrow.click("[data-tab=bars]");
    await narrow.waitForSelector(".tray .chart-host svg");
    await narrow.waitForTimeout(300);
    await shot(narrow, `narrow-bars-${colorScheme}`);
    await narrow.click('[aria-label="Fold the comparison away"]');
    await narrow.click('.topbar [aria-label="Filters"]');
    await narrow.waitForSelector(".rail-sheet");
    await shot(narrow, `narrow-filters-${colorScheme}`);
    await narrow.context().close();
  }
});

test("the browser had nothing to complain about", () => {
  assert.deepEqual(errors, []);
});
