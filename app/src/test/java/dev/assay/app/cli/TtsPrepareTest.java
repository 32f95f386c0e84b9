package dev.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testkit.corpus.TtsCorpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TtsPrepareTest {
  private static final String RUN =
      "invented_sums--T-0.6--top_p-1.0--n-4--seed-0--agg_strategy-last";

  @TempDir Path folder;

  @BeforeEach
  void invent() throws IOException {
    new TtsCorpus(5, 4, 3).writeTo(folder.resolve("runs"));
  }

  private Console.Outcome run(String... words) {
    return new Console(folder).run(words);
  }

  private List<Path> files(String where) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(where))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  void runsOfAFolderArePreparedOnce() throws IOException {
    Console.Outcome first = run("tts", "prepare", "runs", "--validate", "--format", "json");
    assertThat(first.exit()).isEqualTo(Exit.OK);
    assertThat(first.out()).contains("\"prepared\":8", "\"skipped\":0", "\"errors\":0");
    assertThat(first.err()).contains("are copies of another one of their problem");
    assertThat(files("runs/preprocessed-" + TtsCorpus.BON)).hasSize(6);
    assertThat(files("runs/preprocessed-" + TtsCorpus.BEAM)).hasSize(2);
    // What was prepared lies among the runs now, and is no run of its own.
    Console.Outcome second = run("tts", "prepare", "runs", "--format", "json");
    assertThat(second.exit()).isEqualTo(Exit.OK);
    assertThat(second.out()).contains("\"prepared\":0", "\"skipped\":8");
  }

  @Test
  void aCategoryOfTheRegistryIsFoundBesideIt() throws IOException {
    Console.Outcome outcome =
        run(
            "tts",
            "prepare",
            "--category",
            "sums_Toy-1B",
            "--registry",
            "runs/registry.yaml",
            "-o",
            "out",
            "--subsets",
            RUN + ",nobody");
    assertThat(outcome.exit()).isEqualTo(Exit.PARTLY);
    assertThat(outcome.err()).contains("nobody: no run has this name");
    assertThat(outcome.out()).contains("1 runs: 1 prepared, 0 skipped, 0 errors; 20 completions");
    assertThat(files("out"))
        .containsExactly(
            folder
                .resolve("out/preprocessed-" + TtsCorpus.BON + "/" + RUN)
                .resolve("train-00000-of-00001.parquet"));
    Console.Outcome unknown =
        run("tts", "prepare", "--category", "x", "--registry", "runs/registry.yaml");
    assertThat(unknown.exit()).isEqualTo(Exit.USAGE);
    assertThat(unknown.err()).contains("Known: sums_Toy-1B");
  }

  @Test
  void aCheckReadsWhatWasPrepared() throws IOException {
    run("tts", "prepare", "runs/" + TtsCorpus.BON, "-o", "out", "--subsets", RUN);
    String raw = "runs/" + TtsCorpus.BON + "/" + RUN + ".jsonl";
    String prepared = files("out").getFirst().toString();
    Console.Outcome one = run("tts", "check", raw, "--format", "csv");
    Console.Outcome two = run("tts", "check", prepared, "--format", "csv");
    assertThat(two.exit()).isEqualTo(Exit.OK);
    assertThat(two.out()).isEqualTo(one.out());
  }

  @Test
  void severalAtOnceLeaveOneWholeFile() throws IOException {
    String place = "runs/" + TtsCorpus.BON;
    List<CompletableFuture<Console.Outcome>> several =
        Stream.generate(() ->
                CompletableFuture.supplyAsync(() -> run("tts", "prepare", place, "-o", "out")))
            .limit(3)
            .toList();
    for (CompletableFuture<Console.Outcome> each : several) {
      assertThat(each.join().exit()).isEqualTo(Exit.OK);
    }
    assertThat(files("out")).hasSize(6);
    assertThat(run("tts", "prepare", place, "-o", "out").out()).contains("6 skipped");
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThat(run("tts", "prepare").exit()).isEqualTo(Exit.USAGE);
    assertThat(run("tts", "prepare", "runs", "--n", "0").exit()).isEqualTo(Exit.USAGE);
    assertThat(run("tts", "prepare", "runs", "--steps", "sum").exit()).isEqualTo(Exit.USAGE);
    assertThat(run("tts", "prepare", "nowhere").exit()).isEqualTo(Exit.NO_ANSWER);
  }
}
