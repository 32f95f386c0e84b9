package dev.assay.app.cli;

import dev.assay.analysis.experiment.PackOptions;
import dev.assay.analysis.experiment.PackageFiles;
import dev.assay.analysis.experiment.ReadmeSnippet;
import dev.assay.analysis.experiment.ResultsFolder;
import dev.assay.analysis.experiment.Threshold;
import dev.assay.analysis.report.TextTable;
import dev.assay.analysis.report.Visible;
import dev.assay.app.dashboard.SafeFile;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.domain.MetricCatalogue;
import dev.assay.formats.Settings;
import dev.assay.formats.track.StepCurve;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code assay pack}: tables, figures and a report of the experiments of a folder. */
@Command(
    name = "pack",
    description = {
      "Makes tables, figures, a page of examples and a report of the experiments of a folder:",
      "mean, deviation and interval of each method, and differences to a baseline after Holm."
    },
    footer = {
      "  assay pack results --baseline ntp",
      "  assay pack results -o paper --update-readme README.md",
      "  assay pack results --check --update-readme README.md"
    })
final class PackCommand extends Subcommand {
  /** Options that other commands package with, too. */
  static final class Options {
    @Option(
        names = "--baseline",
        paramLabel = "METHOD",
        defaultValue = "",
        description = "Compare with this one; default: the one that all others build on.")
    String baseline = "";

    @Option(
        names = "--metrics",
        paramLabel = "NAMES",
        split = ",",
        description = "Columns of the tables, by commas; default: what was measured.")
    List<String> metrics = List.of();

    @Option(
        names = "--group-by",
        paramLabel = "KEYS",
        split = ",",
        description = "Configuration keys that make a method; default: its objectives.")
    List<String> groupBy = List.of();

    @Option(
        names = "--threshold",
        paramLabel = "CURVE<N",
        description = "Count steps until a curve is beyond; default: val_ppl<50. Repeatable.")
    List<String> thresholds = List.of();

    @Option(
        names = "--x",
        paramLabel = "AXIS",
        defaultValue = "step",
        description = "Draw curves by step, tokens, seconds, gpu_hours, flops or epoch.")
    String axis = "step";

    @Option(
        names = "--level",
        paramLabel = "L",
        defaultValue = "0.95",
        description = "Level of intervals and verdicts; default: ${DEFAULT-VALUE}.")
    double level;

    @Option(
        names = "--examples",
        paramLabel = "N",
        defaultValue = "5",
        description = "Prompts on the page of examples; default: ${DEFAULT-VALUE}.")
    int examples;

    @Option(
        names = "--dpi",
        paramLabel = "N",
        defaultValue = "300",
        description = "Pixels to the inch of PNG figures; default: ${DEFAULT-VALUE}.")
    int dpi;
  }

  @Parameters(
      arity = "0..1",
      paramLabel = "RESULTS_DIR",
      defaultValue = "results",
      description = "Folder of the experiments; default: ${DEFAULT-VALUE}.")
  Path resultsDir = Path.of("results");

  @Mixin Options options = new Options();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "Where the package goes; default: the results folder.")
  @Nullable Path output;

  @Option(
      names = "--update-readme",
      paramLabel = "FILE",
      description = "Replace what stands between the two markers of this file.")
  @Nullable Path readme;

  @Option(
      names = "--check",
      description = "Write nothing; exit 4 if anything would be written anew.")
  boolean check;

  @Override
  public Integer call() {
    Settings settings = tools().settings().apply(workspace());
    ResultsFolder folder = ResultsFolder.read(resolve(resultsDir), settings.zone());
    folder.problems().forEach(problem -> err().println(Visible.line(problem)));
    MetricCatalogue catalogue = MetricCatalogue.builtIn().with(settings.metricRules());
    PackageFiles made = PackageFiles.of(folder, asked(catalogue), options.dpi, tools().version());
    Path target = output == null ? folder.store().resultsDir() : resolve(output);
    List<String> stale = new ArrayList<>();
    made.files().forEach((name, content) -> put(folder, target.resolve(name), content, stale));
    if (readme != null) {
      Path file = resolve(readme);
      String text = new String(InputFile.bytes(file), StandardCharsets.UTF_8);
      String now = ReadmeSnippet.update(file.toString(), text, made.snippet(place(file, target)));
      put(folder, file, now.getBytes(StandardCharsets.UTF_8), stale);
    }
    if (check) {
      stale.forEach(file -> err().println("stale: " + Visible.line(file)));
      out().println(stale.isEmpty() ? "all is as the experiments say" : stale.size() + " stale");
      return stale.isEmpty() ? Exit.OK : Exit.NO_ANSWER;
    }
    out().print(TextTable.render(made.table(), tools().terminal().page()));
    out().println("\n" + made.files().size() + " files in " + target);
    return folder.problems().isEmpty() ? Exit.OK : Exit.PARTLY;
  }

  /** A table of somebody else's rows is an input and stays. */
  private void put(ResultsFolder folder, Path file, byte[] content, List<String> stale) {
    if (file.equals(folder.store().table()) && !folder.ownsTable()) {
      return;
    }
    if (same(file, content)) {
      return;
    }
    stale.add(file.toString());
    if (!check) {
      try {
        Files.createDirectories(file.toAbsolutePath().getParent());
      } catch (IOException e) {
        throw new AssayException(
            Kind.UNAVAILABLE, "cannot make " + file.getParent() + ": " + e.getMessage(), "", e);
      }
      if (file.equals(folder.store().table())) {
        folder.store().writeTable(folder.store().read().experiments());
      } else {
        SafeFile.write(file, content);
      }
    }
  }

  private static boolean same(Path file, byte[] content) {
    try {
      return Files.isRegularFile(file)
          && Files.size(file) == content.length
          && Arrays.equals(Files.readAllBytes(file), content);
    } catch (IOException e) {
      return false;
    }
  }

  /** The package as the README's reader finds it, for links. */
  private static String place(Path readme, Path target) {
    Path base = readme.toAbsolutePath().getParent();
    String way =
        base == null ? "" : base.relativize(target.toAbsolutePath()).toString().replace('\\', '/');
    return way.isEmpty()
        ? ""
        : way.replace(" ", "%20").replace("(", "%28").replace(")", "%29") + "/";
  }

  private PackOptions asked(MetricCatalogue catalogue) {
    if (!StepCurve.AXES.contains(options.axis)) {
      throw usage("--x must be one of " + String.join(", ", StepCurve.AXES));
    }
    if (!(options.level > 0.5 && options.level < 1)) {
      throw usage("--level must be above 0.5 and below 1, not " + options.level);
    }
    if (options.dpi < 10 || options.dpi > 1200) {
      throw usage("--dpi must be from 10 to 1200, not " + options.dpi);
    }
    if (options.examples < 0 || options.examples > 1000) {
      throw usage("--examples must be from 0 to 1000, not " + options.examples);
    }
    return new PackOptions(
        options.baseline,
        options.metrics,
        options.groupBy,
        thresholds(),
        options.axis,
        options.level,
        options.examples,
        catalogue);
  }

  private List<Threshold> thresholds() {
    try {
      return options.thresholds.isEmpty()
          ? List.of(Threshold.USUAL)
          : options.thresholds.stream().map(Threshold::parse).toList();
    } catch (IllegalArgumentException e) {
      throw usage("--threshold: " + e.getMessage());
    }
  }

  private ParameterException usage(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }
}
