package dev.assay.figures.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.figures.Axis;
import dev.assay.figures.Datum;
import dev.assay.figures.Figure;
import dev.assay.figures.Look;
import dev.assay.figures.Mark;
import dev.assay.figures.Plot;
import dev.assay.figures.scene.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BarValuesTest {
  /** Where the value of the one bar is written, as y, from the top. */
  private static double place(Datum... dots) {
    List<Mark> marks = new ArrayList<>();
    marks.add(Mark.Bars.of("bar", List.of(Datum.at(0, 0.2).label("20 %"))));
    marks.add(new Mark.Dots("dot", List.of(dots)));
    Axis y = Axis.linear("").from(0).to(0.4);
    Plot plot = Plot.of("", Axis.names("", List.of("a")), y, marks);
    Figure figure =
        Figure.of(
            "f", "t", "", List.of(Look.nth(0, "bar", "bar"), Look.nth(1, "dot", "dot")), plot);
    return texts(FigureLayout.scene(figure, Theme.LIGHT, new Figure.Size(4, 4)).items())
        .filter(text -> text.text().equals("20 %"))
        .mapToDouble(Item.Text::y)
        .findFirst()
        .orElse(Double.NaN);
  }

  private static Stream<Item.Text> texts(List<Item> items) {
    return items.stream()
        .flatMap(item ->
            switch (item) {
              case Item.Text text -> Stream.of(text);
              case Item.Clip clip -> texts(clip.items());
              case Item.Fill fill -> Stream.of();
              case Item.Stroke stroke -> Stream.of();
            });
  }

  @Test
  void aValueKeepsClearOfAMarkerThatIsWhereItWouldBeWritten() {
    double usual = place(Datum.at(0, 0.1));

    assertThat(place(Datum.at(0, 0.21))).isLessThan(usual - 4);
    assertThat(place(Datum.at(0, 0.35))).isEqualTo(usual);
  }
}
