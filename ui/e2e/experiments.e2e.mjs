// The page of experiments over the real server: comparison, curves, history, news, package. See session.mjs.
import assert from "node:assert/strict";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { session } from "./session.mjs";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const SIZES = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } };
const HISTORY = "?page=experiments&experiments.show=history";
/** Only a real server has experiments. */
const skip = !process.env.ASSAY_COMMAND && "needs ASSAY_COMMAND";
const s = skip ? null : session({ query: HISTORY });

const results = () => join(s.server.data, "tracker", "results");

async function show(query, selector) {
  await s.page.goto(`${s.server.url}?page=experiments${query}`);
  await s.page.waitForSelector(selector);
}

const log = (method, seed, perplexity) =>
  s.server.run("track", "log", "--results-dir", results(), "--method", method, "--seed", String(seed), "--metric", `final_ppl=${perplexity}`);

test("methods are compared with the baseline that the reader takes, and the address keeps it", { skip }, async () => {
  await show("", ".exp-table .badge.reference");
  await s.page.waitForSelector(".run-figure .figure-cell");
  const methods = await s.page.locator(".exp-table tbody tr").count();
  assert.ok(methods >= 2);
  const other = await s.page.locator(".exp-table tbody tr").nth(1).locator(".exp-full").getAttribute("title");
  await s.page.selectOption(".exp-choice select", other);
  await s.page.waitForFunction((name) => document.querySelector(".exp-table tbody tr .exp-full")?.title === name, other);
  assert.equal(s.search().get("experiments.baseline"), other);
  await s.page.reload();
  await s.page.waitForFunction((name) => document.querySelector(".exp-table tbody tr .exp-full")?.title === name, other);
});

test("level and thresholds are chosen on the page, stand in the address and go into the package", { skip }, async () => {
  await show("", ".exp-table");
  await s.page.click("button[title='Level and thresholds']");
  await s.page.selectOption(".exp-statistics > .exp-choice select", "0.9");
  await s.page.waitForFunction(() => new URLSearchParams(location.search).get("experiments.level") === "0.9");
  await s.page.keyboard.press("Escape");
  await show(`&experiments.level=0.9&experiments.threshold=${encodeURIComponent("val_ppl%3C90")}`, ".exp-table");
  await s.page.click("text=Regenerate figures");
  await s.page.waitForFunction(() => /written to|are as the/.test(document.querySelector(".notice.shown")?.textContent ?? ""));
  assert.equal(JSON.parse(readFileSync(join(results(), "manifest.json"), "utf8")).options.level, 0.9);
});

test("the page starts from the options of the package that is there, and can leave them out", { skip }, async () => {
  await show("", ".exp-recorded");
  const label = () => s.page.locator("button[title='Level and thresholds']").innerText();
  assert.match(await label(), /90 %.*val_ppl<90/);
  await s.page.click(".exp-recorded button");
  await s.page.waitForFunction(() => document.querySelector("button[title='Level and thresholds']")?.textContent?.trim() === "95 %");
  assert.equal(s.search().get("experiments.fresh"), "1");
  await s.page.click("text=Regenerate figures");
  await s.page.waitForFunction(() => /written to/.test(document.querySelector(".notice.shown")?.textContent ?? ""));
  assert.equal(JSON.parse(readFileSync(join(results(), "manifest.json"), "utf8")).options.level, 0.95);
});

test("the history is sorted and searched, and opens an experiment by the keyboard", { skip }, async () => {
  await show("&experiments.show=history", ".exp-history .row[data-index='0']");
  const total = Number(await s.page.locator(".exp-history [role=grid]").getAttribute("aria-rowcount")) - 1;
  assert.equal(total, (await s.api("experiments")).experiments.length);
  await s.page.click(".exp-history .head .sort:has-text('Final perplexity')");
  await s.page.waitForFunction(() => new URLSearchParams(location.search).get("experiments.sort") === "m:final_ppl");
  await s.page.locator(".exp-history [role=grid]").focus();
  await s.page.keyboard.press("ArrowDown");
  await s.page.keyboard.press("Enter");
  await s.page.waitForSelector(".sheet .exp-detail");
  const opened = s.search().get("experiments.open");
  assert.match(await s.page.locator(".sheet .command").innerText(), new RegExp(opened));
  await s.page.keyboard.press("Escape");
  await s.page.waitForSelector(".sheet", { state: "detached" });
  await s.page.keyboard.press("/");
  await s.page.waitForFunction(() => document.activeElement?.id === "search");
  await s.page.keyboard.type("no such experiment");
  await s.page.waitForSelector(".exp-history .nothing");
});

test("an experiment that is logged, or no longer counts, shows without reloading", { skip }, async () => {
  await show("&experiments.show=history", ".exp-history .row[data-index='0']");
  const hostile = "<img src=x onerror=alert(1)>";
  const id = /exp_\S+/.exec(log(hostile, 7, 50.5))[0];
  await s.page.waitForFunction((name) => document.querySelector(".exp-history .row[data-index='0'] .link")?.title === name, hostile);
  assert.equal(await s.page.locator("img").count(), 0);
  s.server.run("track", "invalidate", id, "--results-dir", results(), "--reason", "a trial");
  await s.page.waitForSelector(".exp-history .row[data-index='0'] .badge.warn");
});

test("figures are written anew into the results folder, and everything can be taken away", { skip }, async () => {
  await show("", ".exp-table");
  const file = join(results(), "fig_method_comparison.png");
  rmSync(file, { force: true });
  await s.page.click("text=Regenerate figures");
  await s.page.waitForFunction(() => /written to/.test(document.querySelector(".notice.shown")?.textContent ?? ""));
  assert.ok(existsSync(file));
  await s.page.click("[aria-label='Export experiments']");
  const links = await s.page.locator(".exp-export a").evaluateAll((all) => all.map(({ href }) => href));
  assert.ok(links.length > 15);
  for (const link of links.filter((each) => /zip|package\?|svg|csv/.test(each)).slice(0, 6)) {
    const answer = await fetch(link);
    assert.equal(answer.status, 200, link);
    assert.match(answer.headers.get("content-disposition"), /attachment/);
  }
  const download = s.page.waitForEvent("download");
  await s.page.click("text=History as CSV");
  assert.equal((await download).suggestedFilename(), "assay_experiments.csv");
});

test("a choice that cannot be answered says why, and can be taken back", { skip }, async () => {
  s.wants(/status of 404.*baseline=nobody/);
  await show("&experiments.baseline=nobody", ".exp-refused .button");
  assert.match(await s.page.locator(".exp-refused [role=alert]").innerText(), /nobody/);
  await s.page.click(".exp-refused .button");
  await s.page.waitForSelector(".exp-table");
});

test("no view of experiments has a serious fault for those who do not see it", { skip }, async () => {
  const faults = [];
  for (const [view, selector] of Object.entries({ comparison: ".figure-cell", curves: ".exp-scroll", history: ".exp-history .row[data-index='0']" })) {
    for (const [size, viewport] of Object.entries(SIZES)) {
      for (const colorScheme of ["light", "dark"]) {
        await s.page.setViewportSize(viewport);
        await s.page.emulateMedia({ colorScheme });
        await show(`&experiments.show=${view}`, selector);
        await s.page.waitForFunction(() => !document.querySelector("[aria-busy=true]"));
        await s.shot(s.page, `experiments-${view}-${size}-${colorScheme}`);
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
