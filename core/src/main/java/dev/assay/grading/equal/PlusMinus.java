package dev.assay.grading.equal;

import dev.assay.grading.expr.Node;
import java.util.ArrayList;
import java.util.List;

/** Turns {@code a \pm b} into the list of {@code a + b} and {@code a - b}. */
final class PlusMinus {
  private PlusMinus() {}

  static Node expand(Node node) {
    if (node instanceof Node.Sum s && s.terms().stream().anyMatch(PlusMinus::isPlusMinus)) {
      return new Node.Group(Node.Group.Kind.LIST, List.of(taken(s, false), taken(s, true)));
    }
    if (node instanceof Node.Group g && isUnordered(g)) {
      var items = new ArrayList<Node>();
      for (Node item : g.items()) {
        Node wide = item instanceof Node.Sum ? expand(item) : item;
        items.addAll(
            wide instanceof Node.Group w
                ? (w.kind() == Node.Group.Kind.LIST ? w.items() : List.of(wide))
                : List.of(wide));
      }
      return new Node.Group(g.kind(), items);
    }
    return node;
  }

  private static boolean isUnordered(Node.Group group) {
    return group.kind() == Node.Group.Kind.LIST || group.kind() == Node.Group.Kind.SET;
  }

  private static boolean isPlusMinus(Node node) {
    return node instanceof Node.Call c && c.name().equals("pm");
  }

  private static Node taken(Node.Sum sum, boolean minus) {
    return new Node.Sum(
        sum.terms().stream().map(t -> isPlusMinus(t) ? signed((Node.Call) t, minus) : t).toList());
  }

  private static Node signed(Node.Call pm, boolean minus) {
    Node size = pm.arguments().getFirst();
    return minus ? Node.negate(size) : size;
  }
}
