package dev.assay.analysis.tts;

import dev.assay.formats.tts.Problem;
import dev.assay.formats.tts.ProblemReader;
import dev.assay.grading.Settings;
import dev.assay.samples.Cells;
import dev.assay.samples.ParquetFile;
import dev.assay.selection.Ballot;
import dev.assay.selection.StepScores;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads a prepared file: its verdicts, groups and scores, and no text of a completion. */
final class PreparedRun {
  private static final String MAJORITY = "pred_maj@";
  private static final String BOX = "\\boxed{";
  private static final List<String> NEEDED = List.of("answer_key", "is_correct_preds");

  /** What is asked for, by place; the file may lack some. */
  private enum Column {
    UNIQUE_ID,
    PROBLEM,
    ANSWER,
    SUBJECT,
    LEVEL,
    ANSWER_KEY,
    IS_CORRECT_PREDS,
    AGG_SCORES,
    COMPLETION_TOKENS,
    SCORES;

    String column() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final StepScores steps;
  private final boolean withSteps;
  private final boolean rescore;
  private final int[] place = new int[Column.values().length];
  private final List<String> names = new ArrayList<>();

  /** Completions that the majority is of; 0 when no column has one. */
  private final int budget;

  private PreparedRun(ParquetFile file, PreparedMark mark, StepScores steps, boolean withSteps) {
    this.steps = steps;
    this.withSteps = withSteps;
    rescore = mark.steps() != steps && file.columns().containsKey(Column.SCORES.column());
    for (Column each : Column.values()) {
      boolean wanted = each != Column.SCORES || withSteps || rescore;
      boolean there = wanted && file.columns().containsKey(each.column());
      place[each.ordinal()] = there ? names.size() : -1;
      if (there) {
        names.add(each.column());
      }
    }
    budget = largestBudget(file);
    if (budget > 0) {
      names.add(MAJORITY + budget);
    }
  }

  private static int largestBudget(ParquetFile file) {
    return file.columns().keySet().stream()
        .filter(name -> name.matches(MAJORITY + "[1-9][0-9]{0,6}"))
        .mapToInt(name -> Integer.parseInt(name.substring(MAJORITY.length())))
        .max()
        .orElse(0);
  }

  /** Takes what was read. */
  interface Taker {
    void outcome(long row, Outcome outcome);

    /**
     * The same with what stands beside it.
     *
     * @param statement the problem's text
     * @param majority what most completions answer; empty when the file does not say
     */
    default void outcome(long row, Outcome outcome, String statement, String majority) {
      outcome(row, outcome);
    }

    void bad(long row, String problem);
  }

  /**
   * A file whose verdicts are those that {@code settings} would find.
   *
   * @return empty when it is not prepared, or otherwise
   */
  static Optional<PreparedRun> of(
      ParquetFile file, Settings settings, StepScores steps, boolean withSteps) throws IOException {
    Optional<PreparedMark> mark = PreparedMark.in(file);
    if (mark.isEmpty()
        || !mark.get().isJudgedAs(settings)
        || !file.columns().keySet().containsAll(NEEDED)) {
      return Optional.empty();
    }
    return Optional.of(new PreparedRun(file, mark.get(), steps, withSteps));
  }

  /** Names of the columns that it reads. */
  List<String> names() {
    return List.copyOf(names);
  }

  /** Reads all rows of the file that it was made of, or of a copy with those columns. */
  void read(ParquetFile file, Taker taker) throws IOException {
    file.read(
        names,
        (number, cells) -> {
          try {
            Outcome outcome = outcome(cells);
            taker.outcome(number, outcome, text(cells, Column.PROBLEM), majority(cells, outcome));
          } catch (IllegalArgumentException e) { // lengths that contradict each other
            taker.bad(number, String.valueOf(e.getMessage()));
          }
        });
  }

  private Outcome outcome(Cells cells) {
    String id = text(cells, Column.UNIQUE_ID);
    double[][] scores =
        place(Column.SCORES) < 0 ? new double[0][] : cells.lists(place(Column.SCORES));
    boolean[] correct = cells.flags(place(Column.IS_CORRECT_PREDS));
    return new Outcome(
        id.isBlank() ? text(cells, Column.PROBLEM) : id,
        text(cells, Column.ANSWER),
        text(cells, Column.SUBJECT),
        ProblemReader.level(text(cells, Column.LEVEL)),
        Ballot.of(
            cells.wholes(place(Column.ANSWER_KEY), 0),
            rescore && Problem.hasSteps(scores) ? scored(scores) : stated(cells)),
        correct,
        tokens(cells),
        withSteps ? scores : new double[0][]);
  }

  private String majority(Cells cells, Outcome outcome) {
    String boxed =
        budget > 0 && budget == outcome.size() ? cells.text(names.size() - 1).strip() : "";
    return boxed.startsWith(BOX) && boxed.endsWith("}")
        ? boxed.substring(BOX.length(), boxed.length() - 1)
        : boxed;
  }

  private int place(Column column) {
    return place[column.ordinal()];
  }

  private String text(Cells cells, Column column) {
    return place(column) < 0 ? "" : cells.text(place(column));
  }

  private double[] stated(Cells cells) {
    return place(Column.AGG_SCORES) < 0 ? new double[0] : cells.numbers(place(Column.AGG_SCORES));
  }

  private double[] scored(double[][] scores) {
    double[] scored = new double[scores.length];
    for (int i = 0; i < scored.length; i++) {
      scored[i] = steps.of(scores[i]);
    }
    return scored;
  }

  private long[] tokens(Cells cells) {
    return place(Column.COMPLETION_TOKENS) < 0
        ? new long[0]
        : ProblemReader.known(cells.wholes(place(Column.COMPLETION_TOKENS), -1));
  }
}
