package dev.assay.app.cli;

import dev.assay.analysis.experiment.PackOptions;
import dev.assay.analysis.experiment.PackageFiles;
import dev.assay.analysis.experiment.ResultsFolder;
import dev.assay.analysis.experiment.Threshold;
import dev.assay.app.dashboard.SafeFile;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.domain.MetricCatalogue;
import dev.assay.formats.Settings;
import dev.assay.formats.track.StepCurve;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Makes and writes the package of a results folder, for each command that does. */
final class Packaging {
  /** Options of all commands that package. */
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
        names = "--smooth",
        paramLabel = "W",
        defaultValue = "0",
        description = "Smooth drawn curves: weight of what came before, such as 0.6; points stay.")
    double smoothing;

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
        names = "--examples-by",
        paramLabel = "RULE",
        defaultValue = "disagreement",
        description = "Which prompts: disagreement of scores, or lot; default: ${DEFAULT-VALUE}.")
    String examplesBy = "disagreement";

    @Option(
        names = "--dpi",
        paramLabel = "N",
        defaultValue = "300",
        description = "Pixels to the inch of PNG figures; default: ${DEFAULT-VALUE}.")
    int dpi;
  }

  private final ResultsFolder folder;
  private final boolean dry;
  private final List<String> stale = new ArrayList<>();

  /**
   * Makes one.
   *
   * @param dry whether to write nothing
   */
  Packaging(ResultsFolder folder, boolean dry) {
    this.folder = folder;
    this.dry = dry;
  }

  /** Files that were not as they should be, and now are unless all is dry. */
  List<String> stale() {
    return stale;
  }

  /** The package, without writing it. */
  PackageFiles make(PackOptions asked, int dpi, String version) {
    return PackageFiles.of(folder, asked, dpi, version);
  }

  /** Writes the files of a package that are not there as they should be. */
  void put(PackageFiles made, Path target) {
    made.files().forEach((name, content) -> put(target.resolve(name), content));
  }

  /** A table of somebody else's rows is an input and stays. */
  @SuppressWarnings("ArrayParameter")
  void put(Path file, byte[] content) {
    if (file.equals(folder.store().table()) && !folder.ownsTable()) {
      return;
    }
    if (same(file, content)) {
      return;
    }
    stale.add(file.toString());
    if (!dry) {
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

  /**
   * What the options ask for.
   *
   * @throws ParameterException when one makes no sense
   */
  static PackOptions asked(Options options, Settings settings, CommandSpec spec) {
    if (!StepCurve.AXES.contains(options.axis)) {
      throw usage(spec, "--x must be one of " + String.join(", ", StepCurve.AXES));
    }
    if (!(options.smoothing >= 0 && options.smoothing < 1)) {
      throw usage(spec, "--smooth must be at least 0 and below 1, not " + options.smoothing);
    }
    if (!(options.level > 0.5 && options.level < 1)) {
      throw usage(spec, "--level must be above 0.5 and below 1, not " + options.level);
    }
    if (options.dpi < 10 || options.dpi > 1200) {
      throw usage(spec, "--dpi must be from 10 to 1200, not " + options.dpi);
    }
    if (options.examples < 0 || options.examples > 1000) {
      throw usage(spec, "--examples must be from 0 to 1000, not " + options.examples);
    }
    return new PackOptions(
        options.baseline,
        options.metrics,
        options.groupBy,
        thresholds(options, spec),
        options.axis,
        options.smoothing,
        options.level,
        options.examples,
        examplesBy(options, spec),
        MetricCatalogue.builtIn().with(settings.metricRules()));
  }

  private static PackOptions.ExamplesBy examplesBy(Options options, CommandSpec spec) {
    for (PackOptions.ExamplesBy rule : PackOptions.ExamplesBy.values()) {
      if (rule.word().equals(options.examplesBy)) {
        return rule;
      }
    }
    throw usage(
        spec, "--examples-by must be disagreement or lot, not '" + options.examplesBy + "'");
  }

  private static List<Threshold> thresholds(Options options, CommandSpec spec) {
    try {
      return options.thresholds.isEmpty()
          ? List.of(Threshold.USUAL)
          : options.thresholds.stream().map(Threshold::parse).toList();
    } catch (IllegalArgumentException e) {
      throw usage(spec, "--threshold: " + e.getMessage());
    }
  }

  private static ParameterException usage(CommandSpec spec, String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }
}
