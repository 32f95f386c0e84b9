// Each chart of the dashboard in a real browser: what it shows, what the address keeps of it, and its numbers and
// pictures. See session.mjs for what it is tried on.
import assert from "node:assert/strict";
import { test } from "node:test";
import { session } from "./session.mjs";

let page;
let some;
const s = session({
  runs: 300,
  ready: async () => {
    page = s.page;
    const { rows } = await s.api("runs?limit=50");
    some = rows.filter((run) => run.hasSeries && !run.baseline).slice(0, 2).map((run) => run.id);
  },
});
const go = (query) => s.go(`?${query}`);

const drawn = ".tray-body .chart-host svg, .tray-body .chart-host canvas";
const option = (name) => new URL(page.url()).searchParams.get(name);
const title = () => page.locator(".tray-body .chart figcaption > span").innerText();
const choose = (group, name) => page.getByRole("radiogroup", { name: group }).getByRole("radio", { name, exact: true }).click();

test("the tabs for all runs work with none selected, the others say what they need", async () => {
  for (const tab of ["scatter", "parallel", "trends"]) {
    await go(`tab=${tab}`);
    await page.waitForSelector(drawn);
  }
  await go("tab=statistics");
  await page.waitForSelector(".statistics tbody tr");
  for (const tab of ["bars", "radar", "curves", "config"]) {
    await page.click(`[data-tab=${tab}]`);
    assert.match(await page.locator(".tray-body .tab-state").innerText(), /^Select/);
  }
});

test("curves of one run: views, files, spread, form and axes are kept by the address", async () => {
  await go(`sel=${some[0]}&tab=curves`);
  await page.waitForSelector(drawn);
  assert.match(await title(), /mean of \d+ files ± standard deviation/);
  const band = await page.locator(drawn).innerHTML();
  await choose("Spread over the files", "bars");
  await page.waitForFunction((before) => document.querySelector(".tray-body .chart-host svg").innerHTML !== before, band);
  assert.equal(option("curves.spread"), "bars");
  await choose("Spread over the files", "none");
  for (const [name, value, words] of [["median", "median", /median of/], ["files", "files", /file by file/], ["all points", "points", /every value/]]) {
    await choose("View", name);
    await page.waitForFunction((wanted) => new RegExp(wanted).test(document.querySelector(".tray-body .chart figcaption > span").textContent), words.source);
    assert.equal(option("curves.view"), value);
  }
  await page.getByRole("button", { name: /^all \d+ files/ }).click();
  const boxes = page.locator(".picker-list input");
  for (let left = await boxes.count(); left > 1; left--) await page.locator(".picker-list input:checked").first().uncheck();
  assert.ok(await page.locator(".picker-list input:checked").isDisabled(), "one file stays chosen");
  assert.equal(option("curves.files").split(";").length, 1);
  await page.keyboard.press("Escape");
  await choose("How each value came about", "local");
  await page.waitForFunction(() => /\(local/.test(document.querySelector(".tray-body .chart figcaption > span")?.textContent ?? ""));
  await choose("Measure", "loss");
  await page.getByLabel("log x").check();
  await page.getByLabel("log y").check();
  const address = page.url();
  await page.reload();
  await page.waitForSelector(drawn);
  assert.equal(page.url(), address);
  assert.match(await title(), /loss \(local.*every value/);
  await page.getByLabel("slopes").check();
  await page.waitForSelector('[aria-label="Slopes and marks"] tbody tr');
});

test("a scatter draws any column against any other, with its front listed", async () => {
  await go(`sel=${some.join(",")}&tab=scatter`);
  await page.waitForSelector(drawn);
  assert.ok((await page.locator('[aria-label="Pareto front"] tbody tr').count()) > 0);
  await page.getByLabel("x", { exact: true }).selectOption("step");
  await page.waitForFunction(() => /against Step/.test(document.querySelector(".tray-body .chart figcaption > span")?.textContent ?? ""));
  assert.equal(option("scatter.x"), "step");
  await choose("Which x is better", "low x better");
  await page.waitForSelector('[aria-label="Pareto front"] tbody tr');
  await page.getByLabel("colour", { exact: true }).selectOption("type");
  assert.ok((await page.locator(".key-item").count()) > 1);
});

test("trends keep their raw points under a named smoothing", async () => {
  await go("tab=trends");
  await page.waitForSelector(drawn);
  await page.getByLabel("smoothing", { exact: true }).selectOption("mean-5");
  await page.waitForFunction(() => /moving mean of 5 points over the raw points/.test(document.querySelector(".tray-body .chart figcaption > span").textContent));
  await page.getByLabel("over", { exact: true }).selectOption({ index: 1 });
  await page.waitForFunction(() => !/over step/.test(document.querySelector(".tray-body .chart figcaption > span").textContent));
});

test("statistics follow the filters and correlate", async () => {
  await go("tab=statistics");
  await page.waitForSelector(".statistics tbody tr");
  const all = await page.locator(".statistics tbody").innerText();
  await go("tab=statistics&type=lora");
  await page.waitForSelector(".statistics tbody tr, .tray-body .tab-state:not([aria-busy])");
  assert.notEqual(await page.locator(".tray-body").innerText(), all);
  await go("tab=statistics&statistics.show=correlations");
  await page.waitForSelector(drawn);
  await choose("Coefficient", "Spearman");
  await page.waitForFunction(() => /^Spearman/.test(document.querySelector(".tray-body .chart figcaption > span").textContent));
});

test("each chart has its numbers as a table, and a sentence", async () => {
  for (const tab of ["bars", "radar", "curves", "scatter", "parallel", "trends"]) {
    await go(`sel=${some.join(",")}&tab=${tab}`);
    await page.waitForSelector(drawn);
    assert.ok((await page.locator(".chart-host").getAttribute("aria-label")).length > 20);
    await page.getByRole("button", { name: "Numbers", exact: true }).click();
    assert.ok((await page.locator(".numbers tbody tr").count()) > 0, tab);
    await page.getByRole("button", { name: "Chart", exact: true }).click();
    for (const [item, ending] of [["SVG", ".svg"], ["PNG", ".png"], ["Numbers (CSV)", ".csv"]]) {
      await page.click('.chart [aria-label="Chart menu"]');
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: item }).click()]);
      assert.ok(download.suggestedFilename().endsWith(ending), `${tab} ${item}`);
    }
  }
});
