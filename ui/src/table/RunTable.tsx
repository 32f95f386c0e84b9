import { computed, signal, useComputed, useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { differences, wantDifferences, type RunDifferences } from "../state/differences";
import { differenceForm, showBars, showIntervals } from "../state/prefs";
import { baselineId, columns, dataVersion, filters, openId, page, rowsVersion, runsError, setFilters, sort, windows, withInterval } from "../state/store";
import { isNarrow } from "../state/theme";
import { activeRow, openRun, pick, slotOf } from "./actions";
import { columnWidths, ROW_HEIGHT, scrollToRow, visibleRows } from "./geometry";
import { Header } from "./Header";
import { gridKey } from "./keyboard";
import { Row } from "./Row";
import { TableFooter } from "./TableFooter";
import { Nothing } from "./Nothing";

const HEAD_HEIGHT = 52;
/** Width of the boxes that select. */
const PICK = 34;
/** How long old rows stay as they are while new ones are fetched, in milliseconds. */
const LATE_MS = 150;
/** Rows of grey bars that stand in before the first answer. */
const SKELETON_ROWS = 40;

/** Columns that show intervals; none where there is no room or the reader wants none. */
const shownIntervals = computed(() => (showIntervals.value && !isNarrow.value ? withInterval.value : null));

/** How differences to the baseline are shown: as wanted, if there is a baseline; on a narrow screen there is room for marks only. */
const shownDifferences = computed(() => {
  if (baselineId.value === null) return "off";
  return isNarrow.value && differenceForm.value === "values" ? "marks" : differenceForm.value;
});
const NONE: RunDifferences = new Map();

const template = computed(() => {
  const intervals = shownIntervals.value;
  const widths = columnWidths(columns.value, (column) => intervals?.has(column.key) ?? false, shownDifferences.value);
  const others = widths.reduce((sum, width) => sum + width, PICK);
  // The name gives way first, so that one column more stays in view.
  const name = isNarrow.value ? "168px" : `clamp(200px, calc(100cqi - ${others}px), 340px)`;
  return `${PICK}px ${name} ${widths.map((width) => `${width}px`).join(" ")} minmax(0, 1fr)`;
});

/** The element that scrolls the rows; for the shortcut that moves the focus there. */
export const grid = signal<HTMLDivElement | null>(null);

/** The table of runs: as many rows as there are runs, as many elements as fit the screen. */
export function RunTable() {
  const scroller = useRef<HTMLDivElement>(null);
  const top = useSignal(0);
  const height = useSignal(600);
  const total = useComputed(() => {
    void rowsVersion.value;
    return page.value ? windows.matched : SKELETON_ROWS;
  });
  const range = useComputed(() => {
    // At the top, where each new question begins, nothing is drawn that nobody sees.
    const [first, last] = top.value === 0 ? visibleRows(0, height.value, total.value, 0) : visibleRows(top.value, height.value, total.value);
    return `${first} ${last}`;
  });

  useLayoutEffect(() => {
    const element = scroller.current!;
    grid.value = element;
    const measure = () => (height.value = element.clientHeight - HEAD_HEIGHT);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, []);

  // Another question begins at its first row; back and forward do too.
  const question = useComputed(() => JSON.stringify([filters.value, sort.value]));
  const asked = question.value;
  const first = useRef(true);
  useEffect(() => {
    if (!first.current && top.peek() > 0) scroller.current!.scrollTop = 0;
    first.current = false;
    activeRow.value = 0;
  }, [asked]);

  const [from, to] = range.value.split(" ").map(Number) as [number, number];
  void rowsVersion.value;
  const asking = useRef({ timer: 0, at: 0 });
  useEffect(() => {
    // Asks at once, but while the view rushes past, only when it comes to rest.
    const ask = () => {
      asking.current.at = performance.now();
      windows.ensure(from, Math.max(from, to));
    };
    clearTimeout(asking.current.timer);
    if (performance.now() - asking.current.at > 150) ask();
    else asking.current.timer = setTimeout(ask, 50) as unknown as number;
  });

  const indices = Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
  const form = shownDifferences.value;
  const deltas = form !== "off";
  useEffect(() => {
    if (deltas) wantDifferences(indices.flatMap((index) => windows.row(index)?.id ?? []));
  });

  // When the index has changed, the row at the top of the view stays there, though others came above it.
  const anchor = useRef({ id: "", index: 0, version: 0 });
  const version = dataVersion.value;
  useLayoutEffect(() => {
    const element = scroller.current!;
    // The element itself would have to lay out all rows before it could tell.
    const scrolled = top.peek();
    const index = Math.ceil(scrolled / ROW_HEIGHT);
    if (anchor.current.version !== version && scrolled > 0 && anchor.current.id !== "") {
      const at = windows.placeOf(anchor.current.id);
      if (at < 0) return;
      const moved = at - anchor.current.index;
      anchor.current = { id: anchor.current.id, index: at, version };
      if (moved === 0) return;
      element.scrollTop += moved * ROW_HEIGHT;
      activeRow.value = Math.max(0, activeRow.peek() + moved);
      return;
    }
    anchor.current = { id: windows.row(index)?.id ?? "", index, version };
  });

  const active = activeRow.value;
  useEffect(() => {
    const element = scroller.current!;
    if (document.activeElement !== element) return;
    const target = scrollToRow(active, element.scrollTop, height.peek());
    if (target !== null) element.scrollTop = target;
  }, [active]);

  // Rows fade only when their successors are late: an answer that comes at once must not flicker.
  const { pending } = windows;
  const slow = useSignal(false);
  useEffect(() => {
    const timer = setTimeout(() => (slow.value = pending), pending ? LATE_MS : 0);
    return () => clearTimeout(timer);
  }, [pending]);

  const slots = slotOf.value;
  const shown = columns.value;
  return (
    <section class="table" aria-label="Runs">
      <div
        ref={scroller}
        class={`scroller${pending ? " pending" : ""}${pending && slow.value ? " slow" : ""}`}
        role="grid"
        tabIndex={0}
        aria-label="Runs"
        aria-multiselectable="true"
        aria-rowcount={total.value + 2}
        aria-colcount={shown.length + 2}
        aria-activedescendant={`row-${active}`}
        aria-busy={pending}
        style={{ "--columns": template.value }}
        onScroll={(event) => (top.value = event.currentTarget.scrollTop)}
        onKeyDown={(event) => gridKey(event, total.peek(), Math.max(1, Math.floor(height.peek() / ROW_HEIGHT) - 1))}
        onClick={clicked}
      >
        <Header />
        <div class="body" role="rowgroup" style={{ height: `${total.value * ROW_HEIGHT}px` }}>
          {indices.map((index) => {
            const row = page.value ? windows.row(index) : undefined;
            return (
              <Row
                key={index}
                index={index}
                row={row}
                columns={shown}
                slot={row ? (slots.get(row.id) ?? -1) : -1}
                active={index === active}
                open={row !== undefined && row.id === openId.value}
                intervals={shownIntervals.value}
                bars={showBars.value}
                sizes={form === "values"}
                reference={row !== undefined && row.id === baselineId.value}
                differences={deltas ? ((row && differences.value.get(row.id)) ?? NONE) : null}
              />
            );
          })}
        </div>
        {(page.value ? total.value === 0 : runsError.value !== null) && <Nothing />}
      </div>
      <TableFooter />
    </section>
  );
}

/** One listener for all rows: the name opens the run, anything else of the row picks it. */
function clicked(event: MouseEvent): void {
  const target = event.target as Element;
  const index = Number(target.closest<HTMLElement>("[data-index]")?.dataset.index ?? NaN);
  if (Number.isNaN(index)) return;
  const row = windows.row(index);
  if (!row) return;
  const marking = getSelection()?.type === "Range" && !event.shiftKey;
  if (target.closest('[data-act="open"]')) {
    activeRow.value = index;
    openRun(row.id);
  } else if (target.closest('[data-act="only"]') && row.experiment) {
    setFilters({ facets: { ...filters.peek().facets, experiment: [row.experiment] } });
  } else if (!marking) {
    if (event.shiftKey) getSelection()?.removeAllRanges();
    pick(index, event.shiftKey);
  }
}
