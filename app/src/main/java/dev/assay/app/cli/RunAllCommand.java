package dev.assay.app.cli;

import dev.assay.analysis.experiment.PackOptions;
import dev.assay.analysis.experiment.PackageFiles;
import dev.assay.analysis.experiment.ResultsFolder;
import dev.assay.analysis.report.TextTable;
import dev.assay.analysis.report.Visible;
import dev.assay.app.dashboard.PackageFolder;
import dev.assay.app.matrix.Outcome;
import dev.assay.app.matrix.RunMatrix;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.domain.Glob;
import dev.assay.formats.MatrixYaml;
import dev.assay.formats.Settings;
import dev.assay.formats.matrix.Durations;
import dev.assay.formats.matrix.Matrix;
import dev.assay.formats.matrix.MatrixRun;
import dev.assay.formats.track.ExperimentStore;
import dev.assay.formats.track.Methods;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code assay run-all}: runs a program for each method and seed, and packages the results. */
@Command(
    name = "run-all",
    description = {
      "Starts your training program for each method and seed of a file, and packages the results.",
      "What is recorded already is not run again, and a run that fails stops no other.",
      "The keys of the file: docs/formats.md."
    },
    footer = {
      "  assay run-all experiments.yaml --dry-run",
      "  assay run-all experiments.yaml --jobs 2 --timeout 2h",
      "  assay run-all experiments.yaml --only 'ntp+top/*' --force --no-pack",
      "",
      "Exit status: 3 when a run failed or recorded nothing, 4 when nothing is recorded at all."
    })
final class RunAllCommand extends Subcommand {
  private static final int MOST_JOBS = 256;
  private static final int MOST_RETRIES = 100;
  private static final int PATIENCE_SECONDS = 20;

  @Parameters(paramLabel = "FILE", description = "Methods, seeds and the command, as YAML.")
  Path file = Path.of("experiments.yaml");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "Results folder; default: what the file says, else results beside it.")
  @Nullable Path output;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Runs at a time; default: what the file says, else 1.")
  @Nullable Integer jobs;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "End a run after 90s, 30m, 2h or 1d; default: what the file says, else never.")
  @Nullable String timeout;

  @Option(
      names = "--retries",
      paramLabel = "N",
      description = "Further attempts after a failure; default: what the file says, else 0.")
  @Nullable Integer retries;

  @Option(
      names = "--only",
      paramLabel = "GLOB",
      defaultValue = "",
      description = "Only methods, or METHOD/SEED, that match, such as 'ntp*' or '*/41'.")
  String only = "";

  @Option(names = "--force", description = "Run again what is recorded; the newer run counts.")
  boolean force;

  @Option(names = "--dry-run", description = "Only say what would be run.")
  boolean dryRun;

  @Option(names = "--no-pack", description = "Make no tables, figures and report.")
  boolean noPack;

  @Mixin Packaging.Options options = new Packaging.Options();

  @Override
  public Integer call() {
    Path yaml = resolve(file);
    Matrix matrix = MatrixYaml.read(yaml.toString(), InputFile.bytes(yaml));
    Settings settings = tools().settings().apply(workspace());
    if (options.baseline.isEmpty()) {
      options.baseline = matrix.baseline();
    }
    if (options.thresholds.isEmpty()) {
      options.thresholds = matrix.thresholds();
    }
    PackOptions asked = Packaging.asked(options, settings, spec);
    RunMatrix.Options how = how(matrix, yaml);
    List<MatrixRun> runs = chosen(matrix);
    if (dryRun) {
      return RunAllText.plan(how, runs, force, out());
    }
    return run(runs, how, asked, settings);
  }

  private List<MatrixRun> chosen(Matrix matrix) {
    List<MatrixRun> runs =
        matrix.runs().stream()
            .filter(run ->
                only.isEmpty()
                    || Glob.matches(only, run.method().name())
                    || Glob.matches(only, run.path()))
            .toList();
    if (runs.isEmpty()) {
      throw new AssayException(
          Kind.NOT_FOUND,
          "no run matches --only " + only,
          "The methods are "
              + String.join(", ", matrix.methods().stream().map(Matrix.Method::name).toList())
              + ".");
    }
    return runs;
  }

  private RunMatrix.Options how(Matrix matrix, Path yaml) {
    Path beside = yaml.resolveSibling("").toAbsolutePath().normalize();
    Path folder = beside.resolve(matrix.folder()).normalize();
    if (!Files.isDirectory(folder)) {
      throw new AssayException(
          Kind.NOT_FOUND, "there is no folder " + folder, "Correct 'folder' in " + yaml + ".");
    }
    Path results = output == null ? beside.resolve(matrix.results()) : resolve(output);
    return new RunMatrix.Options(
        results.toAbsolutePath().normalize(),
        folder,
        within("--jobs", jobs, 1, MOST_JOBS, matrix.jobs()),
        timeout(matrix),
        within("--retries", retries, 0, MOST_RETRIES, matrix.retries()),
        force);
  }

  private int within(String name, @Nullable Integer given, int low, int high, int otherwise) {
    if (given != null && (given < low || given > high)) {
      throw new ParameterException(
          spec.commandLine(), name + " must be from " + low + " to " + high + ", not " + given);
    }
    return given == null ? otherwise : given;
  }

  private Optional<Duration> timeout(Matrix matrix) {
    try {
      return timeout == null ? matrix.timeout() : Durations.ofNullable(timeout);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--timeout: " + e.getMessage());
    }
  }

  private int run(
      List<MatrixRun> runs, RunMatrix.Options how, PackOptions asked, Settings settings) {
    List<Outcome> outcomes = outcomes(runs, how, settings);
    boolean stopped = outcomes.size() < runs.size() || RunAllText.stopped(outcomes);
    int packed = stopped ? Exit.PARTLY : pack(how.resultsDir(), asked, settings);
    boolean good = outcomes.stream().allMatch(outcome -> outcome.state().isGood());
    return packed == Exit.OK && !good ? Exit.PARTLY : packed;
  }

  private List<Outcome> outcomes(List<MatrixRun> runs, RunMatrix.Options how, Settings settings) {
    CountDownLatch over = new CountDownLatch(1);
    try (ProgressLine progress = new ProgressLine(err(), tools().terminal().err())) {
      RunAllText text = new RunAllText(runs.size(), how.resultsDir(), progress, out(), err());
      RunMatrix matrix = new RunMatrix(how, Clock.system(settings.zone()), tools().version(), text);
      Thread ender = new Thread(() -> stop(matrix, over), "assay-end");
      Runtime.getRuntime().addShutdownHook(ender);
      try {
        List<Outcome> outcomes = matrix.run(runs);
        text.summary(outcomes);
        return outcomes;
      } finally {
        over.countDown();
        forget(ender);
      }
    }
  }

  /** Waits until what ended is written down. */
  private static void stop(RunMatrix matrix, CountDownLatch over) {
    matrix.stop();
    try {
      if (!over.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return; // the next invocation finds it out by what is recorded
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void forget(Thread ender) {
    try {
      Runtime.getRuntime().removeShutdownHook(ender);
    } catch (IllegalStateException e) {
      return; // the end has begun
    }
  }

  private int pack(Path resultsDir, PackOptions asked, Settings settings) {
    if (!new ExperimentStore(resultsDir).exists()) {
      return nothing();
    }
    try {
      ResultsFolder folder = ResultsFolder.read(resultsDir, settings.zone());
      folder.problems().forEach(problem -> err().println(Visible.line(problem)));
      if (folder.ownsTable()) {
        folder.store().writeTable(folder.experiments());
      }
      if (folder.valid().isEmpty()) {
        return nothing();
      }
      if (!noPack) {
        PackageFiles made =
            PackageFiles.of(folder, baseline(asked, folder), options.dpi, tools().version());
        new PackageFolder(folder, false).put(made, resultsDir);
        out().print("\n" + TextTable.render(made.table(), tools().terminal().page()));
        out().println("\n" + made.files().size() + " files in " + resultsDir);
      }
      return folder.problems().isEmpty() ? Exit.OK : Exit.PARTLY;
    } catch (AssayException e) {
      err().println("assay: not packaged: " + Visible.line(e.problem()));
      if (!e.remedy().isEmpty()) {
        err().println("  " + Visible.line(e.remedy()));
      }
      return Exit.of(e.kind());
    }
  }

  /** A baseline that has no runs, since they failed, must not keep the others from their tables. */
  private PackOptions baseline(PackOptions asked, ResultsFolder folder) {
    String wanted = Methods.normal(asked.baseline());
    boolean there =
        !asked.groupBy().isEmpty()
            || folder.valid().stream().anyMatch(run -> run.method().equals(wanted));
    if (asked.baseline().isEmpty() || there) {
      return asked;
    }
    err()
        .println(
            Visible.line(
                "assay: the baseline '" + asked.baseline() + "' has no run, so none is compared"));
    return asked.withoutBaseline();
  }

  private int nothing() {
    err().println("assay: nothing is recorded, so there is nothing to package");
    return Exit.NO_ANSWER;
  }
}
