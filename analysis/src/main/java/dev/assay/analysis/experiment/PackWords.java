package dev.assay.analysis.experiment;

import dev.assay.analysis.experiment.MethodScore.Untested;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Phrases that several parts of the package use. */
final class PackWords {
  private static final String NO_BASELINE = "no baseline was named (--baseline)";

  private PackWords() {}

  /** {@code 1 run}, {@code 2 runs}. */
  static String count(long n, String one) {
    return n + " " + one + (n == 1 ? "" : "s");
  }

  /** Seeds of runs, such as {@code 41, 42 (2 runs)}; runs without one are a dash. */
  static String seeds(List<OptionalLong> seeds) {
    Map<String, Integer> times = new LinkedHashMap<>();
    seeds.forEach(seed ->
        times.merge(seed.isPresent() ? Long.toString(seed.getAsLong()) : "–", 1, Integer::sum));
    return times.entrySet().stream()
        .map(each ->
            each.getKey() + (each.getValue() > 1 ? " (" + count(each.getValue(), "run") + ")" : ""))
        .collect(Collectors.joining(", "));
  }

  /** Why nothing was tested, or what was not; empty when all was. */
  static String untested(Summary summary) {
    if (summary.methods().size() < 2) {
      return "there is one method";
    }
    if (summary.baseline() < 0) {
      return NO_BASELINE;
    }
    return summary.untested().stream()
        .filter(why -> why != Untested.UNKNOWN || summary.family() == 0)
        .map(PackWords::reason)
        .collect(Collectors.joining("; "));
  }

  /** Why one score, which is not the baseline's, was not tested. */
  static String untested(Summary summary, MethodScore score) {
    return summary.baseline() < 0 ? NO_BASELINE : reason(score.untested());
  }

  static String reason(Untested why) {
    return switch (why) {
      case NONE -> "";
      case UNKNOWN -> "no values to compare";
      case CENSORED -> "runs that never got there, or whose steps are not known";
      case FEW -> "too few runs (3 of each, or of shared seeds)";
      case EVEN -> "no spread, since all differences are equal";
    };
  }
}
