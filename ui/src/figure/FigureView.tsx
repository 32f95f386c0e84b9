import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Theme } from "./colours";
import { ownKeys, sharedKeys } from "./keys";
import { LegendView } from "./LegendView";
import { arrange } from "./arrange";
import { PlotView } from "./PlotView";
import { TableView, TextView } from "./WordPanels";
import type { Figure } from "./types";

interface Props {
  figure: Figure;
  theme: Theme;
  /** The heading that the figure's title is, below those of the page around it; those of panels are one below. */
  level: 1 | 3;
}

/** A figure: title, legend, panels in their places, caption. Where it is narrow its panels stand below each other. */
export function FigureView({ figure, theme, level }: Props) {
  const root = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(0);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const observer = new ResizeObserver(() => setWidth(root.current?.clientWidth ?? 0));
    if (root.current) observer.observe(root.current);
    return () => observer.disconnect();
  }, []);
  const shared = useMemo(() => sharedKeys(figure), [figure]);
  const own = useMemo(() => figure.panels.map((place) => (place.kind === "plot" ? ownKeys(figure, place, shared) : [])), [figure, shared]);
  const toggle = (key: string): void => {
    const next = new Set(hidden);
    if (!next.delete(key)) next.add(key);
    setHidden(next);
  };
  const { columns, rowHeight, spots } = arrange(figure, width);
  const Title = level === 1 ? "h1" : "h3";
  return (
    <article class="figure" ref={root} data-theme={theme.name}>
      <header class="figure-head">
        <Title>{figure.title}</Title>
        {figure.subtitle && <p>{figure.subtitle}</p>}
      </header>
      {shared.length > 0 && <LegendView keys={shared} hidden={hidden} toggle={toggle} theme={theme} />}
      {width > 0 && (
        <div class="figure-grid" style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`, gridAutoRows: rowHeight }}>
          {figure.panels.map((place, at) => (
            <div key={at} class="figure-cell" style={spots[at]}>
              {place.kind === "plot" && <PlotView level={level} plot={place} figure={figure} keys={own[at]!} hidden={hidden} toggle={toggle} theme={theme} />}
              {place.kind === "text" && <TextView level={level} panel={place} />}
              {place.kind === "table" && <TableView level={level} panel={place} figure={figure} theme={theme} />}
            </div>
          ))}
        </div>
      )}
      {figure.caption && <p class="figure-caption">{figure.caption}</p>}
    </article>
  );
}
