package dev.assay.analysis.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.figures.Colour;
import dev.assay.figures.Datum;
import dev.assay.figures.Figure;
import dev.assay.figures.Look;
import dev.assay.figures.Mark;
import dev.assay.figures.Plot;
import dev.assay.figures.Scale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Colours of differences are verdicts: after a test, and after Holm. */
class DeltaColoursTest {
  /** The meaning of each bar's colour, by the name below it. */
  private static Map<String, Colour> colours(Figure figure) {
    Map<String, Colour> colours = new TreeMap<>();
    Plot plot = (Plot) figure.panels().getFirst().panel();
    Scale.Category names = (Scale.Category) plot.x().scale();
    for (Mark mark : plot.marks()) {
      if (mark instanceof Mark.Bars bars) {
        Colour colour =
            figure.looks().stream()
                .filter(look -> look.key().equals(bars.look()))
                .map(Look::colour)
                .findFirst()
                .orElseThrow();
        for (Datum bar : bars.bars()) {
          colours.put(names.names().get((int) bar.x()), colour);
        }
      }
    }
    return colours;
  }

  private static Map<String, Colour> delta(Evaluations all, String tier) {
    return colours(all.draw("kind: delta, tier: " + tier));
  }

  @Test
  void accuraciesAreBetterWorseOrNotDistinguishable() {
    Evaluations all =
        new Evaluations()
            .share(1, "rose", 500, 1000)
            .share(2, "rose", 600, 1000)
            .share(1, "fell", 600, 1000)
            .share(2, "fell", 500, 1000)
            .share(1, "stayed", 500, 1000)
            .share(2, "stayed", 520, 1000)
            .share(1, "same", 500, 1000)
            .share(2, "same", 500, 1000)
            .share(1, "few", 1, 10)
            .share(2, "few", 4, 10);

    assertThat(delta(all, "acc"))
        .containsOnly(
            Map.entry("rose", Colour.Role.BETTER),
            Map.entry("fell", Colour.Role.WORSE),
            Map.entry("stayed", Colour.Role.UNDECIDED),
            Map.entry("same", Colour.Role.UNDECIDED),
            Map.entry("few", Colour.Role.UNDECIDED));
  }

  /** 500 and 545 of 1000: p = 0.044, significant alone, 0.44 among ten. */
  @Test
  void whatOnlyHoldsWithoutHolmIsNotDistinguishable() {
    Evaluations alone = new Evaluations().share(1, "t", 500, 1000).share(2, "t", 545, 1000);
    assertThat(delta(alone, "acc")).containsEntry("t", Colour.Role.BETTER);

    for (int i = 0; i < 9; i++) {
      alone.share(1, "other" + i, 500, 1000).share(2, "other" + i, 505, 1000);
    }
    assertThat(delta(alone, "acc")).containsEntry("t", Colour.Role.UNDECIDED);
  }

  @Test
  void aPerplexityWithoutErrorIsNotTestedHoweverFarItMoved() {
    Evaluations all = new Evaluations().perplexity(1, "wiki", 40).perplexity(2, "wiki", 10);

    assertThat(delta(all, "ppl")).containsOnly(Map.entry("wiki", Colour.Role.NEUTRAL));
  }

  @Test
  void aPerplexityWithErrorIsBetterWhenItFalls() {
    Evaluations all =
        new Evaluations()
            .perplexity(1, "fell", 20, 0.1)
            .perplexity(2, "fell", 18, 0.1)
            .perplexity(1, "rose", 20, 0.1)
            .perplexity(2, "rose", 22, 0.1)
            .perplexity(1, "near", 20, 0.1)
            .perplexity(2, "near", 19.9, 0.1);

    assertThat(delta(all, "ppl"))
        .containsOnly(
            Map.entry("fell", Colour.Role.BETTER),
            Map.entry("rose", Colour.Role.WORSE),
            Map.entry("near", Colour.Role.UNDECIDED));
  }

  @Test
  void theLegendHasWordsForEachColour() {
    Evaluations all = new Evaluations().share(1, "t", 5, 10).share(2, "t", 9, 10);

    assertThat(all.draw("kind: delta, tier: acc").looks())
        .extracting(Look::label)
        .containsExactly("better", "worse", "not distinguishable", "not tested: error unknown");
    assertThat(all.draw("kind: delta, tier: acc").caption()).contains("after Holm over the bars");
  }

  @Test
  void aCaptionTellsTheTestThatWasMadeAndNoOther() {
    Evaluations known =
        new Evaluations().perplexity(1, "wiki", 20, 0.1).perplexity(2, "wiki", 18, 0.1);
    Evaluations unknown = new Evaluations().perplexity(1, "wiki", 20).perplexity(2, "wiki", 18);

    assertThat(known.draw("kind: delta, tier: ppl").caption())
        .contains("from the reported standard errors", "after Holm");
    assertThat(unknown.draw("kind: delta, tier: ppl").caption())
        .isEqualTo("No verdict on perplexity: its error is unknown, only totals are stored.");
    assertThat(known.draw("kind: snapshot, tier: ppl").caption())
        .startsWith("Error bars: normal, 95 %");
    assertThat(unknown.draw("kind: snapshot, tier: ppl").caption())
        .startsWith("No error bars: the error of perplexity is unknown");
  }
}
