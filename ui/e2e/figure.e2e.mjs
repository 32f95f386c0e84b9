// Looks at figures that are files, over file://, in a real browser.
//   ASSAY_FIGURES   the files, as assay plot --output x.html wrote them, with colons between
//   ASSAY_CHROMIUM  the program file of a Chromium or Chrome; has to be set
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { launch, watch } from "./browser.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const files = process.env.ASSAY_FIGURES.split(delimiter);
let browser;

before(async () => (browser = await launch()));
after(() => browser?.close());

async function opened(file, width) {
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  const page = await context.newPage();
  const complaints = [];
  const requests = [];
  watch(page, "file:", complaints);
  page.on("request", (request) => requests.push(request.url()));
  const url = pathToFileURL(file).href;
  await page.goto(url);
  await page.waitForSelector(".figure-drawing :is(svg, canvas)");
  assert.deepEqual(requests.filter((each) => !each.startsWith("data:")), [url], "nothing but the page itself is asked for");
  return { page, complaints };
}

for (const file of files) {
  for (const width of [1440, 390]) {
    test(`${file.split(/[\\/]/).pop()} at ${width} px`, async () => {
      const { page, complaints } = await opened(file, width);
      assert.ok((await page.locator("h1").innerText()).length > 0);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, "it fits the window");
      assert.equal(await page.evaluate(() => globalThis.taken === undefined), true, "no text was run as a script");
      await page.evaluate(axe);
      for (const theme of ["first", "other"]) {
        if (theme === "other") await page.locator("main > .figure-switch").click();
        const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
        const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
        assert.deepEqual(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join("; ")}`), []);
      }
      assert.deepEqual(complaints, []);
      await page.context().close();
    });
  }
}

test("a tooltip tells the estimate, its interval and n", async () => {
  const { page, complaints } = await opened(files[0], 1440);
  const box = await page.locator(".figure-drawing").first().boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const tip = page.locator(".figure-tip .tip-grid").first();
  await tip.waitFor();
  assert.match(await tip.innerText(), /\[.+, .+\].*n = /s);
  assert.deepEqual(complaints, []);
});

test("the numbers of a plot can be read as a table", async () => {
  const { page, complaints } = await opened(files[0], 1440);
  await page.locator(".figure-panel .figure-switch").first().click();
  assert.ok((await page.locator(".figure-numbers tbody tr").count()) > 0);
  assert.deepEqual(complaints, []);
});
