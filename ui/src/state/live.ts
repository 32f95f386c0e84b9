import { signal } from "@preact/signals";
import { API, standalone } from "../api/client";
import type { Health } from "../api/types";
import { health, loadHealth, offlineSince, refetch } from "./store";

/** Whether the server's event stream is open. */
export const live = signal(false);

/** Follows the server's events: refetches when the index has changed, and notes when the stream breaks. */
export function follow(): void {
  if (standalone) return; // what a file holds never changes
  let missed = false;
  const stream = new EventSource(`${API}/events`);
  stream.addEventListener("hello", () => {
    live.value = true;
    offlineSince.value = null;
    // What changed while the stream was broken was told to nobody.
    if (missed) catchUp();
    missed = false;
  });
  stream.addEventListener("changed", (event) => {
    const told = parsed(String(event.data));
    if (told) health.value = told;
    else void loadHealth();
    refetch();
  });
  stream.addEventListener("error", () => {
    live.value = false;
    missed = true;
    if (offlineSince.peek() === null) offlineSince.value = new Date();
    // After a refusal (a proxy's 502, say) the browser gives up for good; after a break it tries again itself.
    if (stream.readyState === EventSource.CLOSED) setTimeout(follow, 5000);
  });
}

function catchUp(): void {
  void loadHealth();
  refetch();
}

function parsed(data: string): Health | null {
  try {
    const told = JSON.parse(data) as Health | null;
    return told && typeof told.runs === "number" ? told : null;
  } catch {
    return null;
  }
}
