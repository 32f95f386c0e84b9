package dev.assay.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class FigureTest {
  private static final Plot PLOT = Plot.of("", Axis.linear("x"), Axis.linear("y"), List.of());

  private static void refused(ThrowingCallable call, String words) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }

  private static Figure figure(String id, List<Look> looks, Panel panel) {
    return Figure.of(id, "", "", looks, panel);
  }

  @Test
  void aMarkNeedsALookThatTheFigureHas() {
    var plot = Plot.of("", PLOT.x(), PLOT.y(), List.of(new Mark.Line("gone", List.of(), false)));

    refused(() -> figure("f", List.of(), plot), "no look is called 'gone'");
    refused(
        () -> figure("f", List.of(Look.nth(0, "a", ""), Look.nth(1, "a", "")), PLOT),
        "two looks are called 'a'");
  }

  @Test
  void anIdCannotLeadOutOfItsFolder() {
    assertThat(figure("tier2/macro_ppl-1.5", List.of(), PLOT).id()).startsWith("tier2");
    refused(() -> figure("../x", List.of(), PLOT), "no other folder");
    refused(() -> figure("/x", List.of(), PLOT), "no other folder");
    refused(() -> figure("a b", List.of(), PLOT), "letters");
    refused(() -> figure("", List.of(), PLOT), "1 to 200");
  }

  @Test
  void panelsDoNotCoverEachOther() {
    var places = List.of(new Figure.Place(PLOT, 0, 0, 2, 2), new Figure.Place(PLOT, 1, 1, 1, 1));

    refused(
        () -> new Figure("f", "", "", List.of(), places, new Figure.Size(5, 5), "", List.of()),
        "two panels are at row 1, column 1");
  }

  @Test
  void valuesThatMakeNoSenseAreRefusedWhereTheyAreMade() {
    refused(() -> new Span(0, 2, 1), "low must not be over high");
    refused(() -> Datum.at(0, 0).interval(1, 0), "low must not be over high");
    refused(() -> Axis.linear("").from(3).to(3), "min must be less than max");
    refused(() -> new Scale.SymLog(0), "linearTo");
    refused(() -> new Figure.Size(0.5, 5), "between 1 and 200");
    refused(
        () ->
            Plot.of(
                "",
                Axis.linear(""),
                Axis.names("", List.of("a")),
                List.of(
                    new Mark.Heat(
                        List.of(),
                        new Shades.Diverging(
                            0, OptionalDouble.empty(), Better.UP, "", TickFormat.NUMBER)))),
        "two axes of names");
  }

  @Test
  void aMissingValueHasNoPlaceAndNoInterval() {
    assertThat(Datum.at(1, Double.NaN).isPresent()).isFalse();
    assertThat(Datum.at(1, 2).hasInterval()).isFalse();
    assertThat(Datum.at(1, 2).count()).isEmpty();
  }

  @Test
  void the192FirstLooksAreAllDifferent() {
    var seen = new HashSet<List<Object>>();
    for (int i = 0; i < 192; i++) {
      var look = Look.nth(i, "k", "");
      assertThat(
              seen.add(
                  List.of(
                      look.colour() instanceof Colour.Series s ? s.index() % Colour.PALETTE : -1,
                      look.dash(),
                      look.marker())))
          .isTrue();
      assertThat(Look.nth(i, "k", "").marker()).isNotEqualTo(Marker.NONE);
    }
    assertThat(Look.nth(0, "k", "").dash()).isEqualTo(Dash.SOLID);
  }
}
