import { useSignal } from "@preact/signals";
import { api, asApiError } from "../api/client";
import { counted } from "../format";
import { Icon } from "../parts/icons";
import { Popover } from "../parts/Popover";
import { save } from "../parts/save";
import { showIntervals } from "../state/prefs";
import { columnsAsked, health, page, view } from "../state/store";
import { copy, shownColumnKeys, tell } from "../table/actions";
import { exportName, exportParams, type ExportKind } from "./exportModel";

const KINDS: [ExportKind, string, string][] = [
  ["csv", "CSV", "as shown, full precision"],
  ["classic", "CSV, Paper Metrics columns", "Name, Step, sBLIMP … TTT, LoRA"],
  ["json", "JSON", "as the API answers"],
  ["latex", "LaTeX", "booktabs, best in bold"],
  ["md", "Markdown", "for a report or an issue"],
];

const OFFLINE = "assay dashboard --standalone -o dashboard.html";

/** Downloads of all that matches, in the order and with the columns shown. */
export function ExportMenu() {
  return (
    <Popover title="Export" align="right" className="icon-button" panelClass="export" label={<Icon name="download" />}>
      {(close) => <Exports close={close} />}
    </Popover>
  );
}

function Exports({ close }: { close: () => void }) {
  const busy = useSignal<ExportKind | null>(null);
  const grouped = view.value.by.length > 0;
  const intervals = useSignal(showIntervals.peek());
  const run = async (kind: ExportKind): Promise<void> => {
    busy.value = kind;
    try {
      // Groups have the columns that the reader chose; what the server chose for runs it chooses again for groups.
      const columns = grouped ? (columnsAsked.peek() ?? []) : shownColumnKeys();
      const params = exportParams(kind, view.peek(), columns, intervals.peek());
      const file = await api.export(params, exportName(kind, new Date().toISOString().slice(0, 10)));
      save(file.content, file.name);
      close();
    } catch (error) {
      const { problem, remedy } = asApiError(error);
      tell(`Nothing was exported: ${problem}. ${remedy}`);
    } finally {
      busy.value = null;
    }
  };
  const matched = page.value?.matched;
  return (
    <>
      <p class="dim small-text">
        {matched === undefined ? "What matches" : `${counted(matched, "run")}${grouped ? ", in groups" : ""}`}, in the order shown
      </p>
      <ul>
        {KINDS.map(([kind, name, note]) => (
          <li key={kind}>
            <button type="button" disabled={busy.value !== null} aria-busy={busy.value === kind} onClick={() => void run(kind)}>
              {name} <span class="dim small-text">{note}</span>
            </button>
          </li>
        ))}
      </ul>
      <label class="check"><input type="checkbox" checked={intervals.value} onChange={() => (intervals.value = !intervals.peek())} /> with intervals</label>
      {!health.value?.standalone && (
        <div class="offline-hint">
          <p class="dim small-text">This page as one file, to read without a server:</p>
          <button type="button" class="command" title="Copy the command" onClick={() => void copy(OFFLINE, "the command")}>
            <code>{OFFLINE}</code>
            <Icon name="copy" size={13} />
          </button>
        </div>
      )}
    </>
  );
}
