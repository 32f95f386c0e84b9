package dev.assay.grading.expr;

import java.util.List;
import java.util.function.Predicate;

/** What an answer says, as a tree. Immutable; its depth is bounded by the parser. */
public sealed interface Node {

  /**
   * A number.
   *
   * @param places digits after the decimal point as written; -1 without a point
   */
  record Num(Rational value, int places) implements Node {

    /** Whether it was written with a decimal point. */
    public boolean decimal() {
      return places >= 0;
    }
  }

  /** A letter, or one of {@code pi}, {@code e}, {@code i}, {@code inf}. */
  record Sym(String name) implements Node {}

  record Sum(List<Node> terms) implements Node {
    public Sum {
      terms = List.copyOf(terms);
    }
  }

  record Product(List<Node> factors) implements Node {
    public Product {
      factors = List.copyOf(factors);
    }
  }

  record Power(Node base, Node exponent) implements Node {}

  /** A named function; {@code pm} is plus-minus, {@code base} a number in another base. */
  record Call(String name, List<Node> arguments) implements Node {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** Several answers: in round brackets, in braces, or only with commas between. */
  record Group(Kind kind, List<Node> items) implements Node {
    public Group {
      items = List.copyOf(items);
    }

    /** How it was written. */
    public enum Kind {
      TUPLE,
      SET,
      LIST,
      UNION,
      INTERSECTION
    }
  }

  record Interval(Node low, Node high, boolean lowClosed, boolean highClosed) implements Node {}

  record Matrix(List<List<Node>> rows) implements Node {
    public Matrix {
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /**
   * A chain of relations.
   *
   * @param sides one more than {@code signs}
   */
  record Relation(List<Node> sides, List<String> signs) implements Node {
    public Relation {
      sides = List.copyOf(sides);
      signs = List.copyOf(signs);
    }
  }

  static Node num(long value) {
    return new Num(Rational.of(value), -1);
  }

  static Node negate(Node node) {
    return node instanceof Num n
        ? new Num(n.value().negate(), n.places())
        : new Product(List.of(num(-1), node));
  }

  static Node divide(Node top, Node bottom) {
    return new Product(List.of(top, new Power(bottom, num(-1))));
  }

  /** Whether there are more levels below a node than some; looks no deeper than that. */
  static boolean isDeeper(Node node, int levels) {
    return levels < 0 || parts(node).stream().anyMatch(part -> isDeeper(part, levels - 1));
  }

  private static List<Node> parts(Node node) {
    return switch (node) {
      case Num n -> List.of();
      case Sym s -> List.of();
      case Sum s -> s.terms();
      case Product p -> p.factors();
      case Power p -> List.of(p.base(), p.exponent());
      case Call c -> c.arguments();
      case Group g -> g.items();
      case Interval i -> List.of(i.low(), i.high());
      case Matrix m -> m.rows().stream().flatMap(List::stream).toList();
      case Relation r -> r.sides();
    };
  }

  /** Whether a node or one inside it holds. */
  static boolean any(Node node, Predicate<Node> test) {
    return test.test(node)
        || switch (node) {
          case Num n -> false;
          case Sym s -> false;
          case Sum s -> anyOf(s.terms(), test);
          case Product p -> anyOf(p.factors(), test);
          case Power p -> any(p.base(), test) || any(p.exponent(), test);
          case Call c -> anyOf(c.arguments(), test);
          case Group g -> anyOf(g.items(), test);
          case Interval i -> any(i.low(), test) || any(i.high(), test);
          case Matrix m -> m.rows().stream().anyMatch(row -> anyOf(row, test));
          case Relation r -> anyOf(r.sides(), test);
        };
  }

  private static boolean anyOf(List<Node> nodes, Predicate<Node> test) {
    for (Node each : nodes) {
      if (any(each, test)) {
        return true;
      }
    }
    return false;
  }
}
