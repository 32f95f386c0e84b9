package dev.assay.app.cli;

import dev.assay.analysis.experiment.PackOptions;
import dev.assay.analysis.experiment.RecordedOptions;
import dev.assay.analysis.experiment.Threshold;
import dev.assay.analysis.report.Visible;
import dev.assay.domain.MetricCatalogue;
import dev.assay.formats.Settings;
import dev.assay.formats.json.Nodes;
import dev.assay.formats.track.StepCurve;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What the commands that package have in common. */
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

    /** Takes over what is recorded of a package, but for what the command line says. */
    void takeOver(RecordedOptions recorded, ParseResult given) {
      baseline = text("baseline", baseline, recorded, given);
      metrics = texts("metrics", metrics, recorded, given);
      groupBy = texts("group-by", groupBy, recorded, given);
      thresholds = texts("threshold", thresholds, recorded, given);
      axis = text("x", axis, recorded, given);
      smoothing = number("smooth", smoothing, recorded, given);
      level = number("level", level, recorded, given);
      examples = (int) number("examples", examples, recorded, given);
      examplesBy = text("examples-by", examplesBy, recorded, given);
      dpi = (int) number("dpi", dpi, recorded, given);
    }

    private static List<String> texts(
        String option, List<String> now, RecordedOptions recorded, ParseResult given) {
      List<String> known = recorded.all(option);
      return known.isEmpty() || given.hasMatchedOption("--" + option) ? now : known;
    }

    private static String text(
        String option, String now, RecordedOptions recorded, ParseResult given) {
      return texts(option, List.of(now), recorded, given).getFirst();
    }

    private static double number(
        String option, double now, RecordedOptions recorded, ParseResult given) {
      List<String> known = texts(option, List.of(), recorded, given);
      return known.isEmpty() ? now : Nodes.parse(known.getFirst());
    }
  }

  private Packaging() {}

  /**
   * Options of a package that is there already stand in for those that are not given; says so.
   *
   * @param target where the package is
   */
  static PackOptions takenOver(Options options, Path target, Settings settings, CommandSpec spec) {
    ParseResult given = spec.commandLine().getParseResult();
    RecordedOptions recorded = RecordedOptions.in(target);
    options.takeOver(recorded, given);
    List<String> words = recorded.words(option -> given.hasMatchedOption("--" + option));
    if (!words.isEmpty()) {
      spec.commandLine()
          .getErr()
          .println(
              Visible.line(
                  "assay: as the package in "
                      + target
                      + " was made: "
                      + String.join(" ", words)
                      + " (--fresh leaves that out)"));
    }
    try {
      return asked(options, settings, spec);
    } catch (ParameterException e) {
      throw words.isEmpty()
          ? e
          : usage(spec, e.getMessage() + " (perhaps recorded in manifest.json; see --fresh)");
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
