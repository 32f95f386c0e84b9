package dev.assay.analysis.question;

import static dev.assay.analysis.question.TestIndex.at;
import static dev.assay.analysis.question.TestIndex.plain;
import static dev.assay.analysis.question.TestIndex.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.domain.RunRecordBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderTest {
  @TempDir Path folder;

  private record Plain(String id, @Nullable Long step, @Nullable Double a, @Nullable Double b) {}

  /** Every page of every sort, asked once (partial sort) and again (whole order kept). */
  @Test
  void agreesWithSortingPlainObjects() {
    var random = new SplittableRandom(5);
    List<Plain> runs = new ArrayList<>();
    List<RunRecordBuilder> records = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      Plain one =
          new Plain(
              "r" + random.nextInt(10) + "_" + i,
              random.nextInt(5) == 0 ? null : (Long) (long) random.nextInt(4),
              random.nextInt(3) == 0 ? null : (Double) (double) random.nextInt(3),
              random.nextInt(3) == 0 ? null : (Double) (double) random.nextInt(3));
      runs.add(one);
      RunRecordBuilder record = run(one.id());
      if (one.step() != null) {
        record.checkpoint(at(one.step()));
      }
      if (one.a() != null) {
        record.estimate(plain("t/a", one.a()));
      }
      if (one.b() != null) {
        record.estimate(plain("t/b", one.b()));
      }
      records.add(record);
    }
    try (TestIndex index = new TestIndex(folder)) {
      index.with(records.toArray(RunRecordBuilder[]::new));
      Snapshots snapshots = index.snapshots();
      for (List<String> sort :
          List.of(
              List.<String>of(),
              List.of("t/a"),
              List.of("-t/a"),
              List.of("t/a", "-t/b"),
              List.of("-t/b", "step"),
              List.of("-id"))) {
        List<String> expected = runs.stream().sorted(order(sort)).map(Plain::id).toList();
        for (int again = 0; again < 2; again++) {
          for (int[] page : new int[][] {{0, 5}, {3, 10}, {0, 200}, {110, 50}, {500, 5}, {7, 0}}) {
            List<String> found =
                new FindRuns(snapshots)
                        .answer(
                            new FindRuns.Question(
                                RunFilter.ALL, sort, List.of("t/a", "t/b"), page[0], page[1]))
                        .rows()
                        .stream()
                        .map(RunRow::id)
                        .toList();

            assertThat(found)
                .as("%s from %d", sort, page[0])
                .isEqualTo(
                    expected.subList(
                        Math.min(page[0], expected.size()),
                        Math.min(page[0] + page[1], expected.size())));
          }
        }
      }
    }
  }

  private static Comparator<Plain> order(List<String> sort) {
    List<String> keys = new ArrayList<>(sort);
    keys.addAll(List.of("-step", "id"));
    return keys.stream().map(OrderTest::by).reduce(Comparator::thenComparing).orElseThrow();
  }

  private static Comparator<Plain> by(String key) {
    boolean descending = key.startsWith("-");
    return (x, y) -> {
      Comparable<Object> left = value(x, key.replace("-", ""));
      Comparable<Object> right = value(y, key.replace("-", ""));
      if (left == null || right == null) {
        return left == null && right == null ? 0 : left == null ? 1 : -1;
      }
      return descending ? right.compareTo(left) : left.compareTo(right);
    };
  }

  @SuppressWarnings("unchecked")
  private static @Nullable Comparable<Object> value(Plain run, String key) {
    Object value =
        switch (key) {
          case "t/a" -> run.a();
          case "t/b" -> run.b();
          case "step" -> run.step();
          default -> run.id();
        };
    return (Comparable<Object>) value;
  }
}
