package dev.assay.analysis.question;

import dev.assay.domain.Series;
import dev.assay.stats.Windows;
import dev.assay.store.RunHead;
import dev.assay.store.StoredSeries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether the loss falls along the context: lines through the local losses of stretches of a curve,
 * and the local loss at marks. A perplexity curve is read as the loss that it is the exponential
 * of.
 */
public final class CurveSlopes {
  public static final String UNIT = "per 1000 tokens";

  private final Snapshots snapshots;

  public CurveSlopes(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  /**
   * What is asked.
   *
   * @param ids runs, 1 to 200
   * @param task only this task; empty for all
   * @param name only this name; empty for losses, or where a task has none, its perplexities
   */
  public record Question(List<String> ids, String task, String name) {
    public Question {
      ids = List.copyOf(ids);
    }
  }

  /** A stretch of the context, by tokens. */
  public enum Segment {
    OVERALL(8_000, Long.MAX_VALUE),
    EARLY(4_000, 8_000),
    MIDDLE(8_000, 16_000),
    LATE(16_000, 24_000),
    REST(24_000, Long.MAX_VALUE);

    final long from;
    final long to;

    Segment(long from, long to) {
      this.from = from;
      this.to = to;
    }

    /** The word in JSON. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What a slope says, given its interval. */
  public enum Trend {
    FALLING,
    RISING,
    INDISTINGUISHABLE,
    /** No interval. */
    UNKNOWN;

    /** The word in JSON. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The slope of one stretch.
   *
   * @param part the file; empty for the mean over files
   * @param from first token of the stretch, exclusive
   * @param to last token that a window reached
   * @param slope nats per token, per 1000 tokens
   * @param se its standard error; null if unknown
   * @param low lower end of its 95 % interval; null if there is none
   * @param n windows behind a line; files behind a mean of several
   */
  public record Slope(
      String run,
      String task,
      String name,
      String part,
      Segment segment,
      long from,
      long to,
      double slope,
      @Nullable Double se,
      @Nullable Double low,
      @Nullable Double high,
      int n,
      String method,
      Trend trend) {}

  /**
   * The mean local loss of the 1000 tokens up to a mark.
   *
   * @param part the file; empty for the mean over files
   * @param sd sample standard deviation over files; null for one
   * @param n files
   * @param low lower end of the 95 % interval over files; null for fewer than three
   */
  public record Mark(
      String run,
      String task,
      String name,
      String part,
      long at,
      double value,
      @Nullable Double sd,
      int n,
      @Nullable Double low,
      @Nullable Double high,
      String method) {}

  /** By run, task and segment or mark; the mean over files before the files. */
  public record Answer(long generation, List<Slope> slopes, List<Mark> marks) {}

  /**
   * Answers.
   *
   * @throws dev.assay.domain.AssayException NOT_FOUND for an unknown run, BAD_INPUT for too many
   */
  public Answer answer(Question question) {
    return snapshots.ask(view -> answer(view, question));
  }

  private static Answer answer(View view, Question question) {
    List<RunHead> runs = new Rows(view).heads(question.ids());
    Map<Long, List<Series>> byRun = new HashMap<>();
    for (StoredSeries stored :
        view.reader()
            .series(runs.stream().map(RunHead::runId).toList(), question.task(), question.name())) {
      byRun.computeIfAbsent(stored.runId(), id -> new ArrayList<>()).add(stored.series());
    }
    List<Slope> slopes = new ArrayList<>();
    List<Mark> marks = new ArrayList<>();
    for (RunHead run : runs) {
      chosen(byRun.getOrDefault(run.runId(), List.of()), question.name().isEmpty())
          .forEach((which, parts) -> {
            PartSlopes of = new PartSlopes(run.id(), which.task(), which.name(), parts);
            slopes.addAll(of.slopes());
            marks.addAll(of.marks());
          });
    }
    return new Answer(view.table().generation(), List.copyOf(slopes), List.copyOf(marks));
  }

  private record Which(String task, String name) {}

  /** Curves by what they are, then by file. */
  private static Map<Which, Map<String, Windows>> chosen(List<Series> all, boolean onlyLoss) {
    Map<Which, Map<String, Windows>> chosen = new LinkedHashMap<>();
    for (Series series : all) {
      Windows windows = LocalCurves.lossWindows(series);
      boolean loss = series.name().toLowerCase(Locale.ROOT).endsWith("loss");
      boolean instead =
          LocalCurves.isPerplexity(series)
              && all.stream()
                  .noneMatch(other ->
                      other.task().equals(series.task())
                          && other.name().toLowerCase(Locale.ROOT).endsWith("loss"));
      if (windows != null
          && windows.size() > 0
          && series.xUnit().equals("tokens")
          && (!onlyLoss || loss || instead)) {
        chosen
            .computeIfAbsent(new Which(series.task(), series.name()), w -> new LinkedHashMap<>())
            .putIfAbsent(series.part(), windows);
      }
    }
    return chosen;
  }
}
