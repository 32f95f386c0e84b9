package dev.assay.grading.parse;

import dev.assay.grading.expr.GaveUp;
import dev.assay.grading.expr.Limits;
import dev.assay.grading.expr.Node;
import dev.assay.grading.expr.Substitution;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Sums and products over an index. For one answer and one thread. */
final class Operators {
  private static final int MOST = 200;
  private static final int WEIGHT = 4_000;
  private static final Node.Sym BOUND = new Node.Sym("\\(index)");

  private int weight;

  /**
   * What {@code \sum_{k=1}^{5} k^2} comes to, term by term; where the ends are no whole numbers a
   * call of the same name, whose index has no name of its own.
   *
   * @param name {@code sum} or {@code prod}
   * @param below such as {@code k=1}
   */
  Node of(String name, Node below, Node above, Node body) {
    boolean indexed =
        below instanceof Node.Relation r
            && r.signs().equals(List.of("="))
            && r.sides().getFirst() instanceof Node.Sym;
    if (!indexed) {
      return new Node.Call("\\" + name, List.of(below, above, body));
    }
    var index = (Node.Sym) ((Node.Relation) below).sides().getFirst();
    Node first = ((Node.Relation) below).sides().getLast();
    if (isWhole(first) && isWhole(above)) {
      BigInteger from = ((Node.Num) first).value().top();
      BigInteger to = ((Node.Num) above).value().top();
      BigInteger count = to.subtract(from).add(BigInteger.ONE);
      if (count.signum() >= 0 && count.compareTo(BigInteger.valueOf(MOST)) <= 0) {
        return terms(name, index, from.longValue(), count.intValue(), body);
      }
    }
    return new Node.Call("\\" + name, List.of(first, above, Substitution.in(body, index, BOUND)));
  }

  private Node terms(String name, Node.Sym index, long from, int count, Node body) {
    int[] size = new int[1];
    boolean unused =
        Node.any(
            body,
            each -> {
              size[0]++;
              return false;
            });
    weight += unused ? 0 : size[0] * count;
    if (weight > WEIGHT || from > Limits.BITS) {
      throw new GaveUp("a sum of too many terms");
    }
    var terms = new ArrayList<Node>();
    for (int i = 0; i < count; i++) {
      terms.add(Substitution.in(body, index, Node.num(from + i)));
    }
    return name.equals("sum") ? new Node.Sum(terms) : new Node.Product(terms);
  }

  private static boolean isWhole(Node node) {
    return node instanceof Node.Num n && n.value().isWhole() && n.value().top().bitLength() < 40;
  }
}
