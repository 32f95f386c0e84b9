package dev.assay.domain;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Reads the built-in metric rules: a line a rule, fields by tab, {@code #} starts a comment.
 *
 * <p>Fields: task, name, display, group, direction, unit, low, high, chance, digits, flags, note.
 * {@code .} or a missing field says nothing; {@code -} is the empty text. Flags are words out of
 * {@code percent}, {@code proportion} and {@code plain}, the last of which takes both back.
 */
final class MetricRulesFile {
  private static final String RESOURCE = "metrics.tsv";

  private MetricRulesFile() {}

  static List<MetricRule> readBuiltIn() {
    InputStream resource =
        Objects.requireNonNull(MetricRulesFile.class.getResourceAsStream(RESOURCE), RESOURCE);
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      return read(lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<MetricRule> read(BufferedReader lines) throws IOException {
    List<MetricRule> rules = new ArrayList<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (!line.isBlank() && !line.startsWith("#")) {
        rules.add(rule(line));
      }
    }
    return List.copyOf(rules);
  }

  private static MetricRule rule(String line) {
    String[] fields = line.split("\t", -1);
    Check.that(fields.length >= 2 && fields.length <= 12, "not a metric rule: %s", line);
    String direction = text(fields, 4);
    String digits = text(fields, 9);
    String flags = text(fields, 10);
    boolean plain = "plain".equals(flags);
    return new MetricRule(
        fields[0],
        fields[1],
        text(fields, 2),
        text(fields, 3),
        direction == null ? null : Direction.valueOf(direction.toUpperCase(Locale.ROOT)),
        text(fields, 5),
        number(fields, 6),
        number(fields, 7),
        number(fields, 8),
        digits == null ? null : Integer.valueOf(digits),
        flags == null ? null : flags.contains("percent") && !plain,
        flags == null ? null : flags.contains("proportion") && !plain,
        text(fields, 11));
  }

  private static @Nullable String text(String[] fields, int index) {
    if (index >= fields.length || fields[index].equals(".") || fields[index].isEmpty()) {
      return null;
    }
    return fields[index].equals("-") ? "" : fields[index];
  }

  private static OptionalDouble number(String[] fields, int index) {
    String text = text(fields, index);
    return text == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
  }
}
