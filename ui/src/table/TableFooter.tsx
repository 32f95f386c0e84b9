import { counted, integer } from "../format";
import { Icon } from "../parts/icons";
import { selectedIds } from "../state/selection";
import { page, rowsVersion, selection, windows } from "../state/store";
import { clearSelection, copy } from "./actions";

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
        </span>
      )}
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
