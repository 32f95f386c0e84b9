import { Help, ProblemList, railSheet } from "./bar/dialogs";
import { ProblemsBanner, TopBar } from "./bar/TopBar";
import { RunPanel } from "./detail/RunPanel";
import { ExperimentsPage } from "./experiments/loaded";
import { ScalingPage } from "./scaling/loaded";
import { SuitesPage } from "./suites/loaded";
import { Sheet } from "./parts/Sheet";
import { FilterLine } from "./rail/FilterLine";
import { Rail } from "./rail/Rail";
import { railOpen } from "./state/prefs";
import { by, shownPage } from "./state/store";
import { isNarrow } from "./state/theme";
import { notice } from "./table/actions";
import { GroupTable } from "./table/GroupTable";
import { RunTable } from "./table/RunTable";
import { Tray } from "./tray/Tray";

/** The whole page: bar, filters, table, comparison, and what floats above them. */
export function App() {
  const narrow = isNarrow.value;
  return (
    <div class="page">
      <TopBar />
      <ProblemsBanner />
      {shownPage.value === "experiments" ? (
        <ExperimentsPage />
      ) : shownPage.value === "figures" ? (
        <SuitesPage />
      ) : shownPage.value === "scaling" ? (
        <ScalingPage />
      ) : (
        <div class="middle-part">
          {!narrow && railOpen.value && <Rail />}
          <main class="centre">
            <FilterLine />
            {by.value.length > 0 ? <GroupTable /> : <RunTable />}
            <Tray />
          </main>
          <RunPanel />
        </div>
      )}
      {narrow && railSheet.value && (
        <Sheet title="Filters" className="rail-sheet" onClose={() => (railSheet.value = false)}>
          <Rail />
        </Sheet>
      )}
      <Help />
      <ProblemList />
      <div class={`notice${notice.value ? " shown" : ""}`} role="status">
        {notice.value}
      </div>
    </div>
  );
}
