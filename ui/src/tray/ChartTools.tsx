import type { Drag } from "../charts/zoom";
import { Segments } from "./parts";

export type LogAxes = "" | "x" | "y" | "xy";

/** Which axes are logarithmic. */
export function LogSwitches({ log, onChange, x = true, y = true }: { log: LogAxes; onChange: (log: LogAxes) => void; x?: boolean; y?: boolean }) {
  const set = (axis: "x" | "y", on: boolean) => {
    const [hasX, hasY] = [axis === "x" ? on : log.includes("x"), axis === "y" ? on : log.includes("y")];
    onChange(`${hasX ? "x" : ""}${hasY ? "y" : ""}` as LogAxes);
  };
  const box = (axis: "x" | "y", able: boolean) => (
    <label class="check" title={able ? undefined : "Not for this axis: it holds words, times, or values of 0 or less"}>
      <input type="checkbox" disabled={!able} checked={able && log.includes(axis)} onChange={(event) => set(axis, event.currentTarget.checked)} /> log {axis}
    </label>
  );
  return (
    <>
      {box("x", x)}
      {box("y", y)}
    </>
  );
}

/** What a drag over the chart does. */
export function DragChoice({ drag, onChange }: { drag: Drag; onChange: (drag: Drag) => void }) {
  return (
    <Segments
      label="What a drag does"
      value={drag}
      options={[
        { value: "zoom", text: "zoom", title: "Drag to enlarge a part; double-click shows all again" },
        { value: "pan", text: "pan", title: "Drag to move; Ctrl and the wheel enlarge; double-click shows all again" },
      ]}
      onChange={onChange}
    />
  );
}
