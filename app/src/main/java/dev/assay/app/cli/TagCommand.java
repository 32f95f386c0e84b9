package dev.assay.app.cli;

import dev.assay.analysis.ingest.Annotate;
import dev.assay.analysis.question.CountFacets;
import dev.assay.analysis.question.RunFilter;
import dev.assay.analysis.question.Snapshots;
import dev.assay.analysis.report.Visible;
import dev.assay.app.workspace.Workspace;
import dev.assay.domain.Annotation;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code assay tag}: own tags on runs. */
@Command(
    name = "tag",
    description = {
      "Adds own tags to runs, and removes them. They are kept in assay-notes.jsonl in the",
      "workspace folder, never in your results, and are part of tags everywhere."
    },
    footer = {
      "  assay tag exp_cp001000 exp_cp002000 +best -draft",
      "  assay tag --where 'step >= 1000' --add long",
      "  assay tag --list"
    })
final class TagCommand extends Subcommand {
  @Parameters(
      arity = "0..*",
      paramLabel = "RUN|+TAG|-TAG",
      description = "Run ids; +TAG adds a tag, -TAG removes one.")
  List<String> words = List.of();

  @Option(
      names = "--where",
      paramLabel = "EXPR",
      defaultValue = "",
      description = "Also all runs that satisfy the expression (docs/where.md).")
  String where = "";

  @Option(names = "--add", paramLabel = "TAG", description = "Add a tag. Repeatable.")
  List<String> add = List.of();

  @Option(names = "--remove", paramLabel = "TAG", description = "Remove an own tag. Repeatable.")
  List<String> remove = List.of();

  @Option(
      names = "--list",
      description = "Lists the tags of all runs, or of those of --where, with their numbers.")
  boolean list;

  /** Lets {@code -TAG} be a word like others, instead of an option that nobody knows. */
  static void allowMinus(CommandLine root) {
    CommandLine tag = root.getSubcommands().get("tag");
    if (tag != null) {
      tag.setUnmatchedOptionsArePositionalParams(true);
      tag.setPosixClusteredShortOptionsAllowed(false); // -hard is no -h
    }
  }

  @Override
  public Integer call() {
    List<String> ids = new ArrayList<>();
    List<String> added = new ArrayList<>(add);
    List<String> removed = new ArrayList<>(remove);
    for (String word : words) {
      if (word.startsWith("--")) {
        throw wrong("there is no option '" + word + "'");
      } else if (word.startsWith("+")) {
        added.add(word.substring(1));
      } else if (word.startsWith("-")) {
        removed.add(word.substring(1));
      } else {
        ids.add(word);
      }
    }
    Workspace workspace = workspace();
    if (list) {
      if (!words.isEmpty() || !add.isEmpty() || !remove.isEmpty()) {
        throw wrong("--list goes with --where alone");
      }
      list(snapshots(workspace));
      return Exit.OK;
    }
    if (ids.isEmpty() && where.isBlank()) {
      throw wrong("name runs by id or with --where");
    }
    if (added.isEmpty() && removed.isEmpty()) {
      throw wrong("name tags: +TAG or --add TAG, --remove TAG");
    }
    try {
      added.forEach(Annotation::checkTag);
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
    Snapshots snapshots = snapshots(workspace);
    List<String> chosen = ChosenRuns.of(snapshots, ids, where);
    Annotate.Outcome outcome =
        Annotate.edit(
            workspace.index(), workspace.notes(), chosen, now -> now.with(added, removed));
    out()
        .println(
            outcome.changed()
                + " of "
                + chosen.size()
                + (chosen.size() == 1 ? " run" : " runs")
                + " changed, in "
                + workspace.notes().file());
    return Exit.OK;
  }

  private void list(Snapshots snapshots) {
    new CountFacets(snapshots)
        .answer(new CountFacets.Question(RunFilter.where(where)))
        .tag()
        .forEach(tag -> out().println(tag.count() + "  " + Visible.line(tag.value())));
  }

  private ParameterException wrong(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }
}
