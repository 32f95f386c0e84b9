package dev.assay.analysis.scaling;

import dev.assay.analysis.tts.across.Capability;
import dev.assay.stats.Holm;
import dev.assay.stats.MeanDifference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the second of two algorithms has more right completions than the first, each at its best
 * temperature.
 *
 * @param test on the problems that both have; null when there is none
 * @param p after Holm over all pairs; NaN without a test
 */
record Gap(Capability a, Capability b, @Nullable MeanDifference test, double p) {
  /** Each two algorithms of which a best temperature is known, in their order. */
  static List<Gap> of(List<Capability> capabilities) {
    List<Capability> known = capabilities.stream().filter(each -> each.best().isPresent()).toList();
    List<Gap> raw = new ArrayList<>();
    for (int i = 0; i < known.size(); i++) {
      for (int j = i + 1; j < known.size(); j++) {
        MeanDifference test = known.get(i).gap(known.get(j), AcrossTables.LEVEL);
        raw.add(new Gap(known.get(i), known.get(j), test, test == null ? Double.NaN : test.p()));
      }
    }
    double[] holm = Holm.adjust(raw.stream().mapToDouble(Gap::p).toArray());
    List<Gap> gaps = new ArrayList<>();
    for (int i = 0; i < holm.length; i++) {
      Gap each = raw.get(i);
      gaps.add(new Gap(each.a, each.b, each.test, holm[i]));
    }
    return gaps;
  }

  /** The difference that was tested; of all problems of each where none was. */
  double points() {
    return test == null ? b.highest() - a.highest() : test.value();
  }

  /** On how many problems it was tested; 0 without a test. */
  int problems() {
    return test == null ? 0 : (int) Math.round(test.df()) + 1;
  }

  /** What may be said of the second. */
  String verdict() {
    if (test == null) {
      return points() == 0 ? "same" : "untested";
    }
    return p > 1 - AcrossTables.LEVEL ? "within noise" : points() > 0 ? "better" : "worse";
  }

  /** Whether an algorithm is one of the two and better than the other. */
  boolean isWonBy(Capability wanted) {
    return verdict().equals("better") && b.equals(wanted)
        || verdict().equals("worse") && a.equals(wanted);
  }
}
