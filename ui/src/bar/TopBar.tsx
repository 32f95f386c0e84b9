import { clock, counted, integer, time } from "../format";
import { hasExperiments, standalone } from "../api/local";
import { DraftInput } from "../parts/DraftInput";
import { Icon } from "../parts/icons";
import { live } from "../state/live";
import { railOpen, theme, THEMES } from "../state/prefs";
import { filters, go, health, offlineSince, page, setFilters, shownPage, view } from "../state/store";
import { EMPTY_VIEW, formatView, PAGES, type Page } from "../state/view";
import { isNarrow } from "../state/theme";
import { ExportMenu } from "./ExportMenu";
import { helpOpen, problemsOpen, railSheet } from "./dialogs";

/** The slim bar above everything. */
export function TopBar() {
  const told = health.value;
  const ofRuns = shownPage.value === "runs";
  return (
    <header class="topbar">
      {ofRuns && (
        <button
          type="button"
          class="icon-button"
          title="Filters"
          aria-label="Filters"
          aria-expanded={isNarrow.value ? railSheet.value : railOpen.value}
          onClick={() => (isNarrow.value ? (railSheet.value = true) : (railOpen.value = !railOpen.value))}
        >
          <Icon name="filter" />
        </button>
      )}
      <h1>Assay</h1>
      <Pages />
      {told && <span class="workspace" title="Workspace">{told.workspace}</span>}
      {ofRuns ? (
        <>
          <Counts />
          <Search />
        </>
      ) : (
        <span class="grow" />
      )}
      <LiveState />
      {ofRuns && <ExportMenu />}
      <ThemeButton />
      <button type="button" class="icon-button keys" title="Keyboard shortcuts (?)" aria-label="Keyboard shortcuts" onClick={() => (helpOpen.value = true)}>
        <Icon name="help" />
      </button>
    </header>
  );
}

const TITLES: Record<Page, string> = { runs: "Runs", experiments: "Experiments", figures: "Figures", scaling: "Scaling" };

/** Evaluations of checkpoints, training runs, or figure suites. Each is a link, so that it can be opened beside the others. */
function Pages() {
  const now = shownPage.value;
  if (!hasExperiments) return null;
  const open = (event: MouseEvent, to: Page): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go({ page: to });
  };
  return (
    <nav class="pages" aria-label="Pages">
      {PAGES.filter((each) => (each !== "figures" && each !== "scaling") || !standalone).map((each) => (
        <a key={each} href={formatView({ ...EMPTY_VIEW, page: each }) || "?"} aria-current={each === now ? "page" : undefined} onClick={(event) => open(event, each)}>
          {TITLES[each]}
        </a>
      ))}
    </nav>
  );
}

function Search() {
  return (
    <div class="search">
      <Icon name="search" size={14} />
      <DraftInput
        id="search"
        type="search"
        label="Search name, experiment, model, notes, tags"
        placeholder="Search"
        value={filters.value.q}
        pause={180}
        onCommit={(q, how) => setFilters({ q }, how === "typing" && view.peek().filters.q !== "" ? "replace" : "push")}
      />
      <kbd aria-hidden="true">/</kbd>
    </div>
  );
}

function Counts() {
  const answer = page.value;
  if (!answer) return null;
  const all = answer.matched === answer.total;
  return (
    <span class="counts">
      {all ? counted(answer.total, "run") : `${integer(answer.matched)} of ${integer(answer.total)} runs`}
    </span>
  );
}

function LiveState() {
  const since = offlineSince.value;
  if (since) {
    return (
      <span class="state offline" role="status" title="The server does not answer; what you see is the latest that was read.">
        <span class="dot" />
        offline since {clock(since)}
      </span>
    );
  }
  if (health.value?.standalone) {
    return (
      <span class="state" title="This page is a file: it shows the results as they were when it was written">
        <span class="state-text">offline copy</span>
      </span>
    );
  }
  const scanning = health.value?.scanning;
  const read = health.value?.scannedAt;
  const words = `${live.value ? "Changes on disk appear by themselves" : "Connecting"}${read ? `\nFiles last read ${time(read)} UTC` : ""}`;
  return (
    <span class={`state${live.value ? " live" : ""}`} role="status" title={words}>
      <span class="dot" />
      <span class="state-text">{scanning ? "reading files" : live.value ? "live" : "connecting"}</span>
      {read && !scanning && <span class="dim updated"> updated {clock(new Date(read))}</span>}
    </span>
  );
}

function ThemeButton() {
  const now = theme.value;
  const next = THEMES[(THEMES.indexOf(now) + 1) % THEMES.length]!;
  const words = `Theme: ${now}; switch to ${next}`;
  return (
    <button type="button" class="icon-button" title={words} aria-label={words} onClick={() => (theme.value = next)}>
      <Icon name={now} />
    </button>
  );
}

/** Says that files could not be read, and opens the list of them. */
export function ProblemsBanner() {
  const count = health.value?.problems ?? 0;
  if (count === 0) return null;
  return (
    <button type="button" class="banner" onClick={() => (problemsOpen.value = true)}>
      <span class="banner-mark" aria-hidden="true">!</span>
      {counted(count, "file")} could not be read
      <span class="link">show</span>
    </button>
  );
}
