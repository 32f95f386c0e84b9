package dev.assay.analysis.pack;

import dev.assay.analysis.pack.Pack.PackedRun;
import dev.assay.domain.Annotation;
import dev.assay.domain.Direction;
import dev.assay.domain.Estimate;
import dev.assay.domain.MetricKey;
import dev.assay.domain.MetricRule;
import dev.assay.domain.Progress;
import dev.assay.domain.RunRecord.TimeSource;
import dev.assay.domain.SampleSet;
import dev.assay.domain.Series;
import dev.assay.domain.TrainingType;
import dev.assay.store.FileProblem;
import dev.assay.store.HistoryEntry;
import dev.assay.store.MetricUse;
import dev.assay.store.RunHead;
import dev.assay.store.SourceFile;
import dev.assay.store.StoredEstimate;
import dev.assay.store.StoredSamples;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Pack} as bytes. Reader and writer are always of the same version, because the page that
 * holds the bytes holds the reader too; so there is a mark at the front, but no older form.
 */
public final class PackFile {
  private static final String MARK = "assay-pack-2";
  private static final TrainingType[] TYPES = TrainingType.values();
  private static final TimeSource[] TIME_SOURCES = TimeSource.values();
  private static final Estimate.Source[] SOURCES = Estimate.Source.values();
  private static final Direction[] DIRECTIONS = Direction.values();
  private static final SourceFile.Role[] ROLES = SourceFile.Role.values();

  private PackFile() {}

  /** The bytes of a pack. */
  public static byte[] write(Pack pack) {
    Out out = new Out();
    out.text(MARK);
    out.text(pack.version());
    out.text(pack.workspace());
    out.whole(pack.generation());
    out.wholeOrNull(pack.scannedAt());
    out.list(pack.rules(), rule -> write(out, rule));
    Map<Long, Integer> places = new HashMap<>();
    out.list(
        pack.metrics(),
        use -> {
          places.put(use.metricId(), places.size());
          out.whole(use.metricId());
          write(out, use.key());
          out.bits(use.stated().ordinal());
          out.whole(use.runs());
        });
    out.list(
        pack.configs().entrySet(),
        config -> {
          out.whole(config.getKey());
          out.text(config.getValue());
        });
    out.list(pack.runs(), run -> write(out, run, places));
    out.list(pack.problems(), problem -> write(out, problem));
    return out.toBytes();
  }

  /**
   * Reads a pack.
   *
   * @throws IllegalArgumentException when the bytes are none
   */
  @SuppressWarnings("ArrayParameter")
  public static Pack read(byte[] bytes) {
    In in = new In(bytes);
    if (!in.text().equals(MARK)) {
      throw new IllegalArgumentException("not the data of an Assay page");
    }
    String version = in.text();
    String workspace = in.text();
    long generation = in.whole();
    Long scannedAt = in.wholeOrNull();
    List<MetricRule> rules = in.list(() -> rule(in));
    List<MetricUse> metrics =
        in.list(() -> new MetricUse(in.whole(), key(in), DIRECTIONS[in.bits()], in.size()));
    Map<Long, String> configs = new TreeMap<>();
    in.list(() -> configs.put(in.whole(), in.text()));
    List<PackedRun> runs = in.list(() -> run(in, metrics));
    List<FileProblem> problems = in.list(() -> problem(in));
    return new Pack(
        version, workspace, generation, scannedAt, rules, metrics, configs, runs, problems);
  }

  private static void write(Out out, MetricRule rule) {
    out.text(rule.task());
    out.text(rule.name());
    out.textOrNull(rule.display());
    out.textOrNull(rule.group());
    Direction direction = rule.direction();
    out.bits(direction == null ? -1 : direction.ordinal());
    out.textOrNull(rule.unit());
    out.real(rule.low().orElse(Double.NaN));
    out.real(rule.high().orElse(Double.NaN));
    out.real(rule.chance().orElse(Double.NaN));
    Integer digits = rule.digits();
    out.wholeOrNull(digits == null ? null : (Long) (long) digits);
    yesNo(out, rule.percent());
    yesNo(out, rule.proportion());
    out.textOrNull(rule.note());
  }

  private static MetricRule rule(In in) {
    String task = in.text();
    String name = in.text();
    String display = in.textOrNull();
    String group = in.textOrNull();
    int direction = in.bits();
    String unit = in.textOrNull();
    OptionalDouble low = known(in.real());
    OptionalDouble high = known(in.real());
    OptionalDouble chance = known(in.real());
    Long digits = in.wholeOrNull();
    return new MetricRule(
        task,
        name,
        display,
        group,
        direction < 0 ? null : DIRECTIONS[direction],
        unit,
        low,
        high,
        chance,
        digits == null ? null : (Integer) digits.intValue(),
        yesNo(in),
        yesNo(in),
        in.textOrNull());
  }

  private static void yesNo(Out out, @Nullable Boolean value) {
    out.bits(value == null ? 0 : value ? 1 : 2);
  }

  private static @Nullable Boolean yesNo(In in) {
    int bits = in.bits();
    return bits == 0 ? null : (Boolean) (bits == 1);
  }

  private static OptionalDouble known(double value) {
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private static void write(Out out, MetricKey key) {
    out.text(key.task());
    out.text(key.name());
    out.text(key.variant());
  }

  private static MetricKey key(In in) {
    return new MetricKey(in.text(), in.text(), in.text());
  }

  private static void write(Out out, PackedRun run, Map<Long, Integer> places) {
    write(out, run.head());
    out.flag(run.current());
    out.text(run.checkpointPath());
    out.wholeOrNull(run.registeredAt());
    out.list(
        run.estimates(),
        stored -> {
          Estimate estimate = stored.estimate();
          out.whole(places.getOrDefault(stored.metricId(), -1));
          out.real(estimate.value());
          out.flag(estimate.standardError().isPresent());
          if (estimate.standardError().isPresent()) {
            out.real(estimate.standardError().getAsDouble());
          }
          out.whole(estimate.count().orElse(0));
          out.bits(estimate.source().ordinal());
        });
    out.list(run.series(), series -> write(out, series));
    out.list(run.sources(), file -> write(out, file));
    out.list(
        run.history(),
        entry -> {
          out.text(entry.id());
          out.flag(entry.current());
          out.wholeOrNull(entry.evaluatedAt());
        });
    out.list(
        run.samples(),
        stored -> {
          write(out, stored.set().metric());
          out.whole(stored.set().scored());
          out.whole(stored.set().unscored());
          out.real(stored.set().mean());
          out.real(stored.set().standardError());
          out.text(stored.file());
        });
    out.list(run.problems(), problem -> write(out, problem));
  }

  private static PackedRun run(In in, List<MetricUse> metrics) {
    RunHead head = head(in);
    return new PackedRun(
        head,
        in.flag(),
        in.text(),
        in.wholeOrNull(),
        in.list(() -> estimate(in, head.runId(), metrics)),
        in.list(() -> series(in)),
        in.list(() -> file(in)),
        in.list(() -> new HistoryEntry(in.text(), in.flag(), in.wholeOrNull())),
        in.list(() ->
            new StoredSamples(
                new SampleSet(key(in), in.whole(), in.whole(), in.real(), in.real()), in.text())),
        in.list(() -> problem(in)));
  }

  private static StoredEstimate estimate(In in, long runId, List<MetricUse> metrics) {
    MetricUse metric = metrics.get(in.size());
    double value = in.real();
    OptionalDouble error = in.flag() ? OptionalDouble.of(in.real()) : OptionalDouble.empty();
    long count = in.whole();
    return new StoredEstimate(
        runId,
        metric.metricId(),
        new Estimate(
            metric.key(),
            value,
            error,
            count == 0 ? OptionalLong.empty() : OptionalLong.of(count),
            SOURCES[in.bits()]));
  }

  private static void write(Out out, RunHead head) {
    out.whole(head.runId());
    out.text(head.id());
    out.text(head.name());
    out.text(head.experiment());
    out.text(head.model());
    out.bits(head.trainingType().ordinal());
    out.flag(head.baseline());
    out.flag(head.missing());
    out.wholeOrNull(head.step());
    out.wholeOrNull(head.tokens());
    out.text(head.stage());
    out.wholeOrNull(head.evaluatedAt());
    out.bits(head.timeSource().ordinal());
    out.wholeOrNull(head.configId());
    out.list(head.tags(), out::text);
    out.text(head.notes());
    out.text(head.format());
    out.flag(head.hasSeries());
    out.list(head.own().tags(), out::text);
    out.text(head.own().note());
    Progress progress = head.progress();
    out.flag(progress != null);
    if (progress != null) {
      out.text(progress.text());
      out.whole(progress.done());
      out.whole(progress.total());
    }
  }

  private static RunHead head(In in) {
    return new RunHead(
        in.whole(),
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        TYPES[in.bits()],
        in.flag(),
        in.flag(),
        in.wholeOrNull(),
        in.wholeOrNull(),
        in.text(),
        in.wholeOrNull(),
        TIME_SOURCES[in.bits()],
        in.wholeOrNull(),
        in.list(in::text),
        in.text(),
        in.text(),
        in.flag(),
        new Annotation(in.list(in::text), in.text()),
        in.flag() ? new Progress(in.text(), in.whole(), in.whole()) : null);
  }

  private static void write(Out out, Series series) {
    out.text(series.task());
    out.text(series.name());
    out.text(series.kind());
    out.text(series.part());
    out.flag(series.partEstimated());
    out.text(series.xUnit());
    out.whole(series.count());
    out.whole(series.size());
    long before = 0;
    for (long x : series.x()) {
      out.whole(x - before);
      before = x;
    }
    out.reals(series.y());
  }

  private static Series series(In in) {
    String task = in.text();
    String name = in.text();
    String kind = in.text();
    String part = in.text();
    boolean partEstimated = in.flag();
    String unit = in.text();
    int count = in.size();
    int size = in.size();
    long[] x = new long[size];
    double[] y = new double[size];
    long before = 0;
    for (int i = 0; i < size; i++) {
      before += in.whole();
      x[i] = before;
    }
    in.reals(y);
    return new Series(task, name, kind, part, partEstimated, unit, x, y, count);
  }

  private static void write(Out out, SourceFile file) {
    out.text(file.path());
    out.text(file.format());
    out.bits(file.role().ordinal());
    out.text(file.sha256());
    out.whole(file.size());
    out.whole(file.modifiedAt());
    out.whole(file.readAt());
    out.flag(file.missing());
  }

  private static SourceFile file(In in) {
    return new SourceFile(
        in.text(),
        in.text(),
        ROLES[in.bits()],
        in.text(),
        in.whole(),
        in.whole(),
        in.whole(),
        in.flag());
  }

  private static void write(Out out, FileProblem problem) {
    out.text(problem.path());
    out.flag(problem.reject());
    out.text(problem.place());
    out.text(problem.problem());
    out.text(problem.remedy());
  }

  private static FileProblem problem(In in) {
    return new FileProblem(in.text(), in.flag(), in.text(), in.text(), in.text());
  }
}
