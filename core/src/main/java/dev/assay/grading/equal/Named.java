package dev.assay.grading.equal;

import dev.assay.grading.expr.Node;
import dev.assay.grading.expr.Node.Group.Kind;
import java.util.List;

/** What may be written in two ways, as the other answer writes it: points and vectors. */
final class Named {
  private static final String POINT = "\\point";

  private Named() {}

  /**
   * A point without its name, and a matrix of one row or column as a tuple, where the other answer
   * is a tuple; what may count choices, such as {@code C(5,2)}, as their number where it is none.
   */
  static Node against(Node node, Node other) {
    boolean tuple = other instanceof Node.Group g && g.kind() == Kind.TUPLE;
    if (node instanceof Node.Call c && c.name().equals(POINT)) {
      boolean number = c.arguments().size() == 3 && !tuple && !isPoint(other);
      return tuple ? c.arguments().get(1) : number ? c.arguments().getLast() : node;
    }
    boolean vector =
        node instanceof Node.Matrix m
            && (m.rows().size() == 1 || m.rows().stream().allMatch(row -> row.size() == 1));
    return vector && tuple ? new Node.Group(Kind.TUPLE, cells((Node.Matrix) node)) : node;
  }

  private static boolean isPoint(Node node) {
    return node instanceof Node.Call c && c.name().equals(POINT);
  }

  private static List<Node> cells(Node.Matrix matrix) {
    return matrix.rows().stream().flatMap(List::stream).toList();
  }
}
