package dev.assay.app.cli;

import dev.assay.analysis.ingest.Annotate;
import dev.assay.analysis.question.CountFacets;
import dev.assay.analysis.question.Snapshots;
import dev.assay.analysis.report.Visible;
import dev.assay.app.workspace.Workspace;
import dev.assay.domain.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
      "  assay tag --is type~lora --range sblimp/accuracy~0.55.. --add good",
      "  assay tag --list"
    })
final class TagCommand extends Subcommand {
  private static final Set<String> VALUED =
      Set.of("--where", "--range", "--is", "--add", "--remove", "--workspace");

  @Parameters(
      arity = "0..*",
      paramLabel = "RUN|+TAG|-TAG",
      description = "Run ids, besides those of the filter; +TAG adds a tag, -TAG removes one.")
  List<String> words = List.of();

  @Mixin FilterOptions filter = new FilterOptions();

  @Option(names = "--add", paramLabel = "TAG", description = "Add a tag. Repeatable.")
  List<String> add = List.of();

  @Option(names = "--remove", paramLabel = "TAG", description = "Remove an own tag. Repeatable.")
  List<String> remove = List.of();

  @Option(
      names = "--list",
      description = "Lists the tags of all runs, or of those of the filter, with their numbers.")
  boolean list;

  /** Writes {@code -TAG} as {@code --remove=TAG}, as the parser takes it for an option. */
  static String[] withoutMinus(String[] args) {
    String[] plain = args.clone();
    for (int i = 0; i < plain.length; i++) {
      String arg = plain[i];
      if (VALUED.contains(arg)) {
        i++; // what follows is its value, whatever it begins with
      } else if (arg.length() > 1 && arg.startsWith("-") && !arg.startsWith("--")) {
        plain[i] = arg.equals("-h") ? arg : "--remove=" + arg.substring(1);
      }
    }
    return plain;
  }

  @Override
  public Integer call() {
    List<String> ids = new ArrayList<>();
    List<String> added = new ArrayList<>(add);
    List<String> removed = new ArrayList<>(remove);
    for (String word : words) {
      if (word.startsWith("+")) {
        added.add(word.substring(1));
      } else {
        ids.add(word);
      }
    }
    Workspace workspace = workspace();
    if (list) {
      if (!words.isEmpty() || !add.isEmpty() || !remove.isEmpty()) {
        throw wrong("--list goes with --where, --range and --is alone");
      }
      list(snapshots(workspace));
      return Exit.OK;
    }
    if (ids.isEmpty() && !filter.given()) {
      throw wrong("name runs by id or with --where, --range or --is");
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
    List<String> chosen = ChosenRuns.of(snapshots, ids, filter);
    Annotate.Outcome outcome =
        Annotate.edit(index(workspace), workspace.notes(), chosen, now -> now.with(added, removed));
    out().println(ChosenRuns.changed(outcome, chosen, workspace));
    return Exit.OK;
  }

  private void list(Snapshots snapshots) {
    new CountFacets(snapshots)
        .answer(new CountFacets.Question(filter.filter()))
        .tag()
        .forEach(tag -> out().println(tag.count() + "  " + Visible.line(tag.value())));
  }

  private ParameterException wrong(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }
}
