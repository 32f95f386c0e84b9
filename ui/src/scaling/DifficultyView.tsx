import { api } from "../api/client";
import { counted, fixed, integer, MISSING } from "../format";
import { useChoice } from "../tray/options";
import { Segments } from "../tray/parts";
import { useLoaded } from "../tray/state";
import { Remarks, Unreadable } from "./Remarks";
import { choices, choose, openLevel } from "./state";
import { alikeWords, between, CURVE_NAMES, equals, percent } from "./study";
import { Drawn, GroupChoice, Refused, type OfCategory } from "./StudyView";
import { METHODS, type Difficulty, type LevelRow, type Mean, type Method } from "./types";
import { Waiting } from "./Waiting";

/** The levels of a category's problems, as the page asks for them. */
export const useDifficulty = (category: string, wanted: boolean) => {
  const { group, reference } = choices.value;
  const [measure] = useChoice<Method>("tts.method", METHODS, "maj");
  return useLoaded(wanted ? `tts difficulty ${category} ${group} ${reference} ${measure}` : "", (abort) => api.ttsDifficulty(category, group, reference, measure, abort)).value;
};

/** Which temperature suits problems of which difficulty. */
export function DifficultyView({ category, list }: OfCategory) {
  const { data, error } = useDifficulty(category, true);
  if (error) return <Refused error={error} />;
  if (!data || data.category !== category) return <Waiting category={category} />;
  return (
    <>
      <Unreadable all={[...data.unreadable, ...list.unreadable]} count={data.unreadableCount + list.unreadableCount} />
      <Shown difficulty={data} />
    </>
  );
}

function Shown({ difficulty }: { difficulty: Difficulty }) {
  const [, setMeasure] = useChoice<Method>("tts.method", METHODS, "maj");
  const { temperatures, reference, measure, category, group } = difficulty;
  const question = `tts difficulty ${category} ${group} ${temperatures[reference]?.name} ${measure}`;
  return (
    <div class="exp-scroll" tabIndex={0} role="region" aria-label="Difficulty">
      <Remarks all={difficulty.remarks} />
      <div class="exp-curve-tools">
        <GroupChoice groups={difficulty.groups} value={group} />
        <label class="exp-choice" title="Levels come from the share of right completions at this temperature">
          <span class="dim">levels from</span>
          <select value={String(reference)} onChange={(event) => choose("reference", event.currentTarget.value === "0" ? "" : String(temperatures[Number(event.currentTarget.value)]?.value ?? ""))}>
            {temperatures.map(({ name }, at) => <option key={name} value={String(at)}>{name}</option>)}
          </select>
        </label>
        {difficulty.measures.length > 1 && <Segments label="Chosen by" options={difficulty.measures.map((value) => ({ value, text: CURVE_NAMES[value] }))} value={measure} onChange={setMeasure} />}
      </div>
      <LevelTable difficulty={difficulty} />
      <p class="dim small-text exp-notes">
        {temperatures.length === 1 && "There is one temperature; runs at others would be compared with it. "}
        {difficulty.heldOut !== "" && `Held out, the smaller number: ${difficulty.heldOut}; over all subsets of ${heldOutAt(difficulty)} completions, so that it may differ from the first n by that too. `}
        Levels: share of right completions at {temperatures[reference]?.name} (*). Best: highest mean of the first n; its chance, and what cannot be told from it, by drawing the level's problems anew. A cell leads to its problems.
      </p>
      {difficulty.figures.map((figure) => <Drawn key={figure.id} question={`${question} ${figure.id}`} figure={figure} />)}
    </div>
  );
}

/** Completions that held-out numbers choose among; 0 without. */
const heldOutAt = ({ levels }: Difficulty): number => levels.flatMap(({ heldOut }) => heldOut ?? []).find((held) => held !== null)?.n ?? 0;

function LevelTable({ difficulty }: { difficulty: Difficulty }) {
  const { levels, temperatures, reference } = difficulty;
  const names = temperatures.map(({ name }) => name);
  const heldOut = heldOutAt(difficulty);
  const most = Math.max(1, ...levels.map(({ problems }) => problems));
  return (
    <div class="exp-table-scroll" tabIndex={0} role="region" aria-label="Table of levels">
      <table class="exp-table tts-levels">
        <thead>
          <tr>
            <th scope="col" rowSpan={2} class="exp-method">Level</th>
            <th scope="col" rowSpan={2}>Problems</th>
            <th scope="colgroup" colSpan={names.length} class="tts-over">{CURVE_NAMES[difficulty.measure]}, percent right{heldOut && `; below it: levels held out, any ${heldOut}`}</th>
            <th scope="col" rowSpan={2}>Best</th>
            <th scope="col" rowSpan={2}>Not told from it</th>
          </tr>
          <tr>{names.map((name, at) => <th key={name} scope="col" class="number" title={at === reference ? "Levels come from the same completions" : undefined}>{name}{at === reference && " *"}</th>)}</tr>
        </thead>
        <tbody>
          {levels.map((row) => (
            <tr key={row.level}>
              <th scope="row" class="exp-method"><span class="exp-name">{row.level}</span><span class="exp-spread">{row.range}</span></th>
              <td class="tts-count"><span class="tts-bar" aria-hidden="true"><span style={{ width: `${(100 * row.problems) / most}%` }} /></span>{integer(row.problems)}</td>
              {row.cells.map((cell, at) => <Cell key={at} row={row} cell={cell} at={at} difficulty={difficulty} />)}
              <td><Best row={row} names={names} /></td>
              <td class="dim">{row.best === undefined || row.best === null ? MISSING : alikeWords(row, names)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The temperature with the highest mean, or all that share it, and the chance that it is the best. */
function Best({ row, names }: { row: LevelRow; names: string[] }) {
  if (row.best === undefined || row.best === null) return <span class="dim">{row.problems === 0 ? MISSING : "nothing is right"}</span>;
  const ties = equals(row, names);
  const chance = `chance ${percent(row.chances?.[row.best])} %`;
  if (ties.length < 2) return <>{names[row.best]} <span class="exp-spread">{chance}</span></>;
  return <span title={ties.join(", ")}>{ties.length === names.length ? "all equal" : ties.length > 2 ? `${ties.length} equal` : ties.join(", ")} <span class="exp-spread">{chance} each</span></span>;
}

interface CellProps {
  row: LevelRow;
  cell: Mean | null;
  at: number;
  difficulty: Difficulty;
}

/** Accuracy of a level at a temperature, on a ground as strong as it is; leads to the problems. */
function Cell({ row, cell, at, difficulty }: CellProps) {
  if (!cell || cell.mean === null) return <td class="number none">{MISSING}</td>;
  const { name, runs } = difficulty.temperatures[at]!;
  const held = row.heldOut?.[at];
  return (
    <td class="number tts-heat" style={{ "--heat": `${Math.round(35 * cell.mean)}%` }} title={[between(cell), "show the problems"].filter(Boolean).join("; ")}>
      <button type="button" class="link" aria-label={`${percent(cell.mean)} %: problems of level ${row.level} at ${name}`} disabled={!runs[0]} onClick={() => openLevel(runs[0]!, row.level)}>{percent(cell.mean)}</button>
      {held && <span class="exp-under tts-under" title={[`Levels held out: ${CURVE_NAMES[difficulty.measure]}@${held.n}`, between(held), `${fixed(held.problems, 1)} problems on average`].filter(Boolean).join(", ")}>{percent(held.mean)}</span>}
    </td>
  );
}

/** Says that only one level of difficulty is shown, with the way back. */
export const LevelChip = ({ level, count }: { level: string; count: number | null }) => (
  <button type="button" class="badge tts-chip" title="Show all problems again" onClick={() => choose("difficulty", "")}>
    difficulty level {level}{count !== null && `: ${counted(count, "problem")}`} ×
  </button>
);
