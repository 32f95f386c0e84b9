package dev.assay.grading.expr;

import java.util.List;

/** Puts one thing in the place of a letter. */
public final class Substitution {
  private final Node.Sym letter;
  private final Node value;

  private Substitution(Node.Sym letter, Node value) {
    this.letter = letter;
    this.value = value;
  }

  /** The node with a value wherever the letter stood. */
  public static Node in(Node node, Node.Sym letter, Node value) {
    return new Substitution(letter, value).of(node);
  }

  private Node of(Node node) {
    return switch (node) {
      case Node.Num n -> n;
      case Node.Sym s -> s.equals(letter) ? value : s;
      case Node.Sum s -> new Node.Sum(all(s.terms()));
      case Node.Product p -> new Node.Product(all(p.factors()));
      case Node.Power p -> new Node.Power(of(p.base()), of(p.exponent()));
      case Node.Call c -> new Node.Call(c.name(), all(c.arguments()));
      case Node.Group g -> new Node.Group(g.kind(), all(g.items()));
      case Node.Interval i ->
          new Node.Interval(of(i.low()), of(i.high()), i.lowClosed(), i.highClosed());
      case Node.Matrix m -> new Node.Matrix(m.rows().stream().map(this::all).toList());
      case Node.Relation r -> new Node.Relation(all(r.sides()), r.signs());
    };
  }

  private List<Node> all(List<Node> nodes) {
    return nodes.stream().map(this::of).toList();
  }
}
