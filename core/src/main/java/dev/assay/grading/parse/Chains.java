package dev.assay.grading.parse;

import dev.assay.grading.expr.Node;
import java.util.List;

/** Chains of relations, as they are meant. */
final class Chains {
  private Chains() {}

  /**
   * What the sides and signs say. Behind a sign of approximation there is only a rounded value of
   * what stands before it, unless that is a mere name.
   */
  static Node of(List<Node> sides, List<String> signs) {
    int about = signs.indexOf("\\approx");
    if (about < 0) {
      boolean modular =
          signs.equals(List.of("\\equiv"))
              && sides.getLast() instanceof Node.Call c
              && c.name().equals("mod");
      return modular ? residue(sides) : plain(sides, signs);
    }
    boolean named = about == 0 && Node.any(sides.getFirst(), Chains::isName);
    if (!named) {
      return plain(sides.subList(0, about + 1), signs.subList(0, about));
    }
    return plain(sides, signs.stream().map(s -> s.equals("\\approx") ? "=" : s).toList());
  }

  private static boolean isName(Node node) {
    return node instanceof Node.Sym s && !s.name().equals("pi") && !s.name().equals("e")
        || node instanceof Node.Call c && c.name().startsWith("@");
  }

  private static Node plain(List<Node> sides, List<String> signs) {
    return signs.isEmpty() ? sides.getFirst() : new Node.Relation(sides, signs);
  }

  private static Node residue(List<Node> sides) {
    List<Node> mod = ((Node.Call) sides.getLast()).arguments();
    return new Node.Call("residue", List.of(sides.getFirst(), mod.getFirst(), mod.getLast()));
  }

  /**
   * {@code x \equiv 3 \pmod 7} as {@code residue(x, 3, 7)}; with 0 for x where it is not named, and
   * for 3 what may be on either side.
   */
  static Node residue(Node read, Node modulus) {
    if (read instanceof Node.Relation r && r.signs().size() == 1) {
      return new Node.Call("residue", List.of(r.sides().getFirst(), r.sides().getLast(), modulus));
    }
    return new Node.Call("residue", List.of(Node.num(0), read, modulus));
  }
}
