package dev.assay.analysis.tts.measure;

import dev.assay.stats.Holm;
import dev.assay.stats.MeanDifference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The difference of two settings in one number, on the problems that both have.
 *
 * @param difference {@code b - a}
 * @param test the paired t test over problems; null when they do not differ in spread
 * @param holm p value after Holm within its family; NaN without a test
 * @param better problems on which b is better
 * @param worse problems on which b is worse
 * @param problems shared
 */
public record Contrast(
    Setting a,
    Setting b,
    Column column,
    double difference,
    @Nullable MeanDifference test,
    double holm,
    int better,
    int worse,
    int problems) {

  /** How {@code b} stands to {@code a} at a level; empty without a test. */
  public String verdict(double level) {
    if (test == null) {
      return difference == 0 && problems > 0 ? "same" : "";
    }
    return holm > 1 - level ? "not distinguishable" : difference > 0 ? "better" : "worse";
  }

  /**
   * Contrasts of each setting with a first one, a family of tests.
   *
   * @return those for which both have the number, and a problem is shared
   */
  static List<Contrast> of(Measured a, List<Measured> others, List<Column> columns, double level) {
    Map<String, Integer> places = new HashMap<>();
    for (int p = 0; p < a.keys().size(); p++) {
      places.put(a.keys().get(p), p);
    }
    List<Contrast> found = new ArrayList<>();
    for (Measured b : others) {
      for (Column column : columns) {
        Contrast contrast = of(a, b, column, places, level);
        if (contrast != null) {
          found.add(contrast);
        }
      }
    }
    return adjusted(found);
  }

  private static @Nullable Contrast of(
      Measured a, Measured b, Column column, Map<String, Integer> places, double level) {
    double[] of = a.of(column);
    double[] than = b.of(column);
    double[] differences = new double[than.length];
    int shared = 0;
    int better = 0;
    int worse = 0;
    double sum = 0;
    for (int p = 0; p < than.length && of.length > 0; p++) {
      Integer at = places.get(b.keys().get(p));
      if (at != null) {
        double difference = than[p] - of[at];
        differences[shared++] = difference;
        better += difference > 0 ? 1 : 0;
        worse += difference < 0 ? 1 : 0;
        sum += difference;
      }
    }
    if (shared == 0) {
      return null;
    }
    return new Contrast(
        a.setting(),
        b.setting(),
        column,
        sum / shared,
        MeanDifference.paired(level, java.util.Arrays.copyOf(differences, shared)),
        Double.NaN,
        better,
        worse,
        shared);
  }

  static List<Contrast> adjusted(List<Contrast> family) {
    double[] holm =
        Holm.adjust(
            family.stream()
                .mapToDouble(each -> each.test() == null ? Double.NaN : each.test().p())
                .toArray());
    List<Contrast> adjusted = new ArrayList<>();
    for (int i = 0; i < holm.length; i++) {
      Contrast each = family.get(i);
      adjusted.add(
          new Contrast(
              each.a,
              each.b,
              each.column,
              each.difference,
              each.test,
              holm[i],
              each.better,
              each.worse,
              each.problems));
    }
    return List.copyOf(adjusted);
  }
}
