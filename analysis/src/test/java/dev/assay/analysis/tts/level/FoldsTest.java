package dev.assay.analysis.tts.level;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.analysis.tts.measure.Measure;
import dev.assay.analysis.tts.measure.Measured;
import dev.assay.analysis.tts.measure.Repeat;
import dev.assay.analysis.tts.measure.Setting;
import dev.assay.analysis.tts.measure.StudyOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoldsTest {
  private static final String FOUR_PER_TREE = "--m-4--iters-40--look-0";

  /** One run of one problem, of which the first four completions are right and the others wrong. */
  private static HeldOut heldOut(String approach, String sampling) {
    var run = RegretTest.run(approach, sampling, 1, false);
    var side = Measured.of(Setting.of("", run.run()), List.of(Repeat.of(run, StudyOptions.USUAL)));
    return Folds.heldOut(List.of(side), 0, Levels.USUAL, StudyOptions.USUAL);
  }

  @Test
  void aTreeOfDvtsStaysInOneHalf() {
    HeldOut found = heldOut("dvts", FOUR_PER_TREE);

    assertThat(found.how()).contains("every other tree");
    // the tree that is right makes the easiest level and is judged by the one that is wrong
    assertThat(found.cells().stream().filter(each -> each.measure() == Measure.MAJ))
        .containsExactly(
            new HeldOut.Cell(1, 0, Measure.MAJ, 4, 0, null, 0.5),
            new HeldOut.Cell(5, 0, Measure.MAJ, 4, 1, null, 0.5));
  }

  @Test
  void independentCompletionsAreHalvedOneByOne() {
    HeldOut found = heldOut("bon", "");

    assertThat(found.how()).contains("every other completion");
    assertThat(found.cells()).extracting(HeldOut.Cell::level).containsOnly(3);
  }

  @Test
  void ofOneBeamSearchNothingIsHeldOut() {
    assertThat(heldOut("beam_search", FOUR_PER_TREE)).isEqualTo(new HeldOut("", List.of()));
  }
}
