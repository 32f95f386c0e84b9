package dev.assay.analysis.tts.early;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.assay.analysis.tts.JudgedRun;
import dev.assay.analysis.tts.Outcome;
import dev.assay.analysis.tts.RunRef;
import dev.assay.analysis.tts.measure.Invented;
import java.util.List;
import org.junit.jupiter.api.Test;

class EarlyTest {
  private static final String BON = "me/default-MATH-500-Qwen2.5-3B-Instruct-bon";
  private static final RunRef AS =
      Invented.ref(BON, "temp-low-0.1-high-0.8-probe-2_total-4_thresh-2_seed-1");

  private static JudgedRun run(String temperature, Outcome... problems) {
    return new JudgedRun(
        Invented.ref(BON, "MATH-500--T-" + temperature + "--n-4--seed-0"), List.of(problems));
  }

  private static Outcome problem(String key, String... answers) {
    return Invented.problem(key, List.of(answers), new double[] {1, 2, 3, 4}, 5, 5, 5, 5);
  }

  private static final JudgedRun LOW =
      run("0.1", problem("sure", "a", "a", "a", "a"), problem("silent", "", "", "", ""));
  private static final JudgedRun HIGH =
      run("0.8", problem("sure", "b", "b", "b", "b"), problem("silent", "a", "a", "a", "a"));

  @Test
  void aProbeThatAgreesStaysAndOneWithoutAnswersDoesNot() {
    Early found = Early.of(List.of(LOW), List.of(HIGH), new EarlyRule(2, 4, 2, false), AS, 1);
    Outcome silent = found.run().problems().getFirst();
    Outcome sure = found.run().problems().getLast();

    assertThat(found.dominant()).isEqualTo(1);
    assertThat(sure.key()).isEqualTo("sure");
    assertThat(sure.correctCount()).isEqualTo(4);
    assertThat(silent.correctCount()).isEqualTo(2); // after two of the probe
    assertThat(silent.correct()).containsExactly(false, false, true, true);
    assertThat(found.decisions().getFirst().agreement()).isZero();
    assertThat(found.cost()).isEqualTo(5); // four, and four beside a probe that was thrown away
    assertThat(Early.of(List.of(LOW), List.of(HIGH), new EarlyRule(2, 4, 2, true), AS, 1).cost())
        .isEqualTo(4);
  }

  @Test
  void answersOfTwoTemperaturesVoteTogether() {
    JudgedRun low = run("0.1", problem("p", "a", "b", "a", "b"));
    JudgedRun high = run("0.8", problem("p", "a", "a", "a", "a"));
    Early found = Early.of(List.of(low), List.of(high), new EarlyRule(2, 4, 2, false), AS, 3);
    assertThat(found.run().problems().getFirst().ballot().groupCount()).isLessThanOrEqualTo(2);
  }

  @Test
  void equalSeedsDecideAlike() {
    EarlyRule rule = new EarlyRule(2, 4, 2, false);
    assertThat(Early.of(List.of(LOW), List.of(HIGH), rule, AS, 9).decisions())
        .isEqualTo(Early.of(List.of(LOW), List.of(HIGH), rule, AS, 9).decisions());
  }

  @Test
  void rulesThatCannotBeMetAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new EarlyRule(8, 4, 2, false));
    assertThatIllegalArgumentException().isThrownBy(() -> new EarlyRule(8, 64, 9, false));
  }
}
