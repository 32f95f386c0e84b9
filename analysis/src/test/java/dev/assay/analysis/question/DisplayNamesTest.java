package dev.assay.analysis.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.domain.Checkpoint;
import dev.assay.domain.MetricCatalogue;
import dev.assay.domain.RunRecordBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DisplayNamesTest {
  @TempDir Path folder;

  private static RunRecordBuilder run(String id, String name, String experiment) {
    return TestIndex.run(id)
        .name(name)
        .checkpoint(
            new Checkpoint(experiment, "/" + id, OptionalLong.of(1), OptionalLong.empty(), ""));
  }

  private Snapshots snapshots(RunRecordBuilder... runs) {
    return new Snapshots(new TestIndex(folder).with(runs).index(), MetricCatalogue.builtIn());
  }

  private static List<String> names(Snapshots snapshots, String where) {
    return new FindRuns(snapshots)
            .answer(new FindRuns.Question(RunFilter.where(where), List.of(), List.of("id"), 0, 9))
            .rows()
            .stream()
            .map(RunRow::name)
            .toList();
  }

  @Test
  void namesThatSeveralRunsBearShowTheExperimentToo() {
    Snapshots snapshots =
        snapshots(run("a", "CP1 - x", "one"), run("b", "CP1 - x", "two"), run("c", "CP2", "one"));

    assertThat(names(snapshots, "")).containsExactly("CP1 - x · one", "CP1 - x · two", "CP2");
    assertThat(names(snapshots, "name = 'CP1 - x · two'")).containsExactly("CP1 - x · two");
    assertThat(new ShowRun(snapshots).answer(new ShowRun.Question("b")).run().name())
        .isEqualTo("CP1 - x · two");
  }

  @Test
  void whereNotEvenTheExperimentTellsTheIdDoes() {
    Snapshots snapshots =
        snapshots(
            run("a", "Baseline", ""),
            run("b", "Baseline", ""),
            run("c", "CP1", "one"),
            run("d", "CP1", "one"),
            run("e", "CP1", "two"));

    assertThat(names(snapshots, ""))
        .containsExactly("Baseline · a", "Baseline · b", "CP1 · c", "CP1 · d", "CP1 · two");
  }
}
