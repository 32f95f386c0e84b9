import { colourOf } from "./model";
import type { MethodRow } from "./types";

/** The mark of a method, in the colour and shape that its points have in the figures. */
export function MethodChip({ method }: { method: Pick<MethodRow, "colour" | "marker"> }) {
  return <i class={`exp-chip ${method.marker}`} style={{ "--chip": colourOf(method) }} aria-hidden="true" />;
}
