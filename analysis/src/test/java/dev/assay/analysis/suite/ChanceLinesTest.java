package dev.assay.analysis.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.assay.figures.Along;
import dev.assay.figures.Datum;
import dev.assay.figures.Figure;
import dev.assay.figures.Mark;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The scores of guessing: HellaSwag has 4 options, COPA 2, QASC 8; of "riddles" nobody knows. */
class ChanceLinesTest {
  private static Evaluations evaluations() {
    Evaluations all = new Evaluations();
    for (long step : List.of(1000L, 2000L)) {
      all.share(step, "hellaswag", 300, 1000)
          .share(step, "copa", 60, 100)
          .share(step, "qasc", 130, 926)
          .share(step, "riddles", 5, 50)
          .perplexity(step, "wiki", 20);
    }
    return all;
  }

  private static List<Mark.Rule> rules(Figure figure) {
    return Evaluations.marks(figure).stream()
        .filter(Mark.Rule.class::isInstance)
        .map(Mark.Rule.class::cast)
        .toList();
  }

  private static List<Datum> guesses(Figure figure) {
    return Evaluations.marks(figure).stream()
        .filter(mark -> mark instanceof Mark.Dots dots && dots.look().equals("chance"))
        .flatMap(mark -> ((Mark.Dots) mark).points().stream())
        .toList();
  }

  @Test
  void trendsHaveALineForEachLevelOfGuessingThatIsKnown() {
    Figure figure = evaluations().draw("kind: members, tier: acc");

    assertThat(rules(figure))
        .extracting(Mark.Rule::at, Mark.Rule::along, Mark.Rule::kind, Mark.Rule::label)
        .containsExactly(
            tuple(0.125, Along.Y, Mark.Rule.Kind.CHANCE, "chance"),
            tuple(0.25, Along.Y, Mark.Rule.Kind.CHANCE, "chance"),
            tuple(0.5, Along.Y, Mark.Rule.Kind.CHANCE, "chance"));
  }

  @Test
  void tasksOfOneLevelShareOneLine() {
    Evaluations two = new Evaluations().share(1, "hellaswag", 3, 9).share(1, "arc_easy", 3, 9);

    assertThat(rules(two.draw("kind: members, tier: acc")))
        .extracting(Mark.Rule::at)
        .containsExactly(0.25);
  }

  @Test
  void changesAndPerplexitiesHaveNone() {
    assertThat(rules(evaluations().draw("kind: members, tier: acc, relative: true")))
        .extracting(Mark.Rule::kind)
        .containsExactly(Mark.Rule.Kind.ZERO);
    assertThat(rules(evaluations().draw("kind: members, tier: ppl"))).isEmpty();
    assertThat(guesses(evaluations().draw("kind: snapshot, tier: ppl"))).isEmpty();
  }

  /** In the order of the names: copa, hellaswag, qasc, riddles. */
  @Test
  void aSnapshotHasAMarkAtEachBarWhoseLevelIsKnown() {
    Figure figure = evaluations().draw("kind: snapshot, tier: acc");

    assertThat(guesses(figure))
        .extracting(Datum::x, Datum::y)
        .containsExactly(tuple(0.0, 0.5), tuple(1.0, 0.25), tuple(2.0, 0.125));
    assertThat(figure.looks()).extracting("label").contains("chance");
  }

  @Test
  void rankedDotsHaveThemInTheirRows() {
    Evaluations many = new Evaluations().share(1, "qasc", 9, 10);
    IntStream.range(0, 30).forEach(i -> many.share(1, "riddles" + i, i, 100));

    Figure figure = many.draw("kind: snapshot, tier: acc");

    assertThat(guesses(figure)).extracting(Datum::x, Datum::y).containsExactly(tuple(0.125, 0.0));
  }

  @Test
  void aRelativeChangeOfATaskAtChanceIsSaidToMeanLittle() {
    Figure figure = evaluations().draw("kind: members, tier: acc, relative: true");

    assertThat(figure.caption()).contains("Not above chance at step 1000", "qasc");
    assertThat(figure.caption()).doesNotContain("hellaswag", "riddles");
  }
}
