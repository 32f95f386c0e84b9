// Every view in light and dark, wide and narrow: readable for a screen reader (axe-core), silent in the console, and
// without a request to anywhere but its own origin. Started as dashboard.e2e.mjs is; the same environment variables.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { createMock } from "../dev/mock-server.mjs";
import { launch, open as openPage } from "./browser.mjs";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const shots = process.env.ASSAY_SHOTS;
const SIZES = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } };
const errors = [];
const foreign = [];
let url = process.env.ASSAY_URL;
let mock;
let browser;

before(async () => {
  if (shots) mkdirSync(shots, { recursive: true });
  if (!url) {
    mock = createMock({ runs: 200 }).server;
    await new Promise((ready) => mock.listen(0, "127.0.0.1", ready));
    url = `http://127.0.0.1:${mock.address().port}/`;
  }
  browser = await launch();
});

after(async () => {
  await browser?.close();
  mock?.closeAllConnections();
  mock?.close();
});

async function open(size, colorScheme, query) {
  const page = await openPage(browser, url + query, errors, { viewport: SIZES[size], colorScheme });
  page.on("request", (request) => {
    const address = new URL(request.url());
    if (!["data:", "blob:"].includes(address.protocol) && address.origin !== new URL(url).origin) foreign.push(request.url());
  });
  page.on("console", (message) => {
    if (message.type() === "warning") errors.push(`warning: ${message.text()}`);
  });
  return page;
}

/** What axe-core calls serious or critical, as short lines. */
async function violations(page) {
  // Not as a script element: the page's own policy forbids those.
  await page.evaluate(axeSource);
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return found.violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map(({ target, failureSummary }) => `${target.join(" ")} (${failureSummary})`).join("; ")}`);
}

async function firstRuns() {
  const page = await open("wide", "light", "");
  for (const index of [0, 1, 2]) await page.click(`.row[data-index="${index}"] .pick`);
  await page.waitForSelector("[data-tab]");
  const tabs = await page.locator("[data-tab]").evaluateAll((all) => all.map((each) => each.dataset.tab));
  const selection = new URL(page.url()).searchParams.get("sel");
  await page.context().close();
  return { tabs, selection };
}

test("no view has a serious fault for those who do not see it, in either theme and size", async () => {
  const { tabs, selection } = await firstRuns();
  const faults = [];
  for (const colorScheme of ["light", "dark"]) {
    for (const size of Object.keys(SIZES)) {
      const queries = { table: "", ...Object.fromEntries(tabs.map((tab) => [tab, `?sel=${selection}&tab=${tab}`])) };
      for (const [view, query] of Object.entries(queries)) {
        const page = await open(size, colorScheme, query);
        if (view !== "table") {
          const tab = page.locator(`[data-tab=${view}]`);
          if ((await tab.getAttribute("aria-selected")) !== "true" || size === "narrow") await tab.click();
          await page.waitForSelector(".tray-body");
        }
        await page.waitForTimeout(700);
        if (shots) await page.screenshot({ path: `${shots}/view-${view}-${size}-${colorScheme}.png` });
        for (const fault of await violations(page)) faults.push(`${view}, ${size}, ${colorScheme}: ${fault}`);
        await page.context().close();
      }
    }
  }
  assert.deepEqual(faults, []);
});

test("nothing was asked of another machine, and the browser had nothing to complain about", () => {
  assert.deepEqual(foreign, []);
  assert.deepEqual(errors, []);
});
