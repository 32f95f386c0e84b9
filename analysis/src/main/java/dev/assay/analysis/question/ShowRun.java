package dev.assay.analysis.question;

import dev.assay.domain.RunRecord;
import dev.assay.domain.SampleSet;
import dev.assay.domain.Series;
import dev.assay.store.FileProblem;
import dev.assay.store.MetricUse;
import dev.assay.store.RunDetails;
import dev.assay.store.RunHead;
import dev.assay.store.RunSource;
import dev.assay.store.SourceFile;
import dev.assay.store.StoredEstimate;
import dev.assay.store.StoredSamples;
import dev.assay.store.StoredSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything known of one run. */
public final class ShowRun {
  private final Snapshots snapshots;

  public ShowRun(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  /**
   * What is asked.
   *
   * @param id of a current run or of an older evaluation
   */
  public record Question(String id) {}

  /** One estimate with what the catalogue knows of its metric. */
  public record Measured(Column metric, Cell cell) {}

  /** What a file is to the run; a companion was read together with another file. */
  public enum FileRole {
    RESULT,
    COPY,
    CURVES,
    SAMPLES,
    COMPANION
  }

  /**
   * A file that the run is known from.
   *
   * @param format empty for a companion
   * @param sha256 lower-case hex; empty if it was not hashed
   * @param size bytes
   */
  public record FileSource(
      String path,
      String format,
      FileRole role,
      String sha256,
      long size,
      Instant modified,
      Instant readAt,
      boolean missing) {}

  /** A curve without its points. */
  public record SeriesHead(
      String task,
      String name,
      String kind,
      String part,
      boolean partEstimated,
      String xUnit,
      int points) {}

  /**
   * Sums over a per-sample file.
   *
   * @param mean over the scored samples; null when none was scored
   * @param se null below 2 scored samples
   */
  public record SampleSum(
      String metric,
      long scored,
      long unscored,
      @Nullable Double mean,
      @Nullable Double se,
      String file) {}

  /** Another evaluation of the same checkpoint. */
  public record Evaluation(String id, boolean current, @Nullable Instant evaluatedAt) {}

  /**
   * Everything known.
   *
   * @param run its cells are empty; see {@code estimates}
   * @param checkpointPath as the file says; empty if unknown
   * @param registeredAt when a registry first named the checkpoint; null if none does
   * @param estimates by task, name, variant
   * @param config JSON text of an object; empty if there is none
   * @param sources its own file first, then what was read with it, then copies and logs
   * @param history newest first
   * @param remarks what reading its file had to say
   */
  public record Answer(
      long generation,
      RunRow run,
      String checkpointPath,
      RunRecord.TimeSource timeSource,
      @Nullable Instant registeredAt,
      List<Measured> estimates,
      String config,
      List<FileSource> sources,
      List<SeriesHead> series,
      List<SampleSum> samples,
      List<Evaluation> history,
      List<String> remarks) {}

  /**
   * Answers.
   *
   * @throws dev.assay.domain.AssayException NOT_FOUND, with the nearest ids
   */
  public Answer answer(Question question) {
    return snapshots.ask(view -> answer(view, question.id()));
  }

  private static Answer answer(View view, String id) {
    RunSource reader = view.reader();
    RunDetails details = reader.details();
    RunHead head = new Rows(view).head(id);
    long runId = head.runId();
    return new Answer(
        view.table().generation(),
        Rows.row(head),
        details.checkpointPath(runId),
        head.timeSource(),
        Rows.instant(details.registeredAt(runId)),
        estimates(view, runId),
        head.configId() == null ? "" : details.config(head.configId()),
        details.sources(runId).stream().map(ShowRun::source).toList(),
        reader.series(List.of(runId), "", "").stream().map(ShowRun::head).toList(),
        details.samples(runId).stream().map(ShowRun::sum).toList(),
        details.history(runId).stream()
            .map(other ->
                new Evaluation(other.id(), other.current(), Rows.instant(other.evaluatedAt())))
            .toList(),
        details.problemsOf(runId).stream().map(ShowRun::remark).toList());
  }

  private static List<Measured> estimates(View view, long runId) {
    List<StoredEstimate> stored = view.reader().details().estimates(runId);
    List<MetricUse> uses =
        view.reader().columns().metrics(stored.stream().map(StoredEstimate::metricId).toList());
    Map<Long, Integer> counts = view.counts(uses.stream().map(MetricUse::metricId).toList());
    Map<Long, MetricUse> byId = new HashMap<>();
    uses.forEach(use -> byId.put(use.metricId(), use));
    Rows rows = new Rows(view);
    List<Measured> measured = new ArrayList<>();
    for (StoredEstimate one : stored) {
      MetricUse use = byId.get(one.metricId());
      if (use != null) {
        Column column = rows.metric(use, counts.getOrDefault(one.metricId(), 0));
        measured.add(new Measured(column, Estimates.cell(view.describe(use), one.estimate())));
      }
    }
    return measured;
  }

  private static FileSource source(SourceFile file) {
    return new FileSource(
        file.path(),
        file.format(),
        switch (file.role()) {
          case RESULT -> FileRole.RESULT;
          case COPY -> FileRole.COPY;
          case CURVES -> FileRole.CURVES;
          case SAMPLES -> FileRole.SAMPLES;
          case COMPANION -> FileRole.COMPANION;
        },
        file.sha256(),
        file.size(),
        Instant.ofEpochMilli(file.modifiedAt()),
        Instant.ofEpochMilli(file.readAt()),
        file.missing());
  }

  private static SeriesHead head(StoredSeries stored) {
    Series series = stored.series();
    return new SeriesHead(
        series.task(),
        series.name(),
        series.kind(),
        series.part(),
        series.partEstimated(),
        series.xUnit(),
        series.size());
  }

  private static SampleSum sum(StoredSamples stored) {
    SampleSet set = stored.set();
    return new SampleSum(
        set.metric().toString(),
        set.scored(),
        set.unscored(),
        finite(set.mean()),
        finite(set.standardError()),
        stored.file());
  }

  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? (Double) value : null;
  }

  private static String remark(FileProblem problem) {
    String place = problem.place().isEmpty() ? "" : problem.place() + ": ";
    String remedy = problem.remedy().isEmpty() ? "" : " (" + problem.remedy() + ")";
    return place + problem.problem() + remedy;
  }
}
