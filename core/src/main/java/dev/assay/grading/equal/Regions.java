package dev.assay.grading.equal;

import dev.assay.grading.expr.Budget;
import dev.assay.grading.expr.Node;
import dev.assay.grading.expr.Node.Group.Kind;
import dev.assay.grading.expr.Substitution;
import dev.assay.grading.expr.Unreadable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads intervals, unions, differences and inequalities in one letter as sets of real numbers. For
 * one comparison and one thread.
 */
final class Regions {
  private static final Set<String> ORDER = Set.of("<", "<=", ">", ">=", "!=");
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
                  && g.items().stream().anyMatch(Regions::isOrdered)
                  && g.items().stream().allMatch(i -> isOrdered(i) || isMembership(i));
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
    Set<Node> first = letters(a);
    Set<Node> second = letters(b);
    return first.isEmpty() || second.isEmpty() || first.equals(second);
  }

  /** The letters that inequalities and memberships are about. */
  private static Set<Node> letters(Node node) {
    var all = new HashSet<Node>();
    Node.any(
        node,
        each -> {
          if (each instanceof Node.Relation r) {
            Node.any(
                r,
                inner -> {
                  if (inner instanceof Node.Sym && isLetter(inner)) {
                    all.add(inner);
                  }
                  return false;
                });
          }
          return false;
        });
    return all;
  }

  private static boolean isOrdered(Node node) {
    return node instanceof Node.Relation r && r.signs().stream().allMatch(ORDER::contains);
  }

  private static boolean isMembership(Node node) {
    return node instanceof Node.Relation r && r.signs().equals(List.of("in"));
  }

  /** The set; empty if it is none, or one with an end that is no number. */
  Optional<Region> of(Node node) {
    try {
      return letters(node).size() > 1 ? Optional.empty() : Optional.of(read(node));
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
    boolean intervals =
        g.items().stream()
            .allMatch(i ->
                i instanceof Node.Interval || i instanceof Node.Group t && t.kind() == Kind.TUPLE);
    if (intervals && !g.items().isEmpty()) {
      return g.items().stream().map(this::read).reduce(Region.EMPTY, Region::union);
    }
    if (!isRegion(g) || letters(g).size() != 1) {
      throw none();
    }
    List<Region> parts = g.items().stream().map(this::read).toList();
    Region all = parts.stream().reduce(Region.ALL, Region::intersection);
    return all.spans().isEmpty() ? parts.stream().reduce(Region.EMPTY, Region::union) : all;
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
    if (letters(r).size() != 1 || r.signs().size() > 2) {
      throw none();
    }
    Node.Sym letter = (Node.Sym) letters(r).iterator().next();
    Region all = Region.ALL;
    for (int i = 0; i < r.signs().size(); i++) {
      Node left = r.sides().get(i);
      Node right = r.sides().get(i + 1);
      all = all.intersection(link(left, r.signs().get(i), right, letter));
    }
    return all;
  }

  private Region link(Node left, String sign, Node right, Node.Sym letter) {
    if (isLetter(left) && !isLetter(right)) {
      return half(end(right), sign);
    }
    if (isLetter(right) && !isLetter(left)) {
      return half(end(left), turned(sign));
    }
    if (left instanceof Node.Call c && c.name().equals("abs") && !Points.hasLetter(right)) {
      return distance(c.arguments().getFirst(), sign, right, letter);
    }
    if (right instanceof Node.Call c && c.name().equals("abs") && !Points.hasLetter(left)) {
      return distance(c.arguments().getFirst(), turned(sign), left, letter);
    }
    return new Curved(letter, node -> Optional.ofNullable(end(node)), DIGITS)
        .of(left, sign, right)
        .orElseThrow(Regions::none);
  }

  /** Where a sum of a multiple of the letter and a number is below, above or at 0. */
  private Region linear(Node sum, String sign, Node.Sym letter) {
    if (Points.hasLetterInCall(sum)) {
      throw none(); // steps and waves may look straight between whole numbers
    }
    BigDecimal at0 = end(Substitution.in(sum, letter, Node.num(0)));
    BigDecimal at1 = end(Substitution.in(sum, letter, Node.num(1)));
    BigDecimal at7 = end(Substitution.in(sum, letter, Node.num(7)));
    if (at0 == null || at1 == null || at7 == null) {
      throw none();
    }
    BigDecimal slope = at1.subtract(at0);
    BigDecimal expected = at0.add(slope.multiply(BigDecimal.valueOf(7)));
    if (slope.signum() == 0 || Region.compare(at7, expected) != 0) {
      throw none();
    }
    return half(at0.negate().divide(slope, DIGITS), slope.signum() > 0 ? sign : turned(sign));
  }

  /** Where a size is below, above or at a number. */
  private Region distance(Node inside, String sign, Node number, Node.Sym letter) {
    Region above = linear(new Node.Sum(List.of(inside, Node.negate(number))), sign, letter);
    Region below = linear(new Node.Sum(List.of(inside, number)), turned(sign), letter);
    BigDecimal size = end(number);
    if (size == null || size.signum() < 0) {
      throw none();
    }
    return sign.startsWith("<") || sign.equals("!=")
        ? above.intersection(below)
        : above.union(below);
  }

  private static String turned(String sign) {
    return sign.startsWith("<")
        ? ">" + sign.substring(1)
        : sign.startsWith(">") ? "<" + sign.substring(1) : sign;
  }

  /** All numbers that have a sign towards an end. */
  private Region half(@Nullable BigDecimal end, String sign) {
    boolean weak = sign.endsWith("=") && end != null;
    return switch (sign) {
      case "!=", "=" -> {
        if (end == null) {
          throw none();
        }
        Region point = Region.point(end);
        yield sign.equals("=") ? point : point.complement();
      }
      case "<", "<=" -> Region.of(new Region.Span(null, false, end, weak));
      case ">", ">=" -> Region.of(new Region.Span(end, weak, null, false));
      default -> throw none();
    };
  }
}
