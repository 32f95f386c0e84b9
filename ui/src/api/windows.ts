import type { RunPage, RunRow } from "./types";
import { isAbort } from "./client";

interface Page {
  rows: RunRow[];
  /** Loaded for an earlier state of the index; shown until its successor arrives. */
  stale: boolean;
  used: number;
}

/** What a {@link RowWindows} tells of its latest page. */
export type PageListener = (page: RunPage | null, error: unknown) => void;

/**
 * The rows around the viewport of a long table, fetched in windows of fixed size and kept, least recently
 * used first out. Requests for windows that have left the viewport are given up.
 *
 * After {@link reset} (another filter or order) the old rows stay readable until the first new window is
 * there, so that the table never flashes empty; after {@link refresh} (same question, newer index) each
 * window is replaced when its successor arrives.
 */
export class RowWindows {
  private pages = new Map<number, Page>();
  private inflight = new Map<number, AbortController>();
  /** Windows that could not be had; not asked for again before {@link reset} or {@link refresh}. */
  private failed = new Set<number>();
  private range: [number, number] = [0, 0];
  private clock = 0;
  private outdated = true;
  private count = 0;

  constructor(
    private readonly load: (offset: number, limit: number, signal: AbortSignal) => Promise<RunPage>,
    private readonly listener: PageListener,
    readonly size = 64,
    private readonly keep = 128,
  ) {}

  /** Rows that match; 0 until the first answer. */
  get matched(): number {
    return this.count;
  }

  /** Whether what is shown answers an earlier question. */
  get pending(): boolean {
    return this.outdated;
  }

  /** The row at this position of the result, or undefined while it is not loaded. */
  row(index: number): RunRow | undefined {
    return this.pages.get(Math.floor(index / this.size))?.rows[index % this.size];
  }

  /** Position of a loaded run, or -1. */
  indexOf(id: string): number {
    for (const [window, page] of this.pages) {
      const at = page.rows.findIndex((row) => row.id === id);
      if (at >= 0) return window * this.size + at;
    }
    return -1;
  }

  /** Position of a run in the rows of the latest index, or -1 while they are not loaded. */
  placeOf(id: string): number {
    for (const [window, page] of this.pages) {
      const at = page.stale ? -1 : page.rows.findIndex((row) => row.id === id);
      if (at >= 0) return window * this.size + at;
    }
    return -1;
  }

  /** Ids of the loaded rows among the first ones, in order, without those that are not loaded. */
  loaded(count: number): string[] {
    const ids: string[] = [];
    for (let index = 0; index < Math.min(count, this.count); index++) {
      const row = this.row(index);
      if (row) ids.push(row.id);
    }
    return ids;
  }

  /** Whether all that was last asked for lies in the first window. */
  get atTop(): boolean {
    return this.range[1] < this.size;
  }

  reset(): void {
    this.abort(() => true);
    this.outdated = true;
    this.markStale();
  }

  refresh(): void {
    this.abort(() => true);
    this.markStale();
    this.ensure(...this.range);
  }

  /** Fetches what is missing of the rows `first` to `last`, both included. */
  ensure(first: number, last: number): void {
    this.range = [first, last];
    const from = Math.max(0, Math.floor(first / this.size));
    // The first answer to a question tells how many rows there are and which columns they have.
    const to = this.outdated ? from : Math.max(from, Math.floor(last / this.size));
    this.abort((window) => window < from || window > to);
    for (let window = from; window <= to; window++) {
      const page = this.pages.get(window);
      if (page) page.used = ++this.clock;
      if ((page && !page.stale) || this.inflight.has(window) || this.failed.has(window)) continue;
      if (window > 0 && !this.outdated && window * this.size >= this.count) continue;
      void this.fetch(window);
    }
  }

  private async fetch(window: number): Promise<void> {
    const controller = new AbortController();
    this.inflight.set(window, controller);
    try {
      const page = await this.load(window * this.size, this.size, controller.signal);
      if (controller.signal.aborted) return;
      this.inflight.delete(window);
      if (this.outdated) this.pages.clear();
      this.outdated = false;
      this.count = page.matched;
      this.pages.set(window, { rows: page.rows, stale: false, used: ++this.clock });
      this.evict();
      this.listener(page, null);
    } catch (error) {
      if (controller.signal.aborted || isAbort(error)) return;
      this.inflight.delete(window);
      this.failed.add(window);
      this.listener(null, error);
    }
  }

  private markStale(): void {
    this.failed.clear();
    for (const page of this.pages.values()) page.stale = true;
  }

  private abort(which: (window: number) => boolean): void {
    for (const [window, controller] of this.inflight) {
      if (!which(window)) continue;
      controller.abort();
      this.inflight.delete(window);
    }
  }

  private evict(): void {
    while (this.pages.size > this.keep) {
      let oldest = -1;
      let used = Infinity;
      for (const [window, page] of this.pages) {
        if (page.used < used) [oldest, used] = [window, page.used];
      }
      this.pages.delete(oldest);
    }
  }
}
