package dev.assay.analysis.question;

import dev.assay.analysis.question.where.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The command line that asks the same as a question: every part of the filter in one expression,
 * but for ranges and chosen values, which have options of their own.
 */
final class CommandText {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./,:@+-]+");

  private CommandText() {}

  static String of(FindRuns.Question question) {
    StringBuilder command = new StringBuilder("assay runs");
    filter(command, question.filter());
    page(command, question.sort(), question.columns(), question.offset(), question.limit());
    return command.toString();
  }

  static String groups(GroupRuns.Question question) {
    StringBuilder command = new StringBuilder("assay runs --group-by ");
    command.append(quote(String.join(";", question.by())));
    filter(command, question.filter());
    page(command, question.sort(), question.columns(), question.offset(), question.limit());
    return command.toString();
  }

  static String statistics(SummariseMetrics.Question question) {
    StringBuilder command = new StringBuilder("assay stats");
    filter(command, question.filter());
    if (!question.metrics().isEmpty()) {
      command.append(" --metrics ").append(quote(String.join(";", question.metrics())));
    }
    return command.toString();
  }

  static String correlations(CorrelateColumns.Question question) {
    StringBuilder command = new StringBuilder("assay stats");
    filter(command, question.filter());
    return command
        .append(" --correlations ")
        .append(quote(String.join(";", question.columns())))
        .toString();
  }

  private static void page(
      StringBuilder command, List<String> sort, List<String> columns, int offset, int limit) {
    if (!sort.isEmpty()) {
      // joined by = because a descending key looks like an option
      command.append(" --sort=").append(quote(String.join(";", sort)));
    }
    if (!columns.isEmpty()) {
      command.append(" --columns ").append(quote(String.join(";", columns)));
    }
    long last = (long) offset + limit;
    command.append(last > Integer.MAX_VALUE - 1 ? " --all" : " --limit " + last);
  }

  private static void filter(StringBuilder command, RunFilter filter) {
    String where = where(filter);
    if (!where.isEmpty()) {
      command.append(" --where ").append(quote(where));
    }
    for (RunFilter.Range range : filter.ranges()) {
      command.append(" --range ").append(quote(range.toString()));
    }
    for (RunFilter.Is is : filter.is()) {
      command.append(" --is ").append(quote(is.toString()));
    }
  }

  /** The filter, but for ranges and chosen values, as one expression; empty for all runs. */
  static String where(RunFilter filter) {
    List<String> parts = new ArrayList<>();
    if (!filter.where().isBlank()) {
      parts.add(filter.where().strip());
    }
    for (String word : filter.q().strip().split("\\s+")) {
      if (!word.isEmpty()) {
        String pattern = word.toLowerCase(Locale.ROOT).replaceAll("[%_\\\\]", "\\\\$0");
        parts.add("text ilike " + text("%" + pattern + "%"));
      }
    }
    filter.tags().forEach(tag -> parts.add("tags has " + text(tag)));
    oneOf(parts, "type", filter.types());
    if (filter.minStep() != null) {
      parts.add("step >= " + filter.minStep());
    }
    if (filter.maxStep() != null) {
      parts.add("step <= " + filter.maxStep());
    }
    oneOf(parts, "format", filter.formats());
    oneOf(parts, "model", filter.models());
    oneOf(parts, "experiment", filter.experiments());
    oneOf(parts, "stage", filter.stages());
    return parts.size() == 1
        ? parts.getFirst()
        : parts.stream()
            .map(part -> part.equals(filter.where().strip()) ? "(" + part + ")" : part)
            .collect(Collectors.joining(" and "));
  }

  private static void oneOf(List<String> parts, String field, List<String> values) {
    List<String> known = values.stream().filter(value -> !value.isEmpty()).toList();
    List<String> either = new ArrayList<>();
    if (known.size() == 1) {
      either.add(field + " = " + text(known.getFirst()));
    } else if (known.size() > 1) {
      either.add(
          field
              + " in ("
              + known.stream().map(CommandText::text).collect(Collectors.joining(", "))
              + ")");
    }
    if (known.size() < values.size()) {
      either.add(field + " is null");
    }
    if (!either.isEmpty()) {
      String joined = String.join(" or ", either);
      parts.add(either.size() > 1 ? "(" + joined + ")" : joined);
    }
  }

  private static String text(String value) {
    return new Literal(value, -1).toString();
  }

  /** As a POSIX shell reads it back. */
  static String quote(String argument) {
    return PLAIN.matcher(argument).matches()
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }
}
