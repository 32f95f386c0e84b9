package dev.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands over published evaluations of checkpoints; skipped where these are not at hand. */
class RealCheckpointEvalsTest {
  private static final Path DATA =
      Path.of(System.getProperty("assay.root", ".."))
          .resolve("../shared/data/checkpoint-evals")
          .normalize();

  @TempDir static Path workspace;
  private static Console console;

  @BeforeAll
  static void scanOnce() {
    Assumptions.assumeTrue(Files.isDirectory(DATA), "no real data here");
    console = new Console(workspace);
    Console.Outcome scan = console.run("scan", DATA.toAbsolutePath().toString());
    assertThat(scan.err()).isEmpty();
    assertThat(scan.exit()).isEqualTo(Exit.OK);
  }

  /** Rows of the runs that satisfy {@code where}, without the header; the first cell is the id. */
  private static List<String[]> rows(String where, String columns) {
    Console.Outcome outcome =
        console.run("runs", "--all", "--where", where, "--columns", columns, "--format", "csv");
    assertThat(outcome.err()).isEmpty();
    return outcome.out().lines().skip(1).map(line -> line.split(",", -1)).toList();
  }

  private static int count(String where) {
    return rows(where, "step").size();
  }

  @Test
  void everyFormatYieldsItsRuns() {
    assertThat(count("format = 'stage-evaluation'")).isEqualTo(17);
    assertThat(count("format = 'bigscience-agg'")).isEqualTo(63 + 34 + 62);
    assertThat(count("format = 'lm-eval-results'")).isEqualTo(98);
    assertThat(count("format = 'csv'")).isEqualTo(1061);
    assertThat(count("id like '%'")).isEqualTo(17 + 159 + 98 + 1061);
  }

  @Test
  void otherToolsFilesAreInNoKnownFormat() {
    assertThat(
            count(
                "model ilike '%openrouter%' or model ilike '%helm%' or experiment ilike '%dclm%'"
                    + " or experiment ilike '%geov%' or experiment ilike '%inspect%'"))
        .isZero();
    assertThat(console.run("doctor").out())
        .contains("0 not wholly readable, 57 in no known format");
  }

  @Test
  void pythiaHasItsStepsTokensAndRecoveredCounts() {
    for (String size : List.of("160m", "1.4b")) {
      String of = "model = 'EleutherAI/pythia-v1.1-" + size + "' and tags has ";
      List<String[]> zeroShot = rows(of + "'0-shot'", "step;tokens;piqa.acc.n;winogrande.acc.n");
      assertThat(zeroShot).hasSize(27);
      assertThat(rows(of + "'5-shot'", "step")).hasSize(15);
      assertThat(zeroShot)
          .allSatisfy(row -> {
            assertThat(Long.parseLong(row[2])).isEqualTo(Long.parseLong(row[1]) * 2_097_152);
            assertThat(row[3]).isEqualTo("1838");
            assertThat(row[4]).isEqualTo("1267");
          });
      assertThat(zeroShot).extracting(row -> row[1]).contains("0", "1", "512", "143000");
    }
  }

  @Test
  void aMetricIsFoundHoweverItIsWritten() {
    int found = count("task('piqa').acc > 0.6");
    assertThat(found).isPositive();
    for (String same :
        List.of(
            "task(\"piqa\").acc > 0.6",
            "piqa.acc > 0.6",
            "piqa/acc > 0.6",
            "`piqa/acc` > 0.6",
            "task('piqa')['acc'] > 0.6",
            "metric('piqa/acc') > .6",
            "not (piqa_acc <= 0.6)")) {
      assertThat(count(same)).as(same).isEqualTo(found);
    }
  }

  @Test
  void stageTwoHasThePublishedMacrosAndBothTwinsOfItsLastCheckpoint() {
    String[][] expected = {
      {"2000", "19.4036", "0.39604"},
      {"6000", "19.0020", "0.39559"},
      {"10000", "18.4701", "0.39815"},
      {"14000", "17.8109", "0.40371"},
      {"18000", "17.2090", "0.40077"},
      {"22000", "16.8703", "0.40218"},
      {"50000", "20.2719", "0.40007"},
    };
    List<String[]> stage2 =
        rows("stage = 'stage2'", "step;tier2/ppl_macro_avg;tier3/cf_macro_avg").stream()
            .sorted((a, b) -> Long.compare(Long.parseLong(a[1]), Long.parseLong(b[1])))
            .toList();
    assertThat(stage2).hasSameSizeAs(Arrays.asList(expected));
    for (int i = 0; i < expected.length; i++) {
      String[] row = stage2.get(i);
      assertThat(row[1]).isEqualTo(expected[i][0]);
      assertThat(Double.parseDouble(row[2]))
          .isCloseTo(Double.parseDouble(expected[i][1]), within(5e-5));
      assertThat(Double.parseDouble(row[3]))
          .isCloseTo(Double.parseDouble(expected[i][2]), within(5e-6));
    }
    List<String[]> twins =
        rows("format = 'stage-evaluation' and step = 22000", "stage;piqa/acc;tier3/cf_macro_avg");
    assertThat(twins).extracting(row -> row[1]).containsExactlyInAnyOrder("stage2", "stage3");
    assertThat(twins).extracting(row -> row[2]).hasSize(2).containsOnly(twins.getFirst()[2]);
    assertThat(twins).extracting(row -> row[3]).doesNotHaveDuplicates();
  }

  @Test
  void twoStepsDifferInTheirRevisionAndComparingNothingIsNoAnswer() {
    Console.Outcome diff =
        console.run("diff", "pythia-v1.1-160m_step3000_0shot", "pythia-v1.1-160m_step143000_0shot");
    assertThat(diff.exit()).isEqualTo(Exit.OK);
    assertThat(diff.out()).contains("revision=step3000", "revision=step143000", "▲", "▼", "○");

    Console.Outcome strangers =
        console.run("diff", "tr3e-1B3-c4_step117000", "EVALS-2b4_step1960000");
    assertThat(strangers.exit()).isEqualTo(Exit.NO_ANSWER);
    assertThat(strangers.err()).contains("shares no metric");
  }
}
