package dev.assay.grading.equal;

import dev.assay.grading.algebra.Canon;
import dev.assay.grading.algebra.Quotient;
import dev.assay.grading.algebra.Trigonometry;
import dev.assay.grading.expr.Budget;
import dev.assay.grading.expr.Node;
import dev.assay.grading.expr.Node.Group.Kind;
import dev.assay.grading.expr.Rational;
import dev.assay.grading.expr.Unreadable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether two nodes say the same. For one comparison and one thread. */
public final class Comparison {
  private static final double CLOSE = 1e-9;

  private static final BigDecimal SLACK = new BigDecimal("5e-7");

  private final Rules rules;
  private final boolean lenient;
  private final Budget budget = new Budget();
  private final Canon canon;
  private final Probing probing;
  private boolean probed;

  public Comparison(Rules rules) {
    this.rules = rules;
    lenient = rules.parity();
    canon = new Canon(budget, rules.caseMatters());
    probing = new Probing(budget, rules.caseMatters());
  }

  /** Whether a verdict rested on numeric probing. */
  public boolean probed() {
    return probed;
  }

  /** Whether the prediction says what the gold says. */
  public boolean same(Node goldNode, Node predictionNode) {
    budget.spend(1);
    Node gold = pair(PlusMinus.expand(goldNode));
    Node prediction = pair(PlusMinus.expand(predictionNode));
    if (gold instanceof Node.Relation g && prediction instanceof Node.Relation p) {
      return relations(g, p);
    }
    if (gold instanceof Node.Relation g) {
      return value(g)
          .map(v -> same(v, prediction))
          .orElseGet(() -> interval(g).map(i -> same(i, prediction)).orElse(false));
    }
    if (prediction instanceof Node.Relation p) {
      return value(p)
          .map(v -> same(gold, v))
          .orElseGet(() -> interval(p).map(i -> same(gold, i)).orElse(false));
    }
    if (gold instanceof Node.Group || prediction instanceof Node.Group) {
      return groups(gold, prediction);
    }
    if (gold instanceof Node.Interval g && prediction instanceof Node.Interval p) {
      boolean ends = g.lowClosed() == p.lowClosed() && g.highClosed() == p.highClosed();
      return ends && same(g.low(), p.low()) && same(g.high(), p.high());
    }
    if (gold instanceof Node.Matrix g && prediction instanceof Node.Matrix p) {
      return g.rows().size() == p.rows().size()
          && inOrder(cells(g), cells(p))
          && g.rows().getFirst().size() == p.rows().getFirst().size();
    }
    return isScalar(gold) && isScalar(prediction) && scalars(gold, prediction);
  }

  /** Square brackets whose first number is the larger hold a pair, not an interval. */
  private Node pair(Node node) {
    if (node instanceof Node.Interval i && i.lowClosed() && i.highClosed()) {
      var low = Exact.of(i.low(), budget);
      var high = Exact.of(i.high(), budget);
      if (low.isPresent() && high.isPresent() && low.get().minus(high.get()).top().signum() > 0) {
        return new Node.Group(Kind.TUPLE, List.of(i.low(), i.high()));
      }
    }
    return node;
  }

  private static boolean isScalar(Node node) {
    return !(node instanceof Node.Interval || node instanceof Node.Matrix);
  }

  private static List<Node> cells(Node.Matrix matrix) {
    return matrix.rows().stream().flatMap(List::stream).toList();
  }

  private boolean groups(Node gold, Node prediction) {
    if (gold instanceof Node.Group g && prediction instanceof Node.Group p) {
      boolean ordered =
          g.kind() == Kind.TUPLE && p.kind() != Kind.SET
              || p.kind() == Kind.TUPLE && g.kind() != Kind.SET && !lenient;
      boolean joined =
          g.kind() == Kind.UNION
              || g.kind() == Kind.INTERSECTION
              || p.kind() == Kind.UNION
              || p.kind() == Kind.INTERSECTION;
      if (joined && g.kind() != p.kind()) {
        return false;
      }
      return ordered ? inOrder(g.items(), p.items()) : inAnyOrder(g.items(), p.items());
    }
    if (gold instanceof Node.Group g) {
      return single(g, prediction).map(only -> same(only, prediction)).orElse(false);
    }
    return prediction instanceof Node.Group p
        && single(p, gold).map(only -> same(gold, only)).orElse(false);
  }

  private Optional<Node> single(Node.Group group, Node other) {
    if (group.items().size() == 1) {
      return Optional.of(group.items().getFirst());
    }
    boolean pair =
        group.kind() == Kind.TUPLE && group.items().size() == 2 && other instanceof Node.Interval;
    return pair
        ? Optional.of(
            new Node.Interval(group.items().getFirst(), group.items().getLast(), false, false))
        : Optional.empty();
  }

  private boolean inOrder(List<Node> gold, List<Node> prediction) {
    boolean all = gold.size() == prediction.size() && !gold.isEmpty();
    for (int i = 0; all && i < gold.size(); i++) {
      all = same(gold.get(i), prediction.get(i));
    }
    return all;
  }

  private boolean inAnyOrder(List<Node> gold, List<Node> prediction) {
    if (lenient && gold.size() != prediction.size()) {
      return !gold.isEmpty()
          && !prediction.isEmpty()
          && covers(gold, prediction)
          && covers(prediction, gold);
    }
    var rest = new ArrayList<>(prediction);
    for (Node item : gold) {
      int found = -1;
      for (int i = 0; found < 0 && i < rest.size(); i++) {
        found = same(item, rest.get(i)) ? i : -1;
      }
      if (found < 0) {
        return false;
      }
      rest.remove(found);
    }
    return rest.isEmpty();
  }

  private boolean covers(List<Node> some, List<Node> others) {
    return others.stream().allMatch(o -> some.stream().anyMatch(s -> same(s, o)));
  }

  private static Optional<Node> value(Node.Relation relation) {
    boolean equation = relation.signs().stream().allMatch(s -> s.equals("=") || s.equals("in"));
    return equation ? Optional.of(relation.sides().getLast()) : Optional.empty();
  }

  private Optional<Node> interval(Node.Relation r) {
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

  private static Node open(Node low, Node high, boolean lowClosed, boolean highClosed) {
    return lowClosed || highClosed
        ? new Node.Interval(low, high, lowClosed, highClosed)
        : new Node.Group(Kind.TUPLE, List.of(low, high));
  }

  private boolean relations(Node.Relation g, Node.Relation p) {
    if (g.signs().size() != p.signs().size()) {
      var a = value(g);
      var b = value(p);
      return a.isPresent() && b.isPresent() && same(a.get(), b.get());
    }
    boolean forward = true;
    boolean backward = true;
    int last = g.signs().size() - 1;
    for (int i = 0; i <= last; i++) {
      forward = forward && link(g, i, p, i, p.signs().get(i), false);
      backward = backward && link(g, i, p, last - i, flipped(p.signs().get(last - i)), true);
    }
    return forward || backward;
  }

  private boolean link(
      Node.Relation g, int i, Node.Relation p, int j, String sign, boolean turned) {
    Node right = p.sides().get(turned ? j : j + 1);
    Node left = p.sides().get(turned ? j + 1 : j);
    String mine = g.signs().get(i);
    if (mine.equals("in") || sign.equals("in")) {
      return mine.equals(sign) && same(g.sides().get(i), left) && same(g.sides().get(i + 1), right);
    }
    if (same(g.sides().get(i), left) && mine.equals(sign) && same(g.sides().get(i + 1), right)) {
      return true;
    }
    double ratio =
        ratio(difference(g.sides().get(i), g.sides().get(i + 1)), difference(left, right));
    return ratio > 0 ? mine.equals(sign) : ratio < 0 && mine.equals(flipped(sign));
  }

  private static Node difference(Node a, Node b) {
    return new Node.Sum(List.of(a, Node.negate(b)));
  }

  private static String flipped(String sign) {
    return sign.startsWith("<")
        ? ">" + sign.substring(1)
        : sign.startsWith(">") ? "<" + sign.substring(1) : sign;
  }

  /** The constant ratio of two functions with letters in them; 0 if it is none. */
  private double ratio(Node a, Node b) {
    if (number(a).isPresent() || number(b).isPresent()) {
      return 0;
    }
    Optional<Rational> exact =
        canon.of(a).flatMap(x -> canon.of(b).flatMap(y -> x.ratio(y, budget)));
    if (exact.isPresent() && Points.hasLetter(a)) {
      return exact.get().toDouble();
    }
    try {
      return probedRatio(a, b);
    } catch (Unreadable e) {
      return 0; // without values no ratio is known
    }
  }

  private double probedRatio(Node a, Node b) {
    boolean whole = Points.whole(a) || Points.whole(b);
    double ratio = 0;
    int seen = 0;
    for (int point = 0; point < Points.COUNT; point++) {
      Complex x = new Numeric(point, budget, rules.caseMatters(), whole).of(a);
      Complex y = new Numeric(point, budget, rules.caseMatters(), whole).of(b);
      Complex here = x.over(y);
      if (!here.isFinite() || x.abs() < CLOSE || y.abs() < CLOSE) {
        continue;
      }
      if (Math.abs(here.im()) > CLOSE
          || (seen > 0 && Math.abs(here.re() - ratio) > CLOSE * Math.max(1, Math.abs(ratio)))) {
        return 0;
      }
      ratio = here.re();
      seen++;
    }
    probed = true;
    return seen >= 2 && Points.hasLetter(a) && Points.hasLetter(b) ? ratio : 0;
  }

  /** The exact value; empty if the node is no fraction. */
  private Optional<Rational> number(Node node) {
    Optional<Rational> plain = Exact.of(node, budget);
    return plain.isPresent() ? plain : canon.of(node).flatMap(Quotient::number);
  }

  private boolean scalars(Node gold, Node prediction) {
    if (gold.equals(prediction)) {
      return true;
    }
    var based = based(gold, prediction);
    if (based.isPresent()) {
      return based.get();
    }
    if (called(gold, "percent") != called(prediction, "percent") && rules.percentOptional()) {
      return values(gold, prediction) || values(without(gold), without(prediction));
    }
    boolean degrees = called(gold, "deg") != called(prediction, "deg");
    if (degrees && !lenient) {
      return !rules.angle() && values(gold, prediction)
          || values(radians(gold), radians(prediction));
    }
    return values(gold, prediction);
  }

  private static boolean called(Node node, String name) {
    return node instanceof Node.Call c && c.name().equals(name);
  }

  private static Node without(Node percent) {
    return called(percent, "percent") ? ((Node.Call) percent).arguments().getFirst() : percent;
  }

  private static Node radians(Node angle) {
    return called(angle, "deg") ? Trigonometry.radians((Node.Call) angle) : angle;
  }

  private boolean values(Node gold, Node prediction) {
    boolean decimal = (isDecimal(gold) || isDecimal(prediction)) && (lenient || rules.rounding());
    var a = number(gold);
    var b = number(prediction);
    if (a.isPresent() && b.isPresent()) {
      return a.get().equals(b.get()) || (decimal && rounds(a.get(), b.get()));
    }
    if (isInfinite(gold) || isInfinite(prediction)) {
      return isInfinite(gold)
          && isInfinite(prediction)
          && (gold instanceof Node.Sym) == (prediction instanceof Node.Sym);
    }
    var same = canon.of(gold).flatMap(x -> canon.of(prediction).map(y -> x.same(y, budget)));
    if (same.orElse(false)) {
      return true;
    }
    probed = true;
    return decimal && approximates(gold, prediction) || probing.same(gold, prediction);
  }

  private boolean approximates(Node gold, Node prediction) {
    if (Points.hasLetter(gold) || Points.hasLetter(prediction)) {
      return false;
    }
    return probing
        .number(gold)
        .flatMap(x -> probing.number(prediction).map(y -> x.subtract(y).abs()))
        .map(apart -> apart.compareTo(SLACK) <= 0)
        .orElse(false);
  }

  private static boolean isInfinite(Node node) {
    return node.equals(new Node.Sym("inf")) || node.equals(Node.negate(new Node.Sym("inf")));
  }

  private static boolean isDecimal(Node node) {
    return switch (node) {
      case Node.Num n -> n.decimal();
      case Node.Product p -> p.factors().stream().anyMatch(Comparison::isDecimal);
      case Node.Sum s -> false;
      case Node.Power p -> false;
      case Node.Call c ->
          c.name().equals("percent")
              || c.name().equals("deg") && isDecimal(c.arguments().getFirst());
      case Node.Sym s -> false;
      case Node.Group g -> false;
      case Node.Interval i -> false;
      case Node.Matrix m -> false;
      case Node.Relation r -> false;
    };
  }

  /** A decimal stands for a fraction whose own expansion does not end, to 6 places. */
  private boolean rounds(Rational a, Rational b) {
    boolean endless = !a.terminates() || !b.terminates();
    boolean may = lenient ? !a.isWhole() && !b.isWhole() : endless;
    return may && Math.abs(a.minus(b).toDouble()) <= 5e-7;
  }

  /** Digits in a base: against a bare number by digits, against another base by value. */
  private Optional<Boolean> based(Node gold, Node prediction) {
    boolean g = !digits(gold).equals(gold);
    boolean p = !digits(prediction).equals(prediction);
    boolean bare = g ? prediction instanceof Node.Num : gold instanceof Node.Num;
    if ((!g || !p) && !((g || p) && bare)) {
      return Optional.empty();
    }
    if (g && p && !lenient) {
      return Optional.of(number(gold).equals(number(prediction)));
    }
    return Optional.of(scalars(digits(gold), digits(prediction)));
  }

  private static Node digits(Node node) {
    if (node instanceof Node.Product p
        && p.factors().size() == 2
        && p.factors().getFirst().equals(Node.num(-1))
        && !digits(p.factors().getLast()).equals(p.factors().getLast())) {
      return Node.negate(digits(p.factors().getLast()));
    }
    return node instanceof Node.Call c && c.name().equals("base") ? c.arguments().getFirst() : node;
  }
}
