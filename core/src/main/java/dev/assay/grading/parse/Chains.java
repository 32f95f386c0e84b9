package dev.assay.grading.parse;

import dev.assay.grading.expr.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Chains of relations, as they are meant. */
final class Chains {
  /** Letters that name a set of numbers behind the sign of membership. */
  private static final Set<String> DOMAINS = Set.of("R", "Z", "N", "Q");

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
    if (signs.isEmpty()) {
      return sides.getFirst();
    }
    var all = new ArrayList<Node>(sides);
    for (int i = 0; i < signs.size(); i++) {
      boolean domain =
          (signs.get(i).equals("in") || signs.get(i).equals("\\notin"))
              && all.get(i + 1) instanceof Node.Sym s
              && DOMAINS.contains(s.name());
      if (domain) {
        all.set(i + 1, new Node.Sym("\\" + ((Node.Sym) all.get(i + 1)).name()));
      }
    }
    return new Node.Relation(all, signs);
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
