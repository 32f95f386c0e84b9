// Every view in light and dark, wide and narrow: readable for a screen reader (axe-core), silent in the console, and
// without a request to anywhere but its own origin. See session.mjs for what it is tried on.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { session } from "./session.mjs";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const SIZES = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } };
const s = session({ runs: 200 });

/**
 * What axe-core calls serious or critical, as short lines.
 *
 * @param part the part of the page that this view adds to those tried before; null for all of it
 * @param rules the rules to try: all, or those that a change of colours concerns
 */
async function violations(page, part, rules) {
  const found = await page.evaluate(
    ([within, tags]) => globalThis.axe.run(within ?? document, { resultTypes: ["violations"], ...(tags && { runOnly: tags }) }),
    [part, rules],
  );
  return found.violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map(({ target, failureSummary }) => `${target.join(" ")} (${failureSummary})`).join("; ")}`);
}

async function allViews() {
  for (const index of [0, 1, 2]) await s.page.click(`.row[data-index="${index}"] .pick`);
  await s.page.waitForSelector("[data-tab]");
  const tabs = await s.page.locator("[data-tab]").evaluateAll((all) => all.map((each) => each.dataset.tab));
  const selection = s.search().get("sel");
  const views = { table: "?", groups: "?by=type", run: `?run=${selection.split(",")[0]}`, correlations: "?tab=statistics&statistics.show=correlations" };
  for (const tab of tabs) views[tab] = `?sel=${selection}&tab=${tab}`;
  return views;
}

/** Nothing is loading, and the last frame shows what there is. */
async function still(page) {
  await page.waitForFunction(() => !document.querySelector("[aria-busy=true], .skeleton, .loading-groups, .scroller.pending"));
  await page.evaluate(() => document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))));
  await page.waitForFunction(() => !document.getAnimations().some((each) => each.playState === "running"));
}

const DARK_RULES = ["color-contrast"];

/** Tries one view in all themes and sizes; only what a view adds to those before it is looked at again. */
async function faultsOf(page, view, query) {
  const faults = [];
  const part = { table: null, groups: null, bars: null, run: ".drawer" }[view];
  await page.setViewportSize(SIZES.wide);
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(s.server.url + query);
  await page.waitForSelector('.row[data-index="0"] .link, .group-table tbody tr');
  if (query.includes("tab=")) await page.waitForSelector(".tray-body");
  // Not as a script element: the page's own policy forbids those.
  await page.evaluate(axeSource);
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      await still(page);
      await s.shot(page, `view-${view}-${size}-${colorScheme}`);
      const found = await violations(page, part === undefined ? ".tray" : part, colorScheme === "dark" ? DARK_RULES : null);
      faults.push(...found.map((fault) => `${view}, ${size}, ${colorScheme}: ${fault}`));
    }
  }
  return faults;
}

test("no view has a serious fault for those who do not see it, in either theme and size", async () => {
  const views = Object.entries(await allViews());
  const faults = [];
  const work = async (page) => {
    for (let next = views.shift(); next; next = views.shift()) faults.push(...(await faultsOf(page, ...next)));
  };
  await Promise.all([work(s.page), work(await s.open())]);
  assert.deepEqual(faults, []);
});
