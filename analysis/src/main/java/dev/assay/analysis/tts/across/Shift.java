package dev.assay.analysis.tts.across;

import dev.assay.stats.SignTest;
import java.util.Map;

/**
 * How many problems two experiments have in a level, and whether that differs by more than chance:
 * on the problems that both have, the exact McNemar test of being in it.
 *
 * @param first count of the first
 * @param second count of the second
 * @param onlyFirst shared problems that only the first has in the level
 * @param onlySecond those that only the second has there
 * @param shared problems of which both say the level; 0 when unknown
 * @param p NaN without shared problems
 */
public record Shift(
    Experiment a,
    Experiment b,
    int level,
    int first,
    int second,
    int onlyFirst,
    int onlySecond,
    int shared,
    double p) {

  /** Compares a level, which an experiment that lacks it has empty. */
  public static Shift of(Experiment a, Experiment b, int level) {
    Map<String, Integer> of = a.file().levelOf();
    int shared = 0;
    int onlyFirst = 0;
    int onlySecond = 0;
    for (Map.Entry<String, Integer> each : b.file().levelOf().entrySet()) {
      Integer other = of.get(each.getKey());
      if (other != null) {
        shared++;
        boolean here = other == level;
        boolean there = each.getValue() == level;
        onlyFirst += here && !there ? 1 : 0;
        onlySecond += there && !here ? 1 : 0;
      }
    }
    return new Shift(
        a,
        b,
        level,
        count(a, level),
        count(b, level),
        onlyFirst,
        onlySecond,
        shared,
        shared == 0 ? Double.NaN : SignTest.pValue(onlyFirst, onlySecond));
  }

  private static int count(Experiment of, int level) {
    return of.level(level).map(each -> each.problems()).orElse(0);
  }

  /** How many more the second has. */
  public int difference() {
    return second - first;
  }

  /** In percent of the first; NaN when that is 0. */
  public double percent() {
    return first == 0 ? Double.NaN : 100.0 * difference() / first;
  }

  /**
   * What may be said of it at a level of confidence, after Holm's correction or without: more or
   * fewer by the shared problems that the test counts, which all problems may contradict.
   */
  public String verdict(double adjusted, double confidence) {
    if (Double.isNaN(adjusted)) {
      return difference() == 0 ? "equal counts" : "untested";
    }
    return adjusted > 1 - confidence
        ? difference() == 0 ? "equal counts" : "within noise"
        : onlySecond > onlyFirst ? "more" : "fewer";
  }
}
