// The page of test-time scaling over the real server: runs, problems, completions, flips, news. See session.mjs.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { session } from "./session.mjs";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const SIZES = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } };
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

function write(started, seed, count) {
  const folder = join(started.server.data, "tts");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `org_Sums--T-0.8--top_p-1.0--n-20--seed-${seed}--agg_strategy-last.jsonl`), rows(seed, count).map((row) => JSON.stringify(row)).join("\n"));
}

async function show(query, selector) {
  await s.page.goto(`${s.server.url}?page=scaling${query}`);
  await s.page.waitForSelector(selector);
}

const seed = async (number) => (await s.api("tts/runs")).runs.find((run) => run.seed === String(number)).id;

test("the top bar leads to the problems, which are searched, filtered and sorted; the address keeps it", { skip }, async () => {
  await s.page.goto(s.server.url);
  await s.page.click(".pages >> text=Scaling");
  await s.page.waitForSelector(".tts-table .row[data-index='0']");
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
  rmSync(join(s.server.data, "tts"), { recursive: true });
  await s.page.waitForSelector(".tab-state[role=alert], .nothing");
  write(s, 1, 40);
  await show(`&tts.run=${encodeURIComponent(run)}`, ".tts-table .row[data-index='0']");
  s.complaints.splice(0, s.complaints.length, ...s.complaints.filter((each) => !/status of 404/.test(each)));
});

test("the page is accessible, light and dark, wide and on a phone", { skip }, async () => {
  const run = await seed(1);
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const scheme of ["light", "dark"]) {
      await s.page.setViewportSize(viewport);
      await s.page.emulateMedia({ colorScheme: scheme });
      for (const [what, query] of [["list", ""], ["problem", "&tts.open=test/1.json"]]) {
        await show(`&tts.run=${encodeURIComponent(run)}${query}`, what === "list" ? ".tts-table .row[data-index='0']" : ".tts-one");
        await s.shot(s.page, `scaling-${what}-${size}-${scheme}`);
        assert.equal(await s.page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0, `${what} ${size}`);
        await s.page.evaluate(axeSource);
        const { violations } = await s.page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
        assert.deepEqual(violations.filter(({ impact }) => ["serious", "critical"].includes(impact)).map(({ id, nodes }) => `${id} ${nodes[0].html}`), [], `${what} ${size} ${scheme}`);
      }
    }
  }
});
