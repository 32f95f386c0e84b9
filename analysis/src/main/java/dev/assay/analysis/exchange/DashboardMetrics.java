package dev.assay.analysis.exchange;

import dev.assay.domain.Estimate;
import dev.assay.domain.Estimate.Source;
import dev.assay.domain.MetricKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The flat names under which the paper metrics' evaluator wrote its results. What Assay computed is
 * left out where the files had no such number, except the average, which every file has.
 */
final class DashboardMetrics {
  private static final String LIBRILIGHT = DashboardCurve.TASK;
  private static final String LOSS = "loss_";
  private static final String AGGREGATE = "paper_metrics";

  /** Marks that stand under two names where every thousandth token has one. */
  private static final List<String> MARKS = List.of("8k", "16k", "24k");

  /** Benchmarks of which the newest evaluator wrote how many were right. */
  private static final List<String> COUNTED = List.of("sblimp", "swuggy");

  private final Map<String, Number> values = new LinkedHashMap<>();
  private final boolean everyThousand;
  private final boolean newest;

  private DashboardMetrics(List<Estimate> estimates) {
    everyThousand = estimates.stream().filter(one -> isMark(one.metric())).count() > MARKS.size();
    newest =
        estimates.stream()
            .anyMatch(one ->
                one.metric().equals(MetricKey.of(AGGREGATE, "f1"))
                    && one.source() == Source.REPORTED);
    estimates.forEach(this::add);
  }

  /** A {@link Long} for a count, else a {@link Double}. */
  static Map<String, Number> of(List<Estimate> estimates) {
    return new DashboardMetrics(estimates).values;
  }

  private static boolean isMark(MetricKey metric) {
    return metric.task().equals(LIBRILIGHT) && metric.name().startsWith(LOSS);
  }

  private void add(Estimate one) {
    MetricKey metric = one.metric();
    String task = metric.task();
    String name = metric.name();
    boolean computed = one.source() == Source.COMPUTED;
    if (task.equals(AGGREGATE) && computed && !name.equals("avg")) {
      return;
    }
    if (task.equals(LIBRILIGHT)) {
      librilight(one, name);
    } else if (task.equals("other")) {
      put(name, one);
    } else {
      put(task + "_" + name + (metric.variant().isEmpty() ? "" : "_" + metric.variant()), one);
    }
    if (name.equals("accuracy") && one.count().isPresent()) {
      long n = one.count().getAsLong();
      values.putIfAbsent(task + "_samples", n);
      if (computed || (newest && COUNTED.contains(task))) {
        values.putIfAbsent(task + "_correct", Math.round(one.value() * n));
      }
    }
  }

  private void librilight(Estimate one, String name) {
    if (name.equals("tokens")) {
      values.put(LIBRILIGHT + "_samples", Math.round(one.value()));
      return;
    }
    String mark = isMark(one.metric()) ? name.substring(LOSS.length()) : "";
    boolean thousands = everyThousand && mark.matches("[0-9]{1,9}k");
    if (thousands) {
      put(LIBRILIGHT + "_" + LOSS + mark.replace("k", "000"), one);
    }
    if (!thousands || MARKS.contains(mark)) {
      put(LIBRILIGHT + "_" + name, one);
    }
    one.count().ifPresent(n -> values.putIfAbsent(LIBRILIGHT + "_samples", n));
  }

  /** Two metrics that would have the same flat name keep apart by their own. */
  private void put(String name, Estimate one) {
    String free = values.containsKey(name) ? one.metric().toString() : name;
    values.put(free, one.value());
  }
}
