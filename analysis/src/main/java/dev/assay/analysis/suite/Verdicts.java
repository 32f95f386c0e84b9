package dev.assay.analysis.suite;

import dev.assay.analysis.question.Difference;
import dev.assay.analysis.question.Difference.Verdict;
import dev.assay.analysis.question.Estimates;
import dev.assay.figures.Colour;
import dev.assay.figures.Datum;
import dev.assay.figures.Look;
import dev.assay.figures.Mark;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Differences as bars that say better, worse, not distinguishable, or not tested. */
final class Verdicts {
  static final List<Look> LOOKS =
      List.of(
          Look.of("better", "better", Colour.Role.BETTER),
          Look.of("worse", "worse", Colour.Role.WORSE),
          Look.of("indistinguishable", "not distinguishable", Colour.Role.UNDECIDED),
          Look.of("unknown", "not tested: error unknown", Colour.Role.NEUTRAL));

  private Verdicts() {}

  private static boolean any(List<@Nullable Difference> differences, String method) {
    return differences.stream().anyMatch(each -> each != null && each.method().contains(method));
  }

  private static boolean tested(List<@Nullable Difference> differences) {
    return differences.stream().anyMatch(each -> each != null && each.p() != null);
  }

  /**
   * What the test of single members is, for captions.
   *
   * @param family over what Holm's correction goes
   */
  static String members(TierView view, List<@Nullable Difference> differences, String family) {
    if (!tested(differences)) {
      return untested(view);
    }
    String how =
        any(differences, Pairs.PAIRED)
            ? "Intervals: Tango 1998, 95 %, paired by item; p: McNemar, exact."
            : any(differences, Estimates.NEWCOMBE)
                ? "Intervals: Newcombe 1998 from counts, 95 %, unpaired."
                : "Intervals: normal, 95 %, from the reported standard errors, unpaired.";
    return how + " Verdicts at 5 % after Holm over the " + family + ".";
  }

  /** What the test of means is, for captions; of no test if none was made. */
  static String means(TierView view, List<@Nullable Difference> differences) {
    if (!tested(differences)) {
      return untested(view);
    }
    String how =
        any(differences, Pairs.PAIRED)
            ? "Intervals: normal, 95 %, paired by item, members independent, sampling error only."
            : "Intervals: normal, 95 %, from the members' counts, members independent, sampling"
                + " error only.";
    return how + " Verdicts at 5 % after Holm over the steps of a panel.";
  }

  private static String untested(TierView view) {
    return "No verdict on " + name(view) + ": its error is unknown, only totals are stored.";
  }

  private static String name(TierView view) {
    return view.tier.label().toLowerCase(Locale.ROOT);
  }

  /** What the error bars of single values are, for captions. */
  static String errorBars(TierView view, boolean any) {
    if (view.metric.proportion()) {
      return "Error bars: Wilson, 95 %, from the counts.";
    }
    return any
        ? "Error bars: normal, 95 %, from the reported standard errors."
        : "No error bars: the error of " + name(view) + " is unknown, only totals are stored.";
  }

  /** Upright bars at 0, 1, 2, ...; each in the look of its verdict. */
  static List<Mark> bars(TierView view, List<@Nullable Difference> differences) {
    return bars(view, differences, false);
  }

  /**
   * Bars at 0, 1, 2, ...
   *
   * @param lying whether the places are on the y axis
   */
  static List<Mark> bars(TierView view, List<@Nullable Difference> differences, boolean lying) {
    Map<Verdict, List<Datum>> byVerdict = new EnumMap<>(Verdict.class);
    for (int i = 0; i < differences.size(); i++) {
      Difference difference = differences.get(i);
      if (difference != null) {
        byVerdict
            .computeIfAbsent(difference.verdict(), key -> new ArrayList<>())
            .add(datum(view, i, difference, lying));
      }
    }
    List<Mark> marks = new ArrayList<>();
    byVerdict.forEach(
        (verdict, bars) -> marks.add(new Mark.Bars(verdict.word(), "difference", bars)));
    return marks;
  }

  private static Datum datum(TierView view, int at, Difference difference, boolean lying) {
    double value = difference.value();
    Datum datum =
        (lying ? Datum.at(value, at) : Datum.at(at, value))
            .label(SuiteText.delta(view, value))
            .note(note(difference));
    return difference.low() == null || difference.high() == null
        ? datum
        : datum.interval(difference.low(), difference.high());
  }

  private static String note(Difference difference) {
    String note = difference.verdict().word() + "; " + difference.method();
    Double p = difference.adjusted() == null ? difference.p() : difference.adjusted();
    return p == null ? note : note + String.format(Locale.ROOT, "; p = %.3g", p);
  }
}
