package dev.assay.analysis.question.where;

import dev.assay.analysis.question.values.Flags;
import dev.assay.analysis.question.values.Labels;
import dev.assay.analysis.question.values.Mixed;
import dev.assay.analysis.question.values.Numbers;
import dev.assay.analysis.question.values.Texts;
import dev.assay.analysis.question.values.Times;
import dev.assay.analysis.question.values.Values;
import dev.assay.domain.AssayException;
import java.util.BitSet;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates an expression over whole columns.
 *
 * <p>A comparison with a missing value is unknown; so is its {@code not}; what is unknown in the
 * end does not match. Only {@code is null} speaks of missing values. Tags are never missing: a run
 * without tags has none. A configuration value of another type is not equal, and its order unknown.
 */
public final class Evaluator {
  private final String text;
  private final Function<Reference, Values> columns;
  private final int size;
  private final Tests tests;

  private Evaluator(String text, Function<Reference, Values> columns, int size) {
    this.text = text;
    this.columns = columns;
    this.size = size;
    this.tests = new Tests(text);
  }

  /**
   * Positions that satisfy an expression.
   *
   * @param text what {@code expr} was read from, for the wording of failures
   * @param columns gives the column of a reference, or fails with {@link AssayException}
   * @param size length of all columns
   */
  public static BitSet matches(
      Expr expr, String text, Function<Reference, Values> columns, int size) {
    return new Evaluator(text, columns, size).truths(expr).yes();
  }

  private Truths truths(Expr expr) {
    return switch (expr) {
      case Expr.And(var parts) ->
          parts.stream().map(this::truths).reduce(Truths::and).orElseThrow();
      case Expr.Or(var parts) -> parts.stream().map(this::truths).reduce(Truths::or).orElseThrow();
      case Expr.Not(var inner) -> truths(inner).not();
      case Expr.Compare compare -> apply(compare.subject(), tests.compare(compare));
      case Expr.CompareTwo two -> compareTwo(two);
      case Expr.In in -> apply(in.subject(), tests.in(in));
      case Expr.Between(var subject, var low, var high) ->
          truths(new Expr.Compare(subject, Expr.Op.GE, low))
              .and(truths(new Expr.Compare(subject, Expr.Op.LE, high)));
      case Expr.Like like -> apply(like.subject(), tests.like(like));
      case Expr.Regex regex -> apply(regex.subject(), tests.regex(regex));
      case Expr.Has has -> apply(has.subject(), tests.has(has));
      case Expr.Truth truth -> apply(truth.subject(), tests.truth(truth));
      case Expr.IsNull(var subject) -> isNull(columns.apply(subject));
    };
  }

  private Truths isNull(Values values) {
    BitSet yes = new BitSet(size);
    for (int i = 0; i < size; i++) {
      if (values.missing(i)) {
        yes.set(i);
      }
    }
    return new Truths(yes, rest(yes));
  }

  private BitSet rest(BitSet bits) {
    BitSet rest = (BitSet) bits.clone();
    rest.flip(0, size);
    return rest;
  }

  /** Runs a test over a column in the way that its type allows. */
  private Truths apply(Reference subject, Test test) {
    return switch (columns.apply(subject)) {
      case Numbers numbers -> numbers(numbers, test.numbers());
      case Times times -> times(times, test);
      case Flags flags -> flags(flags, test.flags());
      case Texts texts -> texts(texts, test.texts());
      case Labels labels -> {
        BitSet yes = labels.matching(test.labels());
        yield new Truths(yes, rest(yes));
      }
      case Mixed mixed -> mixed(mixed, test);
    };
  }

  private Truths numbers(Numbers numbers, DoublePredicate test) {
    BitSet yes = new BitSet(size);
    BitSet no = new BitSet(size);
    double[] values = numbers.values();
    for (int i = 0; i < size; i++) {
      double value = values[i];
      if (!Double.isNaN(value)) {
        (test.test(value) ? yes : no).set(i);
      }
    }
    return new Truths(yes, no);
  }

  private Truths times(Times times, Test test) {
    BitSet yes = new BitSet(size);
    BitSet no = new BitSet(size);
    var holds = test.times();
    for (int i = 0; i < size; i++) {
      if (!times.missing(i)) {
        (holds.test(times.values()[i]) ? yes : no).set(i);
      }
    }
    return new Truths(yes, no);
  }

  private Truths flags(Flags flags, Predicate<Boolean> test) {
    BitSet yes = new BitSet(size);
    if (test.test(true)) {
      yes.or(flags.yes());
    }
    if (test.test(false)) {
      yes.or(rest(flags.yes()));
    }
    return new Truths(yes, rest(yes));
  }

  private Truths texts(Texts texts, Predicate<String> test) {
    BitSet yes = texts.matching(test);
    BitSet no = rest(yes);
    for (int i = no.nextSetBit(0); i >= 0; i = no.nextSetBit(i + 1)) {
      if (texts.missing(i)) {
        no.clear(i);
      }
    }
    return new Truths(yes, no);
  }

  private Truths mixed(Mixed mixed, Test test) {
    @Nullable Object[] dictionary = mixed.dictionary();
    @Nullable Boolean[] holds = new @Nullable Boolean[dictionary.length];
    for (int code = 0; code < dictionary.length; code++) {
      Object value = dictionary[code];
      holds[code] = value == null ? null : test.any(value);
    }
    BitSet yes = new BitSet(size);
    BitSet no = new BitSet(size);
    for (int i = 0; i < size; i++) {
      int code = mixed.codes()[i];
      Boolean here = code < 0 ? null : holds[code];
      if (here != null) {
        (here ? yes : no).set(i);
      }
    }
    return new Truths(yes, no);
  }

  private Truths compareTwo(Expr.CompareTwo two) {
    Values left = columns.apply(two.left());
    Values right = columns.apply(two.right());
    if (!comparable(left, right)) {
      throw Faults.at(
          text,
          two.right().at(),
          "%s is %s, %s is %s"
              .formatted(two.left(), Tests.kind(left), two.right(), Tests.kind(right)),
          "Compare values of one type; put a text in quotes.");
    }
    BitSet yes = new BitSet(size);
    BitSet no = new BitSet(size);
    for (int i = 0; i < size; i++) {
      if (left.missing(i) || right.missing(i)) {
        continue;
      }
      Object a = scalar(left, i);
      Object b = scalar(right, i);
      Boolean holds = Tests.compareAny(a, two.op(), b);
      if (holds != null) {
        (holds ? yes : no).set(i);
      }
    }
    return new Truths(yes, no);
  }

  private static boolean comparable(Values left, Values right) {
    if (left instanceof Labels || right instanceof Labels) {
      return false;
    }
    return left.getClass() == right.getClass() || left instanceof Mixed || right instanceof Mixed;
  }

  /** A value in the form that {@link Mixed} has. */
  private static Object scalar(Values values, int position) {
    return switch (values) {
      case Numbers numbers -> numbers.values()[position];
      case Times times -> (double) times.values()[position];
      case Flags flags -> flags.yes().get(position);
      case Texts texts -> texts.cell(position);
      case Labels labels -> labels.cell(position);
      case Mixed mixed -> Mixed.plain(mixed.cell(position));
    };
  }
}
