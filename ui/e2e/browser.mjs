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

/**
 * Notes all that a page must not do: what the browser calls an error or a warning, a failure of the script, a dialog,
 * and any request to another origin.
 *
 * @param origin of the page; "file:" for a page that is a file
 */
export function watch(page, origin, complaints) {
  page.on("console", (message) => {
    // An answer of 400 to a wrong expression is wanted; the browser logs it as an error of its own.
    if (!["error", "warning"].includes(message.type()) || /status of 400/.test(message.text())) return;
    complaints.push(`${message.text()} ${message.location()?.url ?? ""}`.trim());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("dialog", (dialog) => complaints.push(`dialog: ${dialog.message()}`));
  page.on("request", (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    // A file has no origin; what a page that is a file may ask for is itself.
    const own = origin === "file:" ? protocol === "file:" : asked === origin;
    if (!own && !["data:", "blob:"].includes(protocol)) complaints.push(`asked another origin: ${request.url()}`);
  });
}

/** Opens the dashboard and waits for its first row; `complaints` takes whatever it must not do. */
export async function open(browser, url, complaints, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: "light", ...options });
  context.setDefaultTimeout(PATIENCE_MS);
  await context.addInitScript(noteInputs);
  const page = await context.newPage();
  watch(page, new URL(url).origin, complaints);
  await page.goto(url);
  await page.waitForSelector('.row[data-index="0"] .link, .group-table tbody tr');
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
