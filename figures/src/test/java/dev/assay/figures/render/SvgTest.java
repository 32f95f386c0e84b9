package dev.assay.figures.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.figures.Figure;
import dev.assay.figures.Gallery;
import dev.assay.figures.layout.FigureLayout;
import dev.assay.figures.layout.Theme;
import dev.assay.figures.scene.TextBox;
import dev.assay.testkit.Golden;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SvgTest {
  /** Too large to be reviewed as a file; the others stand for them. */
  private static final Set<String> NOT_RECORDED =
      Set.of(
          "lines-100-12",
          "lines-40-12",
          "heat-40-80",
          "long",
          "single",
          "bars-100-3",
          "bars-40-3",
          "ranking-100");

  static Stream<Figure> figures() {
    return Gallery.all().stream();
  }

  static Stream<Figure> recorded() {
    return figures().filter(figure -> !NOT_RECORDED.contains(figure.id()));
  }

  private static String svg(Figure figure, Theme theme) {
    return new String(
        new Drawing(theme, 100).draw(figure, ImageFormat.SVG), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void looksAsRecorded(Figure figure) throws Exception {
    Golden.check(
        Path.of("src/test/resources/golden/" + figure.id() + ".svg"), svg(figure, Theme.LIGHT));
  }

  @ParameterizedTest
  @MethodSource("figures")
  void isWellFormedAndItsTextElementsAreTheLabelsAndNothingElse(Figure figure) throws Exception {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    var svg = svg(figure, Theme.DARK).getBytes(StandardCharsets.UTF_8);
    var document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg));

    var nodes = document.getElementsByTagName("text");
    var texts = new ArrayList<String>();
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent());
    }
    var labels =
        FigureLayout.scene(figure, Theme.DARK, figure.size()).texts().stream()
            .map(TextBox::text)
            .toList();
    assertThat(texts).isEqualTo(labels);
    assertThat(document.getElementsByTagName("script").getLength()).isZero();
  }
}
