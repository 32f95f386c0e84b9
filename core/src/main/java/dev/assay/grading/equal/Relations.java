package dev.assay.grading.equal;

import dev.assay.grading.algebra.Canon;
import dev.assay.grading.algebra.Quotient;
import dev.assay.grading.expr.Budget;
import dev.assay.grading.expr.Node;
import dev.assay.grading.expr.Node.Group.Kind;
import dev.assay.grading.expr.Rational;
import dev.assay.grading.expr.Unreadable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/** Whether two equations or inequalities say the same. For one comparison and one thread. */
final class Relations {
  private final Rules rules;
  private final Budget budget;
  private final Canon canon;
  private final Values values;
  private final Probing probing;
  private final BiPredicate<Node, Node> sides;
  private boolean probed;

  /**
   * @param sides whether two sides say the same
   */
  Relations(
      Rules rules,
      Budget budget,
      Canon canon,
      Values values,
      Probing probing,
      BiPredicate<Node, Node> sides) {
    this.rules = rules;
    this.budget = budget;
    this.canon = canon;
    this.values = values;
    this.probing = probing;
    this.sides = sides;
  }

  /** Whether a verdict rested on numeric probing. */
  boolean probed() {
    return probed;
  }

  /**
   * The value that a gold equation stands for: Math-Verify wants names on its left, strict or sum.
   */
  Optional<Node> goldValue(Node.Relation relation) {
    Node first = relation.sides().getFirst();
    boolean names =
        isName(first)
            || first instanceof Node.Sum s && s.terms().stream().allMatch(Relations::isName);
    return rules.parity() && !names ? Optional.empty() : value(relation);
  }

  /** The value that a relation gives to a name; empty if it gives none. */
  Optional<Node> value(Node.Relation relation) {
    boolean equation = relation.signs().stream().allMatch(s -> s.equals("=") || s.equals("in"));
    if (!equation) {
      return Optional.empty();
    }
    Node first = relation.sides().getFirst();
    Node last = relation.sides().getLast();
    if (rules.parity() || isName(first)) {
      return Optional.of(within(relation, last));
    }
    boolean turned = isName(last) && relation.signs().equals(List.of("="));
    return turned ? Optional.of(first) : calculated(relation);
  }

  /** Two numbers in round brackets that a letter is in are an interval. */
  private Node within(Node.Relation relation, Node last) {
    boolean pair =
        !rules.parity()
            && relation.signs().getLast().equals("in")
            && relation.sides().getFirst() instanceof Node.Sym
            && last instanceof Node.Group g
            && g.kind() == Kind.TUPLE
            && g.items().size() == 2;
    List<Node> ends = pair ? ((Node.Group) last).items() : List.of();
    return pair ? new Node.Interval(ends.getFirst(), ends.getLast(), false, false) : last;
  }

  /** The value of each of several names: {@code x=y=z=0}; empty if the relation is no such. */
  static Optional<Node> each(Node.Relation relation) {
    List<Node> names = relation.sides().subList(0, relation.sides().size() - 1);
    boolean several =
        names.size() > 1
            && relation.signs().stream().allMatch("="::equals)
            && names.stream().allMatch(s -> s instanceof Node.Sym && isName(s))
            && Set.copyOf(names).size() == names.size();
    return several
        ? Optional.of(
            new Node.Group(
                Kind.LIST,
                names.stream()
                    .map(name ->
                        (Node)
                            new Node.Relation(
                                List.of(name, relation.sides().getLast()), List.of("=")))
                    .toList()))
        : Optional.empty();
  }

  /** What a calculation without letters comes to, such as 10 · 9 = 90; empty if it is wrong. */
  private Optional<Node> calculated(Node.Relation relation) {
    Node last = relation.sides().getLast();
    boolean holds =
        relation.signs().stream().allMatch("="::equals)
            && relation.sides().stream().noneMatch(Points::hasLetter)
            && relation.sides().stream()
                .allMatch(side -> side.equals(last) || sides.test(side, last));
    return holds ? Optional.of(last) : Optional.empty();
  }

  /** Whether it names a quantity: x, f(2), AB, |v|, (x, y), P(A); not x + y, nor xy. */
  private static boolean isName(Node node) {
    return switch (node) {
      case Node.Sym s -> Points.hasLetter(s);
      case Node.Call c -> c.name().startsWith("@") || Points.hasLetter(c);
      case Node.Product p ->
          p.factors().stream().allMatch(Relations::isLetterOrOneOver)
              && p.factors().stream().anyMatch(f -> !isCoordinate(f));
      case Node.Group g -> g.kind() == Kind.TUPLE && g.items().stream().allMatch(Relations::isName);
      case Node.Num n -> false;
      case Node.Sum s -> false;
      case Node.Power p -> false;
      case Node.Interval i -> false;
      case Node.Matrix m -> false;
      case Node.Relation r -> false;
    };
  }

  private static boolean isLetterOrOneOver(Node node) {
    return node instanceof Node.Sym && Points.hasLetter(node)
        || node instanceof Node.Product d
            && d.factors().stream().allMatch(f -> f instanceof Node.Sym)
        || node instanceof Node.Power p
            && (p.base() instanceof Node.Sym
                || p.base() instanceof Node.Product q
                    && q.factors().stream().allMatch(f -> f instanceof Node.Sym))
            && p.exponent().equals(Node.num(-1));
  }

  private static boolean isCoordinate(Node node) {
    return node instanceof Node.Sym s && "xyz".contains(s.name())
        || node instanceof Node.Power p && isCoordinate(p.base());
  }

  Optional<Node> interval(Node.Relation r) {
    Node infinity = new Node.Sym("inf");
    boolean ordered =
        r.signs().stream().allMatch(s -> s.startsWith("<"))
            || r.signs().stream().allMatch(s -> s.startsWith(">"));
    if (!ordered) {
      return Optional.empty();
    }
    boolean up = r.signs().getFirst().startsWith("<");
    List<Node> sides = up ? r.sides() : r.sides().reversed();
    List<String> signs = up ? r.signs() : r.signs().reversed();
    boolean first = signs.getFirst().endsWith("=");
    boolean last = signs.getLast().endsWith("=");
    if (sides.size() == 3 && sides.get(1) instanceof Node.Sym) {
      return Optional.of(open(sides.getFirst(), sides.getLast(), first, last));
    }
    if (sides.size() == 2 && sides.getFirst() instanceof Node.Sym) {
      return Optional.of(open(Node.negate(infinity), sides.getLast(), false, last));
    }
    if (sides.size() == 2 && sides.getLast() instanceof Node.Sym) {
      return Optional.of(open(sides.getFirst(), infinity, first, false));
    }
    return Optional.empty();
  }

  private Node open(Node low, Node high, boolean lowClosed, boolean highClosed) {
    return lowClosed || highClosed || !rules.parity()
        ? new Node.Interval(low, high, lowClosed, highClosed)
        : new Node.Group(Kind.TUPLE, List.of(low, high));
  }

  boolean same(Node.Relation g, Node.Relation p) {
    if (g.signs().size() != p.signs().size()) {
      var a = value(g);
      var b = value(p);
      return a.isPresent() && b.isPresent() && sameName(g, p) && sides.test(a.get(), b.get());
    }
    boolean forward = true;
    boolean backward = true;
    int last = g.signs().size() - 1;
    for (int i = 0; i <= last; i++) {
      forward = forward && link(g, i, p, i, p.signs().get(i), false);
      backward = backward && link(g, i, p, last - i, Turned.of(p.signs().get(last - i)), true);
    }
    return forward || backward;
  }

  /** Two names that are not the same name two things. */
  private boolean sameName(Node.Relation g, Node.Relation p) {
    Node a = g.sides().getFirst();
    Node b = p.sides().getFirst();
    boolean both = !rules.parity() && a instanceof Node.Sym && b instanceof Node.Sym;
    return !both || !isName(a) || !isName(b) || sameLeft(a, b);
  }

  /** Roots of an equation in x may be called x_1 and x_2. */
  private boolean sameLeft(Node a, Node b) {
    return sides.test(a, b) || !rules.parity() && (isRoot(a, b) || isRoot(b, a));
  }

  private static boolean isRoot(Node letter, Node root) {
    return letter.equals(new Node.Sym("x"))
        && root instanceof Node.Sym s
        && s.name().startsWith("x_");
  }

  private boolean link(
      Node.Relation g, int i, Node.Relation p, int j, String sign, boolean turned) {
    Node right = p.sides().get(turned ? j : j + 1);
    Node left = p.sides().get(turned ? j + 1 : j);
    String mine = g.signs().get(i);
    if (mine.equals("in") || sign.equals("in")) {
      return mine.equals(sign)
          && sides.test(g.sides().get(i), left)
          && sides.test(g.sides().get(i + 1), right);
    }
    if (sameLeft(g.sides().get(i), left)
        && mine.equals(sign)
        && sides.test(g.sides().get(i + 1), right)) {
      return true;
    }
    if (!Turned.isOrder(mine) || !Turned.isOrder(sign)) {
      return false;
    }
    Node g0 = difference(g.sides().get(i), g.sides().get(i + 1));
    Node p0 = difference(left, right);
    int ratio = ratio(g0, p0, mine.equals("=") && sign.equals("="));
    return ratio > 0 ? mine.equals(sign) : ratio < 0 && mine.equals(Turned.of(sign));
  }

  private static Node difference(Node a, Node b) {
    return new Node.Sum(List.of(a, Node.negate(b)));
  }

  /** The sign of the constant ratio of two functions with letters in them; 0 if it is none. */
  private int ratio(Node a, Node b, boolean equations) {
    if (values.number(a).isPresent() || values.number(b).isPresent()) {
      return 0;
    }
    boolean letters = Points.hasLetter(a) && Points.hasLetter(b);
    Optional<Quotient> x = letters ? canon.of(a) : Optional.empty();
    Optional<Quotient> y = x.isPresent() ? canon.of(b) : Optional.empty();
    if (x.isPresent() && y.isPresent()) {
      Optional<Rational> exact = x.get().ratio(y.get(), budget);
      if (exact.isPresent()) {
        return exact.get().top().signum();
      }
      boolean cleared = equations && !rules.parity();
      if (cleared && x.get().cleared(budget).ratio(y.get().cleared(budget), budget).isPresent()) {
        return 1;
      }
    }
    try {
      int sign = letters ? probing.ratio(a, b) : 0;
      probed |= sign != 0;
      return sign;
    } catch (Unreadable e) {
      return 0; // without values no ratio is known
    }
  }
}
