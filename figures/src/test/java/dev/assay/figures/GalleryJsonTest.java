package dev.assay.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testkit.Golden;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The figures that the browser's tests read: what Java writes and what is drawn there agree. */
class GalleryJsonTest {
  private static final Path FOLDER = Path.of("src/test/resources/golden/json");

  /** Too large to be recorded, or like another one. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "long",
          "heat-40-80",
          "bars-100-1",
          "bars-100-3",
          "bars-40-1",
          "bars-2-1",
          "asides-3",
          "asides-60",
          "ranking-2",
          "ranking-100",
          "lines-100-12",
          "lines-3-60");

  static List<Figure> recorded() {
    return Gallery.all().stream()
        .filter(figure -> !LEFT_OUT.contains(figure.id()))
        .map(GalleryJsonTest::withoutLongCurves)
        .toList();
  }

  private static Figure withoutLongCurves(Figure figure) {
    var panels =
        figure.panels().stream()
            .filter(place ->
                !(place.panel() instanceof Plot plot
                    && plot.marks().stream()
                        .anyMatch(
                            mark -> mark instanceof Mark.Line line && line.points().size() > 1000)))
            .toList();
    return new Figure(
        figure.id(),
        figure.title(),
        figure.subtitle(),
        figure.looks(),
        panels,
        figure.size(),
        figure.caption(),
        figure.provenance());
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void theRecordedJsonIsWhatIsWritten(Figure figure) throws Exception {
    Golden.check(FOLDER.resolve(figure.id() + ".json"), FigureJson.write(figure) + "\n");
  }

  @Test
  void everythingThatIsLeftOutIsInTheGallery() {
    assertThat(Gallery.all()).extracting(Figure::id).containsAll(LEFT_OUT);
  }
}
