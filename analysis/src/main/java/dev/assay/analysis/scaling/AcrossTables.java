package dev.assay.analysis.scaling;

import dev.assay.analysis.report.Table;
import dev.assay.analysis.report.Table.Entry;
import dev.assay.analysis.report.Table.Head;
import dev.assay.analysis.tts.across.Capability;
import dev.assay.analysis.tts.across.Doubling;
import dev.assay.analysis.tts.across.Duel;
import dev.assay.analysis.tts.across.Enough;
import dev.assay.analysis.tts.across.Experiment;
import dev.assay.analysis.tts.across.Pick;
import dev.assay.analysis.tts.across.Shift;
import dev.assay.formats.tts.DifficultyFile.Level;
import dev.assay.formats.tts.DifficultyFile.Number;
import dev.assay.stats.Holm;
import dev.assay.stats.MeanDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Tables of experiments side by side. */
final class AcrossTables {
  static final double LEVEL = 0.95;

  private AcrossTables() {}

  static Entry reference(Experiment of) {
    return of.reference().isEmpty()
        ? Entry.NONE
        : Entry.number(Double.toString(of.reference().getAsDouble()), of.reference().getAsDouble());
  }

  static String range(Level level) {
    return String.format(Locale.ROOT, "%.2f-%.2f", level.min(), level.max());
  }

  /** Which temperature suits which level of which experiment. */
  static Table picks(List<Pick> picks) {
    List<List<Entry>> rows = new ArrayList<>();
    for (Pick each : picks) {
      rows.add(
          List.of(
              Entry.text(each.experiment().name()),
              Entry.text(each.experiment().algorithm()),
              reference(each.experiment()),
              Entry.whole((long) each.level().number()),
              Entry.whole((long) each.level().problems()),
              Entry.text(each.measure() + "@" + each.n()),
              each.temperature().isEmpty()
                  ? new Entry("-", null)
                  : new Entry(each.best(), each.value()),
              Shown.share(each.accuracy()),
              Double.isNaN(each.chance())
                  ? Entry.NONE
                  : Entry.number(Shown.percent(each.chance()), each.chance()),
              near(each)));
    }
    return new Table(
        List.of(
            Head.text("experiment", "experiment"),
            Head.text("algorithm", "algorithm"),
            Head.number("reference", "reference"),
            Head.number("level", "level"),
            Head.number("problems", "problems"),
            Head.text("measure", "measure"),
            Head.text("temperature", "best"),
            Head.number("accuracy", "accuracy"),
            Head.number("chance", "chance of best"),
            Head.text("near", "not told from it")),
        rows,
        List.of(
            "best: highest mean over runs, the lowest temperature of equals. Chance, and what"
                + " cannot be told from it: the level's problems drawn anew; unknown of reports of"
                + " older scripts, and without a chance below 35 problems, where none is told"
                + " apart. Compared at the largest n that every temperature has."));
  }

  static Entry near(Pick pick) {
    if (!pick.known()) {
      return Entry.NONE;
    }
    return new Entry(pick.near().isEmpty() ? "none" : near(pick, ", "), near(pick, ";"));
  }

  private static String near(Pick pick, String between) {
    return String.join(between, pick.near().stream().map(pick.experiment()::key).toList());
  }

  /** Problems by level and experiment. */
  static Table counts(List<Experiment> experiments) {
    List<Head> heads =
        new ArrayList<>(
            List.of(Head.text("Level", "Level"), Head.text("Accuracy Range", "Accuracy Range")));
    experiments.forEach(each -> heads.add(Head.number(each.name(), each.name())));
    List<List<Entry>> rows = new ArrayList<>();
    for (int number : Experiment.levels(experiments)) {
      TreeSet<String> ranges = new TreeSet<>();
      List<Entry> counts = new ArrayList<>();
      for (Experiment each : experiments) {
        Optional<Level> level = each.level(number);
        level.ifPresent(of -> ranges.add(range(of)));
        counts.add(level.map(of -> Entry.whole((long) of.problems())).orElse(Entry.NONE));
      }
      List<Entry> row =
          new ArrayList<>(
              List.of(
                  Entry.text(Integer.toString(number)), Entry.text(String.join(" / ", ranges))));
      row.addAll(counts);
      rows.add(row);
    }
    List<Entry> total = new ArrayList<>(List.of(Entry.text("Total"), Entry.text("0.0-1.0")));
    experiments.forEach(each -> total.add(Entry.whole((long) each.problems())));
    rows.add(total);
    return new Table(heads, rows);
  }

  /** Differences of counts, with exact McNemar tests on shared problems and Holm over them. */
  static Table shifts(List<Shift> shifts) {
    double[] holm = holm(shifts);
    List<List<Entry>> rows = new ArrayList<>();
    for (int i = 0; i < holm.length; i++) {
      Shift each = shifts.get(i);
      rows.add(
          List.of(
              Entry.text(each.b().name()),
              Entry.text(each.a().name()),
              Entry.whole((long) each.level()),
              Entry.whole((long) each.first()),
              Entry.whole((long) each.second()),
              new Entry(
                  String.format(Locale.ROOT, "%+d", each.difference()), (long) each.difference()),
              Double.isNaN(each.percent())
                  ? Entry.NONE
                  : Entry.number(
                      String.format(Locale.ROOT, "%+.1f %%", each.percent()), each.percent()),
              each.shared() == 0 ? Entry.NONE : Entry.whole((long) each.onlySecond()),
              each.shared() == 0 ? Entry.NONE : Entry.whole((long) each.onlyFirst()),
              p(holm[i]),
              Entry.text(each.verdict(holm[i], LEVEL))));
    }
    return new Table(
        List.of(
            Head.text("experiment", "experiment"),
            Head.text("against", "against"),
            Head.number("level", "level"),
            Head.number("before", "problems there"),
            Head.number("after", "problems here"),
            Head.number("difference", "difference"),
            Head.number("percent", "in percent"),
            Head.number("joined", "only here"),
            Head.number("left", "only there"),
            Head.number("p_holm", "p (Holm)"),
            Head.text("verdict", "verdict")),
        rows,
        List.of(
            "Test: exact McNemar over the problems of which both say the level, p after Holm over"
                + " this table. more, fewer: by those that came and went. untested: no problem of"
                + " which both say the level."));
  }

  static double[] holm(List<Shift> shifts) {
    return Holm.adjust(shifts.stream().mapToDouble(Shift::p).toArray());
  }

  /** Share of right completions by temperature and algorithm. */
  static Table capability(List<Capability> capabilities) {
    TreeSet<Double> temperatures = new TreeSet<>();
    capabilities.forEach(each -> temperatures.addAll(each.experiment().file().temperatures()));
    List<Head> heads = new ArrayList<>(List.of(Head.text("temperature", "Temperature")));
    capabilities.forEach(each ->
        heads.add(Head.number(each.experiment().algorithm(), each.experiment().algorithm())));
    List<List<Entry>> rows = new ArrayList<>();
    for (double temperature : temperatures) {
      List<Entry> row = new ArrayList<>(List.of(Entry.text("T" + temperature)));
      for (Capability each : capabilities) {
        int t = each.experiment().file().temperatures().indexOf(temperature);
        row.add(each.at(t).map(AcrossTables::spread).orElse(Entry.NONE));
      }
      rows.add(row);
    }
    return new Table(
        heads, rows, List.of("Share of right completions, mean ± population sd over runs."));
  }

  private static Entry spread(Number of) {
    return new Entry(
        Shown.four(of.mean()) + (Double.isNaN(of.sd()) ? "" : " ± " + Shown.four(of.sd())),
        of.mean());
  }

  /** Algorithms two by two, each at its best temperature. */
  static Table gaps(List<Capability> capabilities) {
    return new Table(
        List.of(
            Head.text("algorithm", "algorithm"),
            Head.text("against", "against"),
            Head.number("accuracy", "accuracy"),
            Head.number("other", "of the other"),
            Head.number("problems", "shared problems"),
            Head.number("points", "points"),
            Head.number("low", "low"),
            Head.number("high", "high"),
            Head.number("p_holm", "p (Holm)"),
            Head.text("verdict", "verdict")),
        Gap.of(capabilities).stream().map(AcrossTables::gap).toList(),
        List.of(
            "Each at its best temperature, which was found on the same problems and so flatters"
                + " both. Accuracies: of all problems of each. Points: on the shared ones, paired"
                + " t; verdict: p after Holm over this table; intervals are uncorrected."));
  }

  private static List<Entry> gap(Gap of) {
    MeanDifference test = of.test();
    return List.of(
        Entry.text(of.b().experiment().algorithm()),
        Entry.text(of.a().experiment().algorithm()),
        new Entry(Shown.four(of.b().highest()) + " at " + best(of.b()), of.b().highest()),
        new Entry(Shown.four(of.a().highest()) + " at " + best(of.a()), of.a().highest()),
        test == null ? Entry.NONE : Entry.whole((long) of.problems()),
        Entry.number(Shown.points(of.points()), of.points()),
        test == null
            ? Entry.NONE
            : Entry.number(Shown.points(test.interval().low()), test.interval().low()),
        test == null
            ? Entry.NONE
            : Entry.number(Shown.points(test.interval().high()), test.interval().high()),
        p(of.p()),
        Entry.text(of.verdict()));
  }

  private static Entry p(double p) {
    return Double.isNaN(p) ? Entry.NONE : Entry.number(Shown.p(p), p);
  }

  static String best(Capability of) {
    return of.best().isEmpty() ? "-" : of.experiment().key(of.best().getAsInt());
  }

  /** Gains in points: a row per step, a column per temperature. */
  static Table gains(Experiment experiment, List<Doubling> doublings) {
    TreeSet<Integer> temperatures = new TreeSet<>();
    TreeSet<Integer> budgets = new TreeSet<>();
    doublings.forEach(each -> {
      temperatures.add(each.temperature());
      budgets.add(each.n());
    });
    List<Head> heads = new ArrayList<>(List.of(Head.text("step", "n → 2n")));
    temperatures.forEach(t -> heads.add(Head.number(experiment.key(t), experiment.key(t))));
    List<List<Entry>> rows = new ArrayList<>();
    for (int n : budgets) {
      List<Entry> row = new ArrayList<>(List.of(Entry.text(n + " → " + 2 * n)));
      for (int t : temperatures) {
        row.add(
            doublings.stream()
                .filter(each -> each.n() == n && each.temperature() == t)
                .findFirst()
                .map(AcrossTables::gain)
                .orElse(Entry.NONE));
      }
      rows.add(row);
    }
    return new Table(heads, rows);
  }

  private static Entry gain(Doubling of) {
    String between =
        Double.isNaN(of.low())
            ? ""
            : " [%s, %s]".formatted(Shown.points(of.low()), Shown.points(of.high()));
    return new Entry(Shown.points(of.gain()) + between, of.gain(), of.isSure());
  }

  /** Experiments two by two in one level. */
  static Table duels(List<Duel> duels) {
    double[] holm = duelHolm(duels);
    List<List<Entry>> rows = new ArrayList<>();
    for (int i = 0; i < holm.length; i++) {
      Duel each = duels.get(i);
      rows.add(
          List.of(
              Entry.text(each.b().experiment().name() + " at " + each.b().best()),
              Entry.text(each.a().experiment().name() + " at " + each.a().best()),
              Entry.text(each.b().measure() + "@" + each.b().n()),
              Shown.share(each.b().accuracy()),
              Shown.share(each.a().accuracy()),
              Entry.number(Shown.points(each.difference()), each.difference()),
              each.interval() == null
                  ? Entry.NONE
                  : Entry.number(Shown.points(each.interval().low()), each.interval().low()),
              each.interval() == null
                  ? Entry.NONE
                  : Entry.number(Shown.points(each.interval().high()), each.interval().high()),
              p(holm[i]),
              Entry.text(each.verdict(holm[i], LEVEL))));
    }
    return new Table(
        List.of(
            Head.text("experiment", "experiment"),
            Head.text("against", "against"),
            Head.text("measure", "measure"),
            Head.number("accuracy", "accuracy"),
            Head.number("other", "of the other"),
            Head.number("points", "points"),
            Head.number("low", "low"),
            Head.number("high", "high"),
            Head.number("p_holm", "p (Holm)"),
            Head.text("verdict", "verdict")),
        rows,
        List.of(
            "Each on its own problems of the level and at its own best temperature, which was found"
                + " on the same problems and so flatters both. Interval, uncorrected: problems"
                + " drawn anew, shared ones together; below 35 problems of either, paired t where"
                + " both have the same ones. Verdict: p after Holm over this table."));
  }

  static double[] duelHolm(List<Duel> duels) {
    return Holm.adjust(duels.stream().mapToDouble(Duel::p).toArray());
  }

  /** How few completions suffice. */
  static Table enough(List<Enough> enough) {
    List<List<Entry>> rows = new ArrayList<>();
    for (Enough each : enough) {
      rows.add(
          List.of(
              Entry.text(each.pick().experiment().name()),
              Entry.whole((long) each.pick().level().number()),
              Entry.text(each.pick().best()),
              Entry.whole((long) each.n()),
              Shown.share(each.accuracy()),
              Shown.share(each.highest())));
    }
    return new Table(
        List.of(
            Head.text("experiment", "experiment"),
            Head.number("level", "level"),
            Head.text("temperature", "temperature"),
            Head.number("n", "n"),
            Head.number("accuracy", "accuracy"),
            Head.number("highest", "highest of any n")),
        rows);
  }
}
