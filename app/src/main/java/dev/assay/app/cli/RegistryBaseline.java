package dev.assay.app.cli;

import dev.assay.analysis.ingest.Annotate;
import dev.assay.app.workspace.Workspace;
import dev.assay.domain.Annotation;
import dev.assay.store.Index;
import dev.assay.store.RunHead;
import dev.assay.store.RunReader;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code assay registry baseline}: chooses what runs are compared with by default. */
@Command(
    name = "baseline",
    description = {
      "Chooses the run that others are compared with by default.",
      "In place of the newest baseline of the same base model. Of several chosen ones, that of the",
      "same base model is taken. Kept as the own tag 'chosen-baseline' in assay-notes.jsonl.",
      "Without RUN: prints the choice."
    },
    footer = "  assay registry baseline baseline_pretrained")
final class RegistryBaseline extends Subcommand {
  @Parameters(arity = "0..*", paramLabel = "RUN", description = "Ids, as assay runs names them.")
  List<String> ids = List.of();

  @Option(names = "--clear", description = "Go back to the default.")
  boolean clear;

  @Override
  public Integer call() {
    if (clear && !ids.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "name runs or --clear, not both");
    }
    Workspace workspace = workspace();
    Index index = workspace.index();
    Annotate.sync(index, workspace.notes());
    List<String> before = chosen(index);
    if (ids.isEmpty() && !clear) {
      before.forEach(out()::println);
      if (before.isEmpty()) {
        out().println("none chosen: the newest baseline of the runs' base model is taken");
      }
      return Exit.OK;
    }
    List<String> now =
        ids.isEmpty() ? List.of() : ChosenRuns.of(snapshots(workspace), ids, new FilterOptions());
    List<String> tag = List.of(Annotation.CHOSEN_BASELINE);
    Annotate.edit(
        index,
        workspace.notes(),
        before.stream().filter(id -> !now.contains(id)).toList(),
        said -> said.with(List.of(), tag));
    Annotate.edit(index, workspace.notes(), now, said -> said.with(tag, List.of()));
    out()
        .println(
            now.isEmpty()
                ? "no baseline is chosen any more"
                : "compared with by default: " + String.join(", ", now));
    return Exit.OK;
  }

  private static List<String> chosen(Index index) {
    try (RunReader reader = index.read()) {
      return reader.runs().stream()
          .filter(run -> run.own().tags().contains(Annotation.CHOSEN_BASELINE))
          .map(RunHead::id)
          .toList();
    }
  }
}
