package dev.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testkit.corpus.HostileCase;
import dev.assay.testkit.corpus.HostileCorpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Scans bad input of every kind and holds the outcome against what each kind demands. */
class HostileScanTest {
  @TempDir Path folder;

  /**
   * What a scan must come to.
   *
   * @param exit exit status; -1 where it depends on who runs the test
   * @param runs experiments of runs that must be found, or their ids
   * @param told what standard error must name
   */
  private record Expected(int exit, List<String> runs, List<String> told) {}

  private static Expected expected(HostileCase hostile) {
    return switch (hostile) {
      case TRUNCATED_JSON ->
          new Expected(
              Exit.PARTLY,
              List.of("good", "cut-config"),
              List.of(
                  "cut/checkpoints",
                  "cut-config/checkpoints",
                  "tier2_ppl.json",
                  "results_2026",
                  "dashboard_data.json",
                  "runs_registry.json"));
      case DEEP_NESTING ->
          new Expected(
              Exit.PARTLY,
              List.of("good", "config"),
              List.of("arrays/", "objects/", "config/", "results.json"));
      case BINARY ->
          new Expected(Exit.PARTLY, List.of(), List.of("rubbish/results.json", "binary/"));
      case SYMLINK_LOOP ->
          new Expected(Exit.PARTLY, List.of("good"), List.of("good/checkpoints/back"));
      case UNREADABLE -> new Expected(-1, List.of("good"), List.of());
      case SCRIPT_NAME -> new Expected(Exit.OK, List.of("evil<script>alert(1)<!--"), List.of());
      case PARENT_PATH -> new Expected(Exit.OK, List.of("good", "climber"), List.of());
      case NOT_A_NUMBER -> new Expected(Exit.OK, List.of("nan"), List.of());
      case WRONG_TYPES ->
          new Expected(
              Exit.PARTLY,
              List.of(
                  "ttt-null",
                  "ttt-text",
                  "layers-list",
                  "layers-number",
                  "max-steps-text",
                  "max-steps-null",
                  "train-data-null",
                  "base-lr-list",
                  "wandb-list",
                  "config-array",
                  "metric-text"),
              List.of("results-array/"));
      case DUPLICATE_KEYS -> new Expected(Exit.OK, List.of("twice"), List.of());
      case EMPTY_FILE -> new Expected(Exit.PARTLY, List.of(), List.of("empty0/", "empty1/"));
      case BYTE_ORDER_MARK -> new Expected(Exit.OK, List.of("marked"), List.of());
      case CRLF -> new Expected(Exit.OK, List.of("windows"), List.of());
      case HUGE_NUMBERS -> new Expected(Exit.OK, List.of("huge"), List.of());
      case LONE_SURROGATE ->
          new Expected(Exit.PARTLY, List.of("half", "bad-byte"), List.of("bad-byte/"));
      case FOREIGN_FILES -> new Expected(Exit.OK, List.of(), List.of());
    };
  }

  @ParameterizedTest
  @EnumSource
  void whatMustHappenHappens(HostileCase hostile) throws IOException {
    Files.createDirectories(folder.resolve("in"));
    new HostileCorpus(20_000, 5).writeTo(folder.resolve("in"), hostile);
    Console console = new Console(folder);
    Expected expected = expected(hostile);

    Console.Outcome scan = console.run("scan", "in", "--workspace", folder.toString());

    int exit = expected.exit() >= 0 ? expected.exit() : unreadableToUs() ? Exit.PARTLY : Exit.OK;
    assertThat(scan.exit()).as(scan.err()).isEqualTo(exit);
    // Whoever finds nothing wrong says nothing, and the other way round.
    assertThat(scan.err().isEmpty()).isEqualTo(scan.exit() == Exit.OK);
    assertThat(scan.err()).doesNotContain("mistake in Assay");
    expected.told().forEach(told -> assertThat(scan.err()).contains(told));
    check(console, hostile, expected);
  }

  /** Root reads files without read permission. */
  private boolean unreadableToUs() throws IOException {
    try (var files = Files.walk(folder.resolve("in"))) {
      return files.anyMatch(file -> !Files.isReadable(file));
    }
  }

  private static void check(Console console, HostileCase hostile, Expected expected) {
    Console.Outcome listed = console.run("runs", "--all", "--format", "json");
    List<String> experiments = new ArrayList<>();
    assertThat(listed.out()).doesNotContain(": NaN", ":NaN", "Infinity");
    JsonNode runs = JsonMapper.shared().readTree(listed.out().isEmpty() ? "[]" : listed.out());
    for (JsonNode run : runs) {
      experiments.add(run.path("experiment").asString(""));
      for (JsonNode cell : run.path("cells")) {
        assertThat(Double.isFinite(cell.path("value").asDouble(0))).isTrue();
      }
    }
    assertThat(experiments).containsAll(expected.runs());
    if (hostile == HostileCase.FOREIGN_FILES
        || hostile == HostileCase.EMPTY_FILE
        || hostile == HostileCase.BINARY) {
      assertThat(experiments).isEmpty();
    }
    if (hostile == HostileCase.SYMLINK_LOOP) {
      assertThat(experiments).containsExactly("good");
    }
  }
}
