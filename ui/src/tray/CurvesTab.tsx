import { useMemo } from "preact/hooks";
import { api } from "../api/client";
import type { SeriesSet } from "../api/types";
import { Chart, type Room } from "../charts/Chart";
import type { CsvRow } from "../charts/csv";
import { curvesOption, type CurveLine } from "../charts/curves";
import { CURVE_VIEWS, curves, filesOf, kindKey, kindWords, seriesKinds, sibling, type CurveView, type SeriesKind } from "../charts/curvesModel";
import { runLabels } from "../charts/labels";
import { look } from "../charts/look";
import { counted, fixed } from "../format";
import { page } from "../state/store";
import { ListPicker } from "./ColumnPickers";
import { DragChoice, LogSwitches } from "./ChartTools";
import { useChoice, useList, useSwitch, useText } from "./options";
import { Segments, TabState } from "./parts";
import { SlopeTable } from "./SlopeTable";
import { ids, stylesOf, useLoaded, type TabProps } from "./state";

interface Named {
  id: string;
  name: string;
}

/** Curves inside the runs, such as loss over token position, with the baseline in grey. */
export function CurvesTab({ comparison, error: refused }: TabProps) {
  const [form] = useChoice("curves.form", ["stored", "local"], "stored");
  const baseline = comparison?.baseline ?? page.value?.baseline ?? null;
  const asked = baseline && !ids.value.includes(baseline) ? [...ids.value, baseline] : ids.value;
  const { data, error } = useLoaded(`series ${form} ${asked.join(",")}`, (abort) => api.series(asked, "", "", abort, form === "local" ? form : "")).value;
  if (!data || !comparison) return <TabState error={error ?? refused} waiting={!error && !refused} />;
  const extra = asked.length > ids.value.length ? { id: baseline!, name: comparison.baselineName ?? baseline! } : null;
  return <Curves data={data} runs={comparison.runs} extra={extra} />;
}

const VIEWS: { value: CurveView; text: string; title: string }[] = [
  { value: "mean", text: "mean", title: "Mean over the files of a run; dotted where some files have ended" },
  { value: "median", text: "median", title: "Median over the files of a run; dotted where some files have ended" },
  { value: "files", text: "files", title: "A line for each file" },
  { value: "points", text: "all points", title: "Each value as a point, not joined" },
];

function Curves({ data, runs, extra }: { data: SeriesSet; runs: Named[]; extra: Named | null }) {
  const [chosen, choose] = useText("curves.kind");
  const [view, setView] = useChoice("curves.view", CURVE_VIEWS, "mean");
  const [spread, setSpread] = useChoice("curves.spread", ["band", "bars", "none"], "band");
  const [form, setForm] = useChoice("curves.form", ["stored", "local"], "stored");
  const [files, setFiles] = useList("curves.files");
  const [withBaseline, setBaseline] = useSwitch("curves.baseline", true);
  const [log, setLog] = useChoice("curves.log", ["", "x", "y", "xy"], "");
  const [drag, setDrag] = useChoice("curves.drag", ["zoom", "pan"], "zoom");
  const [slopes, setSlopes] = useSwitch("curves.slope", false);
  const style = look.value;
  // What the selected runs have counts; the baseline goes along where it has the same.
  const own = data.series.filter((each) => each.run !== extra?.id);
  const kinds = seriesKinds(own);
  const kind = kindOf(kinds, chosen);
  const styles = stylesOf(runs);
  const known = filesOf(data.series, kind?.key ?? "");
  const names = known.names;
  const shown = files?.filter((name) => names.includes(name)) ?? [];
  const others = withBaseline ? extra : null;
  const drawn = [data, kind?.key, view, shown.join(";"), withBaseline, style, runs, JSON.stringify(styles.map((each) => each.colour + each.round))];
  const lines = useMemo(
    () => (kind ? linesOf({ data, kind, view, files: shown.length > 0 ? shown : null, names, runs, extra: others, styles }) : []),
    drawn,
  );
  const draw = useMemo(
    () => (room: Room) => curvesOption(lines, kind!, { view, spread, logX: log.includes("x"), logY: log.includes("y"), drag }, room, style),
    [...drawn, log, spread, drag],
  );
  if (!kind) return <TabState>{runs.length === 1 ? "The selected run has no curves." : "None of the selected runs has curves."}</TabState>;
  const without = runs.filter((run) => !lines.some((line) => line.run === run.id));
  const guessed = data.series.some((each) => each.partEstimated && kindKey(each) === kind.key);
  const averages = form === "local" || data.series.some((each) => each.task === kind.task && each.kind === "running-average");
  const [loss, perplexity] = [sibling(kinds, kind, "loss"), sibling(kinds, kind, "perplexity")];
  const paired = loss !== null && perplexity !== null;
  return (
    <>
      <div class="tab-tools">
        {kinds.length > (paired ? 2 : 1) && (
          <select aria-label="Curve" value={kind.key} onChange={(event) => choose(event.currentTarget.value)}>
            {kinds.map((each) => (
              <option key={each.key} value={each.key}>
                {each.task} {each.name}{each.kind && `, ${each.kind.replaceAll("-", " ")}`}
              </option>
            ))}
          </select>
        )}
        {paired && (
          <Segments
            label="Measure"
            value={kind.name}
            options={[{ value: "loss", text: "loss" }, { value: "perplexity", text: "perplexity", title: "exp of the loss" }]}
            onChange={(name) => choose((name === "loss" ? loss : perplexity).key)}
          />
        )}
        {averages && (
          <Segments
            label="How each value came about"
            value={form}
            options={[
              { value: "stored", text: "running average", title: "Average from the start of the file to each position, as stored" },
              { value: "local", text: "local", title: "Mean of each 1000 tokens, recovered from the running average" },
            ]}
            onChange={setForm}
          />
        )}
        <Segments label="View" value={view} options={VIEWS} onChange={setView} />
        {view === "mean" && (
          <Segments
            label="Spread over the files"
            value={spread}
            options={[
              { value: "band", text: "± sd band", title: "Standard deviation over the files as a band" },
              { value: "bars", text: "bars", title: "Standard deviation over the files as error bars" },
              { value: "none", text: "none" },
            ]}
            onChange={setSpread}
          />
        )}
        {names.length > 1 && (
          <ListPicker
            title="Files"
            label={shown.length === 0 || shown.length === names.length ? `all ${names.length} files` : `${shown.length} of ${counted(names.length, "file")}`}
            items={names.map((name) => ({ key: name, text: name, title: known.known(name).join("\n") }))}
            chosen={shown.length > 0 ? shown : names}
            least={1}
            onChange={(next) => setFiles(next.length === names.length ? null : next)}
          />
        )}
        {extra && (
          <label class="check">
            <input type="checkbox" checked={withBaseline} onChange={() => setBaseline(!withBaseline)} /> baseline
          </label>
        )}
        <LogSwitches log={log} onChange={setLog} />
        <DragChoice drag={drag} onChange={setDrag} />
        <label class="check">
          <input type="checkbox" checked={slopes} onChange={() => setSlopes(!slopes)} /> slopes
        </label>
      </div>
      <div class="side-by-side">
        <Chart
          title={sentence(kind, view, spread, lines, runs.length - without.length)}
          summary={summaryOf(lines, kind)}
          file={`assay-curves-${kind.task}-${kind.name}`}
          draw={draw}
          rows={() => curveRows(lines, kind)}
          drag={drag}
          axes={`${kind.task} ${kind.name} ${view} ${log}`}
        />
        {slopes && <SlopeTable runs={runs} extra={others} task={kind.task} perFile={view === "files"} />}
      </div>
      {(without.length > 0 || guessed) && (
        <p class="chart-note">
          {without.length > 0 && `No such curve: ${without.map((run) => run.name).join(", ")}. `}
          {guessed && "File split estimated: which points belong to which file is a guess for some runs."}
        </p>
      )}
    </>
  );
}

/** The chosen kind; one that the other form does not have is replaced by its counterpart, such as local by running average. */
function kindOf(kinds: SeriesKind[], chosen: string): SeriesKind | undefined {
  const found = kinds.find((each) => each.key === chosen);
  if (found) return found;
  const stem = chosen.split(" ")[0];
  return kinds.find((each) => `${each.task}/${each.name}` === stem) ?? kinds.find((each) => each.name === "perplexity") ?? kinds[0];
}

function sentence(kind: SeriesKind, view: CurveView, spread: string, lines: CurveLine[], runs: number): string {
  const files = Math.max(...lines.map((line) => line.of), 1);
  const what = `${kind.task} ${kind.name}${kind.kind ? ` (${kindWords(kind.kind)})` : ""} of ${counted(runs, "run")}`;
  if (view === "points") return `${what}, every value of every file`;
  if (view === "files") return `${what}, file by file`;
  if (files === 1) return what;
  const around = view === "mean" && spread !== "none" ? " ± standard deviation over the files" : "";
  return `${what}, ${view} of ${files} files${around}; dotted where not all reach`;
}

function summaryOf(lines: CurveLine[], kind: SeriesKind): string {
  const ends = lines.slice(0, 6).flatMap((line) => {
    const values = line.y.filter((y): y is number => y !== null);
    return values.length > 0 ? [`${line.label}: from ${fixed(values[0]!, 3)} to ${fixed(values.at(-1)!, 3)}`] : [];
  });
  return `${kind.name} against position. ${ends.join("; ")}${lines.length > 6 ? `; and ${lines.length - 6} more` : ""}.`;
}

interface Lines {
  data: SeriesSet;
  kind: SeriesKind;
  view: CurveView;
  files: string[] | null;
  names: string[];
  runs: Named[];
  extra: Named | null;
  styles: CurveLine["style"][];
}

function linesOf({ data, kind, view, files, names, runs, extra, styles }: Lines): CurveLine[] {
  const labels = runLabels(runs);
  return curves(data.series, kind.key, view, files).flatMap((curve): CurveLine[] => {
    const at = runs.findIndex((run) => run.id === curve.run);
    if (at < 0 && curve.run !== extra?.id) return [];
    const name = at < 0 ? `${extra!.name} (baseline)` : labels[at]!;
    const place = Math.max(0, names.indexOf(curve.file));
    return [{ ...curve, label: curve.file ? `${name} · ${curve.file}` : name, style: at < 0 ? null : styles[at]!, place }];
  });
}

const curveRows = (lines: CurveLine[], kind: SeriesKind): CsvRow[] => [
  ["run", "run_id", "file", "x", "y", "sd", "files", "what"],
  ...lines.flatMap((line) => line.x.map((x, at): CsvRow => [line.label, line.run, line.part, x, line.y[at], line.sd[at], line.n[at], `${kind.name} ${kind.kind}`.trim()])),
];
