package dev.assay.grading.parse;

import dev.assay.grading.expr.Node;
import dev.assay.grading.expr.Node.Group.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Values that several names are given, more than once: {@code x=3, y=5 or x=5, y=3} is a list of
 * {@code (x,y)=(3,5)} and {@code (x,y)=(5,3)}, as it matters which go together.
 */
final class Solutions {
  private Solutions() {}

  /**
   * The items as solutions; empty if they are none.
   *
   * @param separators what stands behind each but the last: a comma, {@code and}, {@code or}
   */
  static Optional<List<Node>> of(List<Node> items, List<String> separators) {
    Set<String> names = new TreeSet<>();
    for (Node item : items) {
      Optional<String> name = name(item);
      if (name.isEmpty()) {
        return Optional.empty();
      }
      names.add(name.get());
    }
    boolean or = separators.contains("or");
    if (names.size() < 2) {
      return Optional.empty();
    }
    Optional<List<Node>> whole = parted(items, separators, names.size());
    return whole.isPresent() || !or ? whole : Optional.of(List.of(any(items, separators)));
  }

  private static Optional<String> name(Node item) {
    return item instanceof Node.Relation r
            && r.signs().equals(List.of("="))
            && r.sides().getFirst() instanceof Node.Sym s
        ? Optional.of(s.name())
        : Optional.empty();
  }

  /** Each time all names once. */
  private static Optional<List<Node>> parted(List<Node> items, List<String> separators, int names) {
    if (items.size() < 2 * names || items.size() % names != 0) {
      return Optional.empty();
    }
    boolean or = separators.contains("or");
    List<Node> solutions = new ArrayList<>();
    for (int from = 0; from < items.size(); from += names) {
      TreeMap<String, Node> values = new TreeMap<>();
      for (int i = from; i < from + names; i++) {
        boolean last = i == from + names - 1;
        boolean split = i < separators.size() && separators.get(i).equals("or");
        if (or && i < separators.size() && split != last) {
          return Optional.empty();
        }
        values.put(name(items.get(i)).orElse(""), ((Node.Relation) items.get(i)).sides().getLast());
      }
      if (values.size() < names) {
        return Optional.empty();
      }
      List<Node> letters = values.keySet().stream().map(each -> (Node) new Node.Sym(each)).toList();
      solutions.add(
          new Node.Relation(
              List.of(
                  new Node.Group(Kind.TUPLE, letters),
                  new Node.Group(Kind.TUPLE, List.copyOf(values.values()))),
              List.of("=")));
    }
    return Optional.of(solutions);
  }

  /** One of them holds, or some together: {@code a=0 or b=0}. */
  private static Node any(List<Node> items, List<String> separators) {
    List<Node> parts = new ArrayList<>();
    List<Node> both = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      both.add(items.get(i));
      if (i >= separators.size() || separators.get(i).equals("or")) {
        parts.add(
            both.size() == 1
                ? both.getFirst()
                : new Node.Group(Kind.INTERSECTION, List.copyOf(both)));
        both.clear();
      }
    }
    return new Node.Group(Kind.UNION, parts);
  }
}
