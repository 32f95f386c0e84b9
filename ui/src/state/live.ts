import { effect, signal } from "@preact/signals";
import { API } from "../api/client";
import { standalone } from "../api/local";
import type { Health } from "../api/types";
import { retryAfter } from "./retry";
import { health, loadHealth, offlineSince, refetch } from "./store";

/** Whether the server's event stream is open. */
export const live = signal(false);

/** Changes that come in one burst, as while many files are read, are fetched once. */
const GATHER_MS = 200;
/** But not later than this after the first of them. */
const LATEST_MS = 1000;

let stream: EventSource | null = null;
let failures = 0;
let retry = 0;
/** Whether changes may have been told while nobody listened. */
let missed = false;

/** Follows the server's events: refetches when the index has changed, and comes back after the stream broke. */
export function follow(): void {
  if (standalone) return; // what a file holds never changes
  connect();
  // Who comes back to the page, or to the network, does not wait for the next attempt.
  addEventListener("online", hurry);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && hurry());
  effect(() => {
    // A page that is a file has no server to follow.
    if (health.value?.standalone) stop();
  });
}

function connect(): void {
  stream?.close();
  const own = (stream = new EventSource(`${API}/events`));
  own.addEventListener("hello", (event) => {
    live.value = true;
    failures = 0;
    offlineSince.value = null;
    const told = parsed(String(event.data));
    if (told) health.value = told;
    if (missed) changed();
    missed = false;
  });
  own.addEventListener("changed", (event) => {
    const told = parsed(String(event.data));
    if (told) health.value = told;
    else void loadHealth();
    changed();
  });
  own.addEventListener("error", () => {
    if (own !== stream) return;
    // The browser's own attempts come at one pace for ever, and end after a refusal; ours slow down and do not end.
    own.close();
    live.value = false;
    missed = true;
    if (offlineSince.peek() === null) offlineSince.value = new Date();
    clearTimeout(retry);
    retry = setTimeout(connect, retryAfter(failures++, Math.random())) as unknown as number;
  });
}

function hurry(): void {
  if (stream === null || stream.readyState !== EventSource.CLOSED) return;
  clearTimeout(retry);
  connect();
}

function stop(): void {
  clearTimeout(retry);
  stream?.close();
  stream = null;
  live.value = false;
  offlineSince.value = null;
}

let gathering = 0;
let since = 0;

function changed(): void {
  const now = performance.now();
  if (gathering === 0) since = now;
  clearTimeout(gathering);
  const wait = Math.max(0, Math.min(GATHER_MS, since + LATEST_MS - now));
  gathering = setTimeout(() => {
    gathering = 0;
    refetch();
  }, wait) as unknown as number;
}

function parsed(data: string): Health | null {
  try {
    const told = JSON.parse(data) as Health | null;
    return told && typeof told.runs === "number" ? told : null;
  } catch {
    return null;
  }
}
