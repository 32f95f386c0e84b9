package dev.assay.grading.parse;

import dev.assay.grading.expr.Node;
import java.util.List;
import java.util.Optional;

/** Strokes behind a letter, which make another letter of it: {@code f'}, {@code f^{\prime}}. */
final class Primes {
  private Primes() {}

  /** A letter with the strokes that follow, which are taken; itself if none do. */
  static Node with(Node letter, Cursor cursor) {
    boolean named = letter instanceof Node.Sym s && !s.name().startsWith("\"");
    if (!named || count(cursor) == 0) {
      return letter;
    }
    String name = ((Node.Sym) letter).name();
    return new Node.Sym(name + (name.startsWith("\\") ? "_" : "") + taken(cursor));
  }

  /** The strokes that follow, which are taken; empty if none do. */
  static String taken(Cursor cursor) {
    int count = count(cursor);
    if (count > 0) {
      boolean raised = cursor.accept("^");
      boolean braced = raised && cursor.accept("{");
      for (int i = 0; i < count; i++) {
        cursor.take();
      }
      if (braced) {
        cursor.expect("}");
      }
    }
    return "'".repeat(count);
  }

  /** A derivative written as a fraction; empty if it is none. */
  static Optional<Node> derivative(Node top, Node bottom) {
    List<Node> above = factors(top);
    List<Node> below = factors(bottom);
    boolean shape =
        above.size() == 2
            && below.size() == 2
            && above.getFirst().equals(below.getFirst())
            && above.getLast() instanceof Node.Sym
            && below.getLast() instanceof Node.Sym
            && !above.getLast().equals(below.getLast());
    if (!shape) {
      return Optional.empty();
    }
    String of = ((Node.Sym) above.getLast()).name();
    String by = ((Node.Sym) below.getLast()).name();
    return above.getFirst().equals(new Node.Sym("d")) && by.equals("x")
        ? Optional.of(new Node.Sym(of + "'"))
        : above.getFirst().equals(new Node.Sym("\\partial"))
            ? Optional.of(new Node.Sym(of + "_" + by + "'"))
            : Optional.empty();
  }

  private static List<Node> factors(Node node) {
    return node instanceof Node.Product p
        ? p.factors()
        : node instanceof Node.Call c && c.name().equals("\\") ? c.arguments() : List.of();
  }

  private static int count(Cursor cursor) {
    int from = cursor.isMark("^") ? 1 : 0;
    boolean braced = from == 1 && cursor.ahead(1).text().equals("{");
    from += braced ? 1 : 0;
    int count = 0;
    while (isStroke(cursor.ahead(from + count))) {
      count++;
    }
    boolean closed = !braced || cursor.ahead(from + count).text().equals("}");
    return closed ? count : 0;
  }

  private static boolean isStroke(Lexer.Token token) {
    return token.text().equals("'") && token.kind() == Lexer.Kind.MARK
        || token.text().equals("prime") && token.kind() == Lexer.Kind.COMMAND;
  }
}
