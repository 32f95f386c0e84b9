package dev.assay.figures.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.figures.Figure;
import dev.assay.figures.Gallery;
import dev.assay.figures.layout.FigureLayout;
import dev.assay.figures.layout.Theme;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.metadata.IIOMetadataNode;
import org.junit.jupiter.api.Test;

class PngTest {
  private static final Figure FIGURE = Gallery.all().getFirst();

  @Test
  void hasTheStatedSizeAndDensityAndCanBeReadByOthers() throws IOException {
    var png = new Drawing(Theme.DARK, 180).draw(FIGURE, ImageFormat.PNG, new Figure.Size(14, 8));

    var image = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(image.getWidth()).isEqualTo(14 * 180);
    assertThat(image.getHeight()).isEqualTo(8 * 180);
    assertThat(image.getRGB(2, 2) & 0xffffff).isEqualTo(0x101317);
    int at = indexOf(png, "pHYs") + 4;
    assertThat(ByteBuffer.wrap(png).getInt(at)).isEqualTo(7087); // 180 / 0.0254
    assertThat(png[at + 8]).isEqualTo((byte) 1); // metres
  }

  @Test
  void carriesItsTitleForThoseWhoCannotSeeIt() throws IOException {
    var png = new Drawing(Theme.LIGHT, 50).draw(FIGURE, ImageFormat.PNG);
    var reader = ImageIO.getImageReadersByFormatName("png").next();
    try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(png))) {
      reader.setInput(in);
      var tree = reader.getImageMetadata(0).getAsTree("javax_imageio_1.0");
      var texts = ((IIOMetadataNode) tree).getElementsByTagName("TextEntry");

      assertThat(texts.getLength()).isEqualTo(2);
      assertThat(((IIOMetadataNode) texts.item(0)).getAttribute("value")).isEqualTo(FIGURE.title());
    }
  }

  @Test
  void stripsJoinWithoutASeam() {
    for (var figure : Gallery.all()) {
      if (figure.id().matches("lines-5-12|deltas|hostile|heat-6-10|stages")) {
        var scene = FigureLayout.scene(figure, Theme.LIGHT, figure.size());
        assertThat(Raster.png(scene, 90, 10_000)).isEqualTo(Raster.png(scene, 90, 10_000_000));
      }
    }
  }

  @Test
  void equalFiguresAreEqualBytes() {
    for (var format : ImageFormat.values()) {
      var first = new Drawing(Theme.LIGHT, 80).draw(FIGURE, format);
      var second = new Drawing(Theme.LIGHT, 80).draw(Gallery.all().getFirst(), format);
      assertThat(first).isEqualTo(second);
    }
  }

  @Test
  void aPictureBeyondAllBoundsIsRefusedBeforeItIsDrawn() {
    assertThatThrownBy(() ->
            new Drawing(Theme.LIGHT, 1200).draw(FIGURE, ImageFormat.PNG, new Figure.Size(200, 200)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("pixels");
  }

  @Test
  void neitherFontsNorAScreenOfTheMachineAreLookedFor() throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var path = System.getProperty("java.class.path");
    var builder =
        new ProcessBuilder(java, "-verbose:class", "-cp", path, OneFigure.class.getName());
    builder.environment().put("DISPLAY", ":4711"); // no such screen
    var process = builder.redirectErrorStream(true).start();
    var log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(log).contains("drawn ").contains("sun.java2d.SunGraphics2D");
    assertThat(log)
        .doesNotContain(
            "sun.font.SunFontManager",
            "sun.awt.FontConfiguration",
            "sun.font.FreetypeFontScaler",
            "sun.awt.X11.XToolkit");
  }

  /** Draws one figure and ends; run in a process of its own. */
  static final class OneFigure {
    private OneFigure() {}

    public static void main(String[] args) {
      var png = new Drawing(Theme.LIGHT, 100).draw(FIGURE, ImageFormat.PNG);
      System.out.println("drawn " + png.length + " bytes");
    }
  }

  private static int indexOf(byte[] bytes, String word) {
    return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(word);
  }
}
