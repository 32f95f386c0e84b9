package dev.assay.grading.parse;

import dev.assay.grading.expr.Limits;
import dev.assay.grading.expr.Node;
import dev.assay.grading.expr.Substitution;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sums and products over an index. For one answer and one thread. */
final class Operators {
  private static final int MOST = 200;
  private static final int WEIGHT = 4_000;
  private static final Node.Sym BOUND = new Node.Sym("\\(index)");

  /** A sum or product that has a value, which nobody computes. */
  private static final String LONG = "long";

  private final Fractions fractions = new Fractions();
  private int weight;

  /**
   * What {@code \sum_{k=1}^{5} k^2} comes to, term by term or all at once; where the ends are no
   * whole numbers a call of the same name, whose index has no name of its own; where there are too
   * many terms a call {@code long}, of which no value is known.
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
    Node bound = at(body, index, BOUND);
    if (!isWhole(first) || !isWhole(above)) {
      return closed(name, index, first, above, body)
          .orElseGet(() -> new Node.Call("\\" + name, List.of(first, above, bound)));
    }
    BigInteger from = ((Node.Num) first).value().top();
    BigInteger to = ((Node.Num) above).value().top();
    BigInteger count = to.subtract(from).add(BigInteger.ONE);
    if (count.signum() < 0) {
      return new Node.Call("\\" + name, List.of(first, above, bound));
    }
    return (count.bitLength() < 16
            ? terms(name, index, from.longValue(), count.intValue(), body)
            : Optional.<Node>empty())
        .or(() -> closed(name, index, first, above, body))
        .orElseGet(
            () -> new Node.Call(LONG, List.of(new Node.Sym(name), first, above, bound, BOUND)));
  }

  private static Optional<Node> closed(
      String name, Node.Sym index, Node first, Node above, Node body) {
    return name.equals("sum") && indexed(body, index).isEmpty()
        ? Series.of(index, first, above, body, size(body))
        : Optional.empty();
  }

  /** The terms, or what they come to; empty where they are too many for either. */
  private Optional<Node> terms(String name, Node.Sym index, long from, int count, Node body) {
    int size = size(body);
    boolean sum = name.equals("sum");
    if (count <= MOST && weight + size * count <= WEIGHT && Math.abs(from) <= Limits.BITS) {
      weight += size * count;
      var terms = new ArrayList<Node>();
      for (int i = 0; i < count; i++) {
        terms.add(at(body, index, Node.num(from + i)));
      }
      return Optional.of(sum ? new Node.Sum(terms) : new Node.Product(terms));
    }
    return fractions.over(sum, index, from, count, body).map(value -> new Node.Num(value, -1));
  }

  /** What is summed with a value for the index, also where that counts letters: {@code a_k}. */
  private static Node at(Node body, Node.Sym index, Node value) {
    Node node = Substitution.in(body, index, value);
    for (Node.Sym letter : indexed(body, index)) {
      String name = letter.name().replace(index.toString(), value.toString());
      node = Substitution.in(node, letter, new Node.Sym(name));
    }
    return node;
  }

  /** The letters that the index counts. */
  private static Set<Node.Sym> indexed(Node body, Node.Sym index) {
    var all = new LinkedHashSet<Node.Sym>();
    boolean unused =
        Node.any(
            body,
            each -> {
              boolean counts =
                  each instanceof Node.Sym s
                      && s.name().contains("_")
                      && s.name().contains(index.toString());
              if (counts) {
                all.add((Node.Sym) each);
              }
              return false;
            });
    return unused ? Set.of() : all;
  }

  private static int size(Node node) {
    int[] size = new int[1];
    boolean unused =
        Node.any(
            node,
            each -> {
              size[0]++;
              return false;
            });
    return unused ? 0 : size[0];
  }

  private static boolean isWhole(Node node) {
    return node instanceof Node.Num n && n.value().isWhole() && n.value().top().bitLength() < 40;
  }
}
