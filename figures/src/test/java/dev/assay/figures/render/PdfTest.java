package dev.assay.figures.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.figures.Figure;
import dev.assay.figures.Gallery;
import dev.assay.figures.layout.FigureLayout;
import dev.assay.figures.layout.Theme;
import dev.assay.figures.type.Words;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** PDFBox reads what we wrote. */
class PdfTest {
  static Stream<Figure> figures() {
    return Gallery.all().stream();
  }

  private static PDDocument pdf(Figure figure) throws IOException {
    return Loader.loadPDF(new Drawing(Theme.LIGHT, 100).draw(figure, ImageFormat.PDF));
  }

  /** All letters in the order in which they were set. */
  private static final class Letters extends PDFTextStripper {
    private final StringBuilder letters = new StringBuilder();

    @Override
    protected void processTextPosition(TextPosition text) {
      letters.append(text.getUnicode());
    }
  }

  @ParameterizedTest
  @MethodSource("figures")
  void itsTextIsExactlyTheLabels(Figure figure) throws IOException {
    var labels =
        FigureLayout.scene(figure, Theme.LIGHT, figure.size()).texts().stream()
            .map(text -> Words.visual(text.text()))
            .collect(Collectors.joining());
    try (var document = pdf(figure)) {
      var letters = new Letters();
      letters.getText(document);

      assertThat(letters.letters.toString()).isEqualTo(labels);
      assertThat(document.getPage(0).getMediaBox().getWidth())
          .isEqualTo((float) (figure.size().width() * 72));
    }
  }

  @Test
  void fontsAreEmbeddedAsSmallSubsets() throws IOException {
    var figure = Gallery.all().getFirst();
    var bytes = new Drawing(Theme.LIGHT, 100).draw(figure, ImageFormat.PDF);

    assertThat(bytes).hasSizeLessThan(60_000);
    try (var document = Loader.loadPDF(bytes)) {
      var resources = document.getPage(0).getResources();
      for (var name : resources.getFontNames()) {
        var font = resources.getFont(name);
        assertThat(font.isEmbedded()).isTrue();
        assertThat(font.isDamaged()).isFalse();
        assertThat(font.getName()).matches("[A-Z]{6}\\+LiberationSans(-Bold)?");
      }
      assertThat(document.getDocumentInformation().getTitle()).isEqualTo(figure.title());
    }
  }

  @Test
  void looksLikeThePng() throws IOException {
    for (var figure : Gallery.all()) {
      if (figure.id().equals("bars-10-3") || figure.id().equals("lines-5-12")) {
        var png = new Drawing(Theme.LIGHT, 72).draw(figure, ImageFormat.PNG);
        try (var document = pdf(figure)) {
          var drawn = new PDFRenderer(document).renderImage(0);
          assertThat(difference(ImageIO.read(new ByteArrayInputStream(png)), drawn))
              .as(figure.id())
              .isLessThan(4);
        }
      }
    }
  }

  /** Mean difference of brightness, of 255. */
  private static double difference(BufferedImage a, BufferedImage b) {
    assertThat(a.getWidth()).isEqualTo(b.getWidth());
    long sum = 0;
    for (int y = 0; y < a.getHeight(); y++) {
      for (int x = 0; x < a.getWidth(); x++) {
        sum += Math.abs((a.getRGB(x, y) >> 8 & 255) - (b.getRGB(x, y) >> 8 & 255));
      }
    }
    return sum / (double) (a.getWidth() * a.getHeight());
  }
}
