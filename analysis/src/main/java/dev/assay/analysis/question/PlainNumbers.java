package dev.assay.analysis.question;

import dev.assay.analysis.question.values.Flags;
import dev.assay.analysis.question.values.Labels;
import dev.assay.analysis.question.values.Mixed;
import dev.assay.analysis.question.values.Numbers;
import dev.assay.analysis.question.values.Texts;
import dev.assay.analysis.question.values.Times;
import dev.assay.analysis.question.values.Values;
import dev.assay.domain.AssayException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Columns as numbers to reckon with. */
final class PlainNumbers {
  private PlainNumbers() {}

  /**
   * One number per position, NaN where there is none: times in milliseconds since 1970 UTC,
   * booleans as 1 and 0. Not to be changed.
   *
   * @return null for a column that holds values but no numbers
   */
  static double @Nullable [] orNull(Values values) {
    return switch (values) {
      case Numbers numbers -> numbers.values();
      case Times times -> {
        double[] all = new double[times.size()];
        for (int i = 0; i < all.length; i++) {
          all[i] = times.missing(i) ? Double.NaN : times.values()[i];
        }
        yield all;
      }
      case Flags flags -> {
        double[] all = new double[flags.size()];
        for (int i = 0; i < all.length; i++) {
          all[i] = flags.yes().get(i) ? 1 : 0;
        }
        yield all;
      }
      case Mixed mixed -> of(mixed);
      case Texts ignored -> null;
      case Labels ignored -> null;
    };
  }

  private static double @Nullable [] of(Mixed mixed) {
    double[] numbers = new double[mixed.size()];
    boolean any = false;
    boolean others = false;
    for (int i = 0; i < numbers.length; i++) {
      Object value = mixed.value(i);
      numbers[i] =
          value instanceof Double number
              ? number
              : value instanceof Boolean flag ? (flag ? 1 : 0) : Double.NaN;
      any |= !Double.isNaN(numbers[i]);
      others |= value != null && Double.isNaN(numbers[i]);
    }
    return others && !any ? null : numbers;
  }

  /**
   * The numbers of a column.
   *
   * @throws AssayException BAD_INPUT for a column of texts
   */
  static double[] of(View view, ColumnRef column) {
    double[] numbers = orNull(view.values(column));
    if (numbers == null) {
      throw new AssayException(
          AssayException.Kind.BAD_INPUT,
          "'%s' holds no numbers".formatted(column.key()),
          "Name a metric, step, tokens, time, or a number of the configuration.");
    }
    return numbers;
  }

  /** Median of numbers without NaN: the middle one, or the mean of the two; NaN for none. */
  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    if (n == 0) {
      return Double.NaN;
    }
    return n % 2 == 1 ? sorted[n / 2] : sorted[n / 2 - 1] / 2 + sorted[n / 2] / 2;
  }

  /** A number for an answer; null if it is not finite. */
  static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? (Double) value : null;
  }
}
