package dev.assay.analysis.experiment;

import dev.assay.analysis.report.JsonOut;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.figures.Figure;
import dev.assay.formats.track.Experiment;
import dev.assay.formats.track.StepCurve;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a page asks of the experiments of one folder: the same summary and the same figures that are
 * packaged, of those that count and that the reader chose. Pure.
 */
public final class Experiments {
  /** Most methods side by side; more cannot be told apart. */
  public static final int MOST_METHODS = 60;

  private final List<Experiment> all;
  private final List<Experiment> chosen;
  private final PackOptions options;

  /**
   * Experiments, and how they are looked at.
   *
   * @param all also those that no longer count
   * @param methods only runs of these; empty for all
   * @param curve the only curve that is drawn; empty for those that {@code options} ask for
   */
  public Experiments(
      List<Experiment> all, PackOptions options, List<String> methods, String curve) {
    this.all = List.copyOf(all);
    this.options = options;
    List<Experiment> valid = all.stream().filter(Experiment::isValid).toList();
    Set<String> wanted = Set.copyOf(methods);
    chosen =
        MethodRuns.of(valid, options.groupBy()).stream()
            .filter(method -> wanted.isEmpty() || wanted.contains(method.name()))
            .flatMap(method -> method.runs().stream())
            .map(run -> curve.isEmpty() ? run : only(run, curve))
            .toList();
  }

  /** Writes the comparison of the methods as a JSON object. */
  public void summary(JsonOut json) {
    List<Experiment> valid = all.stream().filter(Experiment::isValid).toList();
    new SummaryJson(
            summarised(),
            names(),
            HistoryJson.metrics(valid, options.catalogue()),
            curves(),
            axes())
        .write(json);
  }

  /** {@code fig_learning_curves}. */
  public Figure curvesFigure() {
    return LearningCurvesFigure.of(summarised());
  }

  /** {@code fig_method_comparison}. */
  public Figure comparisonFigure() {
    return MethodComparisonFigure.of(summarised());
  }

  private Summary summarised() {
    if (chosen.isEmpty()) {
      throw new AssayException(
          Kind.NOT_FOUND,
          all.isEmpty() ? "no experiment was logged" : "no experiment of this choice counts",
          all.isEmpty() ? "Log one: assay track log" : "Choose other methods.");
    }
    Summary summary = Summarise.of(chosen, options);
    if (summary.methods().size() > MOST_METHODS) {
      throw new AssayException(
          Kind.BAD_INPUT,
          summary.methods().size() + " methods are too many to be compared at once",
          "Name at most " + MOST_METHODS + " with method=NAME, or group by other keys.");
    }
    return summary;
  }

  /** Methods there are to choose from. */
  private List<String> names() {
    return MethodRuns.of(all.stream().filter(Experiment::isValid).toList(), options.groupBy())
        .stream()
        .map(MethodRuns::name)
        .toList();
  }

  /** Names of recorded curves, in order. */
  private Set<String> curves() {
    return all.stream()
        .filter(Experiment::isValid)
        .flatMap(run -> run.curves().keySet().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What any curve can be drawn against, most usual first. */
  private List<String> axes() {
    Set<String> found =
        all.stream()
            .filter(Experiment::isValid)
            .flatMap(run -> run.curves().values().stream())
            .flatMap(curve -> curve.axes().keySet().stream())
            .collect(Collectors.toSet());
    return StepCurve.AXES.stream().filter(found::contains).toList();
  }

  private static Experiment only(Experiment run, String name) {
    StepCurve curve = run.curves().get(name);
    Map<String, StepCurve> kept = new LinkedHashMap<>();
    if (curve != null) {
      kept.put(name, curve);
    }
    return run.but().curves(kept).build();
  }
}
