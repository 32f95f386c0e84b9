import { api, FIGURE_FORMATS } from "../api/client";
import { standalone } from "../api/local";
import { DrawnFigure } from "../figure/DrawnFigure";
import { isDark } from "../state/theme";

/** The figure of one run, or of several side by side, as `assay plot` draws it, and the files of it. */
export function RunFigure({ ids }: { ids: string[] }) {
  return (
    <DrawnFigure question={ids.join(",")} load={(abort) => api.figure(ids, abort)}>
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
    </DrawnFigure>
  );
}
