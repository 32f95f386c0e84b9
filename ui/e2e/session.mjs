// What a suite tries the page on, with the browser and the checks that hold in every test.
//   ASSAY_URL       a page that is there; tests that need a server of their own are skipped
//   ASSAY_COMMAND   how to start assay, a JSON list of words: the real server, over a copy of ASSAY_DATA
//   ASSAY_RUNS      without either: how many invented runs the mock server has
//   ASSAY_CHROMIUM  the program file of a Chromium or Chrome; has to be set
//   ASSAY_SHOTS     folder for screenshots; none are taken without it
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { after, afterEach, before } from "node:test";
import { createMock } from "../dev/mock-server.mjs";
import { launch, open, rowsAreNew } from "./browser.mjs";
import { RealServer } from "./server.mjs";
import { collect, report } from "./timing.mjs";

/** The mock with the ways of a real server: it can be stopped, started again at its place, and changed. */
class MockServer {
  real = false;
  constructor(runs) {
    this.runs = runs;
  }
  async start() {
    const port = this.port ?? 0;
    const { server, change } = createMock({ runs: this.runs });
    await new Promise((ready) => server.listen(port, "127.0.0.1", ready));
    this.port = server.address().port;
    Object.assign(this, { server, change, url: `http://127.0.0.1:${this.port}/` });
  }
  async stop() {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }
  close = () => this.stop();
}

const given = { real: false, url: process.env.ASSAY_URL, start: () => undefined, close: () => undefined };

const serverOf = (runs) =>
  process.env.ASSAY_URL ? given : process.env.ASSAY_COMMAND ? new RealServer(JSON.parse(process.env.ASSAY_COMMAND), process.env.ASSAY_DATA) : new MockServer(Number(process.env.ASSAY_RUNS ?? runs));

/**
 * Starts browser, server and a first page before the tests of a suite, and ends them after it. After each test the
 * browser must not have complained of anything, nor the page have asked another origin.
 *
 * @param runs how many runs the mock has
 * @param options of the first page
 * @param ready called with the session before the first test
 */
export function session({ runs = 10_000, query = "", options = {}, times = false, ready = () => undefined } = {}) {
  const shots = process.env.ASSAY_SHOTS;
  const complaints = [];
  const wanted = [];
  const s = {
    server: serverOf(runs),
    /** Whether the server is the suite's own, to stop and to change. */
    own: !process.env.ASSAY_URL,
    real: Boolean(process.env.ASSAY_COMMAND) && !process.env.ASSAY_URL,
    /**
     * Says what the browser will complain of because a test wants it so. It holds to the end of the suite: the browser
     * tells the test of a refused request when it likes, which may be after the page has shown the refusal.
     */
    wants: (complaint) => wanted.push(complaint),
    open: (text = "", more = {}) => open(s.browser, s.server.url + text, complaints, more),
    go: async (text) => {
      await s.page.goto(s.server.url + text);
      await s.page.waitForSelector('.row[data-index="0"] .link, .group-table tbody tr, .nothing');
    },
    settled: (on = s.page) => on.waitForFunction(rowsAreNew),
    search: () => new URL(s.page.url()).searchParams,
    shot: async (on, name) => {
      if (shots) await on.screenshot({ path: `${shots}/${name}.png` });
    },
    matched: async () => {
      await s.settled();
      return Number((await s.page.locator(".table-foot [role=status]").innerText()).split(" ")[0].replaceAll(",", ""));
    },
    api: async (path) => (await fetch(`${s.server.url}api/v1/${path}`)).json(),
  };
  before(async () => {
    if (shots) mkdirSync(shots, { recursive: true });
    [s.browser] = await Promise.all([launch(), s.server.start()]);
    s.page = await s.open(query, options);
    await ready(s);
  });
  afterEach(() => assert.deepEqual(complaints.splice(0).filter((each) => !wanted.some((pattern) => pattern.test(each))), []));
  after(async () => {
    if (times && s.page) await collect("input to next paint", () => s.page.evaluate(() => window.interactions));
    if (times) report();
    await s.browser?.close();
    await s.server.close();
  });
  return s;
}
