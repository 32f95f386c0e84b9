// One place that knows how the browser is started and a page opened.
import { chromium } from "playwright-core";
import { noteInputs } from "./timing.mjs";

const ARGS = [
  "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
  "--no-first-run", "--disable-quic",
];

/** Nothing here may fail because a machine is slow. */
const PATIENCE_MS = Number(process.env.ASSAY_PATIENCE_MS ?? 120_000);

export function launch() {
  const executablePath = process.env.ASSAY_CHROMIUM;
  if (!executablePath) throw new Error("set ASSAY_CHROMIUM to the program file of a Chromium or Chrome");
  return chromium.launch({ executablePath, args: ARGS, timeout: PATIENCE_MS });
}

/** Opens the dashboard and waits for its first row; `errors` takes whatever the browser complains about. */
export async function open(browser, url, errors, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: "light", ...options });
  context.setDefaultTimeout(PATIENCE_MS);
  await context.addInitScript(noteInputs);
  const page = await context.newPage();
  // An answer of 400 to a wrong expression is wanted; the browser logs it as an error of its own.
  page.on("console", (message) => {
    if (message.type() === "error" && !/status of 400/.test(message.text())) errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("dialog", (dialog) => errors.push(`dialog: ${dialog.message()}`));
  await page.goto(url);
  await page.waitForSelector('.row[data-index="0"] .link');
  return page;
}

/** True in the page when the rows answer the latest question; for `timed` and `waitForFunction`. */
export const rowsAreNew = () =>
  !document.querySelector(".scroller.pending") && Boolean(document.querySelector('.row[data-index="0"] .link, .nothing'));

/** Scrolls as a wheel does, then as a dragged bar; the times of the frames in milliseconds. */
export const scrollFrames = (page) =>
  page.locator(".scroller").evaluate(async (element) => {
    const far = element.scrollHeight - element.clientHeight;
    const times = [];
    let last = performance.now();
    for (let at = 0; at <= 120; at++) {
      element.scrollTop = at < 80 ? at * 120 : (far * (at - 80)) / 40;
      await new Promise((done) => requestAnimationFrame(done));
      const now = performance.now();
      times.push(now - last);
      last = now;
    }
    return times;
  });
