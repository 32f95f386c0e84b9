// Uses the dashboard as a reader does, in a real browser: npm run e2e. See session.mjs for what it is tried on.
// Latencies are printed, never asserted.
import assert from "node:assert/strict";
import { test } from "node:test";
import { rowsAreNew, scrollFrames } from "./browser.mjs";
import { session } from "./session.mjs";
import { collect, timed } from "./timing.mjs";

let page;
const s = session({ times: true, ready: () => (page = s.page) });
const { shot, settled, matched } = s;

const count = () => page.locator(".table-foot [role=status]").innerText();

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
  await page.waitForFunction(() => document.querySelectorAll(".run-chip").length === 0);
  await page.locator(".scroller").focus();
  await page.keyboard.press("Home");
  for (const key of [" ", "ArrowDown", "Shift+ArrowDown"]) await timed("key", page, () => page.keyboard.press(key));
  await page.waitForSelector('.row[data-index="2"].selected');
  assert.equal(new URL(page.url()).searchParams.get("sel").split(",").length, 3);
});

const tabIsThere = () => Boolean(document.querySelector(".tray-body .chart-host svg, .tray-body .diff, .tray-body .tab-state:not([aria-busy])"));

test("opens each tab of the comparison", async () => {
  for (const tab of ["radar", "curves", "config", "bars"]) {
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
  if (await page.getByRole("radio", { name: "values" }).isEnabled()) await page.locator(".choice-row label", { hasText: "values" }).click();
  await page.keyboard.press("Escape");
  await page.waitForTimeout(600);
  await shot(page, "differences-light");
});

test("shows new results without being asked", { skip: !s.own }, async () => {
  const asked = page.waitForRequest(/api\/v1\/runs\?/);
  const compared = page.waitForRequest(/api\/v1\/compare\?/);
  const before = await matched();
  s.server.change();
  await Promise.all([asked, compared]);
  if (s.real) await page.waitForFunction((all) => document.querySelector(".table-foot [role=status]").textContent.startsWith(`${all} `), before + 1);
  await settled();
});

test("says since when the server is away, keeps its rows and selection, and comes back", { skip: !s.own }, async () => {
  const far = 60;
  await page.locator(".scroller").evaluate((element, row) => (element.scrollTop = row * 28), far);
  await page.waitForSelector(`.row[data-index="${far + 2}"] .link`);
  const [top, chosen] = [await page.locator(".scroller").evaluate((element) => element.scrollTop), s.search().get("sel")];
  // The browser logs each refused connection itself.
  s.wants(/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET/);
  await s.server.stop();
  await page.waitForSelector(".state.offline");
  assert.match(await page.locator(".state.offline").innerText(), /offline since \d\d:\d\d/);
  assert.ok((await page.locator(".body > .row .link").count()) > 3);
  await s.server.start();
  await page.waitForSelector(".state.live");
  await page.waitForSelector(`.row[data-index="${far + 2}"] .link`);
  assert.equal(await page.locator(".scroller").evaluate((element) => element.scrollTop), top);
  assert.equal(s.search().get("sel"), chosen);
  assert.ok(chosen);
  await page.locator(".scroller").evaluate((element) => (element.scrollTop = 0));
});

test("the address alone brings all of it back", async () => {
  const again = await s.open(new URL(page.url()).search);
  await again.waitForFunction(() => document.querySelectorAll(".run-chip").length === 3);
  await again.context().close();
});

test("is dark, and narrow, when asked", async () => {
  const query = new URL(page.url()).search;
  const dark = await s.open(query, { colorScheme: "dark" });
  await dark.waitForSelector(".tray .chart-host svg");
  await dark.waitForTimeout(300);
  await shot(dark, "compare-dark");
  await dark.context().close();
  for (const colorScheme of ["light", "dark"]) {
    const narrow = await s.open(query, { viewport: { width: 390, height: 844 }, colorScheme });
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
