// Uses the dashboard as a reader does, in a real browser: npm run e2e
//   ASSAY_URL       page to try; without it the mock server with ASSAY_RUNS (10000) invented runs is started
//   ASSAY_CHROMIUM  the program file of a Chromium or Chrome; has to be set
//   ASSAY_SHOTS     folder for screenshots; none are taken without it
// Latencies are printed, never asserted.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { createMock } from "../dev/mock-server.mjs";
import { launch, open as openPage, rowsAreNew, scrollFrames } from "./browser.mjs";
import { collect, report, timed } from "./timing.mjs";

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
});

after(async () => {
  if (page) await collect("input to next paint", () => page.evaluate(() => window.interactions));
  report();
  await browser?.close();
  mock?.closeAllConnections();
  mock?.close();
});

const open = (options = {}, query = "") => openPage(browser, url + query, errors, options);
const settled = (on = page) => on.waitForFunction(rowsAreNew);
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
    await timed("sort to new rows", page, () => headings.nth(at).click(), rowsAreNew);
    assert.equal(await page.locator(".metrics .sorted").count(), 1);
  }
  await page.goBack();
  await settled();
});

test("filters by search, facet, step and expression, and takes each away again", async () => {
  const all = await matched();
  const name = (await page.locator('.row[data-index="0"] .cell.name .link').innerText()).replace(/\s/g, "");
  await page.keyboard.press("/");
  await page.keyboard.type(name.slice(0, 8));
  await page.waitForFunction(() => location.search.includes("q="));
  await settled();
  assert.ok((await matched()) <= all);
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => !location.search.includes("q="));
  await settled();

  const box = page.locator(".facet input[type=checkbox]").first();
  await timed("facet to new rows", page, () => box.click(), rowsAreNew);
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
  await collect("scroll frame", () => scrollFrames(page));
  await page.waitForFunction(() => !document.querySelector(".body .skeleton"));
  await page.locator(".scroller").evaluate((element) => (element.scrollTop = 0));
  await page.waitForSelector('.row[data-index="0"] .link');
});

test("selects by click, range and key, and opens the comparison", async () => {
  for (const index of [0, 1, 2]) {
    await timed("select", page, () => page.click(`.row[data-index="${index}"] .pick`));
    await page.waitForSelector(`.row[data-index="${index}"].selected`);
  }
  await page.waitForSelector(".tray .chart-host svg");
  await page.waitForFunction(() => document.querySelectorAll(".run-chip").length === 3);
  await page.keyboard.press("x");
  await page.waitForSelector(".tray-body", { state: "detached" });
  await page.locator(".scroller").focus();
  await page.keyboard.press("Home");
  for (const key of [" ", "ArrowDown", "Shift+ArrowDown"]) await timed("key", page, () => page.keyboard.press(key));
  await page.waitForSelector('.row[data-index="2"].selected');
  assert.equal(new URL(page.url()).searchParams.get("sel").split(",").length, 3);
});

const tabIsThere = () => Boolean(document.querySelector(".tray-body .chart-host svg, .tray-body .chart-host canvas, .tray-body .diff, .tray-body .tab-state:not([aria-busy])"));

test("opens each tab of the comparison", async () => {
  for (const tab of ["radar", "curves", "scatter", "parallel", "trends", "config", "statistics", "bars"]) {
    await timed("tab to its content", page, () => page.click(`[data-tab=${tab}]`), tabIsThere);
    assert.equal(await page.getAttribute(`[data-tab=${tab}]`, "aria-selected"), "true");
    await page.waitForTimeout(250);
    await shot(page, `tab-${tab}-light`);
  }
  for (const mode of ["percent", "points", "absolute"]) {
    const button = page.getByRole("radio", { name: mode });
    if (await button.isEnabled()) await timed("mode of bars", page, () => button.click());
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
  await timed("open run", page, () => page.click('.row[data-index="1"] [data-act=open]'), () => Boolean(document.querySelector(".drawer .estimates, .drawer .facts")));
  await shot(page, "run-light");
  await page.goBack();
  await page.waitForSelector(".drawer", { state: "detached" });
});

test("chooses columns", async () => {
  await page.getByRole("button", { name: "Columns" }).click();
  const box = page.locator(".chooser-list input[type=checkbox]").first();
  const had = await box.isChecked();
  await timed("column to new rows", page, () => box.click(), rowsAreNew);
  await page.waitForFunction(() => location.search.includes("columns="));
  await shot(page, "columns-light");
  await box.setChecked(had);
  const differences = page.getByRole("radio", { name: "values" });
  if (await differences.isEnabled()) await differences.check({ force: true });
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
    await narrow.click('[aria-label="Fold the charts away"]');
    await narrow.click('.topbar [aria-label="Filters"]');
    await narrow.waitForSelector(".rail-sheet");
    await shot(narrow, `narrow-filters-${colorScheme}`);
    await narrow.context().close();
  }
});

test("the browser had nothing to complain about", () => {
  assert.deepEqual(errors, []);
});
