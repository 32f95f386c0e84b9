package dev.assay.formats.harness;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** What CSV cells mean. */
final class Cells {
  /** How writers say "no value"; pandas, R and people. */
  private static final Set<String> MISSING =
      Set.of(
          "", "nan", "na", "n/a", "none", "null", "-", "–", "inf", "-inf", "infinity", "-infinity");

  private Cells() {}

  static boolean missing(String cell) {
    return MISSING.contains(cell.strip().toLowerCase(Locale.ROOT));
  }

  /** A finite number; empty when it is none. */
  static OptionalDouble number(String cell) {
    return scaled(cell, 1.0);
  }

  /** A number times a factor, without the rounding that binary 0.01 would bring in. */
  static OptionalDouble scaled(String cell, double scale) {
    String text = cell.strip();
    if (text.isEmpty() || text.length() > 60) {
      return OptionalDouble.empty();
    }
    try {
      BigDecimal decimal = new BigDecimal(text);
      if (Math.abs((long) decimal.scale())
          > 400) { // no double; older JDKs take minutes to find out
        return OptionalDouble.empty();
      }
      double value =
          scale == 1.0
              ? decimal.doubleValue()
              : decimal.multiply(BigDecimal.valueOf(scale)).doubleValue();
      return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  /** A whole number, also written as {@code 1000.0} or {@code 1e9}; empty when it is none. */
  static OptionalLong whole(String cell) {
    OptionalDouble value = number(cell);
    if (value.isEmpty()
        || value.getAsDouble() != Math.rint(value.getAsDouble())
        || Math.abs(value.getAsDouble()) > 9e15) {
      return OptionalLong.empty();
    }
    return OptionalLong.of((long) value.getAsDouble());
  }

  /** Puts a cell into a configuration: as a number where it is one; nothing where it is missing. */
  static void put(ObjectNode config, String name, String cell) {
    if (missing(cell)) {
      return;
    }
    OptionalLong whole = whole(cell);
    OptionalDouble number = number(cell);
    if (whole.isPresent()) {
      config.put(name, whole.getAsLong());
    } else if (number.isPresent()) {
      config.put(name, number.getAsDouble());
    } else {
      config.put(name, cell.strip());
    }
  }

  /** A name kept to a sane length; long ones end in a digest, so that they stay different. */
  static String shortened(String cell) {
    String text = cell.strip();
    return text.length() <= 300
        ? text
        : text.substring(0, 280) + "…" + Integer.toHexString(text.hashCode());
  }

  static String shown(String cell) {
    return cell.length() > 40 ? cell.substring(0, 40) + "…" : cell;
  }
}
