package dev.assay.app.cli;

import dev.assay.analysis.question.RunFilter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that say which runs are meant. */
final class FilterOptions {
  @Option(
      names = "--where",
      paramLabel = "EXPR",
      defaultValue = "",
      description = "Only runs that satisfy the expression (docs/where.md).")
  String where = "";

  @Option(
      names = "--range",
      paramLabel = "KEY~LOW..HIGH",
      description = {
        "Only runs whose column lies within these bounds; either may be left out.",
        "Several times: all must hold. Times as 2025-11-02, in UTC."
      })
  List<String> ranges = List.of();

  @Option(
      names = "--is",
      paramLabel = "KEY~VALUE",
      description = {
        "Only runs whose column has this value; nothing after ~: runs without one.",
        "Several times with one key: any of them; with several keys: all."
      })
  List<String> is = List.of();

  /** Whether any of them was given. */
  boolean given() {
    return !where.isBlank() || !ranges.isEmpty() || !is.isEmpty();
  }

  /** The options as they were given, for messages. */
  String words() {
    List<String> words = new ArrayList<>();
    if (!where.isBlank()) {
      words.add(where);
    }
    words.addAll(ranges);
    words.addAll(is);
    return String.join(", ", words);
  }

  RunFilter filter() {
    return new RunFilter.Builder().where(where).ranges(ranges).is(is).build();
  }
}
