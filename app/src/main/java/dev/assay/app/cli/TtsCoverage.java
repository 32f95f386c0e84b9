package dev.assay.app.cli;

import dev.assay.analysis.report.Visible;
import dev.assay.analysis.tts.Coverage;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code assay tts coverage}: which chunks of a run are there. */
@Command(
    name = "coverage",
    description = {
      "Says which problems are covered by the chunks of a run that was made in pieces: by the",
      "branches of a data set on the Hub, or the files and folders of a folder here.",
      "Exit 4 when there is no such data set."
    },
    footer = {
      "  assay tts coverage ENSEONG/default-MATH-500-Qwen2.5-3B-Instruct-bon --filter T-0.8",
      "  assay tts coverage runs --filter seed-42 --exclude=-gen --format oneline"
    })
final class TtsCoverage extends Subcommand {
  @Parameters(
      paramLabel = "DATASET",
      description = "A data set on the Hub, [hf://]ORG/NAME, or a folder.")
  String dataset = "";

  @Option(
      names = "--filter",
      paramLabel = "TEXT",
      description = "Only names that hold it; if repeated, all of them.")
  List<String> filters = List.of();

  @Option(names = "--exclude", paramLabel = "TEXT", description = "No names that hold it.")
  List<String> excluded = List.of();

  @Option(
      names = "--total",
      paramLabel = "N",
      defaultValue = "500",
      description = "How many problems there are; default: ${DEFAULT-VALUE}.")
  int total = 500;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "human",
      description = "human or oneline; default: ${DEFAULT-VALUE}.")
  String format = "human";

  @Override
  public Integer call() {
    boolean line = format.equalsIgnoreCase("oneline");
    if (total < 1) {
      throw new ParameterException(spec.commandLine(), "--total must be at least 1");
    }
    if (!line && !format.equalsIgnoreCase("human")) {
      throw new ParameterException(spec.commandLine(), "--format is human or oneline");
    }
    List<String> names;
    try {
      names = names();
    } catch (AssayException e) {
      if (line && e.kind() == Kind.NOT_FOUND) {
        say(head() + " | 0.0% | NOT_FOUND");
      }
      throw e;
    }
    Coverage coverage = Coverage.of(names, filters, excluded, total);
    if (line) {
      oneLine(coverage);
    } else {
      human(coverage);
    }
    return Exit.OK;
  }

  private List<String> names() {
    try (TtsHub places = new TtsHub(this)) {
      return switch (places.place(dataset)) {
        case TtsHub.Place.There there ->
            places.asking(there, hub -> hub.branches(there.place().repo())).stream()
                .filter(name -> !name.equals("main"))
                .toList();
        case TtsHub.Place.Here here -> here(TtsHub.existing(here));
      };
    }
  }

  private static List<String> here(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new AssayException(
          Kind.NOT_FOUND, folder + " is no folder", "Name the folder that holds the chunks.");
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .map(path -> path.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String head() {
    return dataset + " | " + (filters.isEmpty() ? "all" : String.join(",", filters));
  }

  private static String percent(Coverage coverage) {
    return String.format(Locale.ROOT, "%.1f%%", 100 * coverage.share());
  }

  private void oneLine(Coverage coverage) {
    String state =
        switch (coverage.status()) {
          case OK -> "OK";
          case MISSING -> "MISSING: " + joined(coverage.gaps());
          case NO_BRANCHES -> "NO_BRANCHES";
        };
    say(
        head()
            + " | "
            + (coverage.covered().isEmpty() ? "0.0%" : percent(coverage))
            + " | "
            + state);
  }

  private static String joined(List<Coverage.Range> ranges) {
    return ranges.stream().map(Coverage.Range::toString).collect(Collectors.joining(","));
  }

  private void human(Coverage coverage) {
    say("Data set: " + dataset);
    say("Filters:  " + (filters.isEmpty() ? "all" : String.join(", ", filters)));
    say("");
    say("Branches: " + coverage.names().size());
    coverage.names().forEach(name -> say("  " + name));
    say("");
    say("Covered:");
    coverage.covered().forEach(this::range);
    say("Gaps:");
    coverage.gaps().forEach(this::range);
    say("");
    say("Coverage: %s of %s problems".formatted(percent(coverage), coverage.total()));
    say("Status:   " + coverage.status());
  }

  private void range(Coverage.Range range) {
    say("  " + String.format(Locale.ROOT, "[%4d,%4d)", range.start(), range.end()));
  }

  private void say(String line) {
    out().println(Visible.line(line));
  }
}
