import { api, asApiError, FIGURE_FORMATS } from "../api/client";
import { standalone } from "../api/local";
import { counted } from "../format";
import { Icon } from "../parts/icons";
import { Popover } from "../parts/Popover";
import { save } from "../parts/save";
import { health } from "../state/store";
import { isDark } from "../state/theme";
import { copy, tell } from "../table/actions";
import { experimentParams, historyColumns, historyCsv, METHOD, packageBody, packCommand } from "./model";
import { choices, writing } from "./state";
import type { History } from "./types";

const FILES = ["report.html", "report.md", "results_table.md", "results_table.tex", "results_table.html", "summary_table.csv", "metrics.csv", "qualitative_examples.md", "manifest.json"];
const FIGURES = [["curves", "Learning curves"], ["comparison", "Comparison of methods"]] as const;

/** Writes the package of the folder anew, as `assay pack` does, with what is chosen on the page. */
export function Regenerate({ history }: { history: History }) {
  if (standalone) return null;
  const forbidden = health.value?.writable === false;
  const write = async (): Promise<void> => {
    writing.value = true;
    try {
      const done = await api.writePackage(packageBody(choices.peek()));
      const whole = choices.peek().methods.length > 0 ? ", of all methods" : "";
      const kept = done.kept.length > 0 ? `; ${done.kept.join(", ")} is not Assay’s and stays` : "";
      tell(done.written.length === 0 ? `All ${done.unchanged.length} files are as the experiments say${kept}.` : `${counted(done.written.length, "file")} written to ${history.folder}${whole}${kept}.`);
    } catch (error) {
      const { problem, remedy } = asApiError(error);
      tell(`Nothing was written: ${problem}. ${remedy}`);
    } finally {
      writing.value = false;
    }
  };
  const why = forbidden ? "The server was started with --read-only; use assay pack or Export" : `Writes figures, tables and report into ${history.folder}, as assay pack does, with what is chosen here${choices.value.methods.length > 0 ? "; of all methods, since a package knows no choice of them" : ""}`;
  return (
    <button type="button" class="button" disabled={forbidden || writing.value} aria-busy={writing.value} title={why} onClick={() => void write()}>
      {writing.value ? "Drawing…" : "Regenerate figures"}
    </button>
  );
}

/** Everything that can be taken from the page as a file. */
export function ExperimentFiles({ history }: { history: History }) {
  const command = packCommand(choices.value, history.folder ?? "results");
  const columns = [METHOD, ...historyColumns(history)];
  return (
    <Popover title="Export experiments" align="right" className="icon-button" panelClass="export exp-export" label={<Icon name="download" />}>
      {() => (
        <>
          {!standalone && (
            <>
              <p class="dim small-text">The package, with the baseline, metrics, axis, level and thresholds chosen here{choices.value.methods.length > 0 ? ", of all methods" : ""}</p>
              <a class="exp-file strong" href={api.packageFile(experimentParams(choices.value, false))} download>All files, zip</a>
              <p class="exp-files">
                {FILES.map((file) => <a key={file} class="link" href={api.packageFile(experimentParams(choices.value, false), file)} download>{file}</a>)}
              </p>
              <p class="dim small-text">Figures as shown</p>
              {FIGURES.map(([name, text]) => (
                <p key={name} class="exp-files">
                  <span>{text}</span>
                  {FIGURE_FORMATS.map((format) => (
                    <a key={format} class="link" aria-label={`${text} as ${format}`} href={api.experimentFigureFile(name, experimentParams(choices.value, true), format, isDark.value ? "dark" : "light")} download>
                      {format.toUpperCase()}
                    </a>
                  ))}
                </p>
              ))}
            </>
          )}
          <p class="exp-files">
            <button type="button" class="link" onClick={() => save(new Blob([historyCsv(history.experiments, columns)], { type: "text/csv" }), "assay_experiments.csv")}>
              History as CSV
            </button>
          </p>
          {!standalone && (
            <div class="offline-hint">
              <p class="dim small-text">The same from the command line:</p>
              <button type="button" class="command" title="Copy the command" onClick={() => void copy(command, "the command")}>
                <code>{command}</code>
                <Icon name="copy" size={13} />
              </button>
            </div>
          )}
        </>
      )}
    </Popover>
  );
}
