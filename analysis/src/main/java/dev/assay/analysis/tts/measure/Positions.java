package dev.assay.analysis.tts.measure;

import dev.assay.stats.CochranQ;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How right the completions at each place are. Exchangeable ones are equally right everywhere;
 * where they are not, a smaller budget is no smaller version of the run, and pass@k is biased.
 *
 * <p>Source: specification of test-time scaling, sections 2.5 and 7.1, fault 9.
 *
 * @param accuracy by place in the order of generation, over all problems and runs
 * @param test whether they are equal; null when nothing differs within any problem
 */
public record Positions(List<Double> accuracy, @Nullable CochranQ test) {
  public Positions {
    accuracy = List.copyOf(accuracy);
  }

  /** Below this p value the places are said to differ. */
  public static final double ALARM = 0.001;

  static Positions of(CochranQ.Sums sums) {
    List<Double> accuracy = new ArrayList<>();
    for (double share : sums.shares()) {
      accuracy.add(share);
    }
    return new Positions(accuracy, sums.test());
  }

  /** Whether places differ by more than chance would have it. */
  public boolean differ() {
    return test != null && test.p() < ALARM;
  }
}
