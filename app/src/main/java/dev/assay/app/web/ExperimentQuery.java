package dev.assay.app.web;

import dev.assay.analysis.api.Parameters;
import dev.assay.analysis.experiment.Experiments;
import dev.assay.analysis.experiment.PackOptions;
import dev.assay.analysis.experiment.RecordedOptions;
import dev.assay.analysis.experiment.ResultsFolder;
import dev.assay.analysis.experiment.Threshold;
import dev.assay.app.workspace.ExperimentPlaces;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.domain.MetricCatalogue;
import dev.assay.formats.json.Nodes;
import dev.assay.formats.track.StepCurve;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The parameters of questions about experiments: the options of {@code assay pack}. */
final class ExperimentQuery {
  /** Parameters whose values are one list. */
  static final Set<String> JOINED = Set.of("metrics", "by");

  private static final int MOST_NAMES = 100;
  private static final int LONGEST = 500;
  private static final int MOST_EXAMPLES = 1000;

  private final ExperimentFolders folders;
  private final MetricCatalogue catalogue;

  ExperimentQuery(ExperimentFolders folders, MetricCatalogue catalogue) {
    this.folders = folders;
    this.catalogue = catalogue;
  }

  MetricCatalogue catalogue() {
    return catalogue;
  }

  ExperimentPlaces.Place place(Parameters parameters) {
    return folders.place(parameters.text("folder"));
  }

  ResultsFolder read(ExperimentPlaces.Place place) {
    return folders.read(place);
  }

  /** What the package in the folder was made with; nothing where {@code fresh} leaves that out. */
  RecordedOptions recorded(Parameters parameters) {
    return parameters.flag("fresh")
        ? RecordedOptions.NONE
        : RecordedOptions.in(place(parameters).path());
  }

  /** What is not asked for is as in the package that is in the folder, if there is one. */
  Parameters with(RecordedOptions recorded, Parameters asked) {
    Map<String, List<String>> all = new HashMap<>();
    recorded
        .values()
        .forEach((option, texts) -> {
          String name = parameter(option);
          all.put(name, JOINED.contains(name) ? List.of(String.join(";", texts)) : texts);
        });
    all.putAll(asked.query());
    return new Parameters(asked.id(), all);
  }

  /** The parameter of an option of the command line. */
  static String parameter(String option) {
    return switch (option) {
      case "group-by" -> "by";
      case "examples-by" -> "examplesBy";
      default -> option;
    };
  }

  /** The experiments that are asked for, as they are to be looked at. */
  Experiments experiments(Parameters parameters) {
    PackOptions options = options(with(recorded(parameters), parameters));
    return new Experiments(
        read(place(parameters)).experiments(),
        options,
        few("method", parameters.all("method")),
        parameters.text("curve"));
  }

  PackOptions options(Parameters parameters) {
    String level = parameters.text("level");
    String smoothing = parameters.text("smooth");
    PackOptions usual = PackOptions.usual(catalogue);
    List<String> thresholds = few("threshold", parameters.all("threshold"));
    return new PackOptions(
        parameters.text("baseline"),
        few("metrics", parameters.split("metrics", ";")),
        few("by", parameters.split("by", ";")),
        thresholds.isEmpty()
            ? usual.thresholds()
            : thresholds.stream().map(Threshold::parse).toList(),
        parameters.oneOf("x", StepCurve.AXES.toArray(String[]::new)),
        smoothing.isEmpty() ? usual.smoothing() : number("smooth", smoothing, 0, 0.99),
        level.isEmpty() ? usual.level() : number("level", level, 0.501, 0.999),
        parameters.whole("examples", usual.examples(), 0, MOST_EXAMPLES),
        examplesBy(parameters),
        catalogue);
  }

  private static PackOptions.ExamplesBy examplesBy(Parameters parameters) {
    PackOptions.ExamplesBy[] rules = PackOptions.ExamplesBy.values();
    String word =
        parameters.oneOf(
            "examplesBy",
            Arrays.stream(rules).map(PackOptions.ExamplesBy::word).toArray(String[]::new));
    return Arrays.stream(rules).filter(rule -> rule.word().equals(word)).findFirst().orElseThrow();
  }

  private static double number(String name, String text, double low, double high) {
    double number = Nodes.parse(text);
    if (number >= low && number <= high) {
      return number;
    }
    throw wrong(name + " must be from " + low + " to " + high + ", not '" + shortened(text) + "'");
  }

  private static List<String> few(String name, List<String> given) {
    if (given.size() > MOST_NAMES || given.stream().anyMatch(each -> each.length() > LONGEST)) {
      throw wrong(name + " may name " + MOST_NAMES + " of at most " + LONGEST + " characters each");
    }
    return given;
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }

  private static AssayException wrong(String problem) {
    return new AssayException(
        Kind.BAD_INPUT,
        problem,
        "Correct the parameter or leave it out (fresh=true leaves out what manifest.json records); see"
            + " assay pack --help.");
  }
}
