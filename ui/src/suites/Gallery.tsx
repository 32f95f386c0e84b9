import { api } from "../api/client";
import { isDark } from "../state/theme";
import { figureParams, grouped } from "./model";
import { open } from "./state";
import type { SuiteFigure, SuiteShown } from "./types";

/** All figures of a suite as small pictures, by the first folder of their paths. */
export function Gallery({ suite }: { suite: SuiteShown }) {
  return (
    <>
      {grouped(suite.figures).map(({ folder, figures }) => (
        <section key={folder} class="suite-group" aria-label={folder || suite.title}>
          <h2>{folder || suite.title}</h2>
          <div class="suite-grid">{figures.map((figure) => <Thumbnail key={figure.path} suite={suite} figure={figure} />)}</div>
        </section>
      ))}
    </>
  );
}

function Thumbnail({ suite, figure }: { suite: SuiteShown; figure: SuiteFigure }) {
  const source = api.suiteFigureFile(suite.name, figure.path, figureParams(suite), "svg", isDark.value ? "dark" : "light");
  return (
    <button type="button" class="suite-thumb" title={figure.caption} onClick={() => open(figure.path)}>
      <img loading="lazy" src={source} alt="" />
      <span>{figure.title}</span>
    </button>
  );
}

/** Figures that are not drawn, with what they lack. */
export function NotDrawn({ suite }: { suite: SuiteShown }) {
  if (suite.skipped.length === 0) return null;
  return (
    <section class="suite-skipped" aria-label="Not drawn">
      <h2>Not drawn</h2>
      <ul>{suite.skipped.map(({ path, reason }) => <li key={path}><code>{path}</code> <span class="dim">{reason}</span></li>)}</ul>
    </section>
  );
}
