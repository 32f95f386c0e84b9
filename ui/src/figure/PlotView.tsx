import type { EChartsType } from "echarts/core";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { integer } from "../format";
import type { Theme } from "./colours";
import { hasContent } from "./content";
import { describe, numbersOf } from "./describe";
import { wantsLegend, type Key } from "./keys";
import { LegendView } from "./LegendView";
import { canvasMeasure } from "./measure";
import { isMany, plotOption } from "./option";
import { PanelTitle } from "./PanelTitle";
import { namedAtEnds } from "./sides";
import type { Figure, PlotPanel } from "./types";

interface Props {
  level: 1 | 3;
  plot: PlotPanel;
  figure: Figure;
  keys: Key[];
  hidden: ReadonlySet<string>;
  toggle: (key: string) => void;
  theme: Theme;
}

/** A plot: heading, legend, drawing, and its numbers as a table for readers who want them. */
export function PlotView({ level, plot, figure, keys, hidden, toggle, theme }: Props) {
  const [numbers, setNumbers] = useState(false);
  const [size, setSize] = useState<[number, number]>([0, 0]);
  const title = plot.title || figure.title;
  if (!hasContent(plot)) {
    return (
      <section class="figure-panel">
        {plot.title && <PanelTitle level={level}>{plot.title}</PanelTitle>}
        <p class="figure-empty">{plot.empty}</p>
      </section>
    );
  }
  const [width, height] = size;
  const named = width > 0 && namedAtEnds(plot, keys, width, height, measure());
  const legend = !numbers && !named && wantsLegend(plot, keys) ? <LegendView keys={keys} hidden={hidden} toggle={toggle} theme={theme} /> : null;
  return (
    <section class="figure-panel">
      <header>
        {plot.title ? <PanelTitle level={level}>{plot.title}</PanelTitle> : (legend ?? <span />)}
        <button type="button" class="figure-switch" aria-pressed={numbers} aria-label={`Numbers of ${title}`} onClick={() => setNumbers(!numbers)}>
          {numbers ? "Chart" : "Numbers"}
        </button>
      </header>
      {plot.title && legend}
      {numbers ? <Numbers title={title} plot={plot} figure={figure} /> : <Drawn {...{ plot, figure, keys, hidden, theme, title }} onSize={setSize} />}
    </section>
  );
}

let shared: ReturnType<typeof canvasMeasure> | undefined;
const measure = () => (shared ??= canvasMeasure());

type DrawnProps = Pick<Props, "plot" | "figure" | "keys" | "hidden" | "theme"> & { title: string; onSize: (size: [number, number]) => void };

/** The drawing, as large as its place. */
function Drawn({ plot, figure, keys, hidden, theme, title, onSize }: DrawnProps) {
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const looks = useMemo(() => new Map(figure.looks.map((look) => [look.key, look])), [figure]);
  const draw = useRef(() => {});
  draw.current = () => {
    const [width, height] = [host.current?.clientWidth ?? 0, host.current?.clientHeight ?? 0];
    if (chart.current && width > 0) chart.current.setOption(plotOption({ plot, looks, keys, hidden, theme, width, height, measure: measure() }), { notMerge: true });
  };
  useEffect(() => {
    let gone = false;
    let last = "";
    const observer = new ResizeObserver(() => {
      const element = host.current;
      const size = `${element?.clientWidth} ${element?.clientHeight}`;
      if (!element || element.clientWidth === 0 || size === last) return;
      last = size;
      onSize([element.clientWidth, element.clientHeight]);
      chart.current?.resize({ animation: { duration: 0 } });
      draw.current();
    });
    // Texts are measured, so the page's own type must be there first.
    void Promise.all([import("./echarts"), document.fonts?.ready]).then(([{ init }]) => {
      if (gone || !host.current) return;
      chart.current = init(host.current, null, { renderer: isMany(plot) ? "canvas" : "svg" });
      observer.observe(host.current);
    });
    return () => {
      gone = true;
      observer.disconnect();
      chart.current?.dispose();
      chart.current = null;
    };
  }, []);
  useEffect(() => draw.current(), [plot, figure, keys, hidden, theme]);
  return <div class="figure-drawing" ref={host} role="img" aria-label={`${title}. ${describe(plot, figure.looks)}`} />;
}

const MOST_ROWS = 500;

function Numbers({ title, plot, figure }: { title: string; plot: PlotPanel; figure: Figure }) {
  const { head, rows } = numbersOf(plot, figure);
  return (
    <div class="figure-numbers" tabIndex={0} role="region" aria-label={`Numbers of ${title}`}>
      <table>
        <thead>
          <tr>{head.map((name) => <th scope="col" key={name}>{name}</th>)}</tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST_ROWS).map((row, at) => (
            <tr key={at}>{row.map((text, place) => (place === 0 ? <th scope="row">{text}</th> : <td class={place === 2 ? "number" : ""}>{text}</td>))}</tr>
          ))}
        </tbody>
      </table>
      {rows.length > MOST_ROWS && <p class="figure-note">The first {MOST_ROWS} of {integer(rows.length)} rows.</p>}
    </div>
  );
}
