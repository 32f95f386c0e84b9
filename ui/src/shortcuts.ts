import { helpOpen, problemsOpen, railSheet } from "./bar/dialogs";
import { go, view } from "./state/store";
import { clearSelection } from "./table/actions";
import { grid } from "./table/RunTable";

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Keys that work anywhere on the page, except while typing. */
export function listenToKeys(): void {
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") return closeTopmost();
    if (isTyping(event.target)) return;
    const search = document.getElementById("search") as HTMLInputElement | null;
    if (event.key === "/") {
      search?.focus();
      search?.select();
    } else if (event.key === "?") helpOpen.value = true;
    else if (event.key === "t") grid.value?.focus();
    else if (event.key === "x") clearSelection();
    else return;
    event.preventDefault();
  });
}

function closeTopmost(): void {
  if (helpOpen.value) helpOpen.value = false;
  else if (problemsOpen.value) problemsOpen.value = false;
  else if (railSheet.value) railSheet.value = false;
  else if (view.value.run !== null) go({ run: null });
}
