package dev.assay.grading.parse;

import dev.assay.grading.expr.Node;
import dev.assay.grading.expr.Node.Group.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Inequalities between which there are words: <em>or</em> makes a union of them, <em>and</em> an
 * intersection, and a comma says what the next word says. Numbers and equations between words are a
 * list.
 */
final class Joined {
  private static final Set<String> ORDER = Set.of("<", "<=", ">", ">=", "!=");

  private Joined() {}

  /**
   * The items, or one that joins them.
   *
   * @param separators what stands behind each but the last: a comma, {@code and}, {@code or}
   */
  static List<Node> of(List<Node> items, List<String> separators) {
    Optional<List<Node>> solutions = Solutions.of(items, separators);
    if (solutions.isPresent()) {
      return solutions.get();
    }
    List<Node> all = excluded(items);
    boolean words = separators.contains("and") || separators.contains("or");
    if (separators.contains("or") && all.stream().allMatch(Joined::isStatement)) {
      return List.of(statement(all, separators));
    }
    if (separators.stream().allMatch("or"::equals)
        && all.size() == separators.size() + 1
        && all.size() > 1
        && all.stream().allMatch(Joined::isValue)) {
      return List.of(new Node.Group(Kind.SET, all)); // of alternatives none is the first
    }
    if (!words || all.size() != separators.size() + 1 || all.stream().noneMatch(Joined::isRegion)) {
      return all;
    }
    var signs = new ArrayList<>(separators);
    for (int i = signs.size() - 2; i >= 0; i--) {
      if (signs.get(i).equals(",")) {
        signs.set(i, signs.get(i + 1));
      }
    }
    for (int i = 1; i < signs.size(); i++) {
      if (signs.get(i).equals(",")) {
        signs.set(i, signs.get(i - 1));
      }
    }
    var union = new ArrayList<Node>();
    var both = new ArrayList<Node>();
    for (int i = 0; i < all.size(); i++) {
      both.add(all.get(i));
      if (i == signs.size() || signs.get(i).equals("or")) {
        union.add(one(Kind.INTERSECTION, both));
        both.clear();
      }
    }
    return List.of(one(Kind.UNION, union));
  }

  /** A letter, or what is made of such: of statements it matters how they are joined. */
  private static boolean isStatement(Node node) {
    return node instanceof Node.Sym s && s.name().length() == 1
        || node instanceof Node.Call c && c.name().startsWith("\\")
        || node instanceof Node.Group g
            && !g.items().isEmpty()
            && g.items().stream().allMatch(Joined::isStatement);
  }

  /** What is joined by <em>or</em>, each that which is joined by <em>and</em>, in any order. */
  private static Node statement(List<Node> items, List<String> separators) {
    var any = new ArrayList<Node>();
    var both = new ArrayList<Node>();
    for (int i = 0; i < items.size(); i++) {
      both.add(items.get(i));
      if (i == separators.size() || !separators.get(i).equals("and")) {
        any.add(one(Kind.LIST, both));
        both.clear();
      }
    }
    return new Node.Call("\\lor", List.of(new Node.Group(Kind.LIST, any)));
  }

  /** A number, or one that a name is given. */
  private static boolean isValue(Node node) {
    return switch (node) {
      case Node.Num n -> true;
      case Node.Sum s -> true;
      case Node.Product p -> true;
      case Node.Power p -> true;
      case Node.Relation r -> r.signs().equals(List.of("=")) && isValue(r.sides().getLast());
      default -> false;
    };
  }

  private static Node one(Kind kind, List<Node> nodes) {
    return nodes.size() == 1 ? nodes.getFirst() : new Node.Group(kind, nodes);
  }

  private static boolean isRegion(Node node) {
    return node instanceof Node.Relation r && ORDER.contains(r.signs().getFirst())
        || node instanceof Node.Interval
        || node instanceof Node.Group g && g.kind() == Kind.UNION;
  }

  /** Of {@code x \ne 1, 2} the second says that x is not 2 either. */
  private static List<Node> excluded(List<Node> items) {
    boolean first =
        items.size() > 1
            && items.getFirst() instanceof Node.Relation r
            && r.signs().equals(List.of("!="))
            && items.stream()
                .skip(1)
                .allMatch(each ->
                    each instanceof Node.Num
                        || each instanceof Node.Product
                        || each instanceof Node.Sum);
    if (!first) {
      return items;
    }
    Node.Relation named = (Node.Relation) items.getFirst();
    var all = new ArrayList<Node>(List.of(named));
    for (Node each : items.subList(1, items.size())) {
      all.add(new Node.Relation(List.of(named.sides().getFirst(), each), named.signs()));
    }
    // Each of them holds, whatever word stands between.
    return List.of(new Node.Group(Kind.INTERSECTION, all));
  }
}
