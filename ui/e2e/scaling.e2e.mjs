// The page of test-time scaling over the real server: runs, problems, completions, flips, news. See session.mjs.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { session } from "./session.mjs";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const SIZES = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } };
const FOLDER = "sums-runs";
/** Only a real server has runs. */
const skip = !process.env.ASSAY_COMMAND && "needs ASSAY_COMMAND";
const s = skip ? null : session({ ready: (started) => write(started, 1, 40) });

const HOSTILE = "<img src=x onerror=window.caught=1> $\\href{javascript:window.caught=1}{x}$ $\\includegraphics{http://example.org/x.png}$ $\\rule{99999em}{99999em}$ \\boxed{1}";

/** Invented sums; the other seed gets every third one wrong where the first does not. */
function rows(seed, count) {
  return Array.from({ length: count }, (_, at) => {
    const right = at + 1;
    const answers = Array.from({ length: 20 }, (_, nth) => ((at * 7 + nth * 3 + seed) % 5 < (at % 3 === seed % 3 ? 4 : 1) ? right : right + 1));
    return {
      problem: `What is $${at}+1$, or \\[\\frac{${2 * right}}{2}\\]?`,
      answer: String(right),
      subject: at % 2 ? "Algebra" : "Counting",
      level: 1 + (at % 5),
      unique_id: `test/${at}.json`,
      completions: answers.map((answer, nth) => (at === 3 && nth === 0 ? HOSTILE : `We add: $${at}+1=${answer}$, so \\boxed{${answer}}.`)),
      scores: answers.map((answer, nth) => [0.5, ((nth * 37) % 100) / 100]),
    };
  });
}

function write(started, seed, count, temperature = "0.8") {
  const folder = join(started.server.data, FOLDER);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `org_Sums--T-${temperature}--top_p-1.0--n-20--seed-${seed}--agg_strategy-last.jsonl`), rows(seed, count).map((row) => JSON.stringify(row)).join("\n"));
}

async function show(query, selector) {
  await s.page.goto(`${s.server.url}?page=scaling${query}`);
  await s.page.waitForSelector(selector);
}

const AT_REST = { list: ".tts-table .row[data-index='0']", problem: ".tts-one", study: ".run-figure .figure-drawing svg", levels: ".run-figure .figure-drawing svg" };

const seed = async (number) => (await s.api("tts/runs")).runs.find((run) => run.seed === String(number) && run.subset.includes("T-0.8")).id;

test("the top bar leads to the problems, which are searched, filtered and sorted; the address keeps it", { skip }, async () => {
  await s.page.goto(s.server.url);
  await s.page.click(".pages >> text=Scaling");
  await s.page.waitForSelector(".tts-settings tbody tr");
  await show(`&tts.run=${encodeURIComponent(await seed(1))}`, ".tts-table .row[data-index='0']");
  await s.page.selectOption("select[aria-label=level]", "5");
  await s.page.waitForFunction(() => document.querySelector(".tts-find [role=status]").textContent.startsWith("8 of 40"));
  assert.equal(s.search().get("tts.level"), "5");
  await s.page.click(".tts-table .sort:has-text('right')");
  await s.page.waitForSelector(".tts-table [aria-sort=ascending]");
  await s.page.keyboard.press("/");
  await s.page.keyboard.type("nothing of the kind");
  await s.page.waitForSelector(".tts-table .nothing");
});

const inOneCategory = async () => {
  writeFileSync(join(s.server.folder, "registry.yaml"), `hub_paths:\n  sums:\n    - ${FOLDER}\n`);
  await s.server.until(async () => (await s.api("tts/runs")).runs.some((run) => run.categories.includes("sums")));
};

test("the settings of a category are measured together; the address keeps category, comparison and curve", { skip }, async () => {
  await inOneCategory();
  write(s, 1, 40, "0.2");
  await show("&tts.category=sums", ".tts-settings tbody tr:nth-child(2)");
  const study = await s.api("tts/study?category=sums");
  assert.equal(await s.page.locator(".tts-settings tbody tr").count(), study.settings.length);
  const mean = Math.max(...study.settings.map((setting) => setting.numbers.naive.mean));
  assert.match(await s.page.locator(".tts-settings tbody tr").first().innerText(), new RegExp((100 * mean).toFixed(1).replace(".", "\\.")));
  await s.page.click("[aria-label=Compare] >> text=temperatures");
  await s.page.click("[aria-label=Curves] >> text=majority");
  await s.page.waitForFunction(() => document.querySelectorAll(".tts-tools ~ .run-figure")[0]?.querySelectorAll(".figure-cell").length === 1);
  assert.deepEqual([s.search().get("tts.type"), s.search().get("tts.curve")], ["temperature_comparison", "maj"]);
  const differences = s.page.locator("[aria-label='Paired differences'] tbody tr");
  assert.match(await differences.first().innerText(), /majority@20.*(better|worse|not distinguishable|same)/s);
  await s.page.locator(".tts-settings thead").getByRole("button", { name: "majority" }).click();
  await s.page.waitForSelector(".tts-settings [aria-sort=descending]:has-text('majority')");
  assert.equal(s.search().get("tts.rank"), "maj");
  await s.page.locator(".tts-runs .link").first().click();
  await s.page.waitForSelector(".tts-table .row[data-index='0']");
  await s.page.goBack();
  await s.page.waitForSelector(".tts-settings");
});

test("while a category is waited for, the page says how many of its runs are judged", { skip }, async () => {
  let go = () => undefined;
  const held = new Promise((resolve) => (go = resolve));
  await s.page.route("**/tts/study*", async (route) => {
    await held;
    await route.continue();
  });
  await show("&tts.category=sums", ".tts-waiting progress");
  assert.match(await s.page.locator(".tts-waiting").innerText(), /runs are judged/);
  await s.shot(s.page, "scaling-waiting");
  go();
  await s.page.waitForSelector(".tts-settings");
  await s.page.unroute("**/tts/study*");
});

test("a level of difficulty leads to its problems, and another reference makes other levels", { skip }, async () => {
  await show("&tts.category=sums&tts.view=difficulty", ".tts-levels tbody tr");
  const asked = await s.api("tts/difficulty?category=sums");
  const level = asked.levels.find(({ problems }) => problems > 0);
  assert.equal(await s.page.locator(".tts-levels tbody tr").count(), asked.levels.length);
  const held = asked.levels.flatMap(({ heldOut, cells }) => heldOut.filter((cell, at) => cell && cells[at]).map(({ mean }) => (100 * mean).toFixed(1)));
  assert.notEqual(held.length, 0);
  assert.deepEqual(await s.page.locator(".tts-heat .tts-under").allInnerTexts(), held);
  await s.page.locator(`.tts-levels tbody tr:nth-child(${asked.levels.indexOf(level) + 1}) .tts-heat .link`).first().focus();
  await s.page.keyboard.press("Enter");
  await s.page.waitForFunction((count) => document.querySelector(".tts-find [role=status]")?.textContent.startsWith(`${count} of 40`) || count === 40, level.problems);
  assert.match(await s.page.locator(".tts-chip").innerText(), new RegExp(`level ${level.level}: ${level.problems} problem`));
  assert.equal(await s.page.locator(".tts-table [role=grid]").getAttribute("aria-rowcount"), String(level.problems + 1));
  await s.page.click(".tts-chip");
  await s.page.waitForFunction(() => !document.querySelector(".tts-chip"));
  await s.page.goBack();
  await s.page.waitForSelector(".tts-levels");
  await s.page.locator(".exp-choice", { hasText: "levels from" }).locator("select").selectOption({ label: "T0.8" });
  await s.page.waitForFunction(() => /T0\.8 \*/.test(document.querySelector(".tts-levels thead").textContent));
  assert.equal(s.search().get("tts.reference"), "0.8");
});

test("a run that comes changes the settings by itself, and a category that is none says what to do", { skip }, async () => {
  await show("&tts.category=sums", ".tts-settings tbody tr:nth-child(2)");
  write(s, 2, 40, "0.2");
  await s.page.waitForSelector(".tts-settings .link:has-text('seed 2')");
  rmSync(join(s.server.data, FOLDER, "org_Sums--T-0.2--top_p-1.0--n-20--seed-2--agg_strategy-last.jsonl"));
  await s.page.waitForFunction(() => ![...document.querySelectorAll(".tts-settings .link")].some((each) => each.textContent === "seed 2"));
  s.wants(/status of 404.*nowhere/);
  await show("&tts.category=nowhere", ".tab-state[role=alert]");
  assert.match(await s.page.locator(".tab-state").innerText(), /There are: .*sums/);
});

test("a problem opens by the keyboard with votes, rendered formulas and reasons", { skip }, async () => {
  await show(`&tts.run=${encodeURIComponent(await seed(1))}`, ".tts-table .row[data-index='0']");
  await s.page.locator(".tts-table [role=grid]").focus();
  await s.page.keyboard.press("ArrowDown");
  await s.page.keyboard.press("Enter");
  await s.page.waitForSelector(".tts-panel .katex");
  assert.equal(s.search().get("tts.open"), "test/1.json");
  const answer = await s.api(`tts/problem?run=${encodeURIComponent(await seed(1))}&problem=test/1.json`);
  assert.equal(await s.page.locator(".tts-votes tbody tr").count(), answer.votes.length);
  assert.equal(await s.page.locator(".tts-one").count(), 16);
  assert.match(await s.page.locator(".tts-why").first().innerText(), new RegExp(answer.completions[0].grade.verdict));
  await s.page.locator(".tts-one-head").first().click();
  await s.page.waitForSelector(".tts-one > .tts-text .katex");
  await s.page.click(".tts-pages >> text=Next");
  await s.page.waitForFunction(() => document.querySelectorAll(".tts-one").length === 4);
});

test("what a model wrote is text: it loads, links and runs nothing", { skip }, async () => {
  await show(`&tts.run=${encodeURIComponent(await seed(1))}&tts.open=test/3.json`, ".tts-one");
  await s.page.locator(".tts-one-head").first().click();
  const text = s.page.locator(".tts-one").first().locator(".tts-text");
  await text.waitFor();
  assert.match(await text.innerText(), /<img src=x onerror=window\.caught=1>/);
  assert.equal(await text.locator("img, a, script").count(), 0);
  assert.equal(await s.page.evaluate(() => window.caught), undefined);
  assert.equal(await s.page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
});

test("two runs are compared, a new one appears by itself, and one that goes is said to be gone", { skip }, async () => {
  const run = await seed(1);
  await show(`&tts.run=${encodeURIComponent(run)}`, ".tts-table .row[data-index='0']");
  write(s, 2, 40);
  const choice = s.page.locator(".exp-choice", { hasText: "compare with" }).locator("select");
  await s.page.waitForFunction(() => [...document.querySelectorAll(".exp-choice option")].some((option) => option.value.includes("seed-2")));
  await choice.selectOption(await seed(2));
  await s.page.selectOption("select[aria-label='Which problems']", "differs");
  await s.page.waitForSelector(".tts-table .row:has-text('gained')");
  await s.page.waitForSelector(".tts-table .row:has-text('lost')");
  s.wants(/status of 404.*\/api\/v1\/tts\//);
  rmSync(join(s.server.data, FOLDER), { recursive: true });
  await s.page.waitForSelector(".tab-state[role=alert], .nothing");
  write(s, 1, 40);
  await show(`&tts.run=${encodeURIComponent(run)}`, ".tts-table .row[data-index='0']");
});

test("the page is accessible, light and dark, wide and on a phone", { skip }, async () => {
  const run = await seed(1);
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const scheme of ["light", "dark"]) {
      await s.page.setViewportSize(viewport);
      await s.page.emulateMedia({ colorScheme: scheme });
      for (const [what, query] of [["list", `&tts.run=${encodeURIComponent(run)}`], ["problem", `&tts.run=${encodeURIComponent(run)}&tts.open=test/1.json`], ["study", ""], ["levels", "&tts.view=difficulty"]]) {
        await show(query, AT_REST[what]);
        await s.shot(s.page, `scaling-${what}-${size}-${scheme}`);
        assert.equal(await s.page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0, `${what} ${size}`);
        await s.page.evaluate(axeSource);
        const { violations } = await s.page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
        assert.deepEqual(violations.filter(({ impact }) => ["serious", "critical"].includes(impact)).map(({ id, nodes }) => `${id} ${nodes[0].html}`), [], `${what} ${size} ${scheme}`);
      }
    }
  }
});
