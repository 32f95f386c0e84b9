package dev.assay.grading.equal;

import dev.assay.grading.expr.Node;
import dev.assay.grading.expr.Node.Group.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Values that names are given: {@code (a,b)=(1,2)} and {@code b=2, a=1}. */
final class Assignments {
  private Assignments() {}

  /** Whether several names are given values at once. */
  static boolean isTuple(Node node) {
    return node instanceof Node.Relation r
        && r.signs().equals(List.of("="))
        && r.sides().getFirst() instanceof Node.Group names
        && r.sides().getLast() instanceof Node.Group values
        && names.kind() == Kind.TUPLE
        && values.kind() == Kind.TUPLE
        && names.items().size() == values.items().size();
  }

  /** The values by their names; empty if the node is no such, or a name stands twice. */
  static Optional<Map<String, Node>> of(Node node) {
    var all = new TreeMap<String, Node>();
    boolean each = true;
    if (isTuple(node)) {
      List<Node> sides = ((Node.Relation) node).sides();
      List<Node> names = ((Node.Group) sides.getFirst()).items();
      List<Node> values = ((Node.Group) sides.getLast()).items();
      for (int i = 0; i < names.size(); i++) {
        each &= put(all, names.get(i), values.get(i));
      }
    } else if (node instanceof Node.Group g && g.kind() == Kind.LIST) {
      for (Node item : g.items()) {
        each &=
            item instanceof Node.Relation r
                && r.signs().equals(List.of("="))
                && put(all, r.sides().getFirst(), r.sides().getLast());
      }
    }
    return each && !all.isEmpty() ? Optional.of(all) : Optional.empty();
  }

  private static boolean put(Map<String, Node> all, Node name, Node value) {
    return name instanceof Node.Sym s && all.put(s.name(), value) == null;
  }
}
