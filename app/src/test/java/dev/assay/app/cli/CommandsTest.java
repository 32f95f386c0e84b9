package dev.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.app.Fixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CommandsTest {
  @TempDir static Path shared;
  @TempDir Path empty;
  private static Console console;
  private static List<String> ids;

  @BeforeAll
  static void scanOnce() throws IOException {
    Fixture.scanned(shared);
    console = new Console(shared);
    ids =
        console
            .run("runs", "--sort", "id", "--columns", "id", "--format", "csv")
            .out()
            .lines()
            .skip(1)
            .toList();
  }

  private static JsonNode json(Console.Outcome outcome) {
    assertThat(outcome.err()).isEmpty();
    return JsonMapper.shared().readTree(outcome.out());
  }

  @Test
  void runsAreListedInEveryFormat() {
    assertThat(ids).hasSizeGreaterThanOrEqualTo(11);
    assertThat(console.run("runs").out()).contains("run", "step", ids.getFirst());
    assertThat(json(console.run("runs", "--format", "json")).size()).isEqualTo(ids.size());
    assertThat(console.run("runs", "--format", "MD").out()).startsWith("| run | step |");
    assertThat(console.run("runs", "--format", "latex").out()).contains("\\toprule");
  }

  @Test
  void limitKeepsTheNumberOfRunsThatThereAre() {
    var two = console.run("runs", "--limit", "2");

    assertThat(two.out()).contains(ids.size() + " runs; 2 shown");
    assertThat(console.run("runs", "--limit", "2", "--all").out()).doesNotContain("shown");
    assertThat(console.run("runs", "--limit", "-1").exit()).isEqualTo(Exit.USAGE);
  }

  @Test
  void aPageWithSomeFormatsOnlySaysWhatElseThereIs() throws IOException {
    Files.createDirectories(empty.resolve("results"));
    Files.writeString(
        empty.resolve("results/a.csv"), "_step,eval/downstream/a_acc\n9000,0.5\n8000,0.5\n");
    Files.writeString(
        empty.resolve("results/b_step7.json"),
        "{\"results\": {\"piqa\": {\"acc\": 0.5, \"acc_stderr\": 0.1}}}");
    Console mixed = new Console(empty);
    mixed.run("scan", "results");
    String line = "formats: csv 2, lm-eval-results 1 (none shown)\n";

    assertThat(mixed.run("runs", "--limit", "2").out())
        .endsWith("2 shown (--limit N, --all)\n" + line);
    assertThat(mixed.run("runs", "--limit", "1", "--where", "step > 10").out())
        .doesNotContain("formats:");
    assertThat(mixed.run("runs").out()).doesNotContain("formats:");
    assertThat(mixed.run("runs", "--limit", "2", "--format", "md").out())
        .doesNotContain("formats:");
  }

  @Test
  void columnsCanBeListed() {
    assertThat(console.run("runs", "--list-columns").out())
        .contains("sblimp/accuracy", "config.", "step");
    assertThat(json(console.run("runs", "--list-columns", "--format", "json")).has("metrics"))
        .isTrue();
  }

  @Test
  void csvHasFullPrecisionWhereTheTableRounds() {
    String[] both = {"runs", "--columns", "sblimp/accuracy", "--limit", "1", "--format"};

    String csv = console.run(concat(both, "csv")).out().lines().toList().get(1).split(",")[1];
    double shown =
        Double.parseDouble(
            console.run(concat(both, "table")).out().lines().toList().get(2).split(" +")[1]);

    assertThat(Double.parseDouble(csv) * 100)
        .isCloseTo(shown, org.assertj.core.data.Offset.offset(0.01));
  }

  private static String[] concat(String[] args, String last) {
    String[] all = java.util.Arrays.copyOf(args, args.length + 1);
    all[args.length] = last;
    return all;
  }

  @Test
  void oneRunIsShown() {
    assertThat(console.run("show", ids.getFirst()).out())
        .contains("run         " + ids.getFirst(), "metric", "files");
    assertThat(json(console.run("show", ids.getFirst(), "--format", "json")).get("id").asString())
        .isEqualTo(ids.getFirst());
    assertThat(console.run("show", ids.getFirst(), "--format", "csv").out())
        .startsWith("metric,unit,value,low,high,se,n,interval,source\n");
  }

  @Test
  void aRunThatIsNotThereHasNoAnswer() {
    var nothing = console.run("show", "nope");

    assertThat(nothing.exit()).isEqualTo(Exit.NO_ANSWER);
    assertThat(nothing.out()).isEmpty();
    assertThat(nothing.err()).startsWith("assay: ").contains("nope").contains("\n  ");
  }

  @Test
  void runsAreCompared() {
    String one = ids.get(0);
    String other = ids.get(1);

    assertThat(console.run("diff", one, other).out())
        .contains("configuration", "metric", "all against " + one);
    assertThat(console.run("diff", one, other, "--baseline", other).out())
        .contains("all against " + other);
    assertThat(console.run("diff", one, other, "--baseline", "none").out())
        .contains("no differences");
    JsonNode both = json(console.run("diff", one, other, "--format", "json"));
    assertThat(both.path("config").has("rows")).isTrue();
    assertThat(both.path("comparison").path("runs").size()).isEqualTo(2);
    assertThat(console.run("diff", one, other, "--format", "csv").out())
        .startsWith("kind,key,run,value,low,high,difference,");
    assertThat(console.run("diff", one).exit()).isEqualTo(Exit.USAGE);
  }

  @Test
  void theWorkspaceMayBeNamedBeforeAndAfterTheCommand() {
    Console elsewhere = new Console(empty);

    String before = elsewhere.run("--workspace", shared.toString(), "runs").out();
    String after = elsewhere.run("runs", "--workspace=" + shared).out();

    assertThat(before).isEqualTo(after).contains(ids.getFirst());
  }

  @Test
  void theWorkspaceIsFoundUpwards() throws IOException {
    Path below = Files.createDirectories(shared.resolve("a/b"));

    assertThat(new Console(below).run("runs").out()).contains(ids.getFirst());
  }

  @Test
  void withoutAScanThereIsNoAnswerAndNothingIsMade() {
    var nothing = new Console(empty).run("runs");

    assertThat(nothing.exit()).isEqualTo(Exit.NO_ANSWER);
    assertThat(nothing.err()).contains("nothing has been scanned", "assay scan DIR");
    assertThat(empty.resolve(".assay")).doesNotExist();
  }

  @Test
  void aFaultyFilterIsAUsageErrorThatShowsThePlace() {
    var faulty = console.run("runs", "--where", "step >");

    assertThat(faulty.exit()).isEqualTo(Exit.USAGE);
    assertThat(faulty.err()).startsWith("assay: ");
  }

  @Test
  void aMistypedCommandOrOptionIsCorrected() {
    assertThat(console.run("rusn").err())
        .contains("there is no command 'rusn'", "Did you mean: runs", "assay --help");
    assertThat(console.run("runs", "--colums", "x").err())
        .contains("Did you mean: --columns", "assay runs --help");
    assertThat(console.run("rusn").exit()).isEqualTo(Exit.USAGE);
    assertThat(console.run().exit()).isEqualTo(Exit.USAGE);
    assertThat(console.run("show", "x", "--format", "yaml").err())
        .contains("table, csv, json, md or latex, not 'yaml'");
  }

  @Test
  void wrongSettingsAreAUsageError() throws IOException {
    Files.writeString(empty.resolve("assay.yaml"), "zone: [nowhere\n");
    Fixture.scanned(empty);

    var wrong = new Console(empty).run("runs");

    assertThat(wrong.exit()).isEqualTo(Exit.USAGE);
    assertThat(wrong.err()).contains("assay.yaml");
  }

  @Test
  void doctorTellsWhatThereIs() {
    assertThat(console.run("doctor").out())
        .contains("workspace", "index.db", "scanned folders", "files by format", "java");
    assertThat(console.run("doctor", "--formats").out()).contains("paper-metrics-results");
    assertThat(new Console(empty).run("doctor").out()).contains("none yet");
  }

  @Test
  void serveIsAskedForWithTheFoldersScannedBefore() {
    assertThat(console.run("serve", "--no-watch").out()).isEqualTo("http://127.0.0.1:4711/\n");
    assertThat(console.served.getLast().folders()).containsExactly(shared.resolve("results"));
    assertThat(console.served.getLast().tries()).isGreaterThan(1);
    assertThat(console.run("serve", "results", "--port", "0").exit()).isZero();
    assertThat(console.served.getLast().tries()).isEqualTo(1);
    assertThat(console.run("serve", "--port", "70000").exit()).isEqualTo(Exit.USAGE);
    assertThat(console.run("serve", "nowhere").exit()).isEqualTo(Exit.NO_ANSWER);
  }
}
