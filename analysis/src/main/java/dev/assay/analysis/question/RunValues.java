package dev.assay.analysis.question;

import dev.assay.analysis.question.values.Values;
import dev.assay.domain.AssayException;
import dev.assay.domain.Check;
import dev.assay.domain.Direction;
import dev.assay.stats.Pareto;
import dev.assay.store.RunHead;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Columns of many runs side by side, for scatter plots and parallel coordinates. */
public final class RunValues {
  private static final int MOST_COLUMNS = 24;

  private final Snapshots snapshots;

  public RunValues(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  /**
   * What is asked.
   *
   * @param ids these runs, in this order, whatever the filter says; empty for the runs of the
   *     filter in the order of a table
   * @param columns 1 to 24 column keys
   * @param limit runs at most, 1 or more; of more an evenly spaced choice
   * @param front two keys of columns of numbers, each perhaps with {@code ~lower} or {@code
   *     ~higher}; empty for no front
   */
  public record Question(
      RunFilter filter, List<String> ids, List<String> columns, int limit, List<String> front) {
    public Question {
      ids = List.copyOf(ids);
      columns = List.copyOf(columns);
      front = List.copyOf(front);
      Check.that(limit >= 1, "limit must be >= 1, not %d", limit);
    }
  }

  /**
   * One column.
   *
   * @param values per run; null where it has none
   * @param lows lower ends of the 95 % intervals; null for a column without any
   * @param counts samples scored; null for a column without any
   */
  public record Line(
      Column column,
      List<@Nullable Object> values,
      @Nullable List<@Nullable Double> lows,
      @Nullable List<@Nullable Double> highs,
      @Nullable List<@Nullable Long> counts) {}

  /**
   * The columns.
   *
   * @param sampled whether more runs match than are given
   * @param runs their cells are empty
   * @param front indexes into {@code runs}, by rising x, of the runs on the Pareto front of all
   *     that match; null if none was asked for or a direction is unknown
   */
  public record Answer(
      long generation,
      int matched,
      boolean sampled,
      List<RunRow> runs,
      List<Line> columns,
      @Nullable List<Integer> front) {}

  /**
   * Answers.
   *
   * @throws AssayException BAD_INPUT for a faulty expression, an unknown column, or a front over
   *     anything but two columns of numbers; NOT_FOUND for an unknown run
   */
  public Answer answer(Question question) {
    return snapshots.ask(view -> answer(view, question));
  }

  private static Answer answer(View view, Question question) {
    List<ColumnRef> columns =
        new Asked(view).columns(question.columns(), "column", 1, MOST_COLUMNS);
    int[] all = question.ids().isEmpty() ? ofFilter(view, question) : named(view, question.ids());
    int[] front = question.front().isEmpty() ? null : front(view, question.front(), all);
    int[] given = choose(all, question.limit(), front == null ? new int[0] : front);
    Rows rows = new Rows(view);
    List<Column> described = rows.columns(columns);
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      lines.add(line(view, described.get(i), columns.get(i), given));
    }
    return new Answer(
        view.table().generation(),
        all.length,
        given.length < all.length,
        rows.rows(given, List.of()),
        lines,
        front == null ? null : indexes(front, given));
  }

  private static int[] ofFilter(View view, Question question) {
    BitSet matching = new Filters(view, question.filter()).matching();
    return new Order(view, List.of()).page(matching, 0, matching.cardinality());
  }

  private static int[] named(View view, List<String> ids) {
    List<RunHead> heads = new Rows(view).heads(ids);
    int[] positions = new int[heads.size()];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = view.table().position(heads.get(i).runId());
      if (positions[i] < 0) {
        throw new AssayException(
            AssayException.Kind.BAD_INPUT,
            "'%s' is an older evaluation of its checkpoint".formatted(heads.get(i).id()),
            "Name the current one; see: assay show " + heads.get(i).id());
      }
    }
    return positions;
  }

  /** Every so-many-th of the positions, and all that must be among them; in their order. */
  private static int[] choose(int[] all, int limit, int[] must) {
    if (all.length <= limit) {
      return all;
    }
    BitSet kept = new BitSet();
    Arrays.stream(must).forEach(kept::set);
    int[] others = Arrays.stream(all).filter(position -> !kept.get(position)).toArray();
    int room = Math.clamp((long) limit - must.length, 0, others.length);
    for (int i = 0; i < room; i++) {
      kept.set(others[(int) ((long) i * others.length / room)]);
    }
    return Arrays.stream(all).filter(kept::get).toArray();
  }

  /** Positions on the front, by rising x; null when a direction is unknown. */
  private static int @Nullable [] front(View view, List<String> keys, int[] among) {
    if (keys.size() != 2) {
      throw new AssayException(
          AssayException.Kind.BAD_INPUT,
          "a front needs two columns, not " + keys.size(),
          "Name two, such as front=sblimp/accuracy~higher;librilight/perplexity_8k~lower");
    }
    double[][] xy = new double[2][];
    Direction[] directions = new Direction[2];
    for (int i = 0; i < 2; i++) {
      String key = keys.get(i).strip();
      int tilde = key.lastIndexOf('~');
      String word = tilde < 0 ? "" : key.substring(tilde + 1);
      boolean said = word.equals("lower") || word.equals("higher");
      ColumnRef column = new ColumnNames(view).column(said ? key.substring(0, tilde) : key);
      double[] numbers = PlainNumbers.of(view, column);
      xy[i] = Arrays.stream(among).mapToDouble(position -> numbers[position]).toArray();
      directions[i] =
          said
              ? word.equals("lower") ? Direction.LOWER : Direction.HIGHER
              : new Rows(view).columns(List.of(column)).getFirst().direction();
    }
    if (!directions[0].ranks() || !directions[1].ranks()) {
      return null;
    }
    int[] front =
        Pareto.front(
            xy[0], xy[1], directions[0] == Direction.LOWER, directions[1] == Direction.LOWER);
    return Arrays.stream(front).map(i -> among[i]).toArray();
  }

  private static List<Integer> indexes(int[] front, int[] given) {
    Map<Integer, Integer> indexOf = new HashMap<>();
    for (int i = 0; i < given.length; i++) {
      indexOf.put(given[i], i);
    }
    return Arrays.stream(front).mapToObj(indexOf::get).toList();
  }

  private static Line line(View view, Column column, ColumnRef ref, int[] given) {
    Values values = view.values(ref);
    List<@Nullable Object> cells = new ArrayList<>(given.length);
    for (int position : given) {
      cells.add(values.missing(position) ? null : values.cell(position));
    }
    List<@Nullable Object> fixed = Collections.unmodifiableList(cells);
    if (!(ref instanceof ColumnRef.OfMetric(var use, var part)
        && part == dev.assay.analysis.question.where.Reference.Part.VALUE)) {
      return new Line(column, fixed, null, null, null);
    }
    MetricValues metric = new MetricValues(view, use);
    Estimates.@Nullable Bounds[] bounds =
        IntStream.of(given)
            .mapToObj(position -> metric.missing(position) ? null : metric.bounds(position))
            .toArray(Estimates.Bounds[]::new);
    List<@Nullable Double> lows = new ArrayList<>();
    List<@Nullable Double> highs = new ArrayList<>();
    List<@Nullable Long> counts = new ArrayList<>();
    for (int i = 0; i < given.length; i++) {
      Estimates.Bounds own = bounds[i];
      lows.add(own == null ? null : (Double) own.interval().low());
      highs.add(own == null ? null : (Double) own.interval().high());
      counts.add(metric.count(given[i]));
    }
    return new Line(column, fixed, known(lows), known(highs), known(counts));
  }

  /** Null for a list of nothing but nulls. */
  private static <T> @Nullable List<@Nullable T> known(List<@Nullable T> list) {
    for (T element : list) {
      if (element != null) {
        return Collections.unmodifiableList(list);
      }
    }
    return null;
  }
}
