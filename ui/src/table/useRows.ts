import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { ROW_HEIGHT, scrollToRow, visibleRows } from "./geometry";
import { moved } from "./moves";

const HEAD_HEIGHT = 27;

interface Ways {
  /** How many rows there are. */
  total: number;
  /** Enter on a row. */
  onOpen: (index: number) => void;
  /** The keys went to another row. */
  onMove?: (index: number) => void;
  /** Escape; false where there is nothing to leave. */
  onLeave?: () => boolean;
  /** The row that is in view at first; -1 for none. */
  first?: number;
}

/** Scrolling, focus and keys of a grid whose rows are of one height; only those near the view are drawn. */
export function useRows({ total, onOpen, onMove, onLeave, first = -1 }: Ways) {
  const scroller = useRef<HTMLDivElement>(null);
  const [top, height, active] = [useSignal(0), useSignal(600), useSignal(0)];
  useLayoutEffect(() => {
    const element = scroller.current!;
    const measure = () => (height.value = element.clientHeight - HEAD_HEIGHT);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    if (first >= 0) {
      active.value = first;
      element.scrollTop = scrollToRow(first, element.scrollTop, height.peek()) ?? element.scrollTop;
    }
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const element = scroller.current!;
    if (document.activeElement !== element) return;
    const target = scrollToRow(active.peek(), element.scrollTop, height.peek());
    if (target !== null) element.scrollTop = target;
  }, [active.value]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = moved(event.key, active.peek(), total, Math.max(1, Math.floor(height.peek() / ROW_HEIGHT) - 1));
    if (next !== null) {
      active.value = next;
      if (next < total) onMove?.(next);
    } else if (event.key === "Enter" && active.peek() < total) onOpen(active.peek());
    else if (event.key !== "Escape" || !onLeave?.()) return;
    event.preventDefault();
  };
  const [from, to] = visibleRows(top.value, height.value, total);
  return {
    /** Of the element that scrolls. */
    grid: { ref: scroller, onScroll: (event: { currentTarget: HTMLElement }) => (top.value = event.currentTarget.scrollTop), onKeyDown },
    /** First and last row to draw. */
    from,
    to,
    /** The row that the keys are at. */
    now: Math.min(active.value, Math.max(0, total - 1)),
    goTo: (index: number): void => void (active.value = index),
  };
}
