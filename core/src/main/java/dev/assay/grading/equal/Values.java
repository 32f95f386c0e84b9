package dev.assay.grading.equal;

import dev.assay.grading.algebra.Canon;
import dev.assay.grading.algebra.Quotient;
import dev.assay.grading.algebra.Trigonometry;
import dev.assay.grading.expr.Budget;
import dev.assay.grading.expr.Node;
import dev.assay.grading.expr.Rational;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** Whether two numbers or expressions are the same. For one comparison and one thread. */
final class Values {
  private static final BigDecimal SLACK = new BigDecimal("5e-7");
  private static final int PLACES = 6;
  private static final int FAR = 40;

  private final Rules rules;
  private final boolean lenient;
  private final Budget budget;
  private final Canon canon;
  private final Probing probing;
  private boolean probed;

  Values(Rules rules, Budget budget, Canon canon, Probing probing) {
    this.rules = rules;
    this.lenient = rules.parity();
    this.budget = budget;
    this.canon = canon;
    this.probing = probing;
  }

  /** Whether a verdict rested on numeric probing. */
  boolean probed() {
    return probed;
  }

  /** The exact value; empty if the node is no fraction. */
  Optional<Rational> number(Node node) {
    Optional<Rational> plain = Exact.of(node, budget);
    return plain.isPresent() ? plain : canon.of(node).flatMap(Quotient::number);
  }

  boolean same(Node gold, Node prediction) {
    if (gold.equals(prediction)) {
      return true;
    }
    if (isSpecial(gold) || isSpecial(prediction)) {
      return specials(gold, prediction);
    }
    var based = based(gold, prediction);
    if (based.isPresent()) {
      return based.get();
    }
    if (called(gold, "percent") != called(prediction, "percent") && rules.percentOptional()) {
      return values(gold, prediction) || values(without(gold), without(prediction));
    }
    if (called(gold, "rad") || called(prediction, "rad")) {
      return inRadians(gold, prediction);
    }
    boolean degrees = called(gold, "deg") != called(prediction, "deg");
    if (degrees && !lenient) {
      return !rules.angle() && values(gold, prediction)
          || values(radians(gold), radians(prediction));
    }
    return values(gold, prediction);
  }

  /** Radians may be left out; next to degrees they are an angle. */
  private boolean inRadians(Node gold, Node prediction) {
    return values(radians(gold), radians(prediction));
  }

  private static boolean isSpecial(Node node) {
    return node instanceof Node.Call c
        && switch (c.name()) {
          case "unit", "time", "date", "ratio" -> true;
          default -> false;
        };
  }

  /** Times and dates by the clock and calendar, ratios up to a factor, quantities in one unit. */
  private boolean specials(Node gold, Node prediction) {
    if (isAngle(gold) && isMeasured(prediction) || isAngle(prediction) && isMeasured(gold)) {
      return false;
    }
    if (!isSpecial(gold) || !isSpecial(prediction)) {
      Node number = bare(isSpecial(gold) ? gold : prediction);
      if (isSpecial(number)) {
        return values(gold, prediction);
      }
      return isSpecial(gold) ? same(number, prediction) : same(gold, number);
    }
    var g = clock((Node.Call) gold, (Node.Call) prediction);
    var p = clock((Node.Call) prediction, (Node.Call) gold);
    if (!g.name().equals(p.name())) {
      return false;
    }
    return switch (g.name()) {
      case "time" -> sameTime(g.arguments(), p.arguments());
      case "date" -> sameDate(g.arguments(), p.arguments());
      case "ratio" -> sameRatio(g.arguments(), p.arguments());
      default -> sameQuantity(g.arguments(), p.arguments());
    };
  }

  private static boolean isAngle(Node node) {
    return called(node, "deg") || called(node, "rad");
  }

  /** Whether it has a unit; degrees may also be of temperature. */
  private static boolean isMeasured(Node node) {
    return called(node, "unit") && ((Node.Call) node).arguments().size() == 3;
  }

  /** What may be a ratio or a time is a time where the other is one. */
  private static Node.Call clock(Node.Call call, Node.Call other) {
    boolean ratio = call.name().equals("ratio") && call.arguments().size() == 2;
    if (!ratio || !other.name().equals("time")) {
      return call;
    }
    if (call.arguments().getFirst() instanceof Node.Num hours
        && call.arguments().getLast() instanceof Node.Num minutes
        && hours.value().isWhole()
        && minutes.value().isWhole()
        && hours.value().top().bitLength() < 6
        && minutes.value().top().bitLength() < 7) {
      int hour = hours.value().top().intValue();
      int seconds = hour * 3_600 + minutes.value().top().intValue() * 60;
      return new Node.Call("time", List.of(Node.num(seconds), Node.num(hour > 12 ? 1 : 0)));
    }
    return call;
  }

  /** A quantity without its unit; itself if it is none. */
  private static Node bare(Node node) {
    return called(node, "unit") ? ((Node.Call) node).arguments().getFirst() : node;
  }

  private boolean sameQuantity(List<Node> a, List<Node> b) {
    if (!a.getLast().equals(b.getLast())) {
      return false;
    }
    return a.subList(1, a.size()).equals(b.subList(1, b.size()))
        ? same(a.getFirst(), b.getFirst())
        : same(Quantities.converted(a), Quantities.converted(b));
  }

  /** Where one does not say which half of the day it means, either is meant. */
  private boolean sameTime(List<Node> a, List<Node> b) {
    long x = seconds(a);
    long y = seconds(b);
    boolean open = !a.getLast().equals(b.getLast());
    if (open && lenient) {
      return false;
    }
    long turn = open ? 12 * 3_600 : 24 * 3_600;
    return Math.floorMod(x - y, turn) == 0;
  }

  private static long seconds(List<Node> time) {
    return ((Node.Num) time.getFirst()).value().top().longValueExact();
  }

  private static boolean sameDate(List<Node> a, List<Node> b) {
    Node unknown = Node.num(0);
    boolean year =
        a.getFirst().equals(b.getFirst())
            || a.getFirst().equals(unknown)
            || b.getFirst().equals(unknown);
    return year && a.subList(1, 3).equals(b.subList(1, 3));
  }

  private boolean sameRatio(List<Node> a, List<Node> b) {
    boolean same = a.size() == b.size();
    for (int i = 1; same && i < a.size(); i++) {
      same =
          same(
              new Node.Product(List.of(a.get(i), b.getFirst())),
              new Node.Product(List.of(b.get(i), a.getFirst())));
    }
    return same;
  }

  private static boolean called(Node node, String name) {
    return node instanceof Node.Call c && c.name().equals(name);
  }

  private static Node without(Node percent) {
    return called(percent, "percent") ? ((Node.Call) percent).arguments().getFirst() : percent;
  }

  private static Node radians(Node angle) {
    if (called(angle, "rad")) {
      return ((Node.Call) angle).arguments().getFirst();
    }
    return called(angle, "deg") ? Trigonometry.radians((Node.Call) angle) : angle;
  }

  private boolean values(Node gold, Node prediction) {
    boolean decimal = (isDecimal(gold) || isDecimal(prediction)) && (lenient || rules.rounding());
    var a = number(gold);
    var b = number(prediction);
    if (a.isPresent() && b.isPresent()) {
      return a.get().equals(b.get())
          || decimal
              && (lenient
                  ? mayRound(gold, a.get()) && mayRound(prediction, b.get()) && rounded(a, b)
                  : rounds(a.get(), b.get()));
    }
    if (isInfinite(gold) || isInfinite(prediction)) {
      return isInfinite(gold)
          && isInfinite(prediction)
          && (gold instanceof Node.Sym) == (prediction instanceof Node.Sym);
    }
    var x = canon.of(gold);
    var y = x.isPresent() ? canon.of(prediction) : x;
    if (x.isPresent() && y.isPresent()) {
      boolean same = x.get().same(y.get(), budget);
      if (same || x.get().isOfLetters() && y.get().isOfLetters()) {
        return same;
      }
    }
    probed = true;
    return decimal && approximates(gold, prediction) || probing.same(gold, prediction);
  }

  private boolean approximates(Node gold, Node prediction) {
    if (Points.hasLetter(gold) || Points.hasLetter(prediction)) {
      return false;
    }
    if (lenient) {
      return probing.number(gold).map(Values::toSixPlaces).isPresent()
          && probing
              .number(gold)
              .map(Values::toSixPlaces)
              .equals(probing.number(prediction).map(Values::toSixPlaces));
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
      case Node.Product p -> p.factors().stream().anyMatch(Values::isDecimal);
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
  private static boolean rounds(Rational a, Rational b) {
    boolean endless = !a.terminates() || !b.terminates();
    return endless && Math.abs(a.minus(b).toDouble()) <= 5e-7;
  }

  /** Math-Verify does not round what was written as a whole number. */
  private static boolean mayRound(Node node, Rational value) {
    return isDecimal(node) || !value.isWhole();
  }

  private static boolean rounded(Optional<Rational> a, Optional<Rational> b) {
    return a.map(Values::decimal)
        .map(Values::toSixPlaces)
        .equals(b.map(Values::decimal).map(Values::toSixPlaces));
  }

  private static BigDecimal decimal(Rational value) {
    return new BigDecimal(value.top())
        .divide(new BigDecimal(value.bottom()), FAR, RoundingMode.HALF_EVEN);
  }

  private static BigDecimal toSixPlaces(BigDecimal value) {
    return value.setScale(PLACES, RoundingMode.HALF_EVEN);
  }

  /** Digits in a base: against a bare number by digits, against another base by value. */
  private Optional<Boolean> based(Node gold, Node prediction) {
    boolean g = !digits(gold).equals(gold);
    boolean p = !digits(prediction).equals(prediction);
    boolean bare = g ? prediction instanceof Node.Num : gold instanceof Node.Num;
    if ((!g || !p) && !((g || p) && bare)) {
      return Optional.empty();
    }
    if (g && p && (!lenient || hasLetters(digits(gold)) || hasLetters(digits(prediction)))) {
      return Optional.of(number(gold).equals(number(prediction)));
    }
    return Optional.of(same(digits(gold), digits(prediction)));
  }

  /** Digits such as the A of 152A, which Math-Verify takes for a letter with an index. */
  private static boolean hasLetters(Node digits) {
    return digits instanceof Node.Sym;
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
