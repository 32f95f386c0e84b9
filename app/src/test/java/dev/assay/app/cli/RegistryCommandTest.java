package dev.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.analysis.question.FindRuns;
import dev.assay.analysis.question.RunFilter;
import dev.assay.analysis.question.Snapshots;
import dev.assay.app.workspace.Workspace;
import dev.assay.domain.MetricCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryCommandTest {
  private static final String EXPERIMENT = "ckpt/parrot_ttt_dailytalk/checkpoints";
  private static final Instant THEN = Instant.parse("2025-04-08T10:00:00Z");

  @TempDir Path folder;
  private Console console;
  private Path project;

  /** The example without its logs, aggregates and registry: nothing else knows of its results. */
  @BeforeEach
  void copyTheExample() throws IOException {
    console = new Console(folder);
    Files.writeString(folder.resolve("assay.yaml"), "");
    project = folder.resolve("project");
    Path example = Path.of(System.getProperty("assay.root", ".")).resolve("examples/paper-metrics");
    for (String part : List.of("ckpt", "baseline_paper_metrics_results.json")) {
      copy(example.resolve(part), project.resolve(part));
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Path target = to.resolve(from.relativize(each).toString());
        if (Files.isRegularFile(each)) {
          Files.createDirectories(target.getParent());
          Files.copy(each, target);
          Files.setLastModifiedTime(target, FileTime.from(THEN));
        }
      }
    }
  }

  private Path checkpoint(int step) {
    return project.resolve(EXPERIMENT).resolve(String.format(Locale.ROOT, "checkpoint_%06d", step));
  }

  private static void prune(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted((a, b) -> b.compareTo(a))
          .forEach(path -> {
            try {
              Files.delete(path);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }

  private Console.Outcome ok(String... args) {
    Console.Outcome outcome = console.run(args);
    assertThat(outcome.exit()).as(outcome.out() + outcome.err()).isZero();
    return outcome;
  }

  private List<String> runs() {
    return ok("runs", "--format", "csv", "--all").out().lines().skip(1).sorted().toList();
  }

  private String line(String id) {
    return ok("registry", "list", "--format", "csv")
        .out()
        .lines()
        .filter(line -> line.startsWith(id + ","))
        .findFirst()
        .orElseThrow();
  }

  private Path registry() {
    return folder.resolve("runs_registry.json");
  }

  @Test
  void savedEvaluationsLiveOnThroughTheirCopiesToo() throws IOException {
    Files.writeString(folder.resolve("m.json"), "{\"sblimp_accuracy\": 0.545, \"x\": 3}");
    Path alone = Path.of(ok("record", "--metrics", "m.json", "--type", "TTT").out().strip());
    Path of =
        Path.of(
            ok("record", "--metrics", "m.json", "--checkpoint", checkpoint(500).toString())
                .out()
                .strip());
    ok("scan", "evaluation_results", "--archive");
    List<String> before = runs();
    assertThat(before).hasSize(2).anyMatch(line -> line.contains(alone.getFileName().toString()));
    assertThat(Files.list(folder.resolve("archive"))).hasSize(2);

    prune(folder.resolve("evaluation_results"));
    ok("scan", "archive");

    assertThat(runs()).isEqualTo(before);
    ok("scan", "--archive", "archive");
    assertThat(Files.list(folder.resolve("archive"))).as("no copy of a copy").hasSize(2);
    assertThat(ok("registry", "list", "--format", "csv").out())
        .contains(",archived,", checkpoint(500).toString());
    assertThat(of).doesNotExist();
  }

  @Test
  void aPrunedCheckpointLivesOnThroughItsCopy() throws IOException {
    ok("scan", "project", "--archive");
    List<String> before = runs();
    assertThat(before).hasSize(9);

    prune(checkpoint(500));
    ok("scan", "project");

    assertThat(runs()).isEqualTo(before);
    assertThat(line("parrot_ttt_dailytalk_cp000500")).contains(",archived,");
    assertThat(console.run("registry", "check").exit()).isEqualTo(Exit.OK);
    prune(folder.resolve(".assay"));
    ok("scan", "project");
    assertThat(runs()).isEqualTo(before);
    assertThat(ok("runs", "--where", "missing", "--format", "csv").out().lines()).hasSize(1);
  }

  @Test
  void withoutACopyAPrunedCheckpointIsLostAndTheCheckSaysSo() throws IOException {
    ok("scan", "project", "--register");
    prune(checkpoint(500));
    ok("scan", "project");

    Console.Outcome check = console.run("registry", "check");
    assertThat(check.exit()).isEqualTo(Exit.PARTLY);
    assertThat(check.out())
        .contains("lost", "parrot_ttt_dailytalk_cp000500", "8 present without a copy");
    assertThat(line("parrot_ttt_dailytalk_cp000500")).contains(",missing,");
    assertThat(console.run("registry", "check", "--archive").out()).contains("8 archived");
    assertThat(console.run("registry", "check", "--archive").out()).contains("0 archived");
  }

  @Test
  void anotherEvaluationIsHistory() throws IOException {
    ok("scan", "project", "--archive");
    Path results = checkpoint(1000).resolve("consolidated/paper_metrics_results.json");
    String text = Files.readString(results);
    Files.writeString(
        results, text.replaceFirst("\"sblimp_accuracy\": [0-9.]+", "\"sblimp_accuracy\": 0.75"));
    Files.setLastModifiedTime(results, FileTime.from(THEN.plusSeconds(7200)));

    ok("scan", "project", "--archive");

    assertThat(runs()).hasSize(9);
    assertThat(line("parrot_ttt_dailytalk_cp001000")).contains(",present,,2,2,");
    assertThat(ok("show", "parrot_ttt_dailytalk_cp001000").out())
        .contains("75.00", "2025-04-08T10:00:00Z");
    prune(checkpoint(1000));
    ok("scan", "project");
    assertThat(runs()).hasSize(9);
    assertThat(ok("runs", "--where", "sblimp/accuracy = 0.75", "--format", "csv").out().lines())
        .hasSize(2);
  }

  @Test
  void anEvaluationThatNobodyRegisteredIsFound() throws IOException {
    ok("registry", "add", checkpoint(1000).toString());
    Path results = checkpoint(1000).resolve("consolidated/paper_metrics_results.json");
    Files.setLastModifiedTime(results, FileTime.from(Instant.now().plusSeconds(7200)));

    Console.Outcome check = console.run("registry", "check");
    assertThat(check.exit()).isEqualTo(Exit.PARTLY);
    assertThat(check.out()).contains("untraced", "evaluated again at");
  }

  @Test
  void aScanAltersNoRegistryOfSomebodyElse() throws IOException {
    String foreign = "{\"runs\": []}";
    Files.writeString(registry(), foreign);
    ok("scan", "project");
    assertThat(registry()).hasContent(foreign);

    Files.writeString(folder.resolve("assay.yaml"), "registry: auto\n");
    ok("scan", "project");
    assertThat(Files.readString(registry())).contains("checkpoint_000500");

    Files.writeString(folder.resolve("assay.yaml"), "registry: sometimes\n");
    assertThat(console.run("scan", "project").err()).contains("Known: kept, off, auto, archive");
  }

  @Test
  void aScanGoesOnWithARegistryThatAssayMade() throws IOException {
    ok("registry", "add", checkpoint(500).toString());
    ok("scan", "project");
    assertThat(ok("registry", "list", "--format", "csv").out().lines()).hasSize(10);

    Files.writeString(folder.resolve("assay.yaml"), "registry: off\n");
    ok("registry", "remove", "parrot_ttt_dailytalk_cp002000");
    ok("scan", "project");
    assertThat(ok("registry", "list", "--format", "csv").out().lines()).hasSize(9);
  }

  @Test
  void removingTouchesNothingButTheRegistry() throws IOException {
    ok("scan", "project", "--archive");
    List<Path> before = files();

    ok("registry", "remove", checkpoint(500).resolve("consolidated").toString());

    assertThat(files()).isEqualTo(before);
    assertThat(ok("registry", "list").out()).doesNotContain("cp000500").contains("8 registered");
    assertThat(console.run("registry", "remove", "nobody").exit()).isEqualTo(Exit.NO_ANSWER);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(path -> !path.startsWith(folder.resolve(".assay")))
          .sorted()
          .toList();
    }
  }

  @Test
  void baselinesAreRegisteredByFileAndOneIsChosen() throws IOException {
    Path other = project.resolve("baseline_other.json");
    Files.writeString(
        other,
        Files.readString(project.resolve("baseline_paper_metrics_results.json"))
            .replaceFirst("\"sblimp_accuracy\": [0-9.]+", "\"sblimp_accuracy\": 0.25"));
    ok(
        "registry",
        "add",
        "--baseline",
        "--results",
        "project/baseline_paper_metrics_results.json",
        "--at",
        "2025-04-07T10:20:00");
    ok("registry", "add", "--baseline", "--results", "project/baseline_other.json");
    ok("scan", "project");
    assertThat(ok("registry", "list").out()).contains("2 are baselines");

    assertThat(comparedWith()).as("equal but for the name").isEqualTo("baseline_other");

    ok("registry", "baseline", "baseline_pretrained");

    assertThat(line("baseline_pretrained")).contains(",chosen baseline,");
    assertThat(comparedWith()).isEqualTo("baseline_pretrained");
    assertThat(ok("registry", "baseline").out())
        .isEqualTo("baseline_pretrained" + System.lineSeparator());
    assertThat(Files.readString(folder.resolve("assay-notes.jsonl"))).contains("chosen-baseline");

    ok("registry", "baseline", "parrot_ttt_dailytalk_cp001000");
    assertThat(comparedWith()).isEqualTo("parrot_ttt_dailytalk_cp001000");

    ok("registry", "baseline", "--clear");
    assertThat(ok("registry", "baseline").out()).contains("none chosen");
    assertThat(comparedWith()).isEqualTo("baseline_other");
  }

  private @Nullable String comparedWith() {
    Snapshots snapshots = new Snapshots(new Workspace(folder).index(), MetricCatalogue.builtIn());
    return new FindRuns(snapshots)
        .answer(
            new FindRuns.Question(
                RunFilter.where(""), List.of("id"), List.of("step"), 0, Integer.MAX_VALUE))
        .baseline();
  }

  @Test
  void anOldDashboardGivesLostRunsBack() throws IOException {
    Path example =
        Path.of(System.getProperty("assay.root", ".")).resolve("examples/paper-metrics/dashboard");
    ok("registry", "import", example.resolve("runs_registry.json").toAbsolutePath().toString());
    ok("registry", "import", example.resolve("dashboard_data.json").toAbsolutePath().toString());
    assertThat(ok("registry", "list", "--state", "archived", "--format", "csv").out().lines())
        .hasSizeGreaterThan(3);
    ok("scan", "archive");
    assertThat(runs()).isNotEmpty();
    Console.Outcome again =
        ok(
            "registry",
            "import",
            example.resolve("dashboard_data.json").toAbsolutePath().toString());
    assertThat(again.out()).contains(": 0 of ");
  }

  @Test
  void aTreeThatWasCopiedHomeAddsNothingToItsRegistry() throws IOException {
    Path example =
        Path.of(System.getProperty("assay.root", ".")).resolve("examples/paper-metrics/dashboard");
    ok("registry", "import", example.resolve("runs_registry.json").toAbsolutePath().toString());
    String before = Files.readString(registry());

    ok("scan", "project/ckpt");

    assertThat(Files.readString(registry())).isEqualTo(before);
    assertThat(line("parrot_ttt_dailytalk_cp001000")).contains(",present,,1,0,");
    assertThat(console.run("registry", "check").out()).doesNotContain("untraced", "doubled");
  }

  @Test
  void theRealRegistryHasLostNineOfFortyOne() throws IOException {
    Path real =
        Path.of(System.getProperty("assay.root", "."))
            .resolve("../shared/data/paper-metrics/dashboard")
            .toAbsolutePath()
            .normalize();
    Assumptions.assumeTrue(Files.exists(real), "no real data here");
    ok(
        "registry",
        "import",
        real.resolve("runs_registry.json").toString(),
        real.resolve("dashboard_data.json").toString());

    Console.Outcome check = console.run("registry", "check");

    assertThat(check.out())
        .contains("41 registered: 32 archived, 9 missing; 1 is a baseline")
        .doesNotContain("untraced", "doubled");
    String list = ok("registry", "list", "--format", "csv").out();
    assertThat(list.lines().filter(line -> line.matches(".*,archived,(baseline)?,2,1,.*")))
        .as("six checkpoints and the baseline were evaluated again, by the dashboard's times")
        .hasSize(7);
    ok("scan", "archive");
    assertThat(runs()).hasSize(32);
  }

  @Test
  void whatCannotBeRegisteredIsSaid() throws IOException {
    Files.writeString(checkpoint(500).resolve("consolidated/paper_metrics_results.json"), "{\"a\"");
    Console.Outcome broken = console.run("registry", "add", checkpoint(500).toString());
    assertThat(broken.exit()).isEqualTo(Exit.PARTLY);
    assertThat(broken.err()).contains("is no usable result");
    assertThat(console.run("registry", "add", "nowhere").exit()).isEqualTo(Exit.NO_ANSWER);
    assertThat(console.run("registry", "add").exit()).isEqualTo(Exit.USAGE);
    assertThat(console.run("registry").exit()).isEqualTo(Exit.USAGE);
    assertThat(console.run("registry", "list").exit()).isEqualTo(Exit.NO_ANSWER);
    Files.writeString(
        registry(),
        "{\"runs\": [7, {\"checkpoint_path\": \"/x\"}, {\"checkpoint_path\": \"/x/\"}]}");
    assertThat(console.run("registry", "check").out())
        .contains("unreadable", "$.runs[0]", "doubled");
  }
}
