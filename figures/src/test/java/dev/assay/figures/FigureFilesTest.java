package dev.assay.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testkit.Golden;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** The JSON and the numbers of a figure. */
class FigureFilesTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static List<Figure> figures() {
    return Gallery.all();
  }

  /** One of each panel and each mark, small enough to be read. */
  static Figure everything() {
    var looks =
        List.of(
            Look.nth(7, "a", "run a"),
            Look.of("base", "baseline", Colour.Role.BASELINE),
            Look.ordered("late", "step 9", 1));
    var points =
        List.of(
            Datum.at(1, 0.5).interval(0.4, 0.6).count(100).label("50%"),
            Datum.at(2, Double.NaN).note("not measured"));
    var marks =
        List.<Mark>of(
            Mark.Region.ofX(0, 2, "stage 1"),
            new Mark.Band("a", List.of(new Span(1, 0.4, 0.6))),
            new Mark.Line("a", points, true),
            new Mark.Dots("late", points),
            Mark.Bars.of("base", points),
            new Mark.Interval("a", Along.X, List.of(new Span(0.5, 0.9, 1.1))),
            new Mark.Rule(Along.Y, 0.25, "chance", Mark.Rule.Kind.CHANCE),
            new Mark.Label(1, 0.5, "here"));
    var plot =
        Plot.of(
            "Plot",
            Axis.symLog("step").ticks(List.of(1.0, 2.0)).format(TickFormat.THOUSANDS),
            Axis.linear("accuracy").unit("fraction").from(0).to(1).better(Better.UP).withZero(),
            marks);
    var heat =
        Plot.of(
            "Heat",
            Axis.names("", List.of("=1+1", "b")),
            Axis.names("task", List.of("copa")),
            List.of(
                new Mark.Heat(
                    List.of(
                        new Mark.Cell(0, 0, 0.125, "0.12", "p = 0.04"),
                        new Mark.Cell(1, 0, Double.NaN, "", "")),
                    new Shades.Diverging(
                        0, OptionalDouble.of(1), Better.UP, "change", TickFormat.PERCENT))));
    var text = new TextPanel("Text", List.of(TextPanel.row("model", "tiny, \"1b\"")));
    var table =
        new TablePanel(
            "Table",
            List.of(new TablePanel.Column("n", true)),
            List.of(new TablePanel.Row("a", List.of("10"))));
    return Figure.grid("a/b", "Everything", "of each", looks, 2, List.of(plot, heat, text, table))
        .caption("what bands are")
        .provenance(List.of("results.json"));
  }

  @Test
  void jsonHoldsAllThatTheFigureSays() throws Exception {
    var pretty =
        JSON.writerWithDefaultPrettyPrinter()
            .writeValueAsString(JSON.readTree(FigureJson.write(everything())));
    Golden.check(Path.of("src/test/resources/golden/everything.json"), pretty + "\n");
  }

  @Test
  void numbersHoldEveryNumber() throws Exception {
    Golden.check(
        Path.of("src/test/resources/golden/everything.csv"), FigureNumbers.write(everything()));
  }

  @ParameterizedTest
  @MethodSource("figures")
  void jsonIsReadByOthersAndSafeInsideAScriptElement(Figure figure) {
    var json = FigureJson.write(figure);

    assertThat(json).doesNotContain("<", ">", "&", "\u2028", "NaN", "Infinity");
    var tree = JSON.readTree(json);
    assertThat(tree.path("version").asInt()).isEqualTo(FigureJson.VERSION);
    assertThat(tree.path("panels").size()).isEqualTo(figure.panels().size());
    var labels = new ArrayList<String>();
    tree.path("looks").forEach(look -> labels.add(look.path("label").asString()));
    assertThat(labels).isEqualTo(figure.looks().stream().map(Look::label).toList());
  }

  @ParameterizedTest
  @MethodSource("figures")
  void numbersHaveTheSameFieldsInEachRow(Figure figure) {
    var rows = FigureNumbers.write(figure);
    int quotes = 0;
    int commas = 0;
    for (char c : rows.toCharArray()) {
      if (c == '"') {
        quotes++;
      } else if (quotes % 2 == 0 && c == ',') {
        commas++;
      } else if (quotes % 2 == 0 && c == '\n') {
        assertThat(commas).isEqualTo(10);
        commas = 0;
      }
    }
    assertThat(rows).doesNotContain("NaN", "Infinity").endsWith("\n");
  }
}
