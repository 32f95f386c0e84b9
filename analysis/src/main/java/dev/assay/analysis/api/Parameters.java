package dev.assay.analysis.api;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request.
 *
 * @param id what the path names, such as a run's id; empty if it names nothing
 * @param query decoded values by name, in order
 */
public record Parameters(String id, Map<String, List<String>> query) {
  /** Most runs in one question. */
  static final int MAX_IDS = 200;

  /** A parameter's first value; empty if it is not given. */
  public String text(String name) {
    List<String> values = query.getOrDefault(name, List.of());
    return values.isEmpty() ? "" : values.getFirst();
  }

  /** All values of a repeatable parameter. */
  public List<String> all(String name) {
    return query.getOrDefault(name, List.of());
  }

  /** The parts of one value; empty parts are dropped. */
  public List<String> split(String name, String separator) {
    return Arrays.stream(text(name).split(separator))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  /** The run ids of {@code ids}: 1 to {@link #MAX_IDS}. */
  public List<String> ids() {
    List<String> ids = split("ids", ",");
    if (ids.isEmpty() || ids.size() > MAX_IDS) {
      throw new AssayException(
          Kind.BAD_INPUT,
          ids.isEmpty()
              ? "no run is named"
              : ids.size() + " runs are named, but at most " + MAX_IDS + " fit one question",
          "Give ids=ID,ID,... with 1 to " + MAX_IDS + " run ids.");
    }
    return ids;
  }

  /** A whole number within bounds. */
  public int whole(String name, int otherwise, int low, int high) {
    String text = text(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      int value = Integer.parseInt(text);
      if (low <= value && value <= high) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw notWhole(name, text, low, high, e);
    }
    throw notWhole(name, text, low, high, null);
  }

  private static AssayException notWhole(
      String name, String text, long low, long high, @Nullable Throwable cause) {
    return new AssayException(
        Kind.BAD_INPUT,
        name + " must be a whole number from " + low + " to " + high + ", not '" + text + "'",
        "Correct the parameter " + name + " or leave it out.",
        cause);
  }

  /** A whole number; null if it is not given. */
  public @Nullable Long wholeOrNull(String name) {
    String text = text(name);
    if (text.isEmpty()) {
      return null;
    }
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      throw notWhole(name, text, Long.MIN_VALUE, Long.MAX_VALUE, e);
    }
  }

  /** {@code true} or {@code false}; false if it is not given. */
  public boolean flag(String name) {
    String text = text(name);
    return switch (text) {
      case "", "false" -> false;
      case "true" -> true;
      default ->
          throw new AssayException(
              Kind.BAD_INPUT,
              name + " must be true or false, not '" + text + "'",
              "Correct the parameter " + name + " or leave it out.");
    };
  }

  /** One of these words; the first if it is not given. */
  public String oneOf(String name, String... words) {
    String text = text(name);
    for (String word : words) {
      if (word.equals(text)) {
        return word;
      }
    }
    if (text.isEmpty()) {
      return words[0];
    }
    throw new AssayException(
        Kind.BAD_INPUT,
        name + " must be " + String.join(" or ", words) + ", not '" + text + "'",
        "Correct the parameter " + name + " or leave it out.");
  }
}
