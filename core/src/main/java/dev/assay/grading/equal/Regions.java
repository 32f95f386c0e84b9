package dev.assay.grading.equal;

import dev.assay.grading.expr.Budget;
import dev.assay.grading.expr.Node;
import dev.assay.grading.expr.Node.Group.Kind;
import dev.assay.grading.expr.Unreadable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads intervals, unions, differences and inequalities in one letter as sets of real numbers. For
 * one comparison and one thread.
 */
final class Regions {
  private static final int PARTS = 40;
  private static final MathContext DIGITS = new MathContext(60, RoundingMode.HALF_EVEN);
  private static final Node INFINITY = new Node.Sym("inf");

  private final Values values;
  private final Probing probing;
  private final Budget budget;

  Regions(Values values, Probing probing, Budget budget) {
    this.values = values;
    this.probing = probing;
    this.budget = budget;
  }

  /** Whether a node is written as a set of real numbers, so that reading it so is no guess. */
  static boolean isRegion(Node node) {
    return switch (node) {
      case Node.Interval i -> true;
      case Node.Group g ->
          g.kind() == Kind.UNION
              || g.kind() == Kind.INTERSECTION
              || g.kind() == Kind.LIST
                  && !g.items().isEmpty()
                  && g.items().stream().allMatch(Regions::isOrdered);
      case Node.Relation r -> isOrdered(r);
      case Node.Call c -> c.name().equals("minus");
      case Node.Sym s -> s.name().equals("\\R");
      case Node.Num n -> false;
      case Node.Sum s -> false;
      case Node.Product p -> false;
      case Node.Power p -> false;
      case Node.Matrix m -> false;
    };
  }

  /** Whether two inequalities are about the same letter, where both name one. */
  static boolean haveOneLetter(Node a, Node b) {
    Optional<Node> first = letter(a);
    Optional<Node> second = letter(b);
    return first.isEmpty() || second.isEmpty() || first.equals(second);
  }

  private static Optional<Node> letter(Node node) {
    return switch (node) {
      case Node.Relation r -> r.sides().stream().filter(Regions::isLetter).findFirst();
      case Node.Group g -> g.items().stream().flatMap(each -> letter(each).stream()).findFirst();
      case Node.Num n -> Optional.empty();
      case Node.Sym s -> Optional.empty();
      case Node.Sum s -> Optional.empty();
      case Node.Product p -> Optional.empty();
      case Node.Power p -> Optional.empty();
      case Node.Call c -> Optional.empty();
      case Node.Interval i -> Optional.empty();
      case Node.Matrix m -> Optional.empty();
    };
  }

  private static boolean isOrdered(Node node) {
    return node instanceof Node.Relation r
        && r.signs().stream().noneMatch(sign -> sign.equals("=") || sign.equals("in"));
  }

  /** The set; empty if it is none, or one with an end that is no number. */
  Optional<Region> of(Node node) {
    try {
      return Optional.of(read(node));
    } catch (Unreadable e) {
      return Optional.empty();
    }
  }

  private Region read(Node node) {
    budget.spend(4);
    return switch (node) {
      case Node.Interval i -> span(i.low(), i.lowClosed(), i.high(), i.highClosed());
      case Node.Group g -> group(g);
      case Node.Relation r -> relation(r);
      case Node.Call c when c.name().equals("minus") ->
          read(c.arguments().getFirst()).intersection(read(c.arguments().getLast()).complement());
      case Node.Sym s when s.name().equals("\\R") -> Region.ALL;
      case Node.Call c -> throw none();
      case Node.Sym s -> throw none();
      case Node.Num n -> throw none();
      case Node.Sum s -> throw none();
      case Node.Product p -> throw none();
      case Node.Power p -> throw none();
      case Node.Matrix m -> throw none();
    };
  }

  private static Unreadable none() {
    return new Unreadable("no set of real numbers");
  }

  private Region group(Node.Group g) {
    if (g.items().size() > PARTS) {
      throw none();
    }
    return switch (g.kind()) {
      case UNION -> g.items().stream().map(this::read).reduce(Region.EMPTY, Region::union);
      case INTERSECTION ->
          g.items().stream().map(this::read).reduce(Region.ALL, Region::intersection);
      case SET -> g.items().stream().map(this::point).reduce(Region.EMPTY, Region::union);
      case TUPLE -> {
        if (g.items().size() != 2) {
          throw none();
        }
        yield span(g.items().getFirst(), false, g.items().getLast(), false);
      }
      case LIST -> inequalities(g);
    };
  }

  /** An interval whose ends are in order. */
  private Region span(Node low, boolean lowClosed, Node high, boolean highClosed) {
    boolean turned = low.equals(INFINITY) || isInfinite(high) && !high.equals(INFINITY);
    Region region = Region.of(new Region.Span(end(low), lowClosed, end(high), highClosed));
    if (turned || region.spans().isEmpty()) {
      throw none();
    }
    return region;
  }

  /** Of several inequalities what all say; if that is nothing, what any says. */
  private Region inequalities(Node.Group g) {
    if (!isRegion(g) || !oneLetter(g)) {
      throw none();
    }
    List<Region> parts = g.items().stream().map(this::read).toList();
    Region all = parts.stream().reduce(Region.ALL, Region::intersection);
    return all.spans().isEmpty() ? parts.stream().reduce(Region.EMPTY, Region::union) : all;
  }

  private static boolean oneLetter(Node.Group g) {
    List<Node> letters =
        g.items().stream()
            .flatMap(each -> ((Node.Relation) each).sides().stream())
            .filter(Regions::isLetter)
            .distinct()
            .toList();
    return letters.size() == 1;
  }

  private Region point(Node node) {
    BigDecimal value = end(node);
    if (value == null) {
      throw none();
    }
    return Region.point(value);
  }

  private static boolean isLetter(Node side) {
    return side instanceof Node.Sym s
        && !s.name().equals("\\R")
        && !isInfinite(side)
        && Points.hasLetter(side);
  }

  private static boolean isInfinite(Node node) {
    return node.equals(INFINITY) || node.equals(Node.negate(INFINITY));
  }

  private @Nullable BigDecimal end(Node node) {
    if (isInfinite(node)) {
      return null;
    }
    if (Points.hasLetter(node)) {
      throw none();
    }
    budget.spend(20);
    return values
        .number(node)
        .map(exact -> new BigDecimal(exact.top()).divide(new BigDecimal(exact.bottom()), DIGITS))
        .or(() -> probing.number(node))
        .orElseThrow(Regions::none);
  }

  private Region relation(Node.Relation r) {
    if (r.signs().size() == 1 && r.signs().getFirst().equals("in")) {
      return read(r.sides().getLast());
    }
    if (letter(r).isEmpty() || r.signs().size() > 2) {
      throw none();
    }
    Region all = Region.ALL;
    for (int i = 0; i < r.signs().size(); i++) {
      all = all.intersection(link(r.sides().get(i), r.signs().get(i), r.sides().get(i + 1)));
    }
    return all;
  }

  private Region link(Node left, String sign, Node right) {
    boolean letterFirst = isLetter(left);
    boolean letterLast = isLetter(right);
    if (letterFirst == letterLast) {
      throw none();
    }
    BigDecimal end = end(letterFirst ? right : left);
    boolean less = sign.startsWith("<") == letterFirst;
    boolean weak = sign.endsWith("=") && end != null;
    return switch (sign) {
      case "!=" -> {
        if (end == null) {
          throw none();
        }
        yield Region.point(end).complement();
      }
      case "<", "<=", ">", ">=" ->
          Region.of(
              less
                  ? new Region.Span(null, false, end, weak)
                  : new Region.Span(end, weak, null, false));
      default -> throw none();
    };
  }
}
