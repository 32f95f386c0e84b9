import { save } from "../parts/save";
import { useSignal } from "@preact/signals";
import type { EChartsCoreOption, EChartsType } from "echarts/core";
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { integer, MISSING, plain } from "../format";
import { Icon } from "../parts/icons";
import { Popover } from "../parts/Popover";
import { reducedMotion } from "../state/theme";
import { copy, tell } from "../table/actions";
import { csv, type CsvRow } from "./csv";
import { library, loadLibrary, type Library } from "./library";
import { look } from "./look";
import { followDrag, keepZoom, zoomBy, zoomStep, type Drag, type ZoomStep } from "./zoom";

/** The room that a drawing has, in pixels; `top` and `bottom` are kept free for a title and a legend. */
export interface Room {
  width: number;
  height: number;
  top: number;
  bottom: number;
  /** Whether nothing may move. */
  still: boolean;
}

/** A drawing rule. It gets its room, since direct labels and columns depend on it. */
export type Draw = (room: Room) => EChartsCoreOption;

interface Props {
  /** Sentence that says what is shown, on what, with which interval. */
  title: string;
  /** Name of downloaded files, without ending. */
  file: string;
  draw: Draw;
  /** The numbers behind the chart. */
  rows: () => CsvRow[];
  /** What the chart shows, in a sentence or two, for readers who do not see it. */
  summary?: string;
  /** Whether it draws so many marks that an element for each would be slow. */
  canvas?: boolean;
  /** What a drag does on a chart of two axes that zooms; left out where nothing zooms. */
  drag?: Drag;
  /** Names what the axes are; a part that was enlarged stays enlarged while they stay. */
  axes?: string;
  /** Told of each new drawing, to add listeners of its own. */
  onReady?: (chart: EChartsType) => void;
}

/** A chart of ECharts with its sentence and its menu. */
export function Chart({ title, file, draw, rows, summary = "", canvas = false, drag, axes = "", onReady }: Props) {
  const frame = useRef<HTMLElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const failed = useSignal(false);
  const numbers = useSignal(false);
  const latest = useRef(draw);
  latest.current = draw;
  const dragged = useRef(drag);
  dragged.current = drag;
  const shown = useRef<Draw | null>(null);
  const zoomKept = useRef<ReturnType<typeof keepZoom> | null>(null);
  const latestAxes = useRef(axes);
  latestAxes.current = axes;
  const show = () => {
    const element = host.current;
    if (!chart.current || !element || element.clientWidth === 0) return;
    const room = { width: element.clientWidth, height: element.clientHeight, top: 0, bottom: 0, still: reducedMotion() };
    shown.current = latest.current;
    const option = latest.current(room);
    chart.current.setOption(zoomKept.current?.(option, latestAxes.current) ?? option, { notMerge: true });
  };
  // Before the browser paints, so that a chart is in the first picture of its tab.
  useLayoutEffect(() => {
    let gone = false;
    let size = "";
    const measured = () => `${host.current?.clientWidth} ${host.current?.clientHeight}`;
    const observer = new ResizeObserver(() => {
      // An observer also tells of the size that the first drawing had, and of an element that has gone.
      if (!host.current || measured() === size) return;
      size = measured();
      chart.current?.resize({ animation: { duration: 0 } });
      show();
    });
    const begin = ({ init }: Library) => {
      if (gone || !host.current) return;
      chart.current = init(host.current, null, { renderer: canvas ? "canvas" : "svg" });
      if (dragged.current) zoomKept.current = keepZoom(chart.current);
      size = measured();
      show();
      if (dragged.current) followDrag(chart.current, () => dragged.current ?? "zoom");
      onReady?.(chart.current);
      observer.observe(host.current);
    };
    const there = library();
    if (there) begin(there);
    else loadLibrary().then(begin, () => (failed.value = true));
    return () => {
      gone = true;
      observer.disconnect();
      chart.current?.dispose();
      chart.current = null;
    };
  }, []);
  // Together with its sentence, so that neither is ever seen with the other's older one.
  useLayoutEffect(() => {
    if (shown.current !== draw) show();
  }, [draw]);
  const picture = <div class="chart-host" ref={host} role="img" aria-label={summary ? `${title}. ${summary}` : title} hidden={numbers.value} />;
  const zoom = (step: ZoomStep) => chart.current && zoomBy(chart.current, step);
  return (
    <figure class="chart" ref={frame}>
      <figcaption>
        <span title={title}>{title}</span>
        {drag && !numbers.value && <ZoomButtons zoom={zoom} />}
        <button type="button" class="link small-text" aria-pressed={numbers.value} onClick={() => (numbers.value = !numbers.value)}>
          {numbers.value ? "Chart" : "Numbers"}
        </button>
        <Popover
          align="right"
          className="icon-button"
          title="Chart menu"
          panelClass="menu"
          label={<Icon name="more" />}
        >
          {(close) => <Menu {...{ title, file, draw, rows, host, frame, close }} />}
        </Popover>
      </figcaption>
      {drag ? <ZoomKeys zoom={zoom} hidden={numbers.value}>{picture}</ZoomKeys> : picture}
      {numbers.value && <NumbersTable title={title} rows={rows()} />}
      {failed.value && <p class="chart-note" role="alert">The chart library could not be loaded. Reload the page.</p>}
    </figure>
  );
}

const STEPS: { step: ZoomStep; sign: string; words: string }[] = [
  { step: "in", sign: "+", words: "Enlarge (+)" },
  { step: "out", sign: "−", words: "Make smaller (-)" },
  { step: "all", sign: "all", words: "Show all again (0)" },
];

/** What dragging and the wheel do, as buttons. */
function ZoomButtons({ zoom }: { zoom: (step: ZoomStep) => void }) {
  return (
    <div class="zoom-buttons" role="group" aria-label="Zoom">
      {STEPS.map(({ step, sign, words }) => (
        <button key={step} type="button" class="link small-text" title={words} aria-label={words} onClick={() => zoom(step)}>
          {sign}
        </button>
      ))}
    </div>
  );
}

/** What dragging and the wheel do, by the keys + - 0 and the arrows. */
function ZoomKeys({ zoom, hidden, children }: { zoom: (step: ZoomStep) => void; hidden: boolean; children: ComponentChildren }) {
  const press = (event: KeyboardEvent) => {
    const step = event.ctrlKey || event.metaKey || event.altKey ? undefined : zoomStep(event.key);
    if (!step) return;
    event.preventDefault();
    zoom(step);
  };
  return (
    <div class="chart-keys" tabIndex={hidden ? -1 : 0} role="group" aria-label="Chart: + and - zoom, arrows move, 0 shows all" onKeyDown={press} hidden={hidden}>
      {children}
    </div>
  );
}

/** Rows of the table beside a chart; the file holds all. */
const MOST_ROWS = 400;

/** The numbers of a chart as a table, for readers who do not see it or want to copy from it. */
function NumbersTable({ title, rows }: { title: string; rows: CsvRow[] }) {
  const [head = [], ...body] = rows;
  const text = (value: CsvRow[number]): string =>
    value === null || value === undefined || value === "" ? MISSING : typeof value === "number" ? plain(Number(value.toPrecision(7))) : String(value);
  return (
    <div class="diff numbers" tabIndex={0} role="region" aria-label="Numbers of the chart">
      <table>
        <caption class="visually-hidden">{title}</caption>
        <thead>
          <tr>
            {head.map((name) => (
              <th scope="col" key={name}>
                {String(name).replaceAll("_", " ")}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.slice(0, MOST_ROWS).map((row, at) => (
            <tr key={at}>
              {head.map((_, place) =>
                place === 0 ? <th scope="row">{text(row[0])}</th> : <td class={typeof row[place] === "number" ? "number" : ""}>{text(row[place])}</td>,
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {body.length > MOST_ROWS && <p class="chart-note">The first {MOST_ROWS} of {integer(body.length)} rows; the CSV holds all.</p>}
    </div>
  );
}

interface MenuProps extends Pick<Props, "title" | "file" | "draw" | "rows"> {
  host: { current: HTMLDivElement | null };
  frame: { current: HTMLElement | null };
  close: () => void;
}

function Menu({ title, file, draw, rows, host, frame, close }: MenuProps) {
  const item = (text: string, act: () => unknown) => (
    <button
      type="button"
      role="menuitem"
      onClick={() => {
        close();
        void act();
      }}
    >
      {text}
    </button>
  );
  const picture = (kind: "png" | "svg") => savePicture(kind, title, file, draw, host.current!);
  return (
    <div role="menu">
      {item("PNG", () => picture("png"))}
      {item("SVG", () => picture("svg"))}
      {item("Numbers (CSV)", () => save(new Blob([csv(rows())], { type: "text/csv;charset=utf-8" }), `${file}.csv`))}
      {item("Copy link", () => copy(location.href, "the link"))}
      {item("Full screen", () => frame.current?.requestFullscreen().catch(() => tell("The browser does not allow full screen here.")))}
    </div>
  );
}

/** Draws the chart once more, with its sentence and a legend, and saves it. */
async function savePicture(kind: "png" | "svg", title: string, file: string, draw: Draw, host: HTMLDivElement): Promise<void> {
  const { init } = await loadLibrary();
  const style = look.peek();
  const [width, height] = [Math.max(640, host.clientWidth), Math.max(360, host.clientHeight) + 64];
  const drawing = draw({ width, height, top: 28, bottom: 36, still: true });
  const box = document.createElement("div");
  const chart = init(box, null, { renderer: kind === "svg" ? "svg" : "canvas", width, height, devicePixelRatio: 2, ssr: kind === "svg" });
  chart.setOption({
    ...drawing,
    animation: false,
    backgroundColor: style.ground,
    title: { text: title, left: 12, top: 8, textStyle: { fontSize: 13, fontWeight: 600, color: style.text, fontFamily: style.font } },
    legend: { show: true, bottom: 6, left: 12, right: 12, type: "plain", itemHeight: 10, itemWidth: 14, textStyle: { color: style.text, fontSize: 11, fontFamily: style.font } },
  });
  if (kind === "svg") save(new Blob([chart.renderToSVGString()], { type: "image/svg+xml" }), `${file}.svg`);
  else chart.renderToCanvas({ pixelRatio: 2, backgroundColor: style.ground }).toBlob((blob) => blob && save(blob, `${file}.png`));
  chart.dispose();
}
