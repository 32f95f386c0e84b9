package dev.assay.analysis.question;

import dev.assay.domain.Annotation;
import dev.assay.domain.RunRecord.TimeSource;
import dev.assay.store.ColumnReader.TextField;
import dev.assay.store.RunHead;
import dev.assay.store.StoredEstimate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the baseline that runs are compared with when a question names none: a run that the user
 * has marked as chosen, if there is one, else a baseline. Of several one of the model that most
 * runs have, else any; then one whose file still exists; then the newest by a stated time (a file's
 * modification time states nothing); then the one over most samples; then the first id.
 */
final class Baselines {
  private static final int MAX_CANDIDATES = 50;

  /** Wrapped, because no baseline is an answer worth keeping too. */
  private record Default(@Nullable RunHead run) {}

  private Baselines() {}

  /** The baseline of the whole workspace; null if there is none. */
  static @Nullable RunHead ofAll(View view) {
    return view.table()
        .cache()
        .small(
            Default.class,
            Default.class,
            () -> {
              List<RunHead> candidates = candidates(view);
              return new Default(
                  candidates.size() < 2
                      ? first(candidates)
                      : choose(view, candidates, commonModel(modelCounts(view))));
            })
        .run();
  }

  /** The baseline for some runs; null if there is none. */
  static @Nullable RunHead of(View view, Collection<RunHead> runs) {
    Map<String, Integer> counts = new HashMap<>();
    for (RunHead run : runs) {
      if (!run.baseline()) {
        counts.merge(run.model(), 1, Math::addExact);
      }
    }
    counts.remove("");
    return counts.isEmpty() ? ofAll(view) : choose(view, candidates(view), commonModel(counts));
  }

  private static List<RunHead> candidates(View view) {
    List<Long> chosen = new ArrayList<>();
    view.reader()
        .columns()
        .eachText(
            TextField.OWN_TAGS,
            (runId, lines) -> {
              // one tag a line; the browser's Java has no lines()
              if (("\n" + lines + "\n").contains("\n" + Annotation.CHOSEN_BASELINE + "\n")) {
                chosen.add(runId);
              }
            });
    List<Long> ids = chosen.isEmpty() ? view.reader().columns().baselines() : chosen;
    return ids.isEmpty() ? List.of() : view.heads(ids);
  }

  private static @Nullable RunHead first(List<RunHead> candidates) {
    return candidates.isEmpty() ? null : candidates.getFirst();
  }

  private static Map<String, Integer> modelCounts(View view) {
    Map<String, Integer> counts = new HashMap<>();
    var models = view.texts(TextField.MODEL);
    for (int i = 0; i < models.size(); i++) {
      if (!models.missing(i)) {
        counts.merge(models.cell(i), 1, Math::addExact);
      }
    }
    return counts;
  }

  /** The most frequent model, of equals the first by name; empty if there is none. */
  private static String commonModel(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .min(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse("");
  }

  private static @Nullable RunHead choose(View view, List<RunHead> candidates, String model) {
    List<RunHead> same = candidates.stream().filter(run -> run.model().equals(model)).toList();
    List<RunHead> left = same.isEmpty() ? candidates : same;
    Map<Long, Long> samples = new HashMap<>();
    if (left.size() > 1 && left.size() <= MAX_CANDIDATES) {
      left.forEach(run -> samples.put(run.runId(), samples(view, run)));
    }
    Optional<RunHead> best =
        left.stream()
            .min(
                Comparator.comparing(RunHead::missing)
                    .thenComparing(Baselines::statedTime, Comparator.reverseOrder())
                    .thenComparing(
                        run -> samples.getOrDefault(run.runId(), 0L), Comparator.reverseOrder())
                    .thenComparing(RunHead::id));
    return best.orElse(null);
  }

  /** Milliseconds since 1970 UTC; the least number if nothing better than a file's time says so. */
  private static long statedTime(RunHead run) {
    Long at = run.evaluatedAt();
    return at == null || run.timeSource().compareTo(TimeSource.FILE_MODIFIED) >= 0
        ? Long.MIN_VALUE
        : at;
  }

  private static long samples(View view, RunHead run) {
    long total = 0;
    for (StoredEstimate estimate : view.reader().details().estimates(run.runId())) {
      total += estimate.estimate().count().orElse(0);
    }
    return total;
  }
}
