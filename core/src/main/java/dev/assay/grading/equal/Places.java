package dev.assay.grading.equal;

import dev.assay.grading.expr.Node;
import dev.assay.grading.expr.Node.Group;
import dev.assay.grading.expr.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Intervals and points that a whole number counts: each end or coordinate stays or goes on in equal
 * steps. For one comparison and one thread.
 */
final class Places {
  private static final Node STAYS = Node.num(0);

  private final Values values;

  Places(Values values) {
    this.values = values;
  }

  static boolean isPlace(Node node) {
    return node instanceof Node.Interval || node instanceof Group g && g.kind() == Group.Kind.TUPLE;
  }

  /**
   * The place at 0 and the steps from it; empty if a part of it goes on in other ways, or all stay.
   *
   * @param family first value and step of a part that is counted; empty if it is not in equal steps
   */
  static Optional<Node> of(Node place, Node.Sym counter, Function<Node, Optional<Node>> family) {
    var firsts = new ArrayList<Node>();
    var steps = new ArrayList<Node>();
    for (Node part : parts(place)) {
      if (!Node.any(part, counter::equals)) {
        firsts.add(part);
        steps.add(STAYS);
        continue;
      }
      Optional<Node> counted = family.apply(part);
      if (counted.isEmpty()) {
        return counted;
      }
      firsts.add(((Node.Call) counted.get()).arguments().getFirst());
      steps.add(((Node.Call) counted.get()).arguments().getLast());
    }
    Node first =
        place instanceof Node.Interval i
            ? new Node.Interval(firsts.getFirst(), firsts.getLast(), i.lowClosed(), i.highClosed())
            : new Group(Group.Kind.TUPLE, firsts);
    return Optional.of(
        new Node.Call(Families.FAMILY, List.of(first, new Group(Group.Kind.TUPLE, steps))));
  }

  private static List<Node> parts(Node place) {
    return place instanceof Node.Interval i ? List.of(i.low(), i.high()) : ((Group) place).items();
  }

  /** Whether two such are the same: one shift takes every part of one to that of the other. */
  boolean same(Node.Call a, Node.Call b) {
    Node one = a.arguments().getFirst();
    Node other = b.arguments().getFirst();
    boolean alike =
        isPlace(one)
            && isPlace(other)
            && closed(one).equals(closed(other))
            && parts(one).size() == parts(other).size();
    return alike && (same(a, b, false) || same(a, b, true));
  }

  private static List<Boolean> closed(Node place) {
    return place instanceof Node.Interval i
        ? List.of(i.lowClosed(), i.highClosed())
        : List.of(false, false);
  }

  private boolean same(Node.Call a, Node.Call b, boolean turned) {
    List<Node> mine = parts(a.arguments().getFirst());
    List<Node> others = parts(b.arguments().getFirst());
    List<Node> steps = ((Group) a.arguments().getLast()).items();
    List<Node> further = ((Group) b.arguments().getLast()).items();
    Optional<Rational> shift = Optional.empty();
    for (int i = 0; i < mine.size(); i++) {
      Node step = turned ? Node.negate(further.get(i)) : further.get(i);
      if (!values.same(steps.get(i), step)) {
        return false;
      }
      if (steps.get(i).equals(STAYS)) {
        if (!values.same(mine.get(i), others.get(i))) {
          return false;
        }
        continue;
      }
      Node apart = new Node.Sum(List.of(mine.get(i), Node.negate(others.get(i))));
      Optional<Rational> here = values.number(Node.divide(apart, steps.get(i)));
      if (here.isEmpty() || !here.get().isWhole() || shift.isPresent() && !shift.equals(here)) {
        return false;
      }
      shift = here;
    }
    return true;
  }
}
