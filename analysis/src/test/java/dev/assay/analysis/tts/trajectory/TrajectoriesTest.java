package dev.assay.analysis.tts.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.analysis.tts.RunRef;
import dev.assay.analysis.tts.measure.Invented;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrajectoriesTest {
  private static final String PLACE = "org/default-MATH-500-Qwen2.5-1.5B-Instruct-bon";
  private static final String RUN =
      "HuggingFaceH4_MATH-500--T-%s--top_p-1.0--n-8%s--agg_strategy-last";

  private static RunRef ref(String temperature, String seed) {
    return Invented.ref(PLACE, RUN.formatted(temperature, seed));
  }

  private static Map<RunRef, String> labels(RunRef... refs) {
    Map<RunRef, String> labels = new LinkedHashMap<>();
    for (RunRef ref : refs) {
      labels.put(ref, "");
    }
    return labels;
  }

  @Test
  void theFirstSeedOfEachSettingOrTheOneThatIsAskedFor() {
    RunRef ten = ref("0.1", "--seed-10");
    RunRef two = ref("0.1", "--seed-2");
    RunRef hot = ref("0.8", "--seed-10");
    var labels = labels(ten, two, hot);

    assertThat(Trajectories.likely(labels, "")).containsExactlyInAnyOrder(two, hot);
    assertThat(Trajectories.likely(labels, "10")).containsExactlyInAnyOrder(ten, hot);
    assertThat(Trajectories.likely(labels, "7")).isEmpty();
  }

  @Test
  void allWhereSeedsDoNotTellWhichIsTheFirst() {
    RunRef stated = ref("0.1", "--seed-1");
    RunRef unstated = ref("0.1", "");

    assertThat(Trajectories.likely(labels(stated, unstated), ""))
        .containsExactlyInAnyOrder(stated, unstated);
  }
}
