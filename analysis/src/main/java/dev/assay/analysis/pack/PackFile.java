package dev.assay.analysis.pack;

import dev.assay.analysis.pack.Pack.PackedRun;
import dev.assay.domain.Annotation;
import dev.assay.domain.Direction;
import dev.assay.domain.Estimate;
import dev.assay.domain.MetricRule;
import dev.assay.domain.Progress;
import dev.assay.domain.RunRecord.TimeSource;
import dev.assay.domain.TrainingType;
import dev.assay.store.FileProblem;
import dev.assay.store.MetricUse;
import dev.assay.store.RunHead;
import dev.assay.store.StoredEstimate;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Pack} as bytes: the mark, the sizes of the parts, all texts, what every table needs, the
 * rest of each run, the configurations. The last two are read only when somebody asks. Reader and
 * writer are always of the same version, because the page that holds the bytes holds the reader
 * too; so there is a mark at the front, but no older form.
 */
public final class PackFile {
  private static final byte[] MARK = "assay-pack-3".getBytes(StandardCharsets.UTF_8);
  private static final TrainingType[] TYPES = TrainingType.values();
  private static final TimeSource[] TIME_SOURCES = TimeSource.values();
  private static final Estimate.Source[] SOURCES = Estimate.Source.values();
  private static final Direction[] DIRECTIONS = Direction.values();

  private PackFile() {}

  /** The bytes of a pack. */
  public static byte[] write(Pack pack) {
    TextPlaces texts = new TextPlaces();
    Out front = new Out(texts);
    Out rest = new Out(texts);
    Out configs = new Out(texts);
    front.text(pack.version());
    front.text(pack.workspace());
    front.whole(pack.generation());
    front.wholeOrNull(pack.scannedAt());
    front.list(pack.rules(), rule -> write(front, rule));
    Map<Long, Integer> places = new HashMap<>();
    front.list(
        pack.metrics(),
        use -> {
          places.put(use.metricId(), places.size());
          front.whole(use.metricId());
          RestBytes.write(front, use.key());
          front.bits(use.stated().ordinal());
          front.whole(use.runs());
        });
    front.list(
        pack.runs(),
        run -> {
          write(front, run, places);
          front.whole(rest.size());
          RestBytes.write(rest, run.rest().get());
        });
    front.list(pack.problems(), problem -> RestBytes.write(front, problem));
    configs.list(
        pack.configs().get().entrySet(),
        config -> {
          configs.whole(config.getKey());
          configs.text(config.getValue());
        });
    Out whole = new Out(texts);
    whole.all(MARK);
    whole.whole(front.size());
    whole.whole(rest.size());
    texts.write(whole);
    whole.all(front.toBytes());
    whole.all(rest.toBytes());
    whole.all(configs.toBytes());
    return whole.toBytes();
  }

  /**
   * Reads a pack.
   *
   * @throws IllegalArgumentException when the bytes are none
   */
  @SuppressWarnings("ArrayParameter")
  public static Pack read(byte[] bytes) {
    In in = new In(bytes);
    if (!in.next(MARK)) {
      throw new IllegalArgumentException("not the data of an Assay page");
    }
    int frontSize = in.size();
    int restSize = in.size();
    in.texts();
    int restAt = in.at() + frontSize;
    int configsAt = restAt + restSize;
    String version = in.text();
    String workspace = in.text();
    long generation = in.whole();
    Long scannedAt = in.wholeOrNull();
    List<MetricRule> rules = in.list(() -> rule(in));
    List<MetricUse> metrics =
        in.list(
            () -> new MetricUse(in.whole(), RestBytes.key(in), DIRECTIONS[in.bits()], in.size()));
    List<PackedRun> runs = in.list(() -> run(in, metrics, restAt));
    List<FileProblem> problems = in.list(() -> RestBytes.problem(in));
    return new Pack(
        version,
        workspace,
        generation,
        scannedAt,
        rules,
        metrics,
        new Once<>(() -> configs(in.from(configsAt))),
        runs,
        problems);
  }

  private static Map<Long, String> configs(In in) {
    Map<Long, String> configs = new TreeMap<>();
    in.list(() -> configs.put(in.whole(), in.text()));
    return configs;
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

  private static void write(Out out, PackedRun run, Map<Long, Integer> places) {
    write(out, run.head());
    out.flag(run.current());
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
  }

  private static PackedRun run(In in, List<MetricUse> metrics, int restAt) {
    RunHead head = head(in);
    boolean current = in.flag();
    List<StoredEstimate> estimates = in.list(() -> estimate(in, head.runId(), metrics));
    int place = restAt + in.size();
    return new PackedRun(
        head, current, estimates, new Once<>(() -> RestBytes.rest(in.from(place))));
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
}
