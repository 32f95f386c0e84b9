package dev.assay.analysis.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.analysis.pack.Pack.PackedRun;
import dev.assay.analysis.pack.Pack.Rest;
import dev.assay.domain.Annotation;
import dev.assay.domain.Direction;
import dev.assay.domain.Estimate;
import dev.assay.domain.MetricKey;
import dev.assay.domain.RunRecord.TimeSource;
import dev.assay.domain.Series;
import dev.assay.domain.TrainingType;
import dev.assay.store.FileProblem;
import dev.assay.store.HistoryEntry;
import dev.assay.store.MetricUse;
import dev.assay.store.RunHead;
import dev.assay.store.SourceFile;
import dev.assay.store.StoredEstimate;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What a page holds comes back as it went in, also the parts that are read late. */
class PackFileTest {
  private static final MetricKey METRIC = new MetricKey("sblimp", "accuracy", "");
  private static final FileProblem PROBLEM =
      new FileProblem("a/b.json", true, "line 3", "\u2028 is no number", "mend it");

  private static PackedRun run(long runId, double value, long[] x, double[] y) {
    RunHead head =
        new RunHead(
            runId,
            "id" + runId,
            "naïve \uD83D\uDE00 " + runId,
            "exp",
            "",
            TrainingType.HYBRID,
            runId == 1,
            false,
            runId * 1_000,
            null,
            "",
            1_700_000_000_000L + runId,
            TimeSource.values()[0],
            7L,
            List.of("one", "two"),
            "",
            "paper-metrics",
            true,
            new Annotation(List.of("mine"), "noted"),
            null);
    var estimate =
        new Estimate(
            METRIC,
            value,
            OptionalDouble.of(0.25),
            OptionalLong.of(1_000),
            Estimate.Source.values()[0]);
    var series = new Series("librilight", "loss", "token", "", false, "token", x, y, 9);
    var file =
        new SourceFile("a/" + runId, "json", SourceFile.Role.values()[0], "ab", 12, 13, 14, false);
    Rest rest =
        new Rest(
            "ckpt/" + runId,
            runId == 1 ? null : (Long) 5L,
            List.of(series),
            List.of(file),
            List.of(new HistoryEntry("old", false, null)),
            List.of(),
            List.of(PROBLEM));
    return new PackedRun(head, true, List.of(new StoredEstimate(runId, 4, estimate)), () -> rest);
  }

  private static Pack pack() {
    return new Pack(
        "0.1",
        "work",
        12,
        99L,
        List.of(),
        List.of(new MetricUse(4, METRIC, Direction.HIGHER, 2)),
        () -> Map.of(7L, "{\"lr\":0.1}"),
        List.of(
            run(1, 0.5, new long[] {0, 512, 43_008}, new double[] {1.5, Math.PI, 2}),
            run(2, 1 / 3.0, new long[0], new double[0])),
        List.of(PROBLEM));
  }

  @Test
  void readsWhatWasWritten() {
    Pack written = pack();
    Pack read = PackFile.read(PackFile.write(written));

    assertThat(read.metrics()).isEqualTo(written.metrics());
    assertThat(read.configs().get()).isEqualTo(written.configs().get());
    assertThat(read.problems()).isEqualTo(written.problems());
    assertThat(read.generation()).isEqualTo(12);
    // backwards: each rest lies at a place of its own
    for (int i = written.runs().size() - 1; i >= 0; i--) {
      PackedRun before = written.runs().get(i);
      PackedRun after = read.runs().get(i);
      assertThat(after.head()).isEqualTo(before.head());
      assertThat(after.estimates()).isEqualTo(before.estimates());
      assertThat(after.rest().get()).usingRecursiveComparison().isEqualTo(before.rest().get());
    }
  }

  @Test
  void damagedBytesFailAndAreNotReadAsSomethingElse() {
    byte[] bytes = PackFile.write(pack());

    assertThatThrownBy(() -> PackFile.read(new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> PackFile.read("assay-pack-2 something".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not the data");
    for (int length = 0; length < bytes.length / 3; length += 7) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> PackFile.read(cut)).isInstanceOf(RuntimeException.class);
    }
  }
}
