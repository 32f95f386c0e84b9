// The overview as a reader uses it: facets, ranges, groups, columns, saved views, export, tags. See session.mjs.
import assert from "node:assert/strict";
import { test } from "node:test";
import { rowsAreNew } from "./browser.mjs";
import { session } from "./session.mjs";
import { timed } from "./timing.mjs";

let page;
const s = session({ times: true, ready: () => (page = s.page) });
const { settled, search, matched } = s;

const facet = (name) => page.locator(`[data-facet="${name}"]`);

test("filters by TTT, LoRA and data source, and goes back by chip, clear and the browser", async () => {
  const all = await matched();
  for (const name of ["ttt", "lora", "source"]) {
    const box = facet(name).locator("input[type=checkbox]").first();
    await timed("facet to new rows", page, () => box.click(), rowsAreNew);
    await page.waitForFunction((key) => new URLSearchParams(location.search).getAll("is").some((each) => each.startsWith(`${key}~`)), name);
    assert.ok((await matched()) < all);
    assert.equal(await page.locator(".chip").count(), 1);
    if (name === "ttt") await page.locator(".chip button").click();
    else if (name === "lora") await facet(name).locator(".clear").click();
    else await page.goBack();
    await page.waitForFunction(() => !location.search.includes("is="));
    assert.equal(await matched(), all);
  }
});

test("filters by a config key of the reader's choice", async () => {
  await page.getByTitle("Add a filter by a config key or field", { exact: true }).click();
  await page.keyboard.type("max_steps");
  await page.keyboard.press("Enter");
  const added = page.locator('[data-facet="config.max_steps"]');
  await added.locator("input[type=checkbox]").first().check();
  await page.waitForFunction(() => location.search.includes("is=config.max_steps"));
  await settled();
  await added.getByRole("button", { name: /off the filters/ }).click();
  await page.waitForFunction(() => !location.search.includes("is="));
  await added.waitFor({ state: "detached" });
});

test("filters by the range of a metric and by date, and refuses what is no number", async () => {
  const all = await matched();
  await page.getByTitle("Add a range of a metric or number", { exact: true }).click();
  await page.keyboard.type("sblimp/accuracy");
  await page.keyboard.press("Enter");
  const part = page.locator('[data-facet="range sblimp/accuracy"]');
  const low = part.locator("input").first();
  await low.fill("lots");
  await low.press("Enter");
  await part.getByRole("alert").waitFor();
  await low.fill("0.55");
  await low.press("Enter");
  await page.waitForFunction(() => location.search.includes("range=sblimp/accuracy~0.55.."));
  assert.ok((await matched()) < all);
  await page.getByLabel("Evaluated until").fill("2001-01-01");
  await page.waitForFunction(() => location.search.includes("range=time"));
  assert.equal(await page.locator(".chip").count(), 2);
  await page.waitForSelector(".nothing");
  await page.getByRole("button", { name: "reset", exact: true }).click();
  await page.waitForFunction(() => location.search === "");
  assert.equal(await matched(), all);
});

test("sorts by several columns with Shift, by mouse and by key", async () => {
  const heading = page.locator(".metrics .sort");
  await heading.nth(0).click();
  await heading.nth(2).click({ modifiers: ["Shift"] });
  assert.equal(await page.locator(".metrics .place").count(), 2);
  await heading.nth(0).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Shift+Enter");
  assert.equal(search().get("sort").split(";").length, 3);
  await settled();
});

test("shows the columns of the original page", async () => {
  await page.getByRole("button", { name: "Columns", exact: true }).click();
  await timed("columns to new rows", page, () => page.getByRole("button", { name: "Paper metrics (classic)" }).click(), rowsAreNew);
  await page.keyboard.press("Escape");
  await page.waitForSelector(".row .tag.yes");
  assert.equal(await page.locator(".metrics [role=columnheader]").count(), 12);
});

test("saves a view by name, opens it again, and takes one in as a link", async () => {
  const query = new URL(page.url()).search;
  await page.getByTitle("Saved views", { exact: true }).click();
  await page.getByLabel("Name of the present view").fill("classic, sorted");
  await page.keyboard.press("Enter");
  await page.getByLabel("Link to a view").fill(`${s.server.url}?is=ttt~true#view=only%20TTT`);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "only TTT", exact: true }).click();
  await page.waitForFunction(() => location.search.includes("is=ttt~true"));
  await page.getByTitle("Saved views", { exact: true }).click();
  await page.getByRole("button", { name: "classic, sorted", exact: true }).click();
  await page.waitForFunction((wanted) => location.search === wanted, query);
  await settled();
});

test("exports what is shown", async () => {
  const endings = [".csv", ".csv", ".json", ".tex", ".md"];
  for (const [at, ending] of endings.entries()) {
    await page.getByRole("button", { name: "Export", exact: true }).click();
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator(".export li button").nth(at).click()]);
    assert.ok(download.suggestedFilename().endsWith(ending), download.suggestedFilename());
    await page.waitForSelector(".panel.export", { state: "detached" });
  }
});

test("groups, opens a group, and selects its runs", async () => {
  await page.getByRole("button", { name: "Group by", exact: true }).click();
  const shown = () => Boolean(document.querySelector(".group-table tbody tr"));
  await timed("group to its rows", page, () => page.locator(".grouping").getByRole("button", { name: "Training type" }).click(), shown);
  assert.equal(search().get("by"), "type");
  const first = page.locator(".group-table tbody").first();
  await timed("open group", page, () => first.locator(".fold").click(), () => Boolean(document.querySelector(".group-table .member [role=checkbox]")));
  await first.locator(".member [role=checkbox]").first().click();
  await first.locator(".member.selected").waitFor();
  await page.locator(".group-table thead .sort").nth(1).click();
  await page.waitForFunction(() => location.search.includes("gsort="));
  await page.locator(".group-table thead .sort").nth(2).click({ modifiers: ["Shift"] });
  await page.waitForFunction(() => new URLSearchParams(location.search).get("gsort").split(";").length === 2);
  await page.waitForFunction(() => document.querySelectorAll(".group-table thead .place").length === 2);
  await page.getByRole("button", { name: "No groups" }).click();
  await page.waitForSelector('.row[data-index="0"] .link');
  await page.locator(".scroller").focus();
  await page.keyboard.press("x");
});

test("the box above all follows the selection", async () => {
  const all = page.locator(".metrics [role=checkbox]");
  assert.equal(await all.getAttribute("aria-checked"), "false");
  await page.click('.row[data-index="0"] .pick');
  assert.equal(await all.getAttribute("aria-checked"), "mixed");
  await all.click();
  await page.waitForFunction(() => document.querySelector(".metrics [role=checkbox]").getAttribute("aria-checked") === "true");
  await page.click('.row[data-index="0"] .pick');
  assert.equal(await all.getAttribute("aria-checked"), "mixed");
  await page.locator(".scroller").focus();
  await page.keyboard.press("x");
  assert.equal(await all.getAttribute("aria-checked"), "false");
});

test("takes any run as baseline", async () => {
  await page.locator(".scroller").focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("b");
  await page.waitForSelector('.row[data-index="1"] .badge.reference');
  await page.waitForSelector(".row .mark");
  await page.getByRole("button", { name: "Back to the usual baseline" }).click();
  await page.waitForFunction(() => !location.search.includes("baseline="));
});

test("gives a run a tag and a note, and a selection a tag", { skip: !s.own }, async () => {
  await page.click('.row[data-index="0"] [data-act=open]');
  await page.getByLabel("Add tags").fill("mine, second");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Remove tag mine" }).click();
  await page.waitForFunction(() => document.querySelectorAll(".own-tags .chip").length === 1);
  await page.getByLabel("Own note").fill("<b>look again</b>");
  await page.getByRole("button", { name: "Save note" }).click();
  await page.waitForSelector('.row[data-index="0"] .note-mark');
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await page.click('.row[data-index="2"] .pick');
  await page.getByTitle("Tag the selected runs", { exact: true }).click();
  await page.getByLabel("Tags, divided by commas").fill("bulk");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector(".notice").textContent.includes("1 run changed"));
  await page.keyboard.press("Escape");
  if (!s.real) return;
  const kept = s.server.read("assay-notes.jsonl").trim().split("\n").map((line) => JSON.parse(line));
  assert.deepEqual(kept.map(({ tags }) => tags).sort(), [["bulk"], ["second"]]);
  assert.equal(kept.find(({ note }) => note).note, "<b>look again</b>");
  assert.match(s.server.run("runs", "--where", "tags has 'second'", "--columns", "id", "--format", "csv"), /\n\S+\n$/);
});
