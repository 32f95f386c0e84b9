package dev.assay.analysis.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.figures.Figure;
import dev.assay.figures.Plot;
import dev.assay.figures.Scale;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The axes and the names of panels of trends. */
class TrendAxesTest {
  private static Plot plot(Figure figure) {
    return (Plot) figure.panels().getFirst().panel();
  }

  @Test
  void valuesThatLieFarApartAreOnALogarithmicAxisAndOthersAreNot() {
    Evaluations far = new Evaluations().perplexity(0, "wiki", 4e6).perplexity(100, "wiki", 30);
    Evaluations near = new Evaluations().perplexity(0, "wiki", 60).perplexity(100, "wiki", 30);

    for (String kind : List.of("kind: members, tier: ppl", "kind: runs, tier: ppl")) {
      assertThat(plot(far.draw(kind)).y().scale()).isEqualTo(new Scale.Log());
      assertThat(plot(near.draw(kind)).y().scale()).isEqualTo(new Scale.Linear());
    }
  }

  @Test
  void sharesStayOnALinearAxis() {
    Evaluations all = new Evaluations().share(0, "qasc", 1, 900).share(100, "qasc", 800, 900);

    assertThat(plot(all.draw("kind: members, tier: acc")).y().scale())
        .isEqualTo(new Scale.Linear());
    assertThat(plot(all.draw("kind: runs, tier: acc")).y().scale()).isEqualTo(new Scale.Linear());
  }

  @Test
  void aLineThatIsAloneInThePanelOfItsGroupIsNamedInTheTitle() {
    Evaluations all = new Evaluations();
    for (String task : List.of("a", "b", "c", "d", "e", "f", "mmlu")) {
      all.share(1, task, 3, 10);
    }
    Figure figure = all.draw("kind: members, tier: acc", "[{ label: knowledge, members: [mmlu] }]");

    assertThat(figure.panels())
        .extracting(place -> ((Plot) place.panel()).title())
        .containsExactly("knowledge: mmlu", "other");
  }
}
