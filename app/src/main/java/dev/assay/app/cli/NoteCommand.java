package dev.assay.app.cli;

import dev.assay.analysis.ingest.Annotate;
import dev.assay.app.workspace.Workspace;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code assay note}: an own note on a run. */
@Command(
    name = "note",
    description = {
      "Writes an own note on a run, in place of the one before. Kept in assay-notes.jsonl in",
      "the workspace folder, never in your results. Without TEXT: prints the note."
    },
    footer = {
      "  assay note exp_cp001000 'best so far; learning rate by mistake'",
      "  assay note exp_cp001000 --clear"
    })
final class NoteCommand extends Subcommand {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "RUN",
      description = "The run, as assay runs names it; left out with a filter.")
  @Nullable String first;

  @Parameters(index = "1", arity = "0..1", paramLabel = "TEXT", description = "The note.")
  @Nullable String second;

  @Mixin FilterOptions filter = new FilterOptions();

  @Option(names = "--clear", description = "Remove the note.")
  boolean clear;

  @Override
  public Integer call() {
    boolean filtered = filter.given();
    String id = filtered ? null : first;
    String text = filtered ? first : second;
    if (!filtered && id == null) {
      throw wrong("name a run by its id or runs with --where, --range or --is");
    }
    if (filtered && second != null) {
      throw wrong("name a run or a filter, not both");
    }
    if (clear && text != null) {
      throw wrong("give a text or --clear, not both");
    }
    Workspace workspace = workspace();
    List<String> chosen =
        ChosenRuns.of(snapshots(workspace), id == null ? List.of() : List.of(id), filter);
    String note = clear ? "" : text;
    Annotate.Outcome outcome =
        Annotate.edit(
            index(workspace),
            workspace.notes(),
            chosen,
            now -> note == null ? now : now.withNote(note));
    if (note == null) {
      outcome
          .said()
          .forEach((run, said) -> {
            if (!said.note().isEmpty()) {
              out().println(chosen.size() == 1 ? said.note() : run + ": " + said.note());
            }
          });
    } else {
      out().println(ChosenRuns.changed(outcome, chosen, workspace));
    }
    return Exit.OK;
  }

  private ParameterException wrong(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }
}
