package dev.assay.analysis.question.where;

import dev.assay.analysis.question.values.Flags;
import dev.assay.analysis.question.values.Labels;
import dev.assay.analysis.question.values.Mixed;
import dev.assay.analysis.question.values.Numbers;
import dev.assay.analysis.question.values.Texts;
import dev.assay.analysis.question.values.Times;
import dev.assay.analysis.question.values.Values;
import dev.assay.analysis.question.where.Expr.Op;
import dev.assay.domain.AssayException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes {@link Test}s of comparisons, and words what does not fit. */
final class Tests {
  private final String text;

  Tests(String text) {
    this.text = text;
  }

  /** What a column holds, for people. */
  static String kind(Values values) {
    return switch (values) {
      case Numbers ignored -> "a number";
      case Times ignored -> "a time";
      case Flags ignored -> "true or false";
      case Texts ignored -> "a text";
      case Labels ignored -> "a set of labels";
      case Mixed mixed -> onlyFlags(mixed) ? "true or false" : "a configuration value";
    };
  }

  private static boolean onlyFlags(Mixed mixed) {
    for (Object value : mixed.dictionary()) {
      if (value != null && !(value instanceof Boolean)) {
        return false;
      }
    }
    return true;
  }

  /** Compares plain values; null where they have no order. */
  static @Nullable Boolean compareAny(Object a, Op op, Object b) {
    if (a instanceof Double left && b instanceof Double right) {
      return op.holds(order(left, right));
    }
    if (a instanceof String left && b instanceof String right) {
      return op.holds(Integer.signum(left.compareTo(right)));
    }
    if (op == Op.EQ) {
      return a.equals(b);
    }
    return null;
  }

  private static int order(double left, double right) {
    return left < right ? -1 : left > right ? 1 : 0;
  }

  Test compare(Expr.Compare expr) {
    Literal literal = expr.value();
    Op op = expr.op();
    return new Base(expr.subject()) {
      @Override
      public DoublePredicate numbers() {
        double wanted = number(subject, literal);
        return value -> op.holds(order(value, wanted));
      }

      @Override
      public LongPredicate times() {
        TimeSpan span = span(subject, literal);
        return value -> op.holds(span.order(value));
      }

      @Override
      public Predicate<Boolean> flags() {
        onlyEquality("true or false");
        boolean wanted = flag(subject, literal);
        return value -> value == wanted;
      }

      @Override
      public Predicate<String> texts() {
        String wanted = string(subject, literal);
        return value -> op.holds(Integer.signum(value.compareTo(wanted)));
      }

      @Override
      public Predicate<String> labels() {
        onlyEquality("a set of labels");
        return string(subject, literal)::equals;
      }

      @Override
      public @Nullable Boolean any(Object value) {
        return value instanceof Mixed.Tree && op != Op.EQ
            ? null // arrays and objects have no order
            : compareAny(Mixed.plain(value), op, literal.value());
      }

      private void onlyEquality(String kind) {
        if (op != Op.EQ) {
          throw misfit(subject, kind + " and has no order", "Compare it with = or !=.");
        }
      }
    };
  }

  Test in(Expr.In expr) {
    List<Literal> literals = expr.values();
    Set<Object> wanted = literals.stream().map(Literal::value).collect(Collectors.toSet());
    return new Base(expr.subject()) {
      @Override
      public DoublePredicate numbers() {
        double[] numbers = literals.stream().mapToDouble(one -> number(subject, one)).toArray();
        return value -> {
          for (double number : numbers) {
            if (value == number) {
              return true;
            }
          }
          return false;
        };
      }

      @Override
      public LongPredicate times() {
        List<TimeSpan> spans = literals.stream().map(one -> span(subject, one)).toList();
        return value -> spans.stream().anyMatch(span -> span.order(value) == 0);
      }

      @Override
      public Predicate<Boolean> flags() {
        literals.forEach(one -> flag(subject, one));
        return wanted::contains;
      }

      @Override
      public Predicate<String> texts() {
        literals.forEach(one -> string(subject, one));
        return wanted::contains;
      }

      @Override
      public Predicate<String> labels() {
        return texts();
      }

      @Override
      public Boolean any(Object value) {
        // not by hash: -0.0 and 0.0 are one number
        return literals.stream()
            .anyMatch(
                one -> Boolean.TRUE.equals(compareAny(Mixed.plain(value), Op.EQ, one.value())));
      }
    };
  }

  Test like(Expr.Like expr) {
    if (!expr.ignoreCase()) {
      return ofTexts(expr.subject(), "like", value -> Wildcards.matches(expr.pattern(), value));
    }
    String pattern = expr.pattern().toLowerCase(Locale.ROOT);
    return ofTexts(
        expr.subject(),
        "ilike",
        value -> Wildcards.matches(pattern, value.toLowerCase(Locale.ROOT)));
  }

  Test regex(Expr.Regex expr) {
    BoundedRegex regex;
    try {
      regex = new BoundedRegex(expr.pattern());
    } catch (PatternSyntaxException e) {
      throw Faults.at(
          text,
          expr.at(),
          "not a regular expression: " + e.getDescription(),
          "Put a backslash before a sign that is meant literally, or use like with % and _.");
    }
    return ofTexts(
        expr.subject(),
        "~",
        value -> {
          try {
            return regex.find(value);
          } catch (BoundedRegex.TooSlowException e) {
            throw Faults.at(
                text,
                expr.at(),
                "the regular expression takes too long",
                "Avoid repetitions inside repetitions such as (a+)+, or use like with % and _.");
          }
        });
  }

  /** A test that only texts can satisfy. */
  private Test ofTexts(Reference subject, String word, Predicate<String> test) {
    return new Base(subject) {
      @Override
      public Predicate<String> texts() {
        return test;
      }

      @Override
      public Predicate<String> labels() {
        return test;
      }

      @Override
      public Boolean any(Object value) {
        return value instanceof String string && test.test(string);
      }

      @Override
      AssayException wrongType(String kind) {
        return misfit(subject, "%s; %s is for texts".formatted(kind, word), "Use =, < or >.");
      }
    };
  }

  Test has(Expr.Has expr) {
    Literal literal = expr.value();
    return new Base(expr.subject()) {
      @Override
      public Predicate<String> labels() {
        return string(subject, literal)::equals;
      }

      @Override
      public Boolean any(Object value) {
        return value instanceof Mixed.Tree tree
            && tree.elements().stream()
                .anyMatch(
                    element -> Boolean.TRUE.equals(compareAny(element, Op.EQ, literal.value())));
      }

      @Override
      AssayException wrongType(String kind) {
        return misfit(
            subject,
            kind + "; has is for tags and configuration arrays",
            "Compare it with =, like or ~.");
      }
    };
  }

  Test truth(Expr.Truth expr) {
    return new Base(expr.subject()) {
      @Override
      public Predicate<Boolean> flags() {
        return value -> value;
      }

      @Override
      public @Nullable Boolean any(Object value) {
        return value instanceof Boolean flag ? flag : null;
      }

      @Override
      AssayException wrongType(String kind) {
        return misfit(
            subject,
            kind + ", which is not true or false by itself",
            "Compare it, as with = or >.");
      }
    };
  }

  private AssayException misfit(Reference subject, String problem, String remedy) {
    return Faults.at(text, subject.at(), "%s is %s".formatted(subject, problem), remedy);
  }

  private double number(Reference subject, Literal literal) {
    if (literal.value() instanceof Double number) {
      return number;
    }
    throw Faults.at(
        text,
        literal.at(),
        "%s is a number, %s is not".formatted(subject, literal),
        "Write a number without quotes.");
  }

  private TimeSpan span(Reference subject, Literal literal) {
    TimeSpan span = literal.value() instanceof String written ? TimeSpan.parse(written) : null;
    if (span == null) {
      throw Faults.at(
          text,
          literal.at(),
          "%s is a time, %s is not".formatted(subject, literal),
          "Write it like '2025-11-02' or '2025-11-02T01:55'; without a zone it is UTC.");
    }
    return span;
  }

  private boolean flag(Reference subject, Literal literal) {
    if (literal.value() instanceof Boolean flag) {
      return flag;
    }
    throw Faults.at(
        text,
        literal.at(),
        "%s is true or false, %s is neither".formatted(subject, literal),
        "Write %s = true, or just %s.".formatted(subject, subject));
  }

  private String string(Reference subject, Literal literal) {
    if (literal.value() instanceof String string) {
      return string;
    }
    throw Faults.at(
        text,
        literal.at(),
        "%s is a text, %s is not".formatted(subject, literal),
        "Put it in quotes.");
  }

  /** A test that fits nothing until told otherwise. */
  private abstract static class Base implements Test {
    final Reference subject;

    Base(Reference subject) {
      this.subject = subject;
    }

    AssayException wrongType(String kind) {
      return new AssayException(
          AssayException.Kind.BAD_INPUT, "filter: %s is %s".formatted(subject, kind), "");
    }

    @Override
    public DoublePredicate numbers() {
      throw wrongType("a number");
    }

    @Override
    public LongPredicate times() {
      throw wrongType("a time");
    }

    @Override
    public Predicate<Boolean> flags() {
      throw wrongType("true or false");
    }

    @Override
    public Predicate<String> texts() {
      throw wrongType("a text");
    }

    @Override
    public Predicate<String> labels() {
      throw wrongType("a set of labels");
    }
  }
}
