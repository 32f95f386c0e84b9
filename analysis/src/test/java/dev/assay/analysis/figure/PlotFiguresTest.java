package dev.assay.analysis.figure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.analysis.ingest.ReadFile;
import dev.assay.domain.Annotation;
import dev.assay.domain.MetricCatalogue;
import dev.assay.domain.RunRecord;
import dev.assay.domain.RunRecordBuilder;
import dev.assay.figures.Colour;
import dev.assay.figures.Datum;
import dev.assay.figures.Figure;
import dev.assay.figures.FigureJson;
import dev.assay.figures.FigureNumbers;
import dev.assay.figures.Look;
import dev.assay.figures.Mark;
import dev.assay.figures.Plot;
import dev.assay.figures.layout.Theme;
import dev.assay.figures.render.Drawing;
import dev.assay.figures.render.ImageFormat;
import dev.assay.formats.Formats;
import dev.assay.formats.Settings;
import dev.assay.testkit.Golden;
import dev.assay.testkit.paper.EvaluationRun;
import dev.assay.testkit.paper.Scores;
import dev.assay.testkit.write.Chance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The figures of {@code assay plot} over generated evaluations, as data and as SVG. */
class PlotFiguresTest {
  private static final Path RECORDED = Path.of("src/test/resources/golden/plot");
  private static final LocalDateTime FIRST = LocalDateTime.of(2025, 3, 3, 9, 30);
  private static final MetricCatalogue CATALOGUE = MetricCatalogue.builtIn();

  @TempDir Path folder;

  /** Evaluations with a loss for every token, or every {@code stride}-th. */
  private List<PlotRun> runs(int n, int stride) throws IOException {
    List<PlotRun> runs = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      Chance chance = new Chance(11).fork(i);
      String type = i % 3 == 1 ? "TTT" : i % 3 == 0 ? "Baseline" : "Unknown";
      EvaluationRun drawn =
          EvaluationRun.drawn(
              chance,
              FIRST.plusMinutes(31L * i),
              type,
              Scores.any(chance, true),
              5.75,
              8.2,
              stride);
      Path file = folder.resolve(drawn.folder()).resolve("results.json");
      Files.createDirectories(file.getParent());
      Files.writeString(file, drawn.results());
      ReadFile.Content content = ReadFile.read(file, Formats.ALL, Settings.DEFAULTS);
      assertThat(content.faults()).isEmpty();
      runs.add(PlotRun.of("run " + i, content.runs().getFirst(), content.directions()));
    }
    return runs;
  }

  private static Figure single(PlotRun run) {
    return SingleRunFigure.of(run, CATALOGUE, ZoneOffset.UTC);
  }

  private static Figure compared(List<PlotRun> runs) {
    return CompareRunsFigure.of(runs, CATALOGUE, ZoneOffset.UTC);
  }

  /** A member a line, so that a difference is found. */
  private static void check(String name, Figure figure) throws IOException {
    String json = FigureJson.write(figure).replace("\":[", "\":\n[").replace(",{", ",\n{");
    Golden.check(RECORDED.resolve(name + ".json"), json + "\n");
  }

  private static void checkSvg(String name, Figure figure, Theme theme) throws IOException {
    byte[] svg = new Drawing(theme, 300).draw(figure, ImageFormat.SVG);
    Golden.check(
        RECORDED.resolve(name + ".svg"),
        new String(svg, StandardCharsets.UTF_8).replaceAll("(\\d+\\.\\d)\\d+", "$1"));
  }

  /** A line for each mark: what it is, how many points, its first and its last. */
  private static String digest(Figure figure) {
    StringBuilder lines = new StringBuilder(figure.title() + "\n" + figure.subtitle() + "\n");
    figure.looks().forEach(look -> lines.append("look ").append(look.label()).append('\n'));
    for (Figure.Place place : figure.panels()) {
      if (place.panel() instanceof Plot plot) {
        lines.append(plot.title()).append('\n');
        plot.marks().forEach(mark -> lines.append("  ").append(digest(mark)).append('\n'));
      }
    }
    return lines.toString();
  }

  private static String digest(Mark mark) {
    return switch (mark) {
      case Mark.Line line -> "line " + line.look() + ends(line.points());
      case Mark.Dots dots -> "dots " + dots.look() + ends(dots.points());
      case Mark.Bars bars -> "bars " + bars.look() + ends(bars.bars());
      case Mark.Band band -> "band " + band.look() + " " + band.spans().size();
      case Mark.Rule rule -> "rule " + rule.label() + " " + number(rule.at());
      case Mark.Label label -> "label " + label.text();
      case Mark.Interval interval -> "interval " + interval.look();
      case Mark.Region region -> "region " + region.label();
      case Mark.Heat heat -> "heat " + heat.cells().size();
      case Mark.Aside aside -> "aside " + aside.text();
    };
  }

  private static String ends(List<Datum> points) {
    return " " + points.size() + ": " + point(points.getFirst()) + " to " + point(points.getLast());
  }

  private static String point(Datum at) {
    return number(at.x()) + " " + number(at.y()) + (at.note().isEmpty() ? "" : " " + at.note());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  @Test
  void oneRunIsAsRecorded() throws IOException {
    Figure figure = single(runs(2, 1).get(1));

    check("single", figure);
    checkSvg("single", figure, Theme.LIGHT);
  }

  @Test
  void twoRunsAreAsRecorded() throws IOException {
    Figure figure = compared(runs(2, 1));

    check("two", figure);
    checkSvg("two", figure, Theme.DARK);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 100})
  void manyRunsAreAsRecorded(int n) throws IOException {
    Golden.check(RECORDED.resolve(n + ".txt"), digest(compared(runs(n, n == 10 ? 1 : 100))));
  }

  @Test
  void theSameRunsAreTheSameBytes() throws IOException {
    List<PlotRun> runs = runs(8, 100);

    assertThat(FigureJson.write(compared(runs))).isEqualTo(FigureJson.write(compared(runs)));
    Drawing drawing = new Drawing(Theme.LIGHT, 40);
    for (ImageFormat format : ImageFormat.values()) {
      assertThat(drawing.draw(compared(runs), format))
          .isEqualTo(drawing.draw(compared(runs), format));
    }
  }

  @Test
  void onlyTheBaselineThatIsComparedWithLooksLikeOne() throws IOException {
    Figure figure = compared(runs(4, 100)); // the first and the last are baselines

    assertThat(figure.looks())
        .filteredOn(look -> look.colour().equals(Colour.Role.BASELINE))
        .extracting(Look::label)
        .containsExactly("BASE 2025-03-03 09:30");
    assertThat(figure.looks()).hasSize(4);
  }

  @Test
  void theChosenBaselineIsComparedWithWhateverItsTraining() throws IOException {
    List<PlotRun> runs = new ArrayList<>(runs(3, 100));
    runs.set(1, tagged(runs.get(1), Annotation.CHOSEN_BASELINE));

    Figure figure = compared(runs);

    assertThat(figure.subtitle()).contains("compared with the baseline TTT 2025-03-03 10:01");
    assertThat(figure.looks())
        .filteredOn(look -> look.colour().equals(Colour.Role.BASELINE))
        .extracting(Look::label)
        .containsExactly("TTT 2025-03-03 10:01");
  }

  private static PlotRun tagged(PlotRun run, String tag) {
    RunRecord record = run.record();
    RunRecordBuilder builder =
        RunRecord.builder(record.role(), record.id(), record.checkpointKey())
            .name(record.name())
            .trainingType(record.trainingType())
            .evaluatedAt(record.evaluatedAt(), record.timeSource())
            .tag(tag);
    record.estimates().forEach(builder::estimate);
    return PlotRun.of(run.source(), builder.build(), Map.of());
  }

  @Test
  void aRankingNamesItsBestAndItsWorst() throws IOException {
    Figure figure = compared(runs(24, 100));

    String numbers = FigureNumbers.write(figure);
    assertThat(digest(figure)).contains("label best: ", "label worst: ", "rule baseline");
    assertThat(numbers).contains("lowest: ", "highest: ");
  }

  @Test
  void aPlotWithoutDataTakesASmallPlaceAndSaysSo() throws IOException {
    Figure figure = single(tagged(runs(1, 100).getFirst(), "x"));

    assertThat(figure.panels()).hasSize(6);
    assertThat(figure.size().height()).isEqualTo(8);
    assertThat(figure.panels())
        .filteredOn(place -> place.panel() instanceof Plot plot && plot.marks().isEmpty())
        .allMatch(place -> place.columnSpan() == 1);
  }
}
