package dev.assay.analysis.figure;

import dev.assay.analysis.question.Cell;
import dev.assay.analysis.question.Estimates;
import dev.assay.domain.Direction;
import dev.assay.domain.Estimate;
import dev.assay.domain.Metric;
import dev.assay.domain.MetricCatalogue;
import dev.assay.domain.MetricKey;
import dev.assay.domain.RunRecord;
import dev.assay.domain.RunRecord.TimeSource;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What figures need of a run.
 *
 * @param source the file it was read from, or the run's id in the index
 * @param record without its curves
 * @param curves its curves
 * @param scores estimates by metric, in file order
 * @param directions which way is better, where the file itself says so
 */
public record PlotRun(
    String source,
    RunRecord record,
    List<PlotCurve> curves,
    Map<MetricKey, Estimate> scores,
    Map<MetricKey, Direction> directions) {

  private static final String LIBRILIGHT = "librilight";

  /** Takes over a record and lets go of its long curves. */
  public static PlotRun of(String source, RunRecord record, Map<MetricKey, Direction> directions) {
    Map<MetricKey, Estimate> scores = new LinkedHashMap<>();
    record.estimates().forEach(estimate -> scores.put(estimate.metric(), estimate));
    List<PlotCurve> curves = record.series().stream().map(PlotCurve::of).toList();
    return new PlotRun(source, withoutCurves(record), curves, scores, Map.copyOf(directions));
  }

  private static RunRecord withoutCurves(RunRecord record) {
    return new RunRecord(
        record.role(),
        record.id(),
        record.name(),
        record.model(),
        record.trainingType(),
        record.baseline(),
        record.checkpoint(),
        record.checkpointKey(),
        record.link(),
        record.evaluatedAt(),
        record.timeSource(),
        record.configJson(),
        record.configSha256(),
        record.tags(),
        record.notes(),
        record.estimates(),
        List.of(),
        record.samples(),
        record.progress());
  }

  /** What the catalogue and the file say of a metric. */
  Metric describe(MetricCatalogue catalogue, MetricKey key) {
    return catalogue.describe(key, directions.getOrDefault(key, Direction.UNKNOWN));
  }

  @Nullable Estimate score(MetricKey key) {
    return scores.get(key);
  }

  /** A score with its 95 % interval; null if it was not measured. */
  @Nullable Cell cell(MetricCatalogue catalogue, MetricKey key) {
    Estimate estimate = scores.get(key);
    return estimate == null ? null : Estimates.cell(describe(catalogue, key), estimate);
  }

  /** How it was trained, in one word. A run of unknown training is never a baseline. */
  String type() {
    if (record.baseline()) {
      return "BASE";
    }
    return switch (record.trainingType()) {
      case TTT -> "TTT";
      case LORA -> "LoRA";
      case HYBRID -> "TTT+LoRA";
      case FULL -> "Full";
      case PRETRAINED -> "BASE";
      case UNKNOWN -> "Unknown";
    };
  }

  /** As {@link #type}, for a line of its own. */
  String typeInWords() {
    return type().equals("BASE") ? "Baseline" : type();
  }

  /** Whether its time is that of the evaluation, as far as anything says; else the file's. */
  boolean hasStatedTime() {
    return record.timeSource() != TimeSource.FILE_MODIFIED;
  }

  /** Training and time of evaluation, in one line. */
  public String about(ZoneId zone) {
    String time = Words.seconds(record.evaluatedAt(), zone);
    return type() + ", " + (time.isEmpty() ? "time unknown" : time);
  }

  /**
   * The loss curves of LibriLight, one for each audio file; of perplexities where it has no loss.
   */
  List<PlotCurve> librilight() {
    List<PlotCurve> all =
        curves.stream()
            .filter(curve -> curve.task().equals(LIBRILIGHT) && curve.isLossByToken())
            .toList();
    List<PlotCurve> losses =
        all.stream().filter(curve -> !PlotCurve.isPerplexity(curve.name())).toList();
    return losses.isEmpty() ? all : losses;
  }

  /** Whether it looks like a result of the paper metrics. */
  boolean hasPaperMetrics() {
    return scores.keySet().stream().anyMatch(PlotRun::isPaper) || !librilight().isEmpty();
  }

  private static boolean isPaper(MetricKey key) {
    return PaperMetrics.BENCHMARKS.contains(key) || key.task().equals(LIBRILIGHT);
  }
}
