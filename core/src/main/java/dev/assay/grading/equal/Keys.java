package dev.assay.grading.equal;

import dev.assay.grading.algebra.Canon;
import dev.assay.grading.expr.Budget;
import dev.assay.grading.expr.GaveUp;
import dev.assay.grading.expr.Limits;
import dev.assay.grading.expr.Node;
import dev.assay.grading.expr.Node.Group.Kind;
import dev.assay.grading.expr.Unreadable;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Canonical texts of answers: equal texts imply equal answers. For one answer and one thread. */
final class Keys {
  private static final Node INFINITY = new Node.Sym("inf");
  private static final Node MINUS_INFINITY = Node.negate(INFINITY);

  private final Budget budget = new Budget();
  private final Canon canon = new Canon(budget, true);
  private final Matrices matrices = new Matrices(budget);

  private Keys() {}

  static String of(Reading answer) {
    String text = answer.cleaned();
    if (text.isBlank()) {
      return "";
    }
    if (text.length() > Limits.ANSWER && "=\"".indexOf(text.charAt(0)) < 0) {
      return text; // no other key begins like it, and no copy is made
    }
    try {
      Node node = answer.measured().orElseThrow(() -> new Unreadable("no form"));
      return "="
          + new Keys().key(node)
          + Nouns.key(answer.unit())
          + Quantities.symbol(answer.unit());
    } catch (Unreadable | GaveUp e) {
      return "\"" + text + "\"" + answer.unit();
    }
  }

  private String key(Node raw) {
    budget.spend(1);
    Node node = PlusMinus.all(matrices.carriedOut(raw));
    if (node.equals(MINUS_INFINITY)) {
      return "-inf";
    }
    return switch (node) {
      case Node.Group g -> group(g);
      case Node.Interval i ->
          (i.lowClosed() ? "[" : "]")
              + key(i.low())
              + ","
              + key(i.high())
              + (i.highClosed() ? "]" : "[");
      case Node.Matrix m ->
          m.rows().stream().map(row -> joined(row, ",")).collect(Collectors.joining(";", "<", ">"));
      case Node.Relation r -> relation(r);
      case Node.Call c when c.name().equals("unit") ->
          scalar(Quantities.converted(c.arguments()))
              + " "
              + ((Node.Sym) c.arguments().getLast()).name();
      case Node.Call c when c.name().equals("deg") -> scalar(c.arguments().getFirst()) + " deg";
      case Node.Call c -> scalar(c);
      case Node.Num n -> scalar(n);
      case Node.Sum s -> scalar(s);
      case Node.Product p -> scalar(p);
      case Node.Power p -> scalar(p);
      case Node.Sym s -> s.equals(INFINITY) ? "inf" : scalar(s);
    };
  }

  private String group(Node.Group g) {
    Stream<String> items = g.items().stream().map(this::key);
    return g.kind()
        + (g.kind() == Kind.TUPLE ? items : items.sorted())
            .collect(Collectors.joining(",", "(", ")"));
  }

  /**
   * A calculation such as {@code 3/2 = 6/4 = 1.5} says its value, and {@code x = 6/4 = 1.5} x's.
   */
  private String relation(Node.Relation relation) {
    String last = key(relation.sides().getFirst());
    boolean number = isNumber(relation.sides().getFirst());
    var text = new StringBuilder(last);
    for (int i = 0; i < relation.signs().size(); i++) {
      Node side = relation.sides().get(i + 1);
      String sign = relation.signs().get(i);
      String next = key(side);
      boolean again = sign.equals("=") && number && isNumber(side) && next.equals(last);
      if (!again) {
        text.append(' ').append(sign).append(' ').append(next);
      }
      last = next;
      number = isNumber(side);
    }
    return text.toString();
  }

  private static boolean isNumber(Node node) {
    return !Points.hasLetter(node)
        && (node instanceof Node.Num
            || node instanceof Node.Sum
            || node instanceof Node.Product
            || node instanceof Node.Power);
  }

  private String joined(List<Node> nodes, String between) {
    return nodes.stream().map(this::key).collect(Collectors.joining(between));
  }

  /** Digits in a base are no number: a bare number next to them would be read as digits too. */
  private String scalar(Node node) {
    boolean special =
        Node.any(
            node,
            each ->
                each instanceof Node.Call c
                    && (c.name().equals("base")
                        || c.name().equals("ratio")
                        || c.name().equals("deg")));
    String form = canon.of(node).map(Object::toString).orElseThrow(() -> new Unreadable("no form"));
    return special ? form + " written" : form;
  }
}
