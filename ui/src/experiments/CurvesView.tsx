import type { ApiError } from "../api/client";
import { api } from "../api/client";
import { standalone } from "../api/local";
import { DrawnFigure } from "../figure/DrawnFigure";
import { Segments, TabState } from "../tray/parts";
import { Refused } from "./Comparison";
import { experimentParams, said } from "./model";
import { choices, choose } from "./state";
import type { Summary } from "./types";

const AXES: Record<string, string> = { step: "Step", tokens: "Tokens", seconds: "Time", gpu_hours: "GPU hours", flops: "FLOP", epoch: "Epoch" };

/** Weights of what came before. */
const SMOOTHING = ["0", "0.5", "0.8", "0.9", "0.95"];

/** Learning curves of the methods: a line each, with its band over seeds. */
export function CurvesView({ summary, error, recorded }: { summary: Summary | null; error: ApiError | null; recorded: readonly string[] }) {
  if (error || !summary) return <Refused error={error} />;
  const { x, curve } = choices.value;
  if (summary.curves.length === 0) {
    return (
      <div class="exp-scroll">
        <TabState>
          <p>No learning curves were recorded. Log them as <code>history</code>, a list of moments such as <code>{"{"}"step": 100, "val_ppl": 61.2{"}"}</code>. The final values stand in the comparison.</p>
        </TabState>
      </div>
    );
  }
  const params = experimentParams(choices.value, true);
  const smooth = choices.value.smooth || String(summary.smoothing);
  const axes = summary.axes.includes(summary.axis) ? summary.axes : [...summary.axes, summary.axis];
  return (
    <div class="exp-scroll" tabIndex={0} role="region" aria-label="Learning curves">
      <div class="exp-curve-tools">
        {axes.length > 1 && (
          <Segments label="X axis" options={axes.map((value) => ({ value, text: AXES[value] ?? value }))} value={x || summary.axis} onChange={(value) => choose("x", said(value, "step", recorded))} />
        )}
        {!standalone && (
          <label class="exp-choice">
            <span class="dim">smoothing</span>
            <select value={smooth} onChange={(event) => choose("smooth", said(event.currentTarget.value, "0", recorded))}>
              {SMOOTHING.map((value) => <option key={value} value={value}>{value === "0" ? "none" : value}</option>)}
              {!SMOOTHING.includes(smooth) && <option value={smooth}>{smooth}</option>}
            </select>
          </label>
        )}
        {!standalone && summary.curves.length > 1 && (
          <label class="exp-choice">
            <span class="dim">curve</span>
            <select value={curve} onChange={(event) => choose("curve", event.currentTarget.value)}>
              <option value="">{summary.curves.length > 12 ? "the first 12" : "all"}</option>
              {summary.curves.map((name) => <option key={name} value={name}>{name}</option>)}
            </select>
          </label>
        )}
      </div>
      <DrawnFigure question={`curves ${params.toString()}`} load={(abort) => api.experimentFigure("curves", params, abort)} />
    </div>
  );
}
