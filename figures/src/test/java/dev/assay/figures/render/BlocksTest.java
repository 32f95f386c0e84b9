package dev.assay.figures.render;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.figures.shape.Box;
import dev.assay.figures.shape.Outline;
import org.junit.jupiter.api.Test;

class BlocksTest {
  @Test
  void aBarCoversWholePixels() {
    var bar = requireNonNull(Blocks.area(Outline.box(new Box(1.2, 2, 9.9, 20.4)), 1, 7));

    assertThat(bar.edges()).containsExactly(1, 2, 10, 20);
    var pixels = new int[12 * 10];
    bar.fill(pixels, 12, 15, 10); // rows 15 to 24
    assertThat(pixels[4 * 12 + 1]).isEqualTo(7);
    assertThat(pixels[5 * 12 + 1]).isZero();
    assertThat(pixels[4 * 12 + 10]).isZero();
  }

  @Test
  void thinBarsAndOtherShapesKeepTheirExactEdges() {
    assertThat(Blocks.area(Outline.box(new Box(0, 0, 3, 100)), 1, 7)).isNull();
    assertThat(Blocks.area(Outline.circle(50, 50, 40), 1, 7)).isNull();
    assertThat(Blocks.area(Outline.polygon(0, 0, 100, 10, 100, 100, 0, 90), 1, 7)).isNull();
    assertThat(Blocks.area(Outline.polygon(0, 0, 100, 0, 50, 90), 1, 7)).isNull();
  }

  @Test
  void anErrorBarIsThreeCrispLines() {
    var bar = Outline.segment(10.3, 50, 10.3, 5).move(8, 5).line(12, 5).move(8, 50).line(12, 50);

    var blocks = requireNonNull(Blocks.lines(bar, 2, 0.5, 7));

    assertThat(blocks.edges()).containsExactly(20, 10, 21, 100, 16, 10, 24, 11, 16, 100, 24, 101);
  }

  @Test
  void linesThatAreSlantedOrJoinedAreDrawnTheOtherWay() {
    assertThat(Blocks.lines(Outline.segment(0, 0, 10, 9), 1, 1, 7)).isNull();
    assertThat(Blocks.lines(Outline.segment(0, 0, 10, 0).line(20, 0), 1, 1, 7)).isNull();
    assertThat(Blocks.lines(Outline.box(new Box(0, 0, 9, 9)), 1, 1, 7)).isNull();
  }
}
