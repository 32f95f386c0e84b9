package dev.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.formats.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real programs, which are lines for {@code sh}. */
class RunAllCommandTest {
  private static final String RECORDS =
      "printf '{\"perplexity\": %s}' \"$ASSAY_PARAM_PPL\" > \"$ASSAY_RUN_DIR/results.json\"";

  @TempDir Path folder;
  private Console console;

  @BeforeEach
  void shell() {
    console = new Console(folder);
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no sh");
  }

  private Console.Outcome runAll(String yaml, String... more) throws IOException {
    Files.writeString(folder.resolve("experiments.yaml"), yaml);
    List<String> words = new ArrayList<>(List.of("run-all", "experiments.yaml", "--dpi", "20"));
    words.addAll(List.of(more));
    return console.run(words.toArray(String[]::new));
  }

  private static String shell(String line) {
    return "'" + line.replace("'", "''") + "'";
  }

  private String matrix(String line) {
    return """
    shell: %s
    params: {ppl: 50}
    methods:
      ntp:
      ntp+top: {params: {ppl: 47.5}}
    seeds: [41, 42, 43]
    """
        .formatted(shell(line));
  }

  private List<Path> experiments() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("results/experiments"))) {
      return files
          .filter(file -> file.getFileName().toString().matches("exp_[^.]*\\.json"))
          .sorted()
          .toList();
    }
  }

  private String log(String method) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("results/runs"))) {
      Path log =
          files
              .filter(file -> file.getFileName().toString().equals("log-1.txt"))
              .filter(file -> file.toString().contains(method + "-seed41"))
              .findFirst()
              .orElseThrow();
      return Files.readString(log);
    }
  }

  @Test
  void everyMethodIsRunWithEverySeedAndPackaged() throws IOException {
    Console.Outcome run = runAll(matrix(RECORDS), "--jobs", "2");

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("ntp+top, seed 43: recorded as exp_")
        .contains("6 runs: 6 recorded")
        .contains("ntp (baseline)")
        .contains("files in");
    assertThat(experiments()).hasSize(6);
    assertThat(folder.resolve("results/report.html")).isNotEmptyFile();
    assertThat(Files.readString(folder.resolve("results/metrics.csv")).lines()).hasSize(7);
    assertThat(Files.readString(experiments().getFirst()))
        .contains("\"run_key\":\"", "\"seed\":41", "\"provenance\":\"measured\"", "\"ppl\":");
  }

  @Test
  void whatIsRecordedIsNotRunAgainAndWhatNoLongerCountsIs() throws IOException {
    String line = "echo x >> " + folder.resolve("starts") + "; " + RECORDS;
    assertThat(runAll(matrix(line)).exit()).isZero();

    Console.Outcome again = runAll(matrix(line));

    assertThat(again.exit()).isZero();
    assertThat(again.out()).contains("6 recorded before").contains("recorded before as exp_");
    assertThat(folder.resolve("starts")).content().hasLineCount(6);
    String id = experiments().getFirst().getFileName().toString().replace(".json", "");
    assertThat(console.run("track", "invalidate", id, "--reason", "wrong data").exit()).isZero();
    assertThat(runAll(matrix(line)).out()).contains("1 recorded, 5 recorded before");
    assertThat(folder.resolve("starts")).content().hasLineCount(7);
  }

  @Test
  void aForcedRunTakesThePlaceOfTheEarlierOne() throws IOException {
    assertThat(runAll(matrix(RECORDS)).exit()).isZero();

    Console.Outcome forced = runAll(matrix(RECORDS), "--force", "--only", "ntp/4[12]");
    assertThat(forced.exit()).as("no brackets in globs").isEqualTo(Exit.NO_ANSWER);
    forced = runAll(matrix(RECORDS), "--force", "--only", "ntp/*");

    assertThat(forced.exit()).as(forced.err()).isZero();
    assertThat(forced.out()).contains("3 runs: 3 recorded;");
    assertThat(experiments()).hasSize(9);
    assertThat(console.run("track", "list", "--format", "csv").out()).contains("run anew as exp_");
    assertThat(Files.readString(folder.resolve("results/summary_table.csv")))
        .contains("ntp,true,3,\"41, 42, 43\"");
  }

  @Test
  void aChangedParameterMakesAnotherRun() throws IOException {
    assertThat(runAll(matrix(RECORDS)).exit()).isZero();

    Console.Outcome changed = runAll(matrix(RECORDS).replace("47.5", "48"));

    assertThat(changed.out()).contains("3 recorded, 3 recorded before");
  }

  @Test
  void aFailureIsToldWithTheEndOfItsLogAndStopsNoOther() throws IOException {
    String line =
        "if [ \"$ASSAY_METHOD/$ASSAY_SEED\" = ntp/42 ]; then echo step 1; echo no GPU >&2; exit 7; fi; "
            + RECORDS;

    Console.Outcome run = runAll(matrix(line));

    assertThat(run.exit()).isEqualTo(Exit.PARTLY);
    assertThat(run.err())
        .contains("ntp, seed 42: failed after")
        .contains("exit code 7")
        .contains("log-1.txt", "  | step 1", "  | no GPU");
    assertThat(run.out()).contains("5 recorded, 1 failed").contains("files in");
    assertThat(Json.tree(Files.readAllBytes(folder.resolve("results/run-all.json"))).toString())
        .contains("\"state\":\"failed\"", "\"exit\":7");
    assertThat(runAll(matrix(RECORDS)).out()).as("another command, other runs").contains("6 rec");
  }

  @Test
  void whatTakesTooLongIsEndedWithAllThatItStarted() throws Exception {
    Path pid = folder.resolve("pid");
    String line = "sleep 600 & echo $! > " + pid + "; sleep 600";

    Console.Outcome run =
        runAll(matrix(line), "--timeout", "0.5s", "--only", "ntp/41", "--no-pack");

    assertThat(run.exit()).isEqualTo(Exit.NO_ANSWER);
    assertThat(run.err()).contains("which was all its time").contains("nothing is recorded");
    long child = Long.parseLong(Files.readString(pid).strip());
    var handle = ProcessHandle.of(child);
    if (handle.isPresent()) {
      handle.get().onExit().get(20, TimeUnit.SECONDS);
    }
    assertThat(ProcessHandle.of(child).filter(ProcessHandle::isAlive)).isEmpty();
  }

  /** The subshell is gone at once, so that its child is no descendant of the program any more. */
  @Test
  void whatTakesTooLongIsEndedWithWhatNoLongerDescendsFromIt() throws Exception {
    assumeTrue(Files.isReadable(Path.of("/proc/self/environ")), "there is no /proc");
    Path pid = folder.resolve("pid");
    String line = "(sleep 600 & echo $! > " + pid + "); exec sleep 600";

    Console.Outcome run = runAll(matrix(line), "--timeout", "2s", "--only", "ntp/41", "--no-pack");

    assertThat(run.err()).contains("which was all its time");
    assertThat(isRunning(Long.parseLong(Files.readString(pid).strip()))).isFalse();
  }

  /** A dead process that nobody waits for, as in a container without an init, does not run. */
  private static boolean isRunning(long pid) throws IOException {
    try {
      return Files.readAllBytes(Path.of("/proc", Long.toString(pid), "cmdline")).length > 0;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  @Test
  void aRunThatRecordsNothingGetsNoInventedRow() throws IOException {
    Console.Outcome run = runAll(matrix("echo done"), "--only", "ntp/41");

    assertThat(run.exit()).isEqualTo(Exit.NO_ANSWER);
    assertThat(run.err()).contains("recorded nothing", "  | done");
    assertThat(run.out()).contains("1 run: 1 without results");
    assertThat(folder.resolve("results/metrics.csv")).doesNotExist();
  }

  @Test
  void resultsOfAFailedAttemptDoNotCountForTheNextOne() throws IOException {
    String line =
        "if [ -e \"$ASSAY_RUN_DIR/again\" ]; then exit 0; fi; touch \"$ASSAY_RUN_DIR/again\"; "
            + RECORDS
            + "; exit 1";

    Console.Outcome run = runAll(matrix(line), "--retries", "1", "--only", "ntp/41");

    assertThat(run.err()).contains("recorded nothing", "attempt 2");
    assertThat(run.exit()).isEqualTo(Exit.NO_ANSWER);
  }

  @Test
  void aSecondAttemptMaySucceed() throws IOException {
    String line =
        "if [ ! -e \"$ASSAY_RUN_DIR/again\" ]; then touch \"$ASSAY_RUN_DIR/again\"; exit 1; fi; "
            + RECORDS;

    Console.Outcome run = runAll("retries: 2\n" + matrix(line), "--only", "ntp/41");

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("attempt 2");
  }

  @Test
  void noValueIsEverReadByAShell() throws IOException {
    String evil = "$(touch pwned) `touch pwned` \"; touch pwned #' {seed} *";
    Files.writeString(
        folder.resolve("show.sh"),
        "for a in \"$@\"; do printf '<%s>\\n' \"$a\"; done; printf '<%s>\\n' \"$ASSAY_METHOD\" \"$EXTRA\"\n");
    String yaml =
        """
        command: [/bin/sh, show.sh, "{method}", "a {word} b", "{list}", "{{seed}}", '{"x": 1}', "{nested}"]
        env: {EXTRA: "{word}"}
        params: {word: %s, list: [p q, 2], nested: {deep: [1]}}
        methods: [%s]
        seeds: [41]
        """
            .formatted(shell(evil), shell(evil.replace("*", "")));

    Console.Outcome run = runAll(yaml);

    assertThat(run.err()).contains("recorded nothing");
    assertThat(log("").lines())
        .containsExactly(
            "<" + evil.replace("*", "") + ">",
            "<a " + evil + " b>",
            "<p q>",
            "<2>",
            "<{seed}>",
            "<{\"x\": 1}>",
            "<{\"deep\":[1]}>",
            "<" + evil.replace("*", "") + ">",
            "<" + evil + ">");
    assertThat(folder.resolve("pwned")).doesNotExist();
  }

  @Test
  void twoAtOnceShareTheWork() throws Exception {
    String line = "echo x >> " + folder.resolve("starts") + "; sleep 0.1; " + RECORDS;
    Files.writeString(folder.resolve("experiments.yaml"), matrix(line));
    CountDownLatch both = new CountDownLatch(2);
    List<Console.Outcome> outcomes = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                both.countDown();
                Console.Outcome outcome =
                    new Console(folder)
                        .run("run-all", "experiments.yaml", "--jobs", "2", "--no-pack");
                synchronized (outcomes) {
                  outcomes.add(outcome);
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(outcomes)
        .hasSize(2)
        .allSatisfy(outcome -> assertThat(outcome.exit()).as(outcome.err()).isZero());
    assertThat(folder.resolve("starts")).content().hasLineCount(6);
    assertThat(experiments()).hasSize(6);
  }

  @Test
  void aProgramThatIsNotThereIsNamed() throws IOException {
    Console.Outcome run = runAll("command: [./no-such-program]\nmethods: [a]\nseeds: [1]\n");

    assertThat(run.exit()).isEqualTo(Exit.NO_ANSWER);
    assertThat(run.err()).contains("cannot be started").contains("no-such-program");
  }

  @Test
  void whatWasLoggedAsSomethingElseIsDoubted() throws IOException {
    String line =
        "printf '{\"perplexity\": 50}' > \"$ASSAY_RUN_DIR/results.json\"; "
            + "printf '{\"method\": \"other\", \"seed\": 42}' > \"$ASSAY_RUN_DIR/config.json\"";

    Console.Outcome run = runAll(matrix(line), "--only", "ntp/41", "--no-pack");

    assertThat(run.exit()).isZero();
    assertThat(run.err())
        .contains("doubtful: it was logged as a run of 'other', not of 'ntp'")
        .contains("doubtful: it was logged with seed 42");
  }

  @Test
  void theReportNamesRunsWithoutResultsAndAPlainCheckFindsThePackageFresh() throws IOException {
    String yaml =
        "thresholds: ['val_ppl<7']\n"
            + matrix(
                "if [ $ASSAY_METHOD-$ASSAY_SEED = ntp-42 ]; then exit 5; fi; "
                    + "if [ $ASSAY_METHOD-$ASSAY_SEED = ntp-43 ]; then exit 0; fi; "
                    + RECORDS);

    assertThat(runAll(yaml).exit()).isEqualTo(Exit.PARTLY);

    assertThat(Files.readString(folder.resolve("results/report.md")))
        .contains("No result of ntp, seed 42: its run failed with exit code 5")
        .contains("No result of ntp, seed 43: its run ended well but recorded nothing");
    Console.Outcome checked = console.run("pack", "--check");
    assertThat(checked.exit()).as(checked.err()).isZero();
    assertThat(checked.err()).contains("--threshold 'val_ppl<7'");
  }

  @Test
  void aBrokenResultsFileFailsItsRun() throws IOException {
    Console.Outcome run =
        runAll(matrix("echo '[1' > \"$ASSAY_RUN_DIR/results.json\""), "--only", "ntp/41");

    assertThat(run.exit()).isEqualTo(Exit.NO_ANSWER);
    assertThat(run.err()).contains("ntp, seed 41: failed: ").contains("results.json");
  }

  @Test
  void othersArePackagedWhereTheBaselineFailed() throws IOException {
    String yaml =
        "baseline: ntp\n"
            + matrix("if [ $ASSAY_METHOD = ntp ]; then exit 1; fi; " + RECORDS)
                .replace("[41, 42, 43]", "[41]");

    Console.Outcome run = runAll(yaml);

    assertThat(run.exit()).isEqualTo(Exit.PARTLY);
    assertThat(run.err()).contains("the baseline 'ntp' has no run");
    assertThat(run.out()).contains("files in");
  }

  @Test
  void aDryRunWritesNothing() throws IOException {
    Console.Outcome run = runAll(matrix(RECORDS), "--dry-run");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("ntp, seed 41: sh -c '").contains("6 of 6 would be run");
    assertThat(folder.resolve("results")).doesNotExist();
  }

  @Test
  void optionsThatMakeNoSenseAreRefusedBeforeAnythingRuns() throws IOException {
    for (List<String> option :
        List.of(
            List.of("--jobs", "0"),
            List.of("--timeout", "5"),
            List.of("--retries", "-1"),
            List.of("--x", "moon"))) {
      Console.Outcome run = runAll(matrix(RECORDS), option.toArray(String[]::new));
      assertThat(run.exit()).as(option.toString()).isEqualTo(Exit.USAGE);
      assertThat(run.err()).contains(option.getFirst());
    }
    assertThat(folder.resolve("results")).doesNotExist();
  }

  /** The tracker inside the program finds folder, key, method and seed by itself. */
  @Test
  void whatTheProgramLogsItselfCounts() throws IOException {
    String java = ProcessHandle.current().info().command().orElseThrow();
    Files.writeString(
        folder.resolve("experiments.yaml"),
        """
        command: [%s, -cp, %s, dev.assay.app.Main, track, log, --metric, "ppl={ppl}"]
        params: {ppl: 49.5}
        methods: [ntp]
        seeds: [41]
        """
            .formatted(shell(java), shell(System.getProperty("java.class.path"))));

    Console.Outcome run = console.run("run-all", "experiments.yaml", "--no-pack", "-o", "out");

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("ntp, seed 41: recorded as exp_");
    assertThat(Files.readString(folder.resolve("out/metrics.csv"))).contains(",ntp,41,");
    assertThat(console.run("run-all", "experiments.yaml", "--no-pack", "-o", "out").out())
        .contains("1 recorded before");
  }

  /** A program that logs an experiment, as the trackers do, and then does something else. */
  private static String logs(String then) {
    return "id=exp_20260101T000000000Z_$(printf %010d $$); e=\"$ASSAY_RESULTS_DIR/experiments\"; "
        + "mkdir -p \"$e\"; printf '{\"assay_experiment\": 1, \"experiment_id\": \"%s\", "
        + "\"time\": \"2026-01-01T00:00:00Z\", \"provenance\": \"measured\", \"method\": \"%s\", "
        + "\"seed\": %s, \"run_key\": \"%s\", \"metrics\": {\"final_ppl\": %s}}' "
        + "$id $ASSAY_METHOD $ASSAY_SEED $ASSAY_RUN_KEY $(cat value) > \"$e/$id.json\"; "
        + then;
  }

  private String listed() {
    return console.run("track", "list", "--format", "csv").out();
  }

  @Test
  void whatARunLoggedBeforeItFailedDoesNotCountAndItIsRunAgain() throws IOException {
    Files.writeString(folder.resolve("value"), "50");
    String yaml = matrix(logs("exit $(cat code)")).replace("[41, 42, 43]", "[41]");
    Files.writeString(folder.resolve("code"), "7");

    Console.Outcome failed = runAll(yaml, "--only", "ntp/41", "--no-pack");

    assertThat(failed.err()).contains("exit code 7", "it had logged exp_", "which does not count");
    assertThat(failed.exit()).isEqualTo(Exit.NO_ANSWER);
    assertThat(listed()).contains("its run failed with exit code 7 after it had logged this");
    Files.writeString(folder.resolve("code"), "0");
    assertThat(runAll(yaml, "--only", "ntp/41", "--dry-run").out()).contains("1 of 1 would be run");
    Console.Outcome again = runAll(yaml, "--only", "ntp/41", "--no-pack");
    assertThat(again.exit()).as(again.err()).isZero();
    assertThat(again.out()).contains("1 run: 1 recorded;");
    assertThat(experiments()).hasSize(2);

    Files.writeString(folder.resolve("code"), "1");
    Files.writeString(folder.resolve("value"), "10");
    Console.Outcome forced = runAll(yaml, "--only", "ntp/41", "--force");

    assertThat(forced.exit()).isEqualTo(Exit.PARTLY);
    assertThat(experiments()).hasSize(3);
    assertThat(Files.readString(folder.resolve("results/summary_table.csv")))
        .as("the earlier run, which ended well, and it alone")
        .contains("ntp,", ",1,41,", "50");
    assertThat(folder.resolve("results/experiments"))
        .satisfies(each ->
            assertThat(each.toFile().list((in, name) -> name.endsWith(".void.json"))).hasSize(2));
  }

  @Test
  void aRunThatLoggedAndFailedIsTriedAgainAndOnlyTheGoodAttemptCounts() throws IOException {
    Files.writeString(folder.resolve("value"), "50");
    String line = logs("if [ ! -e again ]; then touch again; exit 1; fi");

    Console.Outcome run = runAll("retries: 1\n" + matrix(line), "--only", "ntp/41", "--no-pack");

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("attempt 2");
    assertThat(experiments()).hasSize(2);
    assertThat(listed()).containsOnlyOnce("its run failed with exit code 1");
  }

  @Test
  void whatARunLoggedBeforeItRanOutOfTimeDoesNotCount() throws IOException {
    Files.writeString(folder.resolve("value"), "50");
    Files.writeString(folder.resolve("time"), "600");
    String yaml = matrix(logs("sleep $(cat time)"));

    Console.Outcome late = runAll(yaml, "--only", "ntp/41", "--no-pack", "--timeout", "2s");

    assertThat(late.err()).contains("which was all its time", "which does not count");
    assertThat(listed()).contains("its run was ended, being out of time");
    Files.writeString(folder.resolve("time"), "0");
    assertThat(runAll(yaml, "--only", "ntp/41", "--no-pack").out()).contains("1 run: 1 recorded;");
  }

  @Test
  void whatARecorderSavedInTheRunsFolderCountsWithItsLoggedValues() throws IOException {
    String line =
        "mkdir \"$ASSAY_RUN_DIR/run_1\"; cd \"$ASSAY_RUN_DIR/run_1\"; "
            + "echo '{\"step\": 10, \"name\": \"val_ppl\", \"value\": 60}' > metrics.jsonl; "
            + "echo '{\"metadata\": {\"config\": {\"lr\": 0.1}}, \"results\": {\"other\": {\"perplexity\": 48}}}'"
            + " > results.json";

    Console.Outcome run = runAll(matrix(line), "--only", "ntp/41", "--no-pack");

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(Files.readString(experiments().getFirst()))
        .contains(
            "\"final_ppl\":48",
            "\"val_ppl\":{\"step\":[10],\"value\":[60]}",
            "\"lr\":0.1",
            "\"seed\":41");
  }

  @Test
  void theExampleRuns() throws Exception {
    Path example = Path.of("../examples/run-all/experiments.yaml").toAbsolutePath().normalize();
    try {
      assumeTrue(new ProcessBuilder("python3", "-V").start().waitFor() == 0, "no python3");
    } catch (IOException e) {
      assumeTrue(false, "there is no python3");
    }

    Console.Outcome run =
        console.run(
            "run-all", example.toString(), "-o", "trained", "--dpi", "20", "--only", "*/41");

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("3 runs: 3 recorded").contains("sgd (baseline)");
    assertThat(Files.readString(folder.resolve("trained/fig_learning_curves.csv")))
        .contains("val_ppl");
  }
}
