package dev.assay.figures.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.figures.Figure;
import org.junit.jupiter.api.Test;

class PageSizeTest {
  @Test
  void inchesCentimetresAndPixelsAreUnderstood() {
    assertThat(PageSize.parse("8x5", 180)).isEqualTo(new Figure.Size(8, 5));
    assertThat(PageSize.parse(" 14 x 5.5 IN ", 180)).isEqualTo(new Figure.Size(14, 5.5));
    assertThat(PageSize.parse("25.4x12.7cm", 180)).isEqualTo(new Figure.Size(10, 5));
    assertThat(PageSize.parse("1600\u00d7900px", 100)).isEqualTo(new Figure.Size(16, 9));
  }

  @Test
  void anythingElseIsRefusedWithAnExample() {
    for (var text : new String[] {"", "8", "8x", "axb", "-8x5", "8x5ft", "8x5x3", "1e9x2"}) {
      assertThatThrownBy(() -> PageSize.parse(text, 100))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("1600x900px");
    }
    assertThatThrownBy(() -> PageSize.parse("10x10px", 100)).hasMessageContaining("inches");
  }
}
