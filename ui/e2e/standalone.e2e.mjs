// Uses the dashboard that is one file, over file://, in a real browser.
//   ASSAY_FILE      the file, as assay dashboard --standalone wrote it
//   ASSAY_CHROMIUM  the program file of a Chromium or Chrome; has to be set
// Times are printed, never asserted.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { launch, rowsAreNew, watch } from "./browser.mjs";

const errors = [];
let browser;
let page;

before(async () => {
  browser = await launch();
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  page = await context.newPage();
  watch(page, "file:", errors);
  const begun = Date.now();
  await page.goto(pathToFileURL(process.env.ASSAY_FILE).href);
  await page.waitForSelector('.row[data-index="0"] .link', { timeout: 60_000 });
  console.log(`opened in ${Date.now() - begun} ms`);
});

after(() => browser?.close());

/** It asks nobody for anything and complains of nothing. */
afterEach(() => assert.deepEqual(errors.splice(0), []));

const count = async () => Number((await page.locator(".table-foot [role=status]").innerText()).split(" ")[0].replaceAll(",", ""));

test("shows the table", async () => {
  assert.ok((await count()) > 1);
  assert.ok((await page.locator(".body > .row").count()) > 1);
});

test("sorts", async () => {
  await page.locator(".metrics .sort").first().click();
  await page.waitForFunction(rowsAreNew);
  assert.equal(await page.locator(".metrics .sorted").count(), 1);
});

test("filters with the same language as the server", async () => {
  const all = await count();
  await page.goto(`${page.url().split("?")[0]}?where=${encodeURIComponent("step >= 1 and not baseline")}`);
  await page.waitForSelector('.row[data-index="0"] .link, .nothing');
  await page.waitForFunction(rowsAreNew);
  assert.ok((await count()) < all);
});

test("opens a chart of two runs", async () => {
  for (const index of [0, 1]) await page.click(`.row[data-index="${index}"] .pick`);
  await page.waitForSelector(".tray .chart-host svg", { timeout: 30_000 });
});
