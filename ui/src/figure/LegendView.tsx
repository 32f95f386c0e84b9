import { COLOURS } from "../charts/palette";
import { colourOf, type Theme } from "./colours";
import { parted, type Key } from "./keys";
import { barStyle, dashes, hatchPath, isHollow, markerPath } from "./shapes";

interface Props {
  keys: Key[];
  hidden: ReadonlySet<string>;
  toggle: (key: string) => void;
  theme: Theme;
}

/** Names of series with their marks; a press hides a series and shows it again. Ordered ones are a row of colours. */
export function LegendView({ keys, hidden, toggle, theme }: Props) {
  const { named, ramp } = parted(keys);
  return (
    <div class="figure-legend" role="group" aria-label="Series">
      {named.map((key) => (
        <button type="button" key={key.look.key} aria-pressed={!hidden.has(key.look.key)} title={key.look.label} onClick={() => toggle(key.look.key)}>
          <Sample of={key} theme={theme} />
          <span>{key.look.label || "(no name)"}</span>
        </button>
      ))}
      {ramp.length > 0 && (
        <span class="figure-ramp">
          <span>{ramp[0]!.look.label}</span>
          <svg width="140" height="10" viewBox={`0 0 ${ramp.length} 1`} preserveAspectRatio="none" aria-hidden="true">
            {ramp.map((key, at) => <rect key={key.look.key} x={at} y="0" width="1.02" height="1" fill={colourOf(key.look, theme)} />)}
          </svg>
          <span>{ramp.at(-1)!.look.label}</span>
        </span>
      )}
    </div>
  );
}

/** A short piece of what the marks of a series look like. */
export function Sample({ of: { look, line, dot, area }, theme }: { of: Key; theme: Theme }) {
  const colour = colourOf(look, theme) || COLOURS[0];
  const { fill, stroke, hatch } = barStyle(look, theme);
  const faint = !line && !dot && !area;
  return (
    <svg width="24" height="12" viewBox="0 0 24 12" aria-hidden="true">
      {area && <rect x="7" y="1" width="10" height="10" fill={fill} stroke={stroke} />}
      {area && hatch !== "none" && <path d={hatchPath(7, 1, 10, 10, hatch === "rising")} stroke={stroke} fill="none" />}
      {line && <line x1="0" y1="6" x2="24" y2="6" stroke={colour} stroke-width="2" stroke-dasharray={dashes(look.dash, 2)?.join(" ")} />}
      {dot && look.marker !== "none" && (
        <path d={markerPath(look.marker, 12, 6, 3.6)} fill={isHollow(look.marker) ? theme.ground : colour} stroke={isHollow(look.marker) ? colour : theme.ground} stroke-width={isHollow(look.marker) ? 1.6 : 0.8} />
      )}
      {faint && <rect x="7" y="1" width="10" height="10" fill={colour} opacity="0.3" />}
    </svg>
  );
}
