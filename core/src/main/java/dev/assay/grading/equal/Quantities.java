package dev.assay.grading.equal;

import dev.assay.grading.expr.Node;
import dev.assay.grading.expr.Node.Group.Kind;
import dev.assay.grading.expr.Rational;
import dev.assay.grading.measure.Unit;
import dev.assay.grading.measure.Units;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Gives numbers their units: a measured number becomes {@code unit(number, factor, kind)}, where
 * the factor converts to the units that its kind is counted in.
 */
final class Quantities {
  private static final Set<String> RADIANS = Set.of("rad", "rads", "radian", "radians");
  private static final String KELVIN = Units.of("kelvin").orElseThrow().kind();
  private static final Set<String> DEGREES = Set.of("degree", "degrees", "deg");

  private Quantities() {}

  /**
   * An answer with its units.
   *
   * @param behind the unit behind all of it, as written; blank if there is none
   */
  static Node measured(Node node, String behind) {
    String word = behind.replace("\\text", "").replace("{", "").replace("}", "").strip();
    if (DEGREES.contains(word)) {
      return node instanceof Node.Num ? new Node.Call("deg", List.of(node)) : node;
    }
    if (RADIANS.contains(word)) {
      return new Node.Call("rad", List.of(node));
    }
    if (behind.equals("celsius") || behind.equals("fahrenheit")) {
      return temperature(node, behind.equals("celsius"));
    }
    Optional<Unit> unit = Units.of(behind);
    boolean inside =
        Node.any(node, each -> each instanceof Node.Sym s && s.name().startsWith("\""));
    if (unit.isEmpty() && !inside) {
      return node;
    }
    return inside ? lifted(node, unit) : spread(node, unit);
  }

  /** Degrees of temperature in kelvins: BIPM 2019, section 2.3.1; NIST SP 811, appendix B.8. */
  private static Node temperature(Node number, boolean celsius) {
    Rational below = new Rational(BigInteger.valueOf(27_315), BigInteger.valueOf(100));
    Rational zero = new Rational(BigInteger.valueOf(45_967), BigInteger.valueOf(100));
    Rational step = new Rational(BigInteger.valueOf(5), BigInteger.valueOf(9));
    return new Node.Call(
        "unit",
        List.of(
            number,
            new Node.Num(celsius ? Rational.ONE : step, -1),
            new Node.Num(celsius ? below : zero, -1),
            new Node.Sym(KELVIN)));
  }

  /** Whether two units as written are known not to be the same. */
  static boolean differ(String a, String b) {
    if (a.equals(b)) {
      return false;
    }
    String first = scale(a);
    String second = scale(b);
    boolean scales = !first.isEmpty() || !second.isEmpty();
    return scales
        ? !first.equals(second) && (known(a) && known(b))
        : Units.of(a).flatMap(x -> Units.of(b).map(y -> !x.equals(y))).orElse(false);
  }

  /**
   * Whether one is the symbol of a unit that is not known, and the other another symbol or unit.
   */
  static boolean areOther(String a, String b) {
    return !a.isEmpty() && !b.isEmpty() && (isOther(a, b) || isOther(b, a));
  }

  private static boolean isOther(String unknown, String other) {
    String symbol = symbol(unknown);
    boolean money = other.equals("dollar");
    return !symbol.isEmpty()
        && !symbol.equals(symbol(other))
        && !mayBeShort(symbol, other)
        && !money
        && (!symbol(other).isEmpty() || Units.of(other).isPresent());
  }

  /** A symbol may stand for a word that begins as it does: C for coulombs. */
  private static boolean mayBeShort(String symbol, String other) {
    String word = other.replace("\\text", "").replace("{", "").replace("}", "").strip();
    return word.length() > symbol.length() + 1
        && word.toLowerCase(Locale.ROOT).startsWith(symbol.substring(0, 1));
  }

  /** What looks like the symbol of a unit that is not known, in small letters; empty if none. */
  static String symbol(String unit) {
    String word = unit.replace("\\text", "").replace("{", "").replace("}", "").strip();
    String small = word.toLowerCase(Locale.ROOT);
    boolean letters = !word.isEmpty() && word.length() <= 4;
    boolean vowel = false;
    for (int i = 0; letters && i < word.length(); i++) {
      letters = Character.isLetter(word.charAt(i));
      vowel |= "aeiouy".indexOf(small.charAt(i)) >= 0;
    }
    boolean capital = letters && !word.substring(1).equals(small.substring(1));
    boolean symbol = letters && (word.length() <= 2 || !vowel || capital);
    return symbol && Units.of(unit).isEmpty() ? small : "";
  }

  private static boolean known(String unit) {
    return !scale(unit).isEmpty() || Units.of(unit).isPresent();
  }

  /** What is no multiple of a unit: angles, and temperatures of which 0 is elsewhere. */
  private static String scale(String unit) {
    String word = unit.replace("\\text", "").replace("{", "").replace("}", "").strip();
    if (DEGREES.contains(word)) {
      return "degree";
    }
    boolean temperature = word.equals("celsius") || word.equals("fahrenheit");
    return RADIANS.contains(word) ? "radian" : temperature ? word : "";
  }

  private static Node spread(Node node, Optional<Unit> unit) {
    if (unit.isEmpty()) {
      return node;
    }
    if (node instanceof Node.Group g
        && (g.kind() == Kind.LIST || g.kind() == Kind.TUPLE || g.kind() == Kind.SET)) {
      return new Node.Group(g.kind(), g.items().stream().map(each -> spread(each, unit)).toList());
    }
    if (node instanceof Node.Relation r) {
      var sides = new ArrayList<>(r.sides());
      sides.set(sides.size() - 1, spread(sides.getLast(), unit));
      return new Node.Relation(sides, r.signs());
    }
    return with(node, unit.get());
  }

  private static Node with(Node number, Unit unit) {
    boolean scalar =
        number instanceof Node.Num
            || number instanceof Node.Sum
            || number instanceof Node.Product
            || number instanceof Node.Power;
    return scalar
        ? new Node.Call(
            "unit", List.of(number, new Node.Num(unit.factor(), -1), new Node.Sym(unit.kind())))
        : number;
  }

  private static Node lifted(Node node, Optional<Unit> behind) {
    return switch (node) {
      case Node.Group g -> group(g, behind);
      case Node.Relation r -> {
        var sides = new ArrayList<>(r.sides());
        sides.set(sides.size() - 1, lifted(sides.getLast(), behind));
        yield new Node.Relation(sides, r.signs());
      }
      case Node.Product p -> product(p, behind);
      case Node.Num n -> spread(n, behind);
      case Node.Sum s -> spread(s, behind);
      case Node.Power p -> spread(p, behind);
      case Node.Sym s -> s;
      case Node.Call c -> c;
      case Node.Interval i -> i;
      case Node.Matrix m -> m;
    };
  }

  private static Node group(Node.Group g, Optional<Unit> behind) {
    var items = new ArrayList<Node>();
    for (int i = 0; i < g.items().size(); i++) {
      boolean last = i + 1 == g.items().size();
      items.add(lifted(g.items().get(i), last ? behind : Optional.empty()));
    }
    return new Node.Group(g.kind(), items);
  }

  /** A number and its unit, or several such that are added: {@code 5 ft 3 in}. */
  private static Node product(Node.Product p, Optional<Unit> behind) {
    var parts = new ArrayList<Node>();
    var units = new ArrayList<Unit>();
    var factors = new ArrayList<Node>();
    Optional<Unit> open = Optional.empty();
    for (Node factor : p.factors()) {
      Optional<Unit> here = unit(factor);
      if (here.isPresent()) {
        if (factors.isEmpty()) {
          return p;
        }
        open = open.isPresent() ? open.flatMap(u -> u.times(here.get(), 1)) : here;
        if (open.isEmpty()) {
          return p;
        }
      } else {
        if (open.isPresent()) {
          parts.add(joined(factors));
          units.add(open.get());
          factors.clear();
          open = Optional.empty();
        }
        factors.add(factor);
      }
    }
    parts.add(joined(factors));
    Optional<Unit> last = open.isPresent() ? open : behind;
    if (last.isEmpty()) {
      return p;
    }
    units.add(last.get());
    return units.stream().allMatch(last.get()::converts) ? sum(parts, units, last.get()) : p;
  }

  private static Node joined(List<Node> factors) {
    return factors.size() == 1 ? factors.getFirst() : new Node.Product(factors);
  }

  private static Node sum(List<Node> parts, List<Unit> units, Unit last) {
    var terms = new ArrayList<Node>();
    for (int i = 0; i < parts.size(); i++) {
      Rational factor = units.get(i).factor().times(last.factor().inverse());
      boolean plain = factor.equals(Rational.ONE);
      terms.add(
          plain ? parts.get(i) : new Node.Product(List.of(parts.get(i), new Node.Num(factor, -1))));
    }
    return with(terms.size() == 1 ? terms.getFirst() : new Node.Sum(terms), last);
  }

  private static Optional<Unit> unit(Node factor) {
    if (factor instanceof Node.Sym s && s.name().startsWith("\"")) {
      return Units.of(s.name().substring(1));
    }
    boolean power =
        factor instanceof Node.Power p
            && p.base() instanceof Node.Sym s
            && s.name().startsWith("\"")
            && p.exponent() instanceof Node.Num n
            && n.value().isWhole()
            && n.value().top().abs().compareTo(BigInteger.TEN) < 0;
    if (!power) {
      return Optional.empty();
    }
    var raised = (Node.Power) factor;
    int exponent = ((Node.Num) raised.exponent()).value().top().intValue();
    return Units.of(((Node.Sym) raised.base()).name().substring(1))
        .flatMap(u -> u.times(u, exponent - 1));
  }

  /** Its number in the units that its kind is counted in. */
  static Node converted(List<Node> unit) {
    Node number = unit.getFirst();
    Node shifted = unit.size() > 3 ? new Node.Sum(List.of(number, unit.get(2))) : number;
    return new Node.Product(List.of(shifted, unit.get(1)));
  }
}
