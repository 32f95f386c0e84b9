import { api } from "../api/client";
import { DrawnFigure } from "../figure/DrawnFigure";
import { TabState } from "../tray/parts";
import { useLoaded } from "../tray/state";
import { Remarks } from "./Remarks";

/** The figures of a run, and of a second one beside it, as `assay tts analyze` draws them. */
export function Curves({ run, versus }: { run: string; versus: string }) {
  const question = `tts figures ${run} ${versus}`;
  const { data, error } = useLoaded(question, (abort) => api.ttsFigures(run, versus, abort)).value;
  if (error || !data) return <TabState error={error} waiting={!error} />;
  return (
    <div class="exp-scroll" tabIndex={0} role="region" aria-label="Curves">
      <Remarks all={data.remarks} />
      {data.figures.length === 0 && <TabState>There is nothing to draw: no problem has an answer and completions.</TabState>}
      {data.figures.map((figure) => <DrawnFigure key={figure.id} question={`${question} ${figure.id}`} load={() => Promise.resolve(figure)} />)}
    </div>
  );
}
