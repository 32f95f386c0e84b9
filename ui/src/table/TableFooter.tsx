import { counted, integer } from "../format";
import { Icon } from "../parts/icons";
import { Popover } from "../parts/Popover";
import { selectedIds } from "../state/selection";
import { page, rowsVersion, runsError, selection, windows } from "../state/store";
import { BulkTags } from "./BulkTags";
import { clearSelection, copy, copySelection } from "./actions";

/** The line below the rows: how many, how many selected, and the command that prints the same. */
export function TableFooter() {
  void rowsVersion.value;
  const answer = page.value;
  const selected = selectedIds(selection.value).length;
  return (
    <footer class="table-foot">
      <span role="status">
        {answer ? (windows.matched === answer.total ? counted(answer.total, "run") : `${integer(windows.matched)} of ${counted(answer.total, "run")}`) : " "}
      </span>
      {selected > 0 && (
        <span class="picked">
          {integer(selected)} selected{selected === 1 ? "; select another to compare" : ""}
          <button type="button" class="link" onClick={clearSelection}>
            clear
          </button>
          <Popover title="Copy the selection" className="link" panelClass="menu" label="copy">
            {(close) => (
              <div role="menu">
                {(["Markdown", "LaTeX"] as const).map((form) => (
                  <button
                    key={form}
                    type="button"
                    role="menuitem"
                    onClick={() => {
                      close();
                      void copySelection(form);
                    }}
                  >
                    as {form}
                  </button>
                ))}
              </div>
            )}
          </Popover>
          <BulkTags />
        </span>
      )}
      {windows.pending && runsError.value && <span class="old">these rows answer the question before</span>}
      <span class="grow" />
      {answer?.command && (
        <button type="button" class="command" title="Copy the command that prints the same" onClick={() => void copy(answer.command!, "the command")}>
          <code>{answer.command}</code>
          <Icon name="copy" size={13} />
        </button>
      )}
    </footer>
  );
}
