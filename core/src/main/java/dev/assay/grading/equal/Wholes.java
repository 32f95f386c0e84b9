package dev.assay.grading.equal;

import dev.assay.grading.expr.Node;
import dev.assay.grading.expr.Node.Group.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whole numbers between two, by a condition: {@code \{n \in Z : -2 \le n < 2\}}. */
final class Wholes {
  private static final BigDecimal MOST = BigDecimal.valueOf(50);
  private static final BigDecimal FURTHEST = BigDecimal.valueOf(1_000_000);
  private static final Set<Node> SETS = Set.of(new Node.Sym("\\Z"), new Node.Sym("\\N"));

  private final Regions regions;

  Wholes(Regions regions) {
    this.regions = regions;
  }

  /** A set by a condition as the set of its elements, where they are few; else the node. */
  Node listed(Node node) {
    if (!(node instanceof Node.Group g)
        || g.kind() != Kind.INTERSECTION && g.kind() != Kind.LIST
        || g.items().size() < 2) {
      return node;
    }
    List<Node> members = g.items().stream().filter(Wholes::isWhole).toList();
    List<Node> rest = g.items().stream().filter(each -> !isWhole(each)).toList();
    if (members.size() != 1 || !rest.stream().allMatch(each -> names(each, members.getFirst()))) {
      return node;
    }
    boolean natural = g.items().stream().anyMatch(Wholes::isNatural);
    Node condition = rest.size() == 1 ? rest.getFirst() : new Node.Group(Kind.INTERSECTION, rest);
    return Regions.isRegion(condition)
        ? regions.of(condition).flatMap(region -> elements(region, natural)).orElse(node)
        : node;
  }

  private static boolean names(Node condition, Node member) {
    return Node.any(condition, ((Node.Relation) member).sides().getFirst()::equals);
  }

  private static boolean isWhole(Node node) {
    return node instanceof Node.Relation r
        && r.signs().equals(List.of("in"))
        && r.sides().getFirst() instanceof Node.Sym
        && SETS.contains(r.sides().getLast());
  }

  private static boolean isNatural(Node node) {
    return isWhole(node)
        && node instanceof Node.Relation r
        && r.sides().getLast().equals(new Node.Sym("\\N"));
  }

  private static Optional<Node> elements(Region region, boolean natural) {
    var all = new ArrayList<Node>();
    for (Region.Span span : region.spans()) {
      BigDecimal low = span.low();
      BigDecimal high = span.high();
      if (low == null || high == null || natural && low.signum() <= 0) {
        return Optional.empty(); // whether 0 is a natural number is not said
      }
      if (low.abs().compareTo(FURTHEST) > 0 || high.subtract(low).compareTo(MOST) > 0) {
        return Optional.empty();
      }
      BigDecimal next = low.setScale(0, RoundingMode.FLOOR);
      for (; next.compareTo(high) <= 0; next = next.add(BigDecimal.ONE)) {
        if (span.holds(next)) {
          all.add(Node.num(next.longValueExact()));
        }
      }
    }
    return all.isEmpty() ? Optional.empty() : Optional.of(new Node.Group(Kind.SET, all));
  }
}
