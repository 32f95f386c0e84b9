package dev.assay.analysis.question.where;

import java.util.List;
import java.util.stream.Collectors;

/** A filter expression. Its text form reads back as an equal tree, but for the places. */
public sealed interface Expr {

  /** How two values are compared. {@code !=} is {@link Not} of {@link #EQ}. */
  enum Op {
    EQ("="),
    LT("<"),
    LE("<="),
    GT(">"),
    GE(">=");

    private final String sign;

    Op(String sign) {
      this.sign = sign;
    }

    String sign() {
      return sign;
    }

    /** The same comparison with its sides exchanged. */
    Op mirrored() {
      return switch (this) {
        case EQ -> EQ;
        case LT -> GT;
        case LE -> GE;
        case GT -> LT;
        case GE -> LE;
      };
    }

    /** Whether {@code order}, the sign of left minus right, satisfies the comparison. */
    boolean holds(int order) {
      return switch (this) {
        case EQ -> order == 0;
        case LT -> order < 0;
        case LE -> order <= 0;
        case GT -> order > 0;
        case GE -> order >= 0;
      };
    }
  }

  /** All of them; at least two. */
  record And(List<Expr> parts) implements Expr {
    public And {
      parts = List.copyOf(parts);
    }

    @Override
    public String toString() {
      return joined(parts, " and ");
    }
  }

  /** One of them; at least two. */
  record Or(List<Expr> parts) implements Expr {
    public Or {
      parts = List.copyOf(parts);
    }

    @Override
    public String toString() {
      return joined(parts, " or ");
    }
  }

  record Not(Expr inner) implements Expr {
    @Override
    public String toString() {
      return "not (" + inner + ")";
    }
  }

  /** A value against a constant. */
  record Compare(Reference subject, Op op, Literal value) implements Expr {
    @Override
    public String toString() {
      return subject + " " + op.sign() + " " + value;
    }
  }

  /** Two values of the same run against each other. */
  record CompareTwo(Reference left, Op op, Reference right) implements Expr {
    @Override
    public String toString() {
      return left + " " + op.sign() + " " + right;
    }
  }

  record In(Reference subject, List<Literal> values) implements Expr {
    public In {
      values = List.copyOf(values);
    }

    @Override
    public String toString() {
      return subject
          + " in ("
          + values.stream().map(Literal::toString).collect(Collectors.joining(", "))
          + ")";
    }
  }

  record Between(Reference subject, Literal low, Literal high) implements Expr {
    @Override
    public String toString() {
      return subject + " between " + low + " and " + high;
    }
  }

  /** The whole text against a pattern with {@code %} and {@code _}. */
  record Like(Reference subject, String pattern, boolean ignoreCase) implements Expr {
    @Override
    public String toString() {
      return subject + (ignoreCase ? " ilike " : " like ") + Literal.quote(pattern);
    }
  }

  /** Some part of the text against a regular expression. */
  record Regex(Reference subject, String pattern, int at) implements Expr {
    @Override
    public String toString() {
      return subject + " ~ " + Literal.quote(pattern);
    }
  }

  record IsNull(Reference subject) implements Expr {
    @Override
    public String toString() {
      return subject + " is null";
    }
  }

  /** A tag, or an element of a configuration array. */
  record Has(Reference subject, Literal value) implements Expr {
    @Override
    public String toString() {
      return subject + " has " + value;
    }
  }

  /** A bare yes-or-no value. */
  record Truth(Reference subject) implements Expr {
    @Override
    public String toString() {
      return subject.toString();
    }
  }

  private static String joined(List<Expr> parts, String word) {
    return parts.stream().map(part -> "(" + part + ")").collect(Collectors.joining(word));
  }
}
