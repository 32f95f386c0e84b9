import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { api, FIGURE_FORMATS } from "../api/client";
import { standalone } from "../api/local";
import { isDark } from "../state/theme";
import { TabState } from "../tray/parts";
import { useLoaded } from "../tray/state";

type Renderer = typeof import("../figure/dashboard");

/** The figure of one run, or of several side by side, as `assay plot` draws it, and the files of it. */
export function RunFigure({ ids }: { ids: string[] }) {
  const renderer = useSignal<Renderer | null>(null);
  const failed = useSignal(false);
  useEffect(() => {
    import("../figure/dashboard").then((loaded) => (renderer.value = loaded), () => (failed.value = true));
  }, []);
  const { data, error } = useLoaded(`figure ${ids.join(",")}`, (abort) => api.figure(ids, abort)).value;
  if (failed.value) return <TabState>The part of the page that draws figures could not be loaded. Reload the page.</TabState>;
  if (error || !data || !renderer.value) return <TabState error={error} waiting={!error} />;
  const { FigureView, DARK, LIGHT } = renderer.value;
  return (
    <div class="run-figure">
      {!standalone && (
        <div class="tab-tools">
          <span class="dim">The same figure as a file:</span>
          {FIGURE_FORMATS.map((format) => (
            <a key={format} class="link small-text" href={api.figureFile(ids, format, isDark.value ? "dark" : "light")} download>
              {format.toUpperCase()}
            </a>
          ))}
        </div>
      )}
      <FigureView figure={data} theme={isDark.value ? DARK : LIGHT} level={3} />
    </div>
  );
}
