import { useMemo } from "preact/hooks";
import { counted, fixed, MISSING } from "../format";
import { DraftInput } from "../parts/DraftInput";
import { isNarrow } from "../state/theme";
import { ROW_HEIGHT } from "../table/geometry";
import { useRows } from "../table/useRows";
import { useChoice } from "../tray/options";
import { LevelChip } from "./DifficultyView";
import { flip, matching, ordered, share, SHOWN, valuesOf, verdict, type Pair, type Shown } from "./model";
import { choices, choose, open } from "./state";
import { METHODS, type Method, type ProblemRow } from "./types";

const NAMES: Record<Shown, string> = { all: "all problems", right: "right only", wrong: "wrong only", differs: "that differ between the runs" };
const METHOD_NAMES: Record<Method, string> = { naive: "naive", weighted: "weighted", maj: "majority" };

interface Head {
  key: string;
  label: string;
  title: string;
  width: number;
  sorts: boolean;
}

/** The problems of a run, a line each, with filters; as many elements as fit the screen. */
export function ProblemTable({ pairs, compared, keys }: { pairs: Pair[]; compared: boolean; keys: ReadonlySet<string> | null }) {
  const { q, sort, level, subject, difficulty } = choices.value;
  const rows = useMemo(() => pairs.map(({ row }) => row), [pairs]);
  const methods = METHODS.filter((method) => rows.some((row) => row.chosen[method] !== undefined));
  const [method, setMethod] = useChoice<Method>("tts.method", METHODS, "maj");
  const [show, setShow] = useChoice<Shown>("tts.show", SHOWN, "all");
  const found = useMemo(() => ordered(matching(pairs, { q, level, subject, show, method, keys }), sort), [pairs, q, level, subject, show, method, keys, sort]);
  const [levels, subjects] = useMemo(() => [valuesOf(rows, "level"), valuesOf(rows, "subject")], [rows]);
  return (
    <div class="tts-list">
      <div class="exp-find tts-find">
        <DraftInput id="search" type="search" label="Search the problems" placeholder="Text, answer, id" value={q} pause={120} onCommit={(text) => choose("q", text)} />
        {difficulty !== "" && <LevelChip level={difficulty} count={keys?.size ?? null} />}
        <Pick label="level" all={levels} value={level} name="level" />
        <Pick label="subject" all={subjects} value={subject} name="subject" />
        <select aria-label="Chosen by" value={method} onChange={(event) => setMethod(event.currentTarget.value as Method)}>
          {METHODS.filter((each) => methods.includes(each) || each === method).map((each) => <option key={each} value={each}>{METHOD_NAMES[each]}</option>)}
        </select>
        <select aria-label="Which problems" value={show} onChange={(event) => setShow(event.currentTarget.value as Shown)}>
          {SHOWN.filter((each) => compared || each !== "differs" || each === show).map((each) => <option key={each} value={each}>{NAMES[each]}</option>)}
        </select>
        <span class="dim small-text" role="status">{found.length === pairs.length ? "" : `${found.length} of ${counted(pairs.length, "problem")}`}</span>
      </div>
      <Grid found={found} total={pairs.length} method={method} compared={compared} sort={sort} rows={rows} />
    </div>
  );
}

function Pick({ label, all, value, name }: { label: string; all: string[]; value: string; name: string }) {
  if (all.length < 2 && value === "") return null;
  return (
    <select aria-label={label} value={value} onChange={(event) => choose(name, event.currentTarget.value)}>
      <option value="">{`any ${label}`}</option>
      {all.map((each) => <option key={each} value={each}>{label === "level" ? `level ${each}` : each}</option>)}
      {value !== "" && !all.includes(value) && <option value={value}>{value}</option>}
    </select>
  );
}

function headsOf(rows: ProblemRow[], compared: boolean, method: Method, narrow: boolean): Head[] {
  const heads: Head[] = [{ key: "right", label: "right", title: "Completions that are right, of all", width: 104, sorts: true }];
  heads.push({ key: "method", label: METHOD_NAMES[method], title: `Whether the answer chosen by ${METHOD_NAMES[method]} from all completions is right`, width: 70, sorts: false });
  if (compared) heads.push({ key: "other", label: "other run", title: "The same of the run that it is compared with", width: 104, sorts: true }, { key: "flip", label: "flip", title: "Right here and wrong there, or the other way about", width: 62, sorts: false });
  if (narrow) return heads.sort((a, b) => Number(a.key === "other") - Number(b.key === "other")); // what flips is seen without scrolling
  if (rows.some((row) => row.level !== undefined)) heads.push({ key: "level", label: "level", title: "Difficulty as the benchmark states it", width: 60, sorts: true });
  heads.push({ key: "answers", label: "answers", title: "Different answers among the completions", width: 76, sorts: true });
  if (rows.some((row) => row.unanswered > 0)) heads.push({ key: "unanswered", label: "none", title: "Completions without an answer", width: 62, sorts: true });
  if (rows.some((row) => row.subject !== undefined)) heads.push({ key: "subject", label: "subject", title: "Subject", width: 140, sorts: true });
  return heads;
}

interface GridProps {
  found: Pair[];
  rows: ProblemRow[];
  total: number;
  method: Method;
  compared: boolean;
  sort: string;
}

function Grid({ found, rows, total, method, compared, sort }: GridProps) {
  const narrow = isNarrow.value;
  const opened = choices.value.open;
  const heads = useMemo(() => headsOf(rows, compared, method, narrow || opened !== ""), [rows, compared, method, narrow, opened !== ""]);
  const template = `minmax(${narrow ? 150 : 200}px, 1fr) ${heads.map(({ width }) => `${width}px`).join(" ")}`;
  const { grid, from, to, now, goTo } = useRows({
    total: found.length,
    onOpen: (at) => open(found[at]!.row.key),
    onMove: (at) => opened !== "" && open(found[at]!.row.key),
    onLeave: () => opened !== "" && (open(""), true),
    first: opened === "" ? -1 : found.findIndex(({ row }) => row.key === opened),
  });
  return (
    <section class="table tts-table" aria-label="Problems">
      <div {...grid} class="scroller" role="grid" tabIndex={0} aria-label="Problems" aria-rowcount={found.length + 1} aria-colcount={heads.length + 1} aria-activedescendant={found.length > 0 ? `problem-${now}` : undefined} style={{ "--columns": template }}>
        <div class="head" role="rowgroup">
          <div class="row metrics" role="row" aria-rowindex={1}>
            {[{ key: "problem", label: "problem", title: "The problem", width: 0, sorts: true }, ...heads].map((head) => <Heading key={head.key} head={head} sort={sort} />)}
          </div>
        </div>
        <div class="body" role="rowgroup" style={{ height: `${found.length * ROW_HEIGHT}px` }}>
          {found.slice(from, to + 1).map((pair, at) => (
            <div key={pair.row.key} id={`problem-${from + at}`} class={`row${pair.row.key === opened ? " selected" : ""}${from + at === now ? " active" : ""}`} role="row" aria-rowindex={from + at + 2} aria-selected={pair.row.key === opened} data-index={from + at} style={{ transform: `translateY(${(from + at) * ROW_HEIGHT}px)` }} onClick={() => (goTo(from + at), open(pair.row.key))}>
              <div class="cell name" role="rowheader"><span class="tts-statement" title={pair.row.key}>{pair.row.statement || pair.row.key}</span></div>
              {heads.map(({ key }) => <Cell key={key} name={key} pair={pair} method={method} />)}
            </div>
          ))}
        </div>
        {found.length === 0 && <p class="nothing">None of the {counted(total, "problem")} matches. Change the search or the filters above.</p>}
      </div>
    </section>
  );
}

function Heading({ head, sort }: { head: Head; sort: string }) {
  const descending = sort === `-${head.key}`;
  const sorted = descending || sort === head.key;
  return (
    <div class={`cell ${head.key === "problem" ? "name" : head.key === "subject" ? "" : "number"}${sorted ? " sorted" : ""}`} role="columnheader" aria-sort={sorted ? (descending ? "descending" : "ascending") : "none"}>
      {head.sorts ? (
        <button type="button" class="sort" title={head.title} onClick={() => choose("sort", descending ? "" : sorted ? `-${head.key}` : head.key)}>
          {sorted && <span class="place" aria-hidden="true">{descending ? "▼" : "▲"}</span>}
          <span class="label">{head.label}</span>
        </button>
      ) : (
        <span class="sort" title={head.title}><span class="label">{head.label}</span></span>
      )}
    </div>
  );
}

function Cell({ name, pair, method }: { name: string; pair: Pair; method: Method }) {
  const { row, other } = pair;
  switch (name) {
    case "right":
      return <Share row={row} />;
    case "other":
      return <Share row={other} />;
    case "method":
      return <div class="cell number" role="gridcell"><Verdict value={verdict(row, method)} /></div>;
    case "flip": {
      const turned = flip(pair, method);
      return <div class="cell number" role="gridcell">{turned === "gained" ? <span class="tts-right" title="Right here, wrong there">▲ gained</span> : turned === "lost" ? <span class="tts-wrong" title="Wrong here, right there">▼ lost</span> : <span class="dim">{turned === null ? MISSING : "same"}</span>}</div>;
    }
    case "level":
      return <div class="cell number" role="gridcell">{row.level ?? <span class="dim">{MISSING}</span>}</div>;
    case "subject":
      return <div class="cell" role="gridcell">{row.subject ?? <span class="dim">{MISSING}</span>}</div>;
    default:
      return <div class="cell number" role="gridcell">{name === "answers" ? row.answers : row.unanswered}</div>;
  }
}

function Share({ row }: { row: ProblemRow | null }) {
  const value = share(row);
  if (value === null || !row) return <div class="cell number none" role="gridcell">{MISSING}</div>;
  return (
    <div class="cell number tts-share" role="gridcell" title={`${fixed(100 * value, 1)}% right`}>
      <span class="tts-bar" aria-hidden="true"><span style={{ width: `${100 * value}%` }} /></span>
      <span class="tts-of">{row.right}/{row.size}</span>
    </div>
  );
}

/** Right, wrong, or unknown; never by colour alone. */
export function Verdict({ value }: { value: boolean | null | undefined }) {
  if (value === null || value === undefined) return <span class="dim">{MISSING}</span>;
  return value ? <span class="tts-right">✓ right</span> : <span class="tts-wrong">✗ wrong</span>;
}
