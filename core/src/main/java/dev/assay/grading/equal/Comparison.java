package dev.assay.grading.equal;

import dev.assay.grading.algebra.Canon;
import dev.assay.grading.expr.Budget;
import dev.assay.grading.expr.Node;
import dev.assay.grading.expr.Node.Group.Kind;
import dev.assay.grading.expr.Unreadable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether two nodes say the same. For one comparison and one thread. */
public final class Comparison {
  private final boolean lenient;
  private final Budget budget = new Budget();
  private final Probing probing;
  private final Values values;
  private final Relations relations;
  private final Regions regions;
  private final Matrices matrices;
  private final Families families;
  private final Wholes wholes;
  private boolean asRegions;

  public Comparison(Rules rules) {
    lenient = rules.parity();
    var canon = new Canon(budget, rules.caseMatters());
    probing = new Probing(budget, rules.caseMatters(), !lenient);
    values = new Values(rules, budget, canon, probing);
    relations = new Relations(rules, budget, canon, values, probing, this::same);
    regions = new Regions(values, probing, budget);
    matrices = new Matrices(budget);
    families = new Families(values);
    wholes = new Wholes(regions);
  }

  /** Whether a verdict rested on numeric probing. */
  public boolean probed() {
    return values.probed() || relations.probed() || asRegions;
  }

  /** Whether the prediction says what the gold says. */
  public boolean same(Node goldNode, Node predictionNode) {
    budget.spend(1);
    Node g0 = expanded(goldNode);
    Node p0 = expanded(predictionNode);
    Node gold = lenient ? g0 : Named.against(g0, p0);
    Node prediction = lenient ? p0 : Named.against(p0, g0);
    Optional<Boolean> strictly = lenient ? Optional.empty() : strictly(gold, prediction);
    if (strictly.isPresent()) {
      return strictly.get();
    }
    boolean joined = isJoined(gold) || isJoined(prediction);
    Optional<Boolean> sets = lenient && !joined ? Optional.empty() : asSets(gold, prediction);
    if (sets.isPresent()) {
      return sets.get();
    }
    if (gold instanceof Node.Relation g && prediction instanceof Node.Relation p) {
      return relations.same(g, p);
    }
    if (gold instanceof Node.Relation g) {
      return relations
          .goldValue(g)
          .or(() -> relations.interval(g))
          .map(v -> same(v, prediction))
          .orElse(false);
    }
    if (prediction instanceof Node.Relation p) {
      return relations
          .value(p)
          .or(() -> lenient ? Optional.empty() : relations.interval(p)) // not the question again
          .map(v -> same(gold, v))
          .orElse(false);
    }
    if (gold instanceof Node.Group || prediction instanceof Node.Group) {
      return groups(gold, prediction);
    }
    if (gold instanceof Node.Interval g && prediction instanceof Node.Interval p) {
      boolean ends = g.lowClosed() == p.lowClosed() && g.highClosed() == p.highClosed();
      return ends && same(g.low(), p.low()) && same(g.high(), p.high());
    }
    if (gold instanceof Node.Matrix g && prediction instanceof Node.Matrix p) {
      return g.rows().size() == p.rows().size()
          && inOrder(cells(g), cells(p))
          && g.rows().getFirst().size() == p.rows().getFirst().size();
    }
    return isScalar(gold) && isScalar(prediction) && values.same(gold, prediction);
  }

  private Node expanded(Node node) {
    Node counted = matrices.carriedOut(counted(node));
    return pair(lenient ? PlusMinus.expand(counted) : PlusMinus.all(counted));
  }

  private Node counted(Node node) {
    return lenient ? node : wholes.listed(families.read(node));
  }

  /** The verdict on what Math-Verify does not know; empty where both profiles go the same way. */
  private Optional<Boolean> strictly(Node gold, Node prediction) {
    if (Families.holds(gold) || Families.holds(prediction)) {
      return sameFamilies(gold, prediction);
    }
    Optional<List<Node>> untold = families.untold(gold, prediction);
    if (untold.isPresent()) {
      return Optional.of(same(untold.get().getFirst(), untold.get().getLast()));
    }
    if (Assignments.isTuple(gold) || Assignments.isTuple(prediction)) {
      var g = Assignments.of(gold);
      var p = Assignments.of(prediction);
      if (g.isPresent() && p.isPresent()) {
        return Optional.of(
            g.get().keySet().equals(p.get().keySet())
                && inOrder(List.copyOf(g.get().values()), List.copyOf(p.get().values())));
      }
    }
    if (gold instanceof Node.Relation r && isSeveral(prediction)) {
      return Relations.each(r).map(each -> same(each, prediction));
    }
    if (prediction instanceof Node.Relation r && isSeveral(gold)) {
      return Relations.each(r).map(each -> same(gold, each));
    }
    if (isNotation(gold) && isNotation(prediction)) {
      Node.Call g = (Node.Call) gold;
      Node.Call p = (Node.Call) prediction;
      return Optional.of(g.name().equals(p.name()) && inOrder(g.arguments(), p.arguments()));
    }
    return Optional.empty();
  }

  private static boolean isSeveral(Node node) {
    return node instanceof Node.Group g && g.items().size() > 1;
  }

  /** A sign between operands of which is not known what it does. */
  private static boolean isNotation(Node node) {
    return node instanceof Node.Call c && c.name().startsWith("\\");
  }

  private Optional<Boolean> sameFamilies(Node gold, Node prediction) {
    if (Families.isOne(gold) && Families.isOne(prediction)) {
      return Optional.of(families.same((Node.Call) gold, (Node.Call) prediction));
    }
    if (Families.holds(gold) && Families.holds(prediction)) {
      return Optional.empty(); // lists of them, compared as lists
    }
    Node family = Families.holds(gold) ? gold : prediction;
    Node other = Families.holds(gold) ? prediction : gold;
    Optional<Node> counted = families.counted(other);
    if (counted.isPresent()) {
      return Optional.of(same(family, counted.get()));
    }
    if (other instanceof Node.Relation) {
      return Optional.empty();
    }
    boolean residue = family instanceof Node.Call c && c.name().equals(Families.RESIDUE);
    return Optional.of(residue && same(Families.value((Node.Call) family), other));
  }

  /**
   * The verdict on two sets of real numbers; empty if they are not both such, none of them empty.
   */
  private Optional<Boolean> asSets(Node gold, Node prediction) {
    if (!Regions.isRegion(gold) && !Regions.isRegion(prediction)) {
      return Optional.empty();
    }
    Optional<Boolean> same =
        Regions.haveOneLetter(gold, prediction)
            ? regions.of(gold).flatMap(g -> regions.of(prediction).map(g::same))
            : Optional.empty();
    asRegions |= same.orElse(false);
    return same;
  }

  /** Square brackets whose first number is the larger hold a pair, not an interval. */
  private Node pair(Node node) {
    if (node instanceof Node.Interval i && i.lowClosed() && i.highClosed()) {
      var low = number(i.low());
      var high = number(i.high());
      if (low.isPresent() && high.isPresent() && low.get().compareTo(high.get()) > 0) {
        return new Node.Group(Kind.TUPLE, List.of(i.low(), i.high()));
      }
    }
    return node;
  }

  private Optional<BigDecimal> number(Node node) {
    return Points.hasLetter(node) ? Optional.empty() : probing.number(node);
  }

  private static boolean isScalar(Node node) {
    return !(node instanceof Node.Interval || node instanceof Node.Matrix);
  }

  private static List<Node> cells(Node.Matrix matrix) {
    return matrix.rows().stream().flatMap(List::stream).toList();
  }

  private boolean groups(Node gold, Node prediction) {
    if (gold instanceof Node.Group g && prediction instanceof Node.Group p) {
      boolean ordered =
          g.kind() == Kind.TUPLE && p.kind() != Kind.SET
              || p.kind() == Kind.TUPLE && g.kind() != Kind.SET && !lenient;
      if ((isJoined(g) || isJoined(p)) && g.kind() != p.kind()) {
        return !lenient && conditions(g) && conditions(p) && inAnyOrder(g.items(), p.items());
      }
      if (!lenient && isSetAndTuple(g, p)) {
        return only(g).or(() -> only(p)).map(one -> ofOne(g, p, one)).orElse(false);
      }
      if (g.kind() == Kind.SET && p.kind() == Kind.SET) {
        return asSets(g.items(), p.items());
      }
      return ordered ? inOrder(g.items(), p.items()) : inAnyOrder(g.items(), p.items());
    }
    if (gold instanceof Node.Group g) {
      return single(g, prediction).map(only -> same(only, prediction)).orElse(false);
    }
    return prediction instanceof Node.Group p
        && single(p, gold).map(only -> same(gold, only)).orElse(false);
  }

  /** The one point of a set. */
  private static Optional<Node> only(Node.Group g) {
    boolean one = g.kind() == Kind.SET && g.items().size() == 1;
    return one && g.items().getFirst() instanceof Node.Group
        ? Optional.of(g.items().getFirst())
        : Optional.empty();
  }

  private boolean ofOne(Node.Group g, Node.Group p, Node one) {
    return g.kind() == Kind.SET ? same(one, p) : same(g, one);
  }

  /** Relations that all hold. */
  private static boolean conditions(Node.Group g) {
    return (g.kind() == Kind.LIST || g.kind() == Kind.INTERSECTION)
        && g.items().stream().allMatch(each -> each instanceof Node.Relation);
  }

  private static boolean isSetAndTuple(Node.Group a, Node.Group b) {
    return a.kind() == Kind.SET && b.kind() == Kind.TUPLE
        || a.kind() == Kind.TUPLE && b.kind() == Kind.SET;
  }

  private static boolean isJoined(Node node) {
    return node instanceof Node.Group g
        && (g.kind() == Kind.UNION || g.kind() == Kind.INTERSECTION);
  }

  private Optional<Node> single(Node.Group group, Node other) {
    if (group.items().size() == 1) {
      return Optional.of(group.items().getFirst());
    }
    boolean pair =
        group.kind() == Kind.TUPLE && group.items().size() == 2 && other instanceof Node.Interval;
    return pair
        ? Optional.of(
            new Node.Interval(group.items().getFirst(), group.items().getLast(), false, false))
        : Optional.empty();
  }

  private boolean inOrder(List<Node> gold, List<Node> prediction) {
    boolean all = gold.size() == prediction.size() && !gold.isEmpty();
    for (int i = 0; all && i < gold.size(); i++) {
      all = same(gold.get(i), prediction.get(i));
    }
    return all;
  }

  private boolean inAnyOrder(List<Node> gold, List<Node> prediction) {
    if (lenient && gold.size() != prediction.size()) {
      return asSets(gold, prediction);
    }
    var rest = new ArrayList<>(prediction);
    for (Node item : gold) {
      int found = -1;
      for (int i = 0; found < 0 && i < rest.size(); i++) {
        found = isElement(item, rest.get(i)) ? i : -1;
      }
      if (found < 0) {
        return false;
      }
      rest.remove(found);
    }
    return rest.isEmpty();
  }

  /** In braces it does not matter how often an element is named. */
  private boolean asSets(List<Node> gold, List<Node> prediction) {
    return gold.isEmpty() || prediction.isEmpty()
        ? gold.isEmpty() && prediction.isEmpty()
        : covers(gold, prediction) && covers(prediction, gold);
  }

  private boolean covers(List<Node> some, List<Node> others) {
    return others.stream().allMatch(o -> some.stream().anyMatch(s -> isElement(s, o)));
  }

  /** What cannot be compared is not the same element; another one may be. */
  private boolean isElement(Node gold, Node prediction) {
    try {
      return same(gold, prediction);
    } catch (Unreadable e) {
      return false;
    }
  }
}
