// The page of figure suites over the real server: gallery, one figure, steps, files, news. See session.mjs.
import assert from "node:assert/strict";
import { cpSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { session } from "./session.mjs";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const SIZES = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } };
const SUITE = "&figures.suite=stage-diagrams";
const MACRO = "tier3/macro/tier3_macro_acc_vs_step";
/** Only a real server has suites. */
const skip = !process.env.ASSAY_COMMAND && "needs ASSAY_COMMAND";
const s = skip ? null : session();

async function show(query, selector) {
  await s.page.goto(`${s.server.url}?page=figures${query}`);
  await s.page.waitForSelector(selector);
}

const thumbs = () => s.page.locator(".suite-thumb").count();

test("the top bar leads to the gallery, whose pictures are there, with what is not drawn and why", { skip }, async () => {
  await s.page.goto(s.server.url);
  await s.page.click(".pages >> text=Figures");
  await s.page.waitForSelector(".suite-thumb");
  await show(SUITE, ".suite-thumb");
  const answer = await s.api("suites/stage-diagrams");
  assert.equal(await thumbs(), answer.figures.length);
  assert.equal(await s.page.locator(".suite-skipped li").count(), answer.skipped.length);
  await s.page.waitForFunction(() => document.querySelector(".suite-thumb img")?.naturalWidth > 0);
});

test("the bar of the runs has room for the way here on a phone", { skip }, async () => {
  await s.page.setViewportSize(SIZES.narrow);
  await s.go("");
  await s.shot(s.page, "suites-bar-narrow");
  const right = await s.page.locator(".pages a").last().evaluate((link) => link.getBoundingClientRect().right);
  assert.ok(right <= SIZES.narrow.width, `the last page ends at ${right}`);
  assert.equal(await s.page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
  await s.page.focus("#search");
  const room = await s.page.locator("#search").evaluate((input) => input.getBoundingClientRect().width);
  assert.ok(room > 200, `words that are typed have ${room} px`);
  await s.shot(s.page, "suites-bar-narrow-typing");
  await s.page.setViewportSize(SIZES.wide);
});

test("a figure opens by the keyboard, leads to the next, and closes; the address says which", { skip }, async () => {
  await show(SUITE, ".suite-thumb");
  await s.page.locator(".suite-thumb").first().focus();
  await s.page.keyboard.press("Enter");
  await s.page.waitForSelector(".run-figure .figure-cell");
  const first = s.search().get("figures.open");
  await s.page.keyboard.press("]");
  await s.page.waitForFunction((path) => new URLSearchParams(location.search).get("figures.open") !== path, first);
  await s.page.keyboard.press("[");
  await s.page.waitForFunction((path) => new URLSearchParams(location.search).get("figures.open") === path, first);
  await s.page.keyboard.press("Escape");
  await s.page.waitForSelector(".suite-thumb");
  await s.page.goBack();
  await s.page.waitForSelector(".run-figure .figure-cell");
});

test("a figure is saved as a file", { skip }, async () => {
  await show(`${SUITE}&figures.open=${MACRO}`, ".run-figure .figure-cell");
  const download = s.page.waitForEvent("download");
  await s.page.click(".suite-files >> text=SVG");
  assert.equal((await download).suggestedFilename(), "tier3_macro_acc_vs_step.svg");
});

test("steps that are typed make other snapshots, and what is no step is refused", { skip }, async () => {
  const { steps } = await s.api("suites/stage-diagrams");
  await show(SUITE, ".suite-thumb");
  const input = s.page.locator(".suite-input").first();
  await input.fill("many");
  await input.press("Enter");
  assert.equal(s.search().get("figures.snapshots"), null);
  await input.fill(`${steps[0]}, 1`);
  // A choice that draws the page anew leaves what is typed.
  await s.page.evaluate((step) => {
    history.replaceState(history.state, "", `${location.href}&figures.compare=${step}`);
    dispatchEvent(new PopStateEvent("popstate"));
  }, steps[0]);
  await s.page.waitForFunction((step) => document.querySelectorAll(".suite-input")[1].value === String(step), steps[0]);
  assert.equal(await input.inputValue(), `${steps[0]}, 1`);
  await input.press("Enter");
  await s.page.waitForSelector(".suite-skipped >> text=step 1 was not evaluated");
  assert.equal(s.search().get("figures.snapshots"), `${steps[0]},1`);
});

test("a name that is no suite is refused with those that there are", { skip }, async () => {
  s.wants(/status of 404.*nobody/);
  await show("&figures.suite=nobody", ".tab-state");
  await s.page.waitForSelector("text=there is no suite 'nobody'");
});

test("no view of suites has a serious fault for those who do not see it", { skip }, async () => {
  const faults = [];
  for (const [view, [query, selector]] of Object.entries({ gallery: ["", ".suite-thumb"], figure: [`&figures.open=${MACRO}`, ".run-figure .figure-cell"] })) {
    for (const [size, viewport] of Object.entries(SIZES)) {
      for (const colorScheme of ["light", "dark"]) {
        await s.page.setViewportSize(viewport);
        await s.page.emulateMedia({ colorScheme });
        await show(SUITE + query, selector);
        await s.page.waitForFunction(() => !document.querySelector("[aria-busy=true]"));
        await s.page.waitForFunction(() => [...document.querySelectorAll(".suite-thumb img")].slice(0, 2).every((image) => image.complete));
        await s.shot(s.page, `suites-${view}-${size}-${colorScheme}`);
        await s.page.evaluate(axeSource);
        const { violations } = await s.page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
        for (const { id, help, impact, nodes } of violations) {
          if (["serious", "critical"].includes(impact)) faults.push(`${view} ${size} ${colorScheme}: ${id}: ${help}: ${nodes.slice(0, 3).map(({ target }) => target.join(" ")).join("; ")}`);
        }
        const wide = await s.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (wide > 0) faults.push(`${view} ${size}: the page is ${wide} px wider than the window`);
      }
    }
  }
  assert.deepEqual(faults, []);
});

test("a figure that is open stays open when a checkpoint changes the step in its name", { skip }, async () => {
  const { steps } = await s.api("suites/stage-diagrams");
  await show(`${SUITE}&figures.open=tier3/deltas/tier3_delta_step_${steps.at(-1) - 1}_minus_${steps[0]}_by_task`, ".run-figure .figure-cell");
  await s.page.waitForSelector(`.suite-steps code:has-text("step_${steps.at(-1)}_minus_${steps[0]}")`);
});

test("a checkpoint that is added shows without reloading", { skip }, async () => {
  await show(SUITE, ".suite-thumb");
  const before = (await s.api("suites/stage-diagrams")).steps;
  const home = join(s.server.data, "stage-evaluations");
  const folder = readdirSync(home, { recursive: true }).find((each) => each.endsWith(`stage2/eval_results/by_checkpoint/step_${before[0]}`));
  const fresh = before.at(-1) + 1;
  cpSync(join(home, folder), join(home, folder.replace(/step_\d+$/, `step_${fresh}`)), { recursive: true });
  await s.page.waitForFunction((step) => [...document.querySelectorAll(".suite-thumb")].some((each) => each.textContent.includes(String(step))), fresh, { timeout: 30_000 });
});
