import { useEffect } from "preact/hooks";
import { api, FIGURE_FORMATS } from "../api/client";
import { DrawnFigure } from "../figure/DrawnFigure";
import { isDark } from "../state/theme";
import { TabState } from "../tray/parts";
import { figureAt, figureParams, neighbour } from "./model";
import { open } from "./state";
import type { SuiteShown } from "./types";

/** One figure, drawn here at full width, with its files and the way to the next one. */
export function OneFigure({ suite, path: asked }: { suite: SuiteShown; path: string }) {
  const params = figureParams(suite);
  const skipped = suite.skipped.find((each) => each.path === asked);
  const there = skipped ? undefined : figureAt(suite.figures, asked);
  const path = there?.path ?? asked;
  const before = neighbour(suite.figures, path, -1);
  const after = neighbour(suite.figures, path, 1);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const typing = event.target instanceof HTMLElement && event.target.closest("input, select, textarea, [role=dialog]");
      if (typing || document.querySelector("dialog[open], [role=dialog]") || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "Escape") open("");
      else if (event.key === "[" && before) open(before.path);
      else if (event.key === "]" && after) open(after.path);
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [before?.path, after?.path]);
  return (
    <>
      <nav class="suite-steps" aria-label="Figures of the suite">
        <button type="button" class="button" title="Back to all figures (Esc)" onClick={() => open("")}>All figures</button>
        <button type="button" class="button" disabled={!before} title={`${before?.title ?? "This is the first"} ([)`} onClick={() => before && open(before.path)}>Previous</button>
        <button type="button" class="button" disabled={!after} title={`${after?.title ?? "This is the last"} (])`} onClick={() => after && open(after.path)}>Next</button>
        <code class="dim">{path}</code>
        {there && (
          <span class="suite-files">
            {FIGURE_FORMATS.map((format) => (
              <a key={format} class="link" href={api.suiteFigureFile(suite.name, path, params, format, isDark.value ? "dark" : "light")} download>
                {format.toUpperCase()}
              </a>
            ))}
          </span>
        )}
      </nav>
      {there ? (
        <DrawnFigure
          question={`suite ${suite.name} ${path} ${params.toString()}`}
          load={(abort) => api.suiteFigure(suite.name, path, params, abort)}
        />
      ) : (
        <TabState>{skipped ? `Not drawn: ${skipped.reason}.` : "The suite has no such figure with these steps."}</TabState>
      )}
    </>
  );
}
