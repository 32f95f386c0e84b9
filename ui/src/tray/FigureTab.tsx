import { RunFigure } from "../detail/RunFigure";
import { TabState } from "./parts";
import { ids } from "./state";

/** Most runs in one figure; the server draws no more either. */
const MOST = 100;

/** The figure of the selected runs. */
export function FigureTab() {
  const chosen = ids.value;
  if (chosen.length > MOST) return <TabState>A figure shows at most {MOST} runs; {chosen.length} are selected.</TabState>;
  return (
    <div class="figure-tab" tabIndex={0} role="region" aria-label="Figure of the selected runs">
      <RunFigure key={chosen.length === 1 ? "one" : "several"} ids={chosen} />
    </div>
  );
}
