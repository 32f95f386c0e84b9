package dev.assay.formats.harness;

import dev.assay.domain.Glob;
import dev.assay.formats.Settings.CsvColumn;
import dev.assay.formats.Settings.CsvMapping;
import dev.assay.formats.Settings.CsvRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mapping applied to one file's header: what each of its columns holds, templates filled in.
 *
 * @param columns in header order; null for columns that the mapping does not know
 * @param unknown headers of those
 * @param model what the file's name says of the model; empty if nothing
 * @param experiment likewise of the training run
 */
record CsvPlan(
    List<@Nullable CsvColumn> columns, List<String> unknown, String model, String experiment) {

  /** The plan of the first mapping that fits; empty when none does. */
  static Optional<CsvPlan> of(Path file, List<String> header, List<CsvMapping> mappings) {
    List<String> names = header.stream().map(String::strip).toList();
    for (CsvMapping mapping : mappings) {
      List<String> captured = filesMatch(mapping.files(), file);
      if (captured != null && hasAll(mapping.header(), names)) {
        return Optional.of(plan(mapping, file, captured, names));
      }
    }
    return Optional.empty();
  }

  /** Compares folder by folder from the end, and returns what the stars stand for. */
  private static @Nullable List<String> filesMatch(String pattern, Path file) {
    String[] parts = pattern.split("/");
    int offset = file.getNameCount() - parts.length;
    List<String> captured = new ArrayList<>();
    for (int i = 0; i < parts.length; i++) {
      List<String> part =
          offset + i < 0 ? null : capture(parts[i], file.getName(offset + i).toString());
      if (part == null) {
        return null;
      }
      captured.addAll(part);
    }
    return captured;
  }

  private static boolean hasAll(List<String> required, List<String> names) {
    return required.stream()
        .allMatch(glob -> names.stream().anyMatch(name -> Glob.matches(glob, name)));
  }

  private static CsvPlan plan(
      CsvMapping mapping, Path file, List<String> captured, List<String> names) {
    List<@Nullable CsvColumn> columns = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      CsvColumn column = seen.add(name) ? column(mapping, name) : null;
      columns.add(column);
      if (column == null) {
        unknown.add(name);
      }
    }
    return new CsvPlan(
        columns,
        unknown,
        ofFile(mapping.model(), file, captured),
        ofFile(mapping.experiment(), file, captured));
  }

  private static @Nullable CsvColumn column(CsvMapping mapping, String name) {
    for (CsvColumn column : mapping.columns()) {
      List<String> captured = capture(column.column(), name);
      if (captured != null) {
        return new CsvColumn(
            name,
            column.role(),
            fill(column.task(), captured),
            fill(column.metric(), captured),
            column.scale());
      }
    }
    return null;
  }

  private static String ofFile(String template, Path file, List<String> captured) {
    return fill(template, captured)
        .replace("$file", Names.stem(String.valueOf(file.getFileName())))
        .replace("$folder", Names.folder(file));
  }

  private static String fill(String template, List<String> captured) {
    String filled = template;
    for (int i = Math.min(captured.size(), 9); i >= 1; i--) {
      filled = filled.replace("$" + i, captured.get(i - 1));
    }
    return filled;
  }

  /**
   * What the stars of a glob stand for; null when it does not match. The glob itself is tried
   * first, in bounded time; captures are few and short.
   */
  static @Nullable List<String> capture(String glob, String text) {
    if (!Glob.matches(glob, text)) {
      return null;
    }
    if (glob.chars().filter(c -> c == '*').count() > 9 || text.length() > 1000) {
      return List.of();
    }
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      regex.append(c == '*' ? "(.*?)" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
    }
    Matcher matcher = Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(text);
    List<String> captured = new ArrayList<>();
    if (matcher.matches()) {
      for (int i = 1; i <= matcher.groupCount(); i++) {
        captured.add(matcher.group(i));
      }
    }
    return captured;
  }

  /** Whether several rows tell of one run. */
  boolean grouped() {
    return columns.stream()
        .anyMatch(column ->
            column != null && (column.role() == CsvRole.TASK || column.role() == CsvRole.METRIC));
  }
}
