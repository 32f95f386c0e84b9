package dev.assay.analysis.grade;

import dev.assay.grading.expr.Node;
import dev.assay.grading.expr.Node.Group.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How an answer was understood, in plain text with every bracket. */
public final class ReadAs {
  private ReadAs() {}

  /** The text of a node. */
  public static String text(Node node) {
    return switch (node) {
      case Node.Num n -> n.value() + (n.decimal() ? " (a decimal)" : "");
      case Node.Sym s -> s.name();
      case Node.Sum s -> "(" + joined(s.terms(), " + ") + ")";
      case Node.Product p -> "(" + joined(p.factors(), " · ") + ")";
      case Node.Power p -> text(p.base()) + "^" + text(p.exponent());
      case Node.Call c -> c.name() + "(" + joined(c.arguments(), ", ") + ")";
      case Node.Group g -> group(g);
      case Node.Interval i ->
          "interval "
              + (i.lowClosed() ? "[" : "(")
              + text(i.low())
              + ", "
              + text(i.high())
              + (i.highClosed() ? "]" : ")");
      case Node.Matrix m ->
          m.rows().stream()
              .map(r -> joined(r, ", "))
              .collect(Collectors.joining("; ", "matrix [", "]"));
      case Node.Relation r -> relation(r);
    };
  }

  private static String group(Node.Group group) {
    String items = joined(group.items(), ", ");
    return switch (group.kind()) {
      case TUPLE -> "tuple (" + items + ")";
      case SET -> "set {" + items + "}";
      case LIST -> "list " + items;
      case UNION, INTERSECTION -> joined(group.items(), group.kind() == Kind.UNION ? " ∪ " : " ∩ ");
    };
  }

  private static String relation(Node.Relation relation) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < relation.sides().size(); i++) {
      parts.add(text(relation.sides().get(i)));
      if (i < relation.signs().size()) {
        parts.add(relation.signs().get(i));
      }
    }
    return String.join(" ", parts);
  }

  private static String joined(List<Node> nodes, String between) {
    return nodes.stream().map(ReadAs::text).collect(Collectors.joining(between));
  }
}
