package dev.assay.analysis.question;

import dev.assay.analysis.question.values.Values;
import dev.assay.domain.AssayException;
import dev.assay.domain.Check;
import dev.assay.stats.Interval;
import dev.assay.stats.Moments;
import dev.assay.store.ColumnReader.TextField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Runs put together by what they share, with mean, spread and interval over the runs of each. */
public final class GroupRuns {
  /** Sorts by the number of runs. */
  public static final String COUNT = "count";

  private static final int MOST_KEYS = 3;

  /** The fewest runs whose spread says something; see {@link Moments#interval}. */
  static final int FEWEST_FOR_INTERVAL = 3;

  private final Snapshots snapshots;

  public GroupRuns(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  /**
   * What is asked.
   *
   * @param by 1 to 3 column keys
   * @param columns column keys; empty means those that the table of the runs would show
   * @param sort {@link #COUNT}, keys of {@code by}, or columns, which sort by their mean; a leading
   *     {@code -} means descending; empty means by the keys. Missing comes last both ways
   * @param offset groups to leave out before the first
   * @param limit groups at most
   */
  public record Question(
      RunFilter filter,
      List<String> by,
      List<String> columns,
      List<String> sort,
      int offset,
      int limit) {
    public Question {
      by = List.copyOf(by);
      columns = List.copyOf(columns);
      sort = List.copyOf(sort);
      Check.that(offset >= 0, "offset must be >= 0, not %d", offset);
      Check.that(limit >= 0, "limit must be >= 0, not %d", limit);
    }
  }

  /**
   * One column over the runs of a group.
   *
   * @param mean null if the column holds no numbers
   * @param sd sample standard deviation over the runs; null below 2
   * @param n runs with a value
   * @param low lower end of the 95 % t interval of the mean over runs; null below 3
   * @param method {@code t}; null without an interval
   */
  public record GroupCell(
      @Nullable Double mean,
      @Nullable Double sd,
      int n,
      @Nullable Double low,
      @Nullable Double high,
      @Nullable String method) {}

  /**
   * One group.
   *
   * @param key what its runs share, in the order of {@code by}; null where they have no value
   * @param newest id of the run evaluated last; of unknown times the first of a table
   * @param cells by column key; no entry where no run has a value
   */
  public record Group(
      List<@Nullable Object> key, int count, String newest, Map<String, GroupCell> cells) {}

  /**
   * One page.
   *
   * @param matched runs that satisfy the filter
   * @param groups groups in all
   * @param command the command line that prints the same
   */
  public record Answer(
      long generation,
      int matched,
      int groups,
      int offset,
      List<Column> by,
      List<Column> columns,
      List<Group> rows,
      String command) {}

  /**
   * Answers.
   *
   * @throws AssayException BAD_INPUT for a faulty expression, an unknown column or no key
   */
  public Answer answer(Question question) {
    return snapshots.ask(view -> answer(view, question));
  }

  private static Answer answer(View view, Question question) {
    Asked asked = new Asked(view);
    Filters filters = new Filters(view, question.filter());
    BitSet matching = filters.matching();
    List<ColumnRef> by = asked.columns(asked.apart(question.by()), "key", 1, MOST_KEYS);
    Order usual = new Order(view, List.of());
    List<ColumnRef> columns =
        question.columns().isEmpty()
            ? asked.usual(filters, matching)
            : asked.columns(question.columns(), "column", 1, Asked.MANY);
    Grouping grouping = new Grouping(by.stream().map(view::values).toList(), matching);
    Work work = new Work(view, grouping, matching);
    int[] order = work.order(asked.sort(question.sort(), COUNT), by, asked);
    int from = Math.min(question.offset(), order.length);
    int to = (int) Math.min((long) from + question.limit(), order.length);
    int[] page = Arrays.copyOfRange(order, from, to);
    int[] newest = newest(view, grouping, matching, usual);
    Values ids = view.texts(TextField.ID);
    List<Group> rows = new ArrayList<>();
    for (int group : page) {
      Map<String, GroupCell> cells = new LinkedHashMap<>();
      for (ColumnRef column : columns) {
        GroupCell cell = work.cell(column, group);
        if (cell != null) {
          cells.put(column.key(), cell);
        }
      }
      rows.add(
          new Group(
              Collections.unmodifiableList(grouping.key(group)),
              work.count(group),
              ids.cell(newest[group]).toString(),
              Collections.unmodifiableMap(cells)));
    }
    Rows described = new Rows(view);
    return new Answer(
        view.table().generation(),
        matching.cardinality(),
        grouping.size(),
        question.offset(),
        described.columns(by),
        described.columns(columns),
        rows,
        CommandText.groups(question));
  }

  private static int[] newest(View view, Grouping grouping, BitSet matching, Order usual) {
    Values times = view.values(new ColumnRef.OfField(RunField.TIME));
    int[] newest = new int[grouping.size()];
    Arrays.fill(newest, -1);
    for (int i = matching.nextSetBit(0); i >= 0; i = matching.nextSetBit(i + 1)) {
      int group = grouping.of(i);
      int best = newest[group];
      if (best < 0 || isNewer(times, usual, i, best)) {
        newest[group] = i;
      }
    }
    return newest;
  }

  private static boolean isNewer(Values times, Order usual, int a, int b) {
    if (times.missing(a) || times.missing(b)) {
      return times.missing(a) == times.missing(b) ? usual.compare(a, b) < 0 : times.missing(b);
    }
    int order = times.compare(a, b);
    return order == 0 ? usual.compare(a, b) < 0 : order > 0;
  }

  /** The moments of each column in each group, made as they are needed. */
  private static final class Work {
    private final View view;
    private final Grouping grouping;
    private final BitSet matching;
    private final int[] counts;
    private final Map<String, Moments[]> moments = new LinkedHashMap<>();
    private final Map<String, int[]> texts = new LinkedHashMap<>();

    Work(View view, Grouping grouping, BitSet matching) {
      this.view = view;
      this.grouping = grouping;
      this.matching = matching;
      counts = new int[grouping.size()];
      for (int i = matching.nextSetBit(0); i >= 0; i = matching.nextSetBit(i + 1)) {
        counts[grouping.of(i)]++;
      }
    }

    int count(int group) {
      return counts[group];
    }

    private Moments[] moments(ColumnRef column) {
      return moments.computeIfAbsent(
          column.key(),
          key -> {
            double[] numbers = PlainNumbers.orNull(view.values(column));
            Moments[] all = new Moments[grouping.size()];
            for (int group = 0; group < all.length; group++) {
              all[group] = new Moments();
            }
            if (numbers != null) {
              for (int i = matching.nextSetBit(0); i >= 0; i = matching.nextSetBit(i + 1)) {
                all[grouping.of(i)].add(numbers[i]);
              }
            }
            return all;
          });
    }

    @Nullable GroupCell cell(ColumnRef column, int group) {
      Moments own = moments(column)[group];
      if (own.n() > 0) {
        Interval interval = own.n() < FEWEST_FOR_INTERVAL ? null : own.interval(Estimates.LEVEL);
        return new GroupCell(
            PlainNumbers.finite(own.mean()),
            PlainNumbers.finite(own.sd()),
            (int) own.n(),
            interval == null ? null : (Double) interval.low(),
            interval == null ? null : (Double) interval.high(),
            interval == null ? null : "t");
      }
      int present = present(column)[group];
      return present == 0 ? null : new GroupCell(null, null, present, null, null, null);
    }

    /** In how many runs of each group a column that holds no numbers has a value. */
    private int[] present(ColumnRef column) {
      return texts.computeIfAbsent(
          column.key(),
          key -> {
            int[] present = new int[grouping.size()];
            Values values = view.values(column);
            if (PlainNumbers.orNull(values) == null) {
              for (int i = matching.nextSetBit(0); i >= 0; i = matching.nextSetBit(i + 1)) {
                present[grouping.of(i)] += values.missing(i) ? 0 : 1;
              }
            }
            return present;
          });
    }

    /** All groups in order. */
    int[] order(List<Asked.SortKey> sort, List<ColumnRef> by, Asked asked) {
      List<Comparator<Integer>> parts = new ArrayList<>();
      sort.forEach(key -> parts.add(comparator(key, by, asked)));
      for (int column = 0; column < by.size(); column++) {
        int at = column;
        parts.add((a, b) -> grouping.compare(a, b, at, false));
      }
      Comparator<Integer> order = parts.stream().reduce(Comparator::thenComparing).orElseThrow();
      return IntStream.range(0, grouping.size())
          .boxed()
          .sorted(order)
          .mapToInt(Integer::intValue)
          .toArray();
    }

    private Comparator<Integer> comparator(Asked.SortKey key, List<ColumnRef> by, Asked asked) {
      int sign = key.descending() ? -1 : 1;
      if (key.name().equals(COUNT)) {
        return (a, b) ->
            key.descending()
                ? Integer.compare(counts[b], counts[a])
                : Integer.compare(counts[a], counts[b]);
      }
      ColumnRef column = asked.column(key.name());
      for (int i = 0; i < by.size(); i++) {
        int at = i;
        if (by.get(i).key().equals(column.key())) {
          return (a, b) -> grouping.compare(a, b, at, key.descending());
        }
      }
      Moments[] own = moments(column);
      return (a, b) -> {
        double left = own[a].mean();
        double right = own[b].mean();
        if (Double.isNaN(left) || Double.isNaN(right)) {
          return Boolean.compare(Double.isNaN(left), Double.isNaN(right));
        }
        return left < right ? -sign : left > right ? sign : 0;
      };
    }
  }
}
