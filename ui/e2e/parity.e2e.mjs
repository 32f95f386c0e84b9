// The same questions to the server and to the page that is one file: the same Java answers both, once compiled to
// JavaScript, so the answers have to be equal. Needs a server of its own; see session.mjs.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { watch } from "./browser.mjs";
import { session } from "./session.mjs";

let file;
let ids;
const s = session({
  ready: async () => {
    const written = join(s.server.folder, "page.html");
    s.server.run("dashboard", "--standalone", "-o", written);
    file = await (await s.browser.newContext()).newPage();
    watch(file, "file:", s.complaints);
    await file.goto(pathToFileURL(written).href);
    await file.waitForSelector('.row[data-index="0"] .link');
    const { rows } = await s.api("runs?limit=300");
    const paper = rows.filter(({ format, baseline }) => /paper|dashboard/.test(format ?? "") && !baseline);
    const { rows: curved } = await s.api(`runs?where=${encodeURIComponent("series")}&limit=4`);
    ids = { all: rows.map(({ id }) => id), some: (paper.length > 2 ? paper : rows).slice(0, 4).map(({ id }) => id), curved: curved.map(({ id }) => id) };
  },
});

const q = (parts) => new URLSearchParams(parts).toString();

/** Questions by what they ask; each a path below the API with its query. */
const QUESTIONS = {
  catalogue: () => ["catalogue"],
  problems: () => ["problems"],
  "pages of the table": () => [
    "runs", "runs?limit=7&offset=5", "runs?limit=200&sort=-sblimp/accuracy;name", `runs?${q({ limit: 200, columns: "step;type;piqa/acc;paper_metrics/avg;config.optim.lr;tags;ttt;lora;time" })}`,
    "runs?sort=name&limit=50", "runs?offset=100000", "runs?limit=0", "runs?limit=-1", "runs?sort=nothing-of-the-kind",
  ],
  filters: () => [
    "runs?q=lora", "runs?minStep=1000&maxStep=2000", "runs?type=ttt&type=lora", "runs?is=ttt~true", "runs?is=source~daily-talk&is=lora~false", "runs?is=step~",
    "runs?range=sblimp/accuracy~0.55..", "runs?range=time~..2025-12-31", `runs?${q({ where: "step >= 1000 and config.optim.lr < 1e-4" })}`, `runs?${q({ where: "task('piqa').acc > 0.6" })}`,
    `runs?${q({ where: "name ~ 'ttt' or tags has 'lora' and not baseline" })}`, `runs?${q({ where: "step >" })}`, `runs?${q({ where: "no_such_thing = 1" })}`, "runs?tag=<script>",
    // What runs lack is neither less nor more than anything.
    ...["step < 2000", "not step >= 1000", "sblimp/accuracy < 0.56 or step > 5000", "config.optim.lr != 5e-5", "seed >= 0", "not (tokens < 1e9)", "time < '2025-01-01'"].map((where) => `runs?${q({ where, columns: "step" })}`),
    "runs?minStep=1000", "runs?maxStep=100", "runs?range=step~0..10&columns=step", "runs?range=tokens~1..", "runs?range=config.optim.lr~..1e-4",
  ],
  facets: () => ["facets", "facets?is=ttt~true", "facets?facets=config.max_steps;ttt;lora;source", `facets?${q({ where: "baseline" })}`],
  "single runs": () => [...ids.all.slice(0, 12), ...ids.curved].map((id) => `runs/${encodeURIComponent(id)}`).concat("runs/no-such-run"),
  groups: () => ["groups?by=type", "groups?by=type;source&sort=-count", "groups?by=experiment&sort=-sblimp/accuracy;experiment&limit=5&offset=2", "groups?by=seed&columns=piqa/acc", "groups?by=", "groups?by=a;b;c;d"],
  compare: () => [
    `compare?${q({ ids: ids.some.join(",") })}`, `compare?${q({ ids: ids.some.join(","), correct: "holm" })}`, `compare?${q({ ids: ids.some.join(","), baseline: "none" })}`,
    `compare?${q({ ids: ids.some.join(","), baseline: ids.some[0], metrics: "sblimp/accuracy;librilight/perplexity_8k" })}`, `compare?${q({ ids: ids.all.slice(0, 40).join(",") })}`, "compare?ids=nobody",
  ],
  diff: () => [`diff?${q({ ids: ids.some.join(","), all: "false" })}`, `diff?${q({ ids: ids.some.join(","), all: "true" })}`],
  values: () => ["values?columns=sblimp/accuracy;step", `values?${q({ columns: "sblimp/accuracy;librilight/perplexity_8k", front: "sblimp/accuracy~higher;librilight/perplexity_8k~lower" })}`, "values?columns=config.optim.lr;paper_metrics/avg&limit=3"],
  statistics: () => ["statistics", "statistics?metrics=sblimp/accuracy;librilight/perplexity_8k", "statistics?is=ttt~true", "correlations?columns=sblimp/accuracy;swuggy/accuracy;step", "correlations?columns=step"],
  trends: () => ["trends?metric=sblimp/accuracy&x=step", "trends?metric=piqa/acc&x=step&lines=10", "trends?metric=sblimp/accuracy&x=step&by=type", "trends?metric=sblimp/accuracy&x=step&by=recipe"],
  curves: () => [`series?ids=${ids.curved.join(",")}`, `series?ids=${ids.curved.join(",")}&form=local`, `series?ids=${ids.curved.join(",")}&name=loss`],
  slopes: () => [`slopes?ids=${ids.curved.join(",")}`],
  figures: () => [
    ...[...ids.all.slice(0, 6), ...ids.curved, "nobody"].map((id) => `figures/run?${q({ id })}`),
    ...[ids.some, ids.curved, ids.all.slice(0, 40)].map((some) => `figures/compare?ids=${some.join(",")}`), "figures/run", "figures/compare",
  ],
  export: () => [
    "export", "export?preset=paper-metrics&sort=-step", "export?preset=other", "export?format=pdf",
    ...["csv", "json", "latex", "md"].flatMap((format) => [`export?format=${format}&columns=step;sblimp/accuracy&intervals=true&sort=-step`, `export?format=${format}&by=type&columns=sblimp/accuracy`]),
  ],
  "what there is not": () => ["nothing", "runs/a/b"],
};

/** Numbers to 11 digits: JavaScript does not promise the last digits of exp and log, which Java takes from the machine. */
const rounded = (number) => (Number.isInteger(number) ? number : Number(number.toPrecision(11)));

/** Without the moment of the answer; all else has to be equal. */
function timeless(text) {
  try {
    return JSON.parse(text, (key, value) => (key === "generation" ? null : typeof value === "number" ? rounded(value) : value));
  } catch {
    return text.replace(/-?\d+\.\d{6,}(?:[eE]-?\d+)?/g, (number) => String(rounded(Number(number))));
  }
}

async function fromServer(path) {
  const response = await fetch(`${s.server.url}api/v1/${path}`);
  return { status: response.status, type: response.headers.get("content-type"), body: await response.text() };
}

const fromFile = (path) =>
  file.evaluate((target) => {
    const [name, query = ""] = target.split("?", 2);
    const decoded = `/${name.split("/").map(decodeURIComponent).join("/")}`;
    const answer = globalThis.assayEngine.answer(decoded, [...new URLSearchParams(query)].flat());
    const [status, type, named] = answer.split("\n", 3);
    return { status: Number(status), type, body: answer.slice(status.length + type.length + named.length + 3) };
  }, path);

for (const [what, paths] of Object.entries(QUESTIONS)) {
  test(`server and file answer alike: ${what}`, { skip: !s.real }, async () => {
    for (const path of paths()) {
      const [theirs, here] = [await fromServer(path), await fromFile(path)];
      assert.equal(here.status, theirs.status, `${path}: ${here.body.slice(0, 300)} instead of ${theirs.body.slice(0, 300)}`);
      assert.deepEqual(timeless(here.body), timeless(theirs.body), path);
      assert.equal(here.type.split(";")[0], theirs.type.split(";")[0], path);
    }
  });
}

test("the questions are real ones: most have an answer", { skip: !s.real }, async () => {
  const all = Object.values(QUESTIONS).flatMap((paths) => paths());
  const answered = await Promise.all(all.map(async (path) => (await fromServer(path)).status === 200));
  assert.ok(answered.filter(Boolean).length > 0.8 * all.length);
});

test("both pages show the same rows and the same numbers", { skip: !s.real }, async () => {
  const text = (page) => page.locator(".body > .row").evaluateAll((rows) => rows.slice(0, 15).map((row) => row.textContent).sort());
  const query = `?${q({ where: "step >= 1000", sort: "-sblimp/accuracy" })}`;
  await s.go(query);
  await file.goto(file.url().split("?")[0] + query);
  await file.waitForSelector('.row[data-index="0"] .link');
  await file.waitForFunction(() => !document.querySelector(".body .skeleton"));
  await s.page.waitForFunction(() => !document.querySelector(".body .skeleton"));
  await s.page.waitForSelector(".row .mark");
  await file.waitForSelector(".row .mark");
  assert.deepEqual(await text(file), await text(s.page));
});
