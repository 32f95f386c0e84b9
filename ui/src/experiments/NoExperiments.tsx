import { Icon } from "../parts/icons";
import { copy } from "../table/actions";

const COMMANDS: [string, string][] = [
  ["a finished training run", "assay track log --config config.json --results results.json"],
  ["a metrics.csv that is there already", "assay track import metrics.csv"],
];

/** What stands on the page before anything was logged. */
export function NoExperiments({ workspace }: { workspace: string }) {
  return (
    <div class="nothing">
      <p class="strong">No experiments in {workspace ? `“${workspace}”` : "this workspace"} yet.</p>
      <p>
        Assay looked for <code>experiments/exp_*.json</code> and a tracker’s <code>metrics.csv</code> in the folders that are served. Log one
        from training code with <code>ExperimentTracker().log_experiment(config, results)</code>, or from the command line:
      </p>
      {COMMANDS.map(([what, command]) => (
        <div key={command}>
          <p class="small-text">{what}</p>
          <button type="button" class="command" title="Copy the command" onClick={() => void copy(command, "the command")}>
            <code>{command}</code>
            <Icon name="copy" size={13} />
          </button>
        </div>
      ))}
      <p>This page shows them as soon as they are there.</p>
    </div>
  );
}
