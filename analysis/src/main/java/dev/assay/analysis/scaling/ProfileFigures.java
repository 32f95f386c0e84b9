package dev.assay.analysis.scaling;

import dev.assay.analysis.tts.profile.Profile;
import dev.assay.analysis.tts.profile.ProfileSummary;
import dev.assay.figures.Axis;
import dev.assay.figures.Colour;
import dev.assay.figures.Datum;
import dev.assay.figures.Figure;
import dev.assay.figures.Look;
import dev.assay.figures.Mark;
import dev.assay.figures.Plot;
import dev.assay.figures.Shades;
import dev.assay.figures.TickFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeSet;

/** Figures of the profiles of an approach. */
final class ProfileFigures {
  private static final int MOST_ROWS = 60;
  private final String approach;
  private final List<Profile> profiles;
  private final ProfileSummary summary;

  ProfileFigures(String approach, List<Profile> profiles) {
    this.approach = approach;
    this.profiles = profiles;
    this.summary = ProfileSummary.of(profiles);
  }

  List<Figure> all() {
    return List.of(overview(), matrix());
  }

  private Figure overview() {
    List<Plot> panels = new ArrayList<>();
    panels.add(bars("How many temperatures solve it", summary.categories()));
    panels.add(bars("With rising temperature", summary.monotonicity()));
    panels.add(bars("Best temperature", summary.best()));
    panels.add(bars("Solved by one temperature alone", summary.exclusive()));
    panels.add(levels());
    return Figure.grid(
        Slug.of(approach) + "-temperature_profiles",
        "How problems depend on the temperature, " + approach,
        Words.count(profiles.size(), "problem"),
        List.of(Look.of("all", "problems", Colour.Role.NEUTRAL)),
        2,
        panels);
  }

  private static Plot bars(String title, Map<?, Long> counts) {
    List<String> names = new ArrayList<>();
    List<Datum> bars = new ArrayList<>();
    counts.forEach((name, count) -> {
      bars.add(Datum.at(names.size(), count).label(Long.toString(count)));
      names.add(name.toString());
    });
    return Plot.of(
            title,
            Axis.names("", names),
            Axis.linear("problems").withZero(),
            List.of(Mark.Bars.of("all", bars)))
        .legend(Plot.Legend.NONE);
  }

  /** Counts by level and best temperature, in place of points that would hide each other. */
  private Plot levels() {
    TreeSet<Integer> levels = new TreeSet<>();
    profiles.forEach(each -> each.level().ifPresent(levels::add));
    List<Integer> rows = List.copyOf(levels);
    List<Double> columns = List.copyOf(summary.best().keySet());
    long[][] counts = new long[rows.size()][columns.size()];
    for (Profile each : profiles) {
      OptionalDouble best = each.best();
      OptionalInt level = each.level();
      if (best.isPresent() && level.isPresent()) {
        counts[rows.indexOf(level.getAsInt())][columns.indexOf(best.getAsDouble())]++;
      }
    }
    List<Mark.Cell> cells = new ArrayList<>();
    for (int r = 0; r < counts.length; r++) {
      for (int c = 0; c < counts[r].length; c++) {
        cells.add(new Mark.Cell(c, r, counts[r][c], Long.toString(counts[r][c]), ""));
      }
    }
    Shades shades =
        new Shades.Sequential(
            OptionalDouble.of(0), OptionalDouble.empty(), "problems", TickFormat.NUMBER);
    return Plot.of(
            "Difficulty and best temperature",
            Axis.names("best temperature", columns.stream().map(Object::toString).toList()),
            Axis.names("level", rows.stream().map(level -> "level " + level).toList()),
            List.of(new Mark.Heat(cells, shades)))
        .empty("No levels are known");
  }

  /**
   * Accuracy of problems by temperature, sorted by best temperature, then level. Of many problems
   * each row is the mean of neighbours in this order.
   */
  private Figure matrix() {
    List<Profile> sorted = new ArrayList<>(profiles);
    sorted.sort(
        Comparator.comparingDouble((Profile each) -> each.best().orElse(Double.MAX_VALUE))
            .thenComparingInt(each -> each.level().orElse(0))
            .thenComparing(Comparator.comparingDouble(Profile::bestAccuracy).reversed()));
    int rows = Math.min(MOST_ROWS, sorted.size());
    List<Double> temperatures = List.copyOf(summary.solved().keySet());
    List<String> names = new ArrayList<>();
    List<Mark.Cell> cells = new ArrayList<>();
    for (int r = 0; r < rows; r++) {
      int from = (int) ((long) r * sorted.size() / rows);
      int to = (int) ((r + 1L) * sorted.size() / rows);
      List<Profile> here = sorted.subList(from, to);
      names.add((from + 1) + (to - from > 1 ? "-" + to : ""));
      for (int t = 0; t < temperatures.size(); t++) {
        double temperature = temperatures.get(t);
        double mean =
            here.stream()
                .mapToDouble(each -> each.accuracy().getOrDefault(temperature, Double.NaN))
                .average()
                .orElse(Double.NaN);
        cells.add(new Mark.Cell(t, r, mean, "", ""));
      }
    }
    Shades shades =
        new Shades.Sequential(
            OptionalDouble.of(0), OptionalDouble.of(1), "accuracy", TickFormat.PERCENT);
    return Figure.of(
            Slug.of(approach) + "-success_matrix",
            "Accuracy of each problem by temperature, " + approach,
            Words.count(profiles.size(), "problem") + ", sorted by best temperature, then level",
            List.of(),
            Plot.of(
                "",
                Axis.names("temperature", temperatures.stream().map(Object::toString).toList()),
                Axis.names("problems", names),
                List.of(new Mark.Heat(cells, shades))))
        .size(6.5, 2 + 0.13 * rows)
        .caption(rows < sorted.size() ? "Each row: the mean of neighbours in this order." : "");
  }
}
