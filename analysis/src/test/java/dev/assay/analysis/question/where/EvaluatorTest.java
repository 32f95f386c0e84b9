package dev.assay.analysis.question.where;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.analysis.question.values.Dictionary;
import dev.assay.analysis.question.values.Flags;
import dev.assay.analysis.question.values.Labels;
import dev.assay.analysis.question.values.Mixed;
import dev.assay.analysis.question.values.Numbers;
import dev.assay.analysis.question.values.Texts;
import dev.assay.analysis.question.values.Times;
import dev.assay.analysis.question.values.Values;
import dev.assay.domain.AssayException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluatorTest {
  private static final long DAY = 86_400_000;

  /** One row as a person would write it down; null is missing. */
  private record Row(
      @Nullable Double num,
      @Nullable String text,
      @Nullable Long time,
      boolean flag,
      List<String> tags,
      @Nullable Object mix) {}

  @Test
  void agreesWithAskingEveryRowByItself() {
    for (int seed = 0; seed < 3000; seed++) {
      var random = new SplittableRandom(seed);
      List<Row> rows = rows(random);
      Expr expr = RandomExpr.make(random, 3);

      BitSet expected = new BitSet();
      for (int i = 0; i < rows.size(); i++) {
        expected.set(i, Boolean.TRUE.equals(naive(expr, rows.get(i))));
      }

      assertThat(Evaluator.matches(expr, "", columns(rows)::get, rows.size()))
          .as("%s over %s", expr, rows)
          .isEqualTo(expected);
    }
  }

  private static List<Row> rows(SplittableRandom random) {
    List<Row> rows = new ArrayList<>();
    for (int i = random.nextInt(8); i > 0; i--) {
      List<Object> mixes = new ArrayList<>();
      mixes.add((double) random.nextInt(-2, 3));
      mixes.add(random.nextBoolean());
      mixes.add("a");
      mixes.add(new Mixed.Tree("[1,\"a\"]", List.of(1.0, "a")));
      int mix = random.nextInt(mixes.size() + 1);
      rows.add(
          new Row(
              random.nextInt(4) == 0 ? null : (Double) (double) random.nextInt(-2, 3),
              random.nextInt(4) == 0 ? null : List.of("a", "b", "ab").get(random.nextInt(3)),
              random.nextInt(4) == 0 ? null : (Long) random.nextLong(-DAY, 2 * DAY),
              random.nextBoolean(),
              List.of("a", "b", "it's").subList(0, random.nextInt(4)),
              mix == mixes.size() ? null : mixes.get(mix)));
    }
    return rows;
  }

  /** The slow twin: one row, three-valued logic by the book; null is unknown. */
  private static @Nullable Boolean naive(Expr expr, Row row) {
    return switch (expr) {
      case Expr.And(var parts) -> all(parts, row, false);
      case Expr.Or(var parts) -> all(parts, row, true);
      case Expr.Not(var inner) -> {
        Boolean value = naive(inner, row);
        yield value == null ? null : (Boolean) !value;
      }
      case Expr.Compare(var subject, var op, var literal) ->
          compare(value(subject, row), op, literal.value());
      case Expr.In(var subject, var literals) -> {
        Object value = value(subject, row);
        yield value == null
            ? null
            : (Boolean)
                literals.stream()
                    .anyMatch(one -> Boolean.TRUE.equals(compare(value, Expr.Op.EQ, one.value())));
      }
      case Expr.Between(var subject, var low, var high) ->
          naive(
              new Expr.And(
                  List.of(
                      new Expr.Compare(subject, Expr.Op.GE, low),
                      new Expr.Compare(subject, Expr.Op.LE, high))),
              row);
      case Expr.Like(var subject, var pattern, var ignored) ->
          value(subject, row) instanceof String text
              ? (Boolean) text.matches(pattern.replace("%", ".*").replace("_", "."))
              : null;
      case Expr.Has(var subject, var literal) -> row.tags().contains(literal.value());
      case Expr.Truth(var subject) -> value(subject, row) instanceof Boolean flag ? flag : null;
      case Expr.IsNull(var subject) ->
          subject.toString().equals("tags") ? row.tags().isEmpty() : value(subject, row) == null;
      case Expr.CompareTwo two -> throw new IllegalArgumentException(two.toString());
      case Expr.Regex regex -> throw new IllegalArgumentException(regex.toString());
    };
  }

  /** {@code wanted} decides at once; else any unknown makes the whole unknown. */
  private static @Nullable Boolean all(List<Expr> parts, Row row, boolean wanted) {
    boolean unknown = false;
    for (Expr part : parts) {
      Boolean value = naive(part, row);
      if (value == null) {
        unknown = true;
      } else if (value == wanted) {
        return wanted;
      }
    }
    return unknown ? null : (Boolean) !wanted;
  }

  private static @Nullable Object value(Reference reference, Row row) {
    return switch (reference.toString()) {
      case "num" -> row.num();
      case "text" -> row.text();
      case "time" -> row.time();
      case "flag" -> row.flag();
      default -> row.mix();
    };
  }

  private static @Nullable Boolean compare(@Nullable Object value, Expr.Op op, Object wanted) {
    return switch (value) {
      case null -> null;
      case Double number when wanted instanceof Double other -> holds(op, number.compareTo(other));
      case String text when wanted instanceof String other -> holds(op, text.compareTo(other));
      case Long time when wanted instanceof String other -> {
        long to =
            switch (other) {
              case "1970" -> 365 * DAY;
              case "1970-01-01" -> DAY;
              default -> 60_000;
            };
        yield holds(op, time < 0 ? -1 : time >= to ? 1 : 0);
      }
      default -> op == Expr.Op.EQ ? (Boolean) value.equals(wanted) : null;
    };
  }

  private static boolean holds(Expr.Op op, int order) {
    return switch (op) {
      case EQ -> order == 0;
      case LT -> order < 0;
      case LE -> order <= 0;
      case GT -> order > 0;
      case GE -> order >= 0;
    };
  }

  private record Columns(Map<String, Values> byName) {
    Values get(Reference reference) {
      Values found = byName.get(reference.toString());
      if (found == null) {
        throw new AssertionError(reference);
      }
      return found;
    }
  }

  private static Columns columns(List<Row> rows) {
    int size = rows.size();
    Dictionary texts = new Dictionary();
    Dictionary labels = new Dictionary();
    BitSet flags = new BitSet();
    double[] numbers = new double[size];
    long[] times = new long[size];
    int[] textCodes = new int[size];
    int[][] tagCodes = new int[size][];
    @Nullable Object[] mixes = new @Nullable Object[size];
    int[] mixCodes = new int[size];
    for (int i = 0; i < size; i++) {
      Row row = rows.get(i);
      numbers[i] = row.num() == null ? Double.NaN : row.num();
      times[i] = row.time() == null ? Times.NONE : row.time();
      textCodes[i] = row.text() == null ? -1 : texts.code(row.text());
      tagCodes[i] = row.tags().stream().mapToInt(labels::code).toArray();
      flags.set(i, row.flag());
      mixes[i] = row.mix();
      mixCodes[i] = i;
    }
    return new Columns(
        Map.of(
            "num", new Numbers(numbers, false),
            "text", new Texts(textCodes, texts.texts()),
            "time", new Times(times),
            "flag", new Flags(flags, size),
            "tags", new Labels(tagCodes, labels.texts()),
            "config['mix']", new Mixed(mixCodes, mixes)));
  }

  private static final List<Row> FEW =
      List.of(
          new Row(1.0, "alpha", 0L, true, List.of("x", "y"), 5e-5),
          new Row(2.0, "Beta", DAY, false, List.of(), "all"),
          new Row(null, null, null, false, List.of("y"), null),
          new Row(
              4.0, "a%c", 3 * DAY, true, List.of("z"), new Mixed.Tree("[3,5]", List.of(3.0, 5.0))));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "num > 1 | 1,3",
        "num != 1 | 1,3",
        "not num > 1 | 0",
        "num is null or num = 1 | 0,2",
        "text ilike '%A%' | 0,1,3",
        "text like 'a\\%c' | 3",
        "text ~ '^[aB]' | 0,1,3",
        "text !~ 'a$' | 3",
        "text in ('alpha', 'nothing') | 0",
        "tags = 'y' | 0,2",
        "tags != 'y' | 1,3",
        "not tags has 'y' | 1,3",
        "tags is null | 1",
        "tags like 'z%' | 3",
        "time = '1970-01-02' | 1",
        "time > '1970-01-01' | 1,3",
        "time <= '1970-01-02' | 0,1",
        "time between '1970-01-01' and '1970-01-02' | 0,1",
        "time in ('1970-01-04', '1970-01-01') | 0,3",
        "time < '1970-01-02T00:00:00+01:00' | 0",
        "flag | 0,3",
        "flag = false | 1,2",
        "flag in (true) | 0,3",
        "config.mix = 0.00005 | 0",
        "config.mix != 'all' | 0,3",
        "config.mix > 0 | 0",
        "not config.mix > 0 | ",
        "config.mix has 5 | 3",
        "config.mix = '[3,5]' | 3",
        "config.mix like 'a%' | 1",
        "num < config.mix | ",
        "num >= num | 0,1,3",
      })
  void examples(String where, @Nullable String expected) {
    BitSet matches = Evaluator.matches(Parser.parse(where), where, columns(FEW)::get, FEW.size());

    BitSet wanted = new BitSet();
    if (expected != null) {
      Arrays.stream(expected.split(",")).mapToInt(Integer::parseInt).forEach(wanted::set);
    }
    assertThat(matches).isEqualTo(wanted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "num = 'x' | num is a number, 'x' is not",
        "text = 5 | text is a text, 5.0 is not",
        "flag = 'x' | flag is true or false, 'x' is neither",
        "flag > true | flag is true or false and has no order",
        "tags > 'x' | tags is a set of labels and has no order",
        "time = 5 | time is a time, 5.0 is not",
        "time = '2025-13-01' | time is a time, '2025-13-01' is not",
        "time = 'yesterday' | time is a time, 'yesterday' is not",
        "num like 'x' | num is a number; like is for texts",
        "num has 1 | num is a number; has is for tags",
        "num | num is a number, which is not true or false",
        "num > text | num is a number, text is a text",
        "text ~ '(' | not a regular expression",
        "num in (1, 'x') | num is a number, 'x' is not",
      })
  void wrongTypesAreNamed(String where, String problem) {
    assertThatThrownBy(
            () -> Evaluator.matches(Parser.parse(where), where, columns(FEW)::get, FEW.size()))
        .isInstanceOfSatisfying(
            AssayException.class,
            e -> {
              assertThat(e.problem()).contains(problem).contains("^");
              assertThat(e.remedy()).isNotEmpty();
            });
  }

  @ParameterizedTest
  @CsvSource({"(a+)+$", "(a|aa)*$", "(a|b|ab)*c", "(.*a){30}"})
  void catastrophicRegularExpressionsAreRefusedInsteadOfHanging(String pattern) {
    List<Row> rows = List.of(new Row(null, "a".repeat(20_000) + "!", null, false, List.of(), null));
    String where = "text ~ '" + pattern + "'";

    assertThatThrownBy(() -> Evaluator.matches(Parser.parse(where), where, columns(rows)::get, 1))
        .hasMessageContaining("takes too long");
  }

  @Test
  void longRegularExpressionsAreRefused() {
    String where = "text ~ '" + "a".repeat(2000) + "'";

    assertThatThrownBy(
            () -> Evaluator.matches(Parser.parse(where), where, columns(FEW)::get, FEW.size()))
        .hasMessageContaining("longer than 1000");
  }
}
