package dev.assay.grading.equal;

import dev.assay.grading.expr.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns {@code a \pm b} into the list of {@code a + b} and {@code a - b}, wherever in an expression
 * it stands. Several signs in one expression go together, as is the custom.
 */
final class PlusMinus {
  private PlusMinus() {}

  /** The same, and the points and equations that are told so: {@code (\pm 3,0)}. */
  static Node all(Node node) {
    boolean point = node instanceof Node.Group g && g.kind() == Node.Group.Kind.TUPLE;
    return point || node instanceof Node.Relation ? both(node) : expand(node);
  }

  static Node expand(Node node) {
    return switch (node) {
      case Node.Group g when g.kind() == Node.Group.Kind.LIST || g.kind() == Node.Group.Kind.SET ->
          expanded(g);
      case Node.Sum s -> both(s);
      case Node.Product p -> both(p);
      case Node.Power p -> both(p);
      case Node.Call c -> both(c);
      case Node.Group g -> g;
      case Node.Num n -> n;
      case Node.Sym s -> s;
      case Node.Interval i -> i;
      case Node.Matrix m -> m;
      case Node.Relation r -> r;
    };
  }

  private static Node expanded(Node.Group group) {
    if (!holds(group)) {
      return group;
    }
    var items = new ArrayList<Node>();
    for (Node item : group.items()) {
      boolean point = item instanceof Node.Group g && g.kind() == Node.Group.Kind.TUPLE;
      Node two = point || item instanceof Node.Relation ? all(item) : expand(item);
      if ((!(item instanceof Node.Group) || point && holds(item)) && two instanceof Node.Group g) {
        items.addAll(g.items());
      } else {
        items.add(item);
      }
    }
    return new Node.Group(group.kind(), items);
  }

  private static Node both(Node node) {
    return holds(node)
        ? new Node.Group(Node.Group.Kind.LIST, List.of(taken(node, false), taken(node, true)))
        : node;
  }

  private static boolean holds(Node node) {
    return Node.any(node, each -> each instanceof Node.Call c && c.name().equals("pm"));
  }

  /** The node with all its signs taken as plus, or as minus. */
  private static Node taken(Node node, boolean minus) {
    return switch (node) {
      case Node.Sum s -> new Node.Sum(all(s.terms(), minus));
      case Node.Product p -> new Node.Product(all(p.factors(), minus));
      case Node.Power p -> new Node.Power(taken(p.base(), minus), taken(p.exponent(), minus));
      case Node.Call c when c.name().equals("pm") -> {
        Node size = taken(c.arguments().getFirst(), minus);
        yield minus ? Node.negate(size) : size;
      }
      case Node.Call c -> new Node.Call(c.name(), all(c.arguments(), minus));
      case Node.Group g -> new Node.Group(g.kind(), all(g.items(), minus));
      case Node.Relation r -> new Node.Relation(all(r.sides(), minus), r.signs());
      case Node.Matrix m -> new Node.Matrix(m.rows().stream().map(row -> all(row, minus)).toList());
      case Node.Interval i ->
          new Node.Interval(
              taken(i.low(), minus), taken(i.high(), minus), i.lowClosed(), i.highClosed());
      case Node.Num n -> n;
      case Node.Sym s -> s;
    };
  }

  private static List<Node> all(List<Node> nodes, boolean minus) {
    return nodes.stream().map(each -> taken(each, minus)).toList();
  }
}
