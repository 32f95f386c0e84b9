package dev.assay.analysis.question;

import dev.assay.analysis.question.RunFilter.Range;
import dev.assay.analysis.question.values.Flags;
import dev.assay.analysis.question.values.Labels;
import dev.assay.analysis.question.values.Mixed;
import dev.assay.analysis.question.values.Numbers;
import dev.assay.analysis.question.values.Texts;
import dev.assay.analysis.question.values.Times;
import dev.assay.analysis.question.values.Values;
import dev.assay.analysis.question.where.TimeSpan;
import dev.assay.domain.AssayException;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Positions of one column that lie within bounds or have one of some values. */
final class ValueFilters {
  private ValueFilters() {}

  /**
   * Positions within the bounds of {@code range}; missing values are never.
   *
   * @throws AssayException BAD_INPUT when the column has no numbers or times, or a bound is none
   */
  static BitSet within(Values values, Range range) {
    return switch (values) {
      case Numbers numbers -> {
        DoublePredicate fits = bounds(range);
        yield positions(values, i -> fits.test(numbers.values()[i]));
      }
      case Mixed mixed -> {
        DoublePredicate fits = bounds(range);
        boolean[] holds =
            perCode(mixed.dictionary(), v -> v instanceof Double number && fits.test(number));
        yield positions(values, i -> holds[mixed.codes()[i]]);
      }
      case Times times -> times(times, range);
      case Flags ignored -> throw noRange(range);
      case Texts ignored -> throw noRange(range);
      case Labels ignored -> throw noRange(range);
    };
  }

  private static DoublePredicate bounds(Range range) {
    double low = range.low().isEmpty() ? Double.NEGATIVE_INFINITY : bound(range, range.low());
    double high = range.high().isEmpty() ? Double.POSITIVE_INFINITY : bound(range, range.high());
    return value -> low <= value && value <= high;
  }

  private static double bound(Range range, String text) {
    double number = ValueText.number(text);
    if (Double.isNaN(number)) {
      throw bad(
          range, text, "a number", "Write numbers such as 0.6 or 5e-05, or leave an end out.");
    }
    return number;
  }

  private static BitSet times(Times times, Range range) {
    TimeSpan low = range.low().isEmpty() ? null : span(range, range.low());
    TimeSpan high = range.high().isEmpty() ? null : span(range, range.high());
    return positions(
        times,
        i ->
            (low == null || times.values()[i] >= low.from())
                && (high == null || times.values()[i] < high.to()));
  }

  private static TimeSpan span(Range range, String text) {
    TimeSpan span = TimeSpan.parse(text);
    if (span == null) {
      throw bad(
          range, text, "a time", "Write times such as 2025-11-02 or 2025-11-02T01:55, in UTC.");
    }
    return span;
  }

  private static AssayException bad(Range range, String text, String kind, String remedy) {
    String shown = text.length() <= 60 ? text : text.substring(0, 59) + "…";
    return new AssayException(
        AssayException.Kind.BAD_INPUT,
        "a bound of the range of '%s' is not %s: '%s'".formatted(range.key(), kind, shown),
        remedy);
  }

  private static AssayException noRange(Range range) {
    return new AssayException(
        AssayException.Kind.BAD_INPUT,
        "'%s' holds neither numbers nor times and has no range".formatted(range.key()),
        "Name single values: is=%s~VALUE".formatted(range.key()));
  }

  /**
   * Positions whose value is one of {@code wanted}, given as text; the empty text means none. A
   * number is compared as a number, a time by the span that is written, of a list any element.
   */
  static BitSet among(Values values, Collection<String> wanted) {
    Wanted among = new Wanted(wanted);
    BitSet positions =
        switch (values) {
          case Numbers numbers -> positions(values, i -> among.number(numbers.values()[i]));
          case Mixed mixed -> {
            boolean[] holds = perCode(mixed.dictionary(), among::any);
            yield positions(values, i -> holds[mixed.codes()[i]]);
          }
          case Times times -> positions(values, i -> among.time(times.values()[i]));
          case Flags flags -> positions(values, i -> among.text(String.valueOf(flags.cell(i))));
          case Texts texts -> texts.matching(among::text);
          case Labels labels -> labels.matching(among::text);
        };
    if (wanted.contains("")) {
      for (int i = 0; i < values.size(); i++) {
        if (values.missing(i)) {
          positions.set(i);
        }
      }
    }
    return positions;
  }

  private static BitSet positions(Values values, IntPredicate test) {
    BitSet positions = new BitSet(values.size());
    for (int i = 0; i < values.size(); i++) {
      if (!values.missing(i) && test.test(i)) {
        positions.set(i);
      }
    }
    return positions;
  }

  /** Asks once per distinct value; false for those that stand for a missing one. */
  private static boolean[] perCode(@Nullable Object[] dictionary, Predicate<Object> test) {
    boolean[] holds = new boolean[dictionary.length];
    for (int code = 0; code < dictionary.length; code++) {
      Object value = dictionary[code];
      holds[code] = value != null && test.test(value);
    }
    return holds;
  }

  /** Values that are looked for, each as text and as whatever else it may be read as. */
  private static final class Wanted {
    private final Set<String> texts;
    private final double[] numbers;
    private final List<TimeSpan> spans;

    Wanted(Collection<String> wanted) {
      texts = new HashSet<>(wanted);
      texts.remove("");
      numbers =
          texts.stream().mapToDouble(ValueText::number).filter(n -> !Double.isNaN(n)).toArray();
      spans = texts.stream().flatMap(text -> Optional.ofNullable(TimeSpan.parse(text)).stream()).toList();
    }

    boolean text(String value) {
      return texts.contains(value);
    }

    boolean number(double value) {
      for (double number : numbers) {
        if (value == number) { // so that -0.0 and 0.0 are one number
          return true;
        }
      }
      return false;
    }

    boolean time(long millis) {
      return spans.stream().anyMatch(span -> span.order(millis) == 0);
    }

    boolean any(Object value) {
      return switch (value) {
        case Double number -> number(number);
        case Mixed.Tree tree ->
            texts.contains(tree.json()) || tree.elements().stream().anyMatch(this::any);
        default -> texts.contains(value.toString());
      };
    }
  }
}
