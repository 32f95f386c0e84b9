package dev.assay.grading.equal;

import dev.assay.grading.expr.Node;
import dev.assay.grading.expr.Node.Group.Kind;
import dev.assay.grading.expr.Rational;
import dev.assay.grading.expr.Substitution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Numbers that a whole number counts: {@code x = \pi/4 + k\pi, k \in Z} and {@code x \equiv 3 \pmod
 * 7}. Two such are the same when one step is, and they have a number in common. For one comparison
 * and one thread.
 */
final class Families {
  static final String FAMILY = "family";
  static final String RESIDUE = "residue";

  /** What a letter is none of, as {@code x \ne k\pi}. */
  private static final String EXCEPT = "\\ne";

  private static final Node.Sym WHOLE = new Node.Sym("\\Z");
  private static final List<String> COUNTERS = List.of("k", "n", "m");

  private final Values values;
  private final Places places;

  Families(Values values) {
    this.values = values;
    places = new Places(values);
  }

  static boolean isOne(Node node) {
    return node instanceof Node.Call c && (c.name().equals(FAMILY) || c.name().equals(RESIDUE));
  }

  /** Whether a node is a family, or a list of such. */
  static boolean holds(Node node) {
    return isOne(node)
        || node instanceof Node.Group g
            && g.kind() == Kind.LIST
            && !g.items().isEmpty()
            && g.items().stream().allMatch(Families::isOne);
  }

  /** A list whose last element says that a letter is a whole number as a family; else itself. */
  Node read(Node node) {
    boolean joined =
        node instanceof Node.Group all
            && (all.kind() == Kind.LIST || all.kind() == Kind.INTERSECTION)
            && all.items().size() > 1;
    if (!joined) {
      return node;
    }
    var g = (Node.Group) node;
    Optional<Node.Sym> counter = counter(g.items());
    return counter
        .flatMap(k -> families(g.items().subList(0, g.items().size() - 1), k))
        .orElse(node);
  }

  private static Optional<Node.Sym> counter(List<Node> items) {
    Node last = items.getLast();
    if (last instanceof Node.Relation r
        && r.signs().equals(List.of("in"))
        && r.sides().getFirst() instanceof Node.Sym k
        && r.sides().getLast().equals(WHOLE)) {
      return Optional.of(k);
    }
    boolean circle = holds(items.getFirst(), new Node.Sym("pi"));
    return last instanceof Node.Sym k && COUNTERS.contains(k.name()) && circle
        ? Optional.of(k)
        : Optional.empty();
  }

  /** A value in which a letter that usually counts is one, as a family; empty if there is none. */
  Optional<Node> counted(Node node) {
    for (String name : COUNTERS) {
      var letter = new Node.Sym(name);
      if (holds(node, letter)) {
        List<Node> items =
            node instanceof Node.Group g && g.kind() == Kind.LIST ? g.items() : List.of(node);
        return families(items, letter);
      }
    }
    return Optional.empty();
  }

  /**
   * Two angles, or places on a circle, as families: it is not told of the letters that they are
   * whole numbers. Empty if they are no such.
   */
  Optional<List<Node>> untold(Node a, Node b) {
    if (isException(a) && isException(b)) {
      return Optional.empty();
    }
    return told(a).flatMap(one -> told(b).map(other -> List.of(one, other)));
  }

  private Optional<Node> told(Node node) {
    return isException(node)
        ? Optional.of(node)
        : onlyCounter(node).flatMap(k -> families(List.of(node), k));
  }

  private static boolean isException(Node node) {
    return node instanceof Node.Call c && c.name().equals(EXCEPT);
  }

  /** The letter that counts an angle in which there is no other. */
  private static Optional<Node.Sym> onlyCounter(Node node) {
    Node value =
        node instanceof Node.Relation r
                && (r.signs().stream().allMatch("="::equals) || isException(r))
            ? r.sides().getLast()
            : node;
    boolean degrees =
        Node.any(value, each -> each instanceof Node.Call c && c.name().equals("deg"));
    boolean circle = holds(value, new Node.Sym("pi"));
    if (!degrees && !(circle && (value instanceof Node.Sum || Places.isPlace(value)))) {
      return Optional.empty();
    }
    return COUNTERS.stream()
        .map(Node.Sym::new)
        .filter(letter -> holds(value, letter))
        .filter(letter -> !Points.hasLetter(Substitution.in(value, letter, Node.num(0))))
        .findFirst();
  }

  private static boolean holds(Node node, Node.Sym letter) {
    return Node.any(node, letter::equals);
  }

  private static boolean isException(Node.Relation r) {
    return r.signs().equals(List.of("!=")) && r.sides().getFirst() instanceof Node.Sym;
  }

  private Optional<Node> families(List<Node> items, Node.Sym k) {
    var all = new ArrayList<Node>();
    for (Node item : items) {
      if (item instanceof Node.Relation r && isException(r)) {
        Optional<Node> family = family(r.sides().getLast(), k);
        if (family.isEmpty()) {
          return family;
        }
        all.add(new Node.Call(EXCEPT, List.of(r.sides().getFirst(), family.get())));
        continue;
      }
      Node value =
          item instanceof Node.Relation r && r.signs().stream().allMatch("="::equals)
              ? r.sides().getLast()
              : item;
      Node expanded = PlusMinus.expand(value);
      List<Node> parts =
          expanded instanceof Node.Group g && g.kind() == Kind.LIST ? g.items() : List.of(expanded);
      for (Node part : parts) {
        Optional<Node> family = family(part, k);
        if (family.isEmpty()) {
          return Optional.empty();
        }
        all.add(family.get());
      }
    }
    return Optional.of(all.size() == 1 ? all.getFirst() : new Node.Group(Kind.LIST, all));
  }

  /** What a letter counts in equal steps; empty where the steps are not equal. */
  private Optional<Node> family(Node value, Node.Sym k) {
    if (Places.isPlace(value) && holds(value, k)) {
      return Places.of(value, k, part -> family(part, k));
    }
    boolean scalar =
        value instanceof Node.Sum || value instanceof Node.Product || value instanceof Node.Sym;
    if (!scalar || !holds(value, k)) {
      return Optional.empty();
    }
    Node first = Substitution.in(value, k, Node.num(0));
    Node step = difference(Substitution.in(value, k, Node.num(1)), first);
    Node next = difference(Substitution.in(value, k, Node.num(7)), first);
    Node seven = new Node.Product(List.of(Node.num(7), step));
    boolean even = values.same(next, seven) && !values.same(step, Node.num(0));
    return even ? Optional.of(new Node.Call(FAMILY, List.of(first, step))) : Optional.empty();
  }

  private static Node difference(Node a, Node b) {
    return new Node.Sum(List.of(a, Node.negate(b)));
  }

  boolean same(Node.Call a, Node.Call b) {
    if (a.name().equals(RESIDUE) && b.name().equals(RESIDUE)) {
      Node mine = a.arguments().getFirst();
      Node other = b.arguments().getFirst();
      Node none = Node.num(0);
      if (!mine.equals(other) && !mine.equals(none) && !other.equals(none)) {
        return false;
      }
    }
    if (Places.isPlace(first(a)) || Places.isPlace(first(b))) {
      return places.same(a, b);
    }
    Node step = a.arguments().getLast();
    Node further = b.arguments().getLast();
    return (values.same(step, further) || values.same(step, Node.negate(further)))
        && isWhole(Node.divide(difference(first(a), first(b)), step));
  }

  private static Node first(Node.Call family) {
    return family.arguments().get(family.arguments().size() - 2);
  }

  /** The value of a residue by itself. */
  static Node value(Node.Call residue) {
    return first(residue);
  }

  private boolean isWhole(Node node) {
    return values.number(node).map(Rational::isWhole).orElse(false);
  }
}
