import { Component } from "preact";
import type { CellValue, Column, Difference, RunRow } from "../api/types";
import { runStyle } from "../charts/palette";
import { cellText, cellTitle, halfWidth, MISSING, signedNumber } from "../format";
import { Icon, VerdictMark } from "../parts/icons";
import { MiddleName } from "../parts/MiddleName";
import { VERDICT_WORDS } from "../parts/words";
import type { RunDifferences } from "../state/differences";
import { cellOf } from "../state/standing";
import { ROW_HEIGHT } from "./geometry";

interface Props {
  row: RunRow | undefined;
  index: number;
  columns: Column[];
  slot: number;
  active: boolean;
  open: boolean;
  /** Columns that show an interval beside the value; null if none shall. */
  intervals: ReadonlySet<string> | null;
  bars: boolean;
  /** Null if no differences are shown; empty until they are known. */
  differences: RunDifferences | null;
  /** Whether differences show their size beside the mark. */
  sizes: boolean;
  /** Whether differences are taken to this run. */
  reference: boolean;
}

/** One run. Draws itself again only when something of its own has changed; it has no listeners, the table has. */
export class Row extends Component<Props> {
  override shouldComponentUpdate(next: Props): boolean {
    const now = this.props;
    for (const key in next) if (now[key as keyof Props] !== next[key as keyof Props]) return true;
    return false;
  }

  render({ row, index, columns, slot, active, open, intervals, bars, differences, sizes, reference }: Props) {
    const selected = slot >= 0;
    const other = row !== undefined && hasOthersOnly(row, columns);
    const classes = ["row", selected && "selected", active && "active", open && "open", row?.missing && "gone"];
    return (
      <div
        id={`row-${index}`}
        class={classes.filter(Boolean).join(" ")}
        role="row"
        aria-rowindex={index + 3}
        aria-selected={selected}
        data-index={index}
        style={{ transform: `translateY(${index * ROW_HEIGHT}px)` }}
      >
        <div class="cell pick" role="gridcell" data-act="pick">
          <Swatch slot={slot} />
        </div>
        <div class="cell name" role="rowheader">
          {row ? <Name row={row} reference={reference} /> : <span class="skeleton" style={{ width: `${40 + ((index * 37) % 45)}%` }} />}
        </div>
        {(other ? columns.filter((column) => column.kind !== "metric") : columns).map((column) => (
          <ValueCell key={column.key} row={row} column={column} interval={intervals?.has(column.key) ?? false} bars={bars} differences={differences} sizes={sizes} reference={reference} />
        ))}
        {other && <OtherMetrics row={row} span={columns.filter((column) => column.kind === "metric").length} />}
      </div>
    );
  }
}

/** Whether the row would be nothing but dashes: the columns end in several metrics, of which it has none. */
function hasOthersOnly(row: RunRow, columns: Column[]): boolean {
  const first = columns.findIndex((column) => column.kind === "metric");
  const metrics = columns.slice(first);
  return first >= 0 && metrics.length > 1 && metrics.every((column) => column.kind === "metric" && typeof row.cells[column.key]?.value !== "number");
}

/** Stands in for a row of dashes: the run was measured by other metrics, which a click shows. */
function OtherMetrics({ row, span }: { row: RunRow; span: number }) {
  return (
    <div class="cell others" role="gridcell" style={{ gridColumn: `span ${span}` }}>
      <span class="faint">none of these metrics</span>
      {row.experiment && (
        <button type="button" class="link" data-act="only" tabIndex={-1} title={`Filter by experiment ${row.experiment}`}>
          show those of this experiment
        </button>
      )}
    </div>
  );
}

/** The box that selects a run, in the run's colour; a ring tells the second six from the first. */
export function Swatch({ slot }: { slot: number }) {
  if (slot < 0) return <span class="box" />;
  const style = runStyle(slot);
  return (
    <span class={`box checked round-${style.round}`} style={{ "--run": style.colour }}>
      <Icon name="check" size={12} />
    </span>
  );
}

function Name({ row, reference }: { row: RunRow; reference: boolean }) {
  const hover = [row.name, row.note, row.notes, row.missing && "its files are gone"].filter(Boolean).join("\n");
  return (
    <>
      <button type="button" class="link" data-act="open" tabIndex={-1} title={hover}>
        <MiddleName name={row.name} />
      </button>
      {(row.baseline || reference) && (
        <span class={`badge${reference ? " reference" : ""}`} title={reference ? "Differences are taken to this run" : "A baseline; differences are taken to another run"}>
          baseline
        </span>
      )}
      {row.status === "running" && <Running row={row} />}
      {row.note && (
        <span class="note-mark" title={row.note}>
          <Icon name="flag" size={11} />
          <span class="visually-hidden">has a note</span>
        </span>
      )}
      {row.missing && <span class="badge warn">files gone</span>}
    </>
  );
}

/** The badge of a run that is being written: how far it is, where that is known. */
function Running({ row }: { row: RunRow }) {
  const { text, done, total } = row.progress ?? {};
  const share = typeof done === "number" && typeof total === "number" && total > 0 ? Math.min(1, Math.max(0, done / total)) : null;
  const words = text ?? (share === null ? "" : `${Math.floor(100 * share)} %`);
  return (
    <span class="badge running" title={["is being written", text].filter(Boolean).join(": ")}>
      running{words && ` ${words}`}
      {share !== null && <span class="running-bar" style={{ transform: `scaleX(${share})` }} />}
    </span>
  );
}

interface ValueProps {
  row: RunRow | undefined;
  column: Column;
  interval: boolean;
  bars: boolean;
  differences: RunDifferences | null;
  sizes: boolean;
  reference: boolean;
}

function ValueCell({ row, column, interval, bars, differences, sizes, reference }: ValueProps) {
  if (!row) {
    return (
      <div class="cell" role="gridcell">
        <span class="skeleton" />
      </div>
    );
  }
  if (column.key === "tags") return <Tags tags={row.tags} />;
  const cell = cellOf(row, column);
  const text = cellText(cell?.value, column);
  const missing = text === MISSING;
  const numeric = column.kind === "metric" || typeof cell?.value === "number";
  const half = interval && numeric && !missing ? halfWidth(cell, column) : "";
  if (typeof cell?.value === "boolean") return <YesNo value={cell.value} column={column} />;
  if (column.key === "type") return <TypeCell type={missing ? "" : text} />;
  const title = column.kind === "metric" ? cellTitle(cell, column) : missing ? `${column.display}: not known` : text;
  return (
    <div class={`cell${numeric || missing ? " number" : ""}${missing ? " none" : ""}`} role="gridcell" title={title}>
      <span class="value">{text}</span>
      {interval && column.kind === "metric" && <span class="half">{half}</span>}
      {differences && column.kind === "metric" && <Delta difference={differences.get(column.key)} column={column} baseline={reference} size={sizes} />}
      {bars && !missing && <InCellBar value={cell?.value} column={column} />}
    </div>
  );
}

/** The difference to the baseline: sign, size, and a mark that says what it means. */
function Delta({ difference, column, baseline, size }: { difference: Difference | undefined; column: Column; baseline: boolean; size: boolean }) {
  if (!difference || baseline) return size ? <span class="delta" /> : <i class="mark bare" />;
  const { value, low, high, verdict, method } = difference;
  const ends = low !== undefined && high !== undefined ? `, 95 % interval ${signedNumber(low, column)} to ${signedNumber(high, column)}` : "";
  const title = `${signedNumber(value, column)} against the baseline: ${VERDICT_WORDS[verdict]}${ends}${method ? `\n${method}; each comparison by itself` : ""}`;
  if (!size) return <VerdictMark verdict={verdict} className="bare" title={title} />;
  return (
    <span class="delta" title={title}>
      {signedNumber(value, column)}
      <VerdictMark verdict={verdict} />
    </span>
  );
}

/** Whether a run has something, as a word on a ground of its own. */
function YesNo({ value, column }: { value: boolean; column: Column }) {
  return (
    <div class="cell type" role="gridcell" title={`${column.display}: ${value ? "yes" : "no"}`}>
      <span class={`tag ${value ? "yes" : "no"}`}>{value ? "Yes" : "No"}</span>
    </div>
  );
}

function TypeCell({ type }: { type: string }) {
  const known = type !== "" && type !== "unknown";
  return (
    <div class={`cell type${known ? "" : " none"}`} role="gridcell" title={known ? `trained as ${type}` : "training type not known"}>
      {known ? <span class="tag">{type}</span> : MISSING}
    </div>
  );
}

function Tags({ tags }: { tags: string[] }) {
  return (
    <div class={`cell tags${tags.length === 0 ? " none" : ""}`} role="gridcell" title={tags.join(", ") || "no tags"}>
      {tags.length === 0 ? (
        MISSING
      ) : (
        <span class="tag-list">
          {tags.map((tag) => (
            <span class="tag" key={tag}>
              {tag}
            </span>
          ))}
        </span>
      )}
    </div>
  );
}

/** Where the value stands between the least and the greatest possible value; only for metrics that have both. */
function InCellBar({ value, column }: { value: CellValue | undefined; column: Column }) {
  if (typeof value !== "number" || typeof column.low !== "number" || typeof column.high !== "number") return null;
  const share = Math.min(1, Math.max(0, (value - column.low) / (column.high - column.low)));
  return <span class="incell" style={{ width: `${(100 * share).toFixed(1)}%` }} />;
}
