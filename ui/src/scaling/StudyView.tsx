import { api } from "../api/client";
import { counted } from "../format";
import { DrawnFigure } from "../figure/DrawnFigure";
import type { Figure } from "../figure/types";
import { useChoice } from "../tray/options";
import { Segments, TabState } from "../tray/parts";
import { useLoaded } from "../tray/state";
import { Contrasts } from "./Contrasts";
import { Remarks, Unreadable } from "./Remarks";
import { SettingTable } from "./SettingTable";
import { choices, choose } from "./state";
import { CURVE_NAMES, CURVES, curvesOf, only, TYPE_NAMES, type Curve } from "./study";
import { TYPES, type RunList, type Study, type StudyType } from "./types";
import { Waiting } from "./Waiting";

/** All runs of a category: what each setting reaches, its curves, the differences, and why. */
export function StudyView({ category, list }: OfCategory) {
  const { group } = choices.value;
  const [type] = useChoice<StudyType>("tts.type", TYPES, "summary");
  const question = `tts study ${category} ${type} ${group}`;
  const { data, error } = useLoaded(question, (abort) => api.ttsStudy(category, type, group, abort)).value;
  if (error) return <Refused error={error} />;
  if (!data || data.category !== category) return <Waiting category={category} />;
  return (
    <>
      <Unreadable all={[...data.unreadable, ...list.unreadable]} count={data.unreadableCount + list.unreadableCount} />
      {data.settings.length === 0 ? (
        <TabState>None of these runs has a problem with completions that could be read. See what is wrong: <code>assay tts check FILE</code>.</TabState>
      ) : (
        <Shown study={data} question={question} />
      )}
    </>
  );
}

export interface OfCategory {
  /** Empty for all runs. */
  category: string;
  list: RunList;
}

/** A question that the server refuses; a group or temperature that went can be let go. */
export function Refused({ error }: { error: Parameters<typeof TabState>[0]["error"] }) {
  const { group, reference } = choices.value;
  return (
    <div class="exp-refused">
      <TabState error={error ?? null} />
      {(group !== "" || reference !== "") && <button type="button" class="button" onClick={() => ["group", "reference"].forEach((name) => choose(name, ""))}>Take the choices back</button>}
    </div>
  );
}

function Shown({ study, question }: { study: Study; question: string }) {
  const [, setType] = useChoice<StudyType>("tts.type", TYPES, "summary");
  const [asked, setCurve] = useChoice<Curve>("tts.curve", CURVES, "all");
  const figure = study.figures[0];
  const known = curvesOf(figure);
  const curve = known.includes(asked) ? asked : "all";
  return (
    <div class="exp-scroll" tabIndex={0} role="region" aria-label="Settings">
      <Remarks all={study.remarks} />
      <SettingTable settings={study.settings} level={study.level} />
      <div class="exp-curve-tools tts-tools">
        {(study.types.length > 1 || !study.types.includes(study.type)) && (
          <span class="exp-choice"><span class="dim">compare</span> <Segments label="Compare" options={TYPES.filter((each) => study.types.includes(each) || each === study.type).map((value) => ({ value, text: TYPE_NAMES[value] }))} value={study.type} onChange={(value) => (choose("group", ""), setType(value))} /></span>
        )}
        <GroupChoice groups={study.groups} value={study.group} />
        {known.length > 2 && <span class="exp-choice"><span class="dim">measure</span> <Segments label="Curves" options={known.map((value) => ({ value, text: CURVE_NAMES[value] }))} value={curve} onChange={setCurve} /></span>}
      </div>
      {figure ? <Drawn question={`${question} ${curve}`} figure={only(figure, curve)} /> : <p class="dim">There is nothing to compare here: {study.groups.length === 0 ? `no two settings differ in ${TYPE_NAMES[study.type]} alone.` : "no curve was measured."}</p>}
      <Contrasts contrasts={study.contrasts} curve={curve} level={study.level} />
      {study.why.map((each) => <Drawn key={each.id} question={`${question} ${each.id}`} figure={each} />)}
      <p class="dim small-text exp-notes">{counted(study.runs, "run")}, {counted(study.completions, "completion")}. Runs of the same setting that differ by seed are put together; nothing else is. The numbers are those of <code>assay tts analyze</code>.</p>
    </div>
  );
}

export const Drawn = ({ question, figure }: { question: string; figure: Figure }) => <DrawnFigure question={question} load={() => Promise.resolve(figure)} />;

/** Which of several groups is shown. */
export function GroupChoice({ groups, value }: { groups: string[]; value: string | undefined }) {
  if (groups.length < 2) return null;
  return (
    <label class="exp-choice">
      <span class="dim">group</span>
      <select value={value} onChange={(event) => choose("group", event.currentTarget.value)}>
        {groups.map((each) => <option key={each} value={each}>{each}</option>)}
      </select>
    </label>
  );
}
