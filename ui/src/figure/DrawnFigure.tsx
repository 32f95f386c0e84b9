import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { isDark } from "../state/theme";
import { TabState } from "../tray/parts";
import { useLoaded } from "../tray/state";
import type { Figure } from "./types";

type Renderer = typeof import("./dashboard");

interface Props {
  /** Names the figure; another one is asked for when it changes. */
  question: string;
  load: (abort: AbortSignal) => Promise<Figure>;
  /** What stands above it. */
  children?: ComponentChildren;
}

/** A figure of the server's, drawn here; the part of the page that draws is loaded with the first one. */
export function DrawnFigure({ question, load, children }: Props) {
  const renderer = useSignal<Renderer | null>(null);
  const failed = useSignal(false);
  useEffect(() => {
    import("./dashboard").then((loaded) => (renderer.value = loaded), () => (failed.value = true));
  }, []);
  const { data, error } = useLoaded(`figure ${question}`, load).value;
  if (failed.value) return <TabState>The part of the page that draws figures could not be loaded. Reload the page.</TabState>;
  if (error || !data || !renderer.value) return <TabState error={error} waiting={!error} />;
  const { FigureView, DARK, LIGHT } = renderer.value;
  return (
    <div class="run-figure">
      {children}
      <FigureView figure={data} theme={isDark.value ? DARK : LIGHT} level={3} />
    </div>
  );
}
