package dev.assay.grading.parse;

import dev.assay.grading.expr.Node;
import dev.assay.grading.expr.Node.Group;
import dev.assay.grading.parse.Lexer.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Sets by a condition, and intervals whose brackets are turned; found by looking ahead. */
final class Builders {
  /** What lines and curves are called. */
  private static final Set<String> LABELS =
      Set.of("l", "ell", "L", "C", "E", "D", "M", "Gamma", "m");

  private Builders() {}

  /** Whether a stroke or colon parts what is left of the set whose brace was taken. */
  static boolean follows(Cursor cursor) {
    int depth = 0;
    int strokes = 0;
    boolean colon = false;
    for (int i = 0; cursor.ahead(i).kind() != Lexer.Kind.END; i++) {
      Token token = cursor.ahead(i);
      depth += depth(token);
      if (depth < 0) {
        break;
      }
      if (depth == 0 && token.kind() == Lexer.Kind.COMMAND && token.text().equals("mid")) {
        return true;
      }
      strokes += depth == 0 && token.text().equals("|") ? 1 : 0;
      boolean part = depth == 0 && token.text().equals(":");
      colon |= part && cursor.ahead(0).kind() != Lexer.Kind.NUMBER;
    }
    return strokes % 2 == 1 || colon;
  }

  private static int depth(Token token) {
    return switch (token.text()) {
      case "(", "[", "{", "\\{" -> 1;
      case ")", "]", "}", "\\}" -> -1;
      default -> 0;
    };
  }

  /**
   * Where a bracket that opens ends an interval whose first bracket was taken, as in {@code ]1,2[};
   * -1 if none does.
   */
  static int outward(Cursor cursor) {
    int depth = 0;
    boolean comma = false;
    for (int i = 0; cursor.ahead(i).kind() != Lexer.Kind.END; i++) {
      Token token = cursor.ahead(i);
      boolean separates = token.text().equals(",") || token.text().equals(";");
      boolean before = i > 0 && isOperandEnd(cursor.ahead(i - 1));
      if (depth == 0 && token.text().equals("[")) {
        return comma && before ? cursor.place() + i : -1;
      }
      depth += depth(token);
      if (depth < 0) {
        return -1;
      }
      comma |= depth == 0 && separates;
    }
    return -1;
  }

  /** Whether from a place on several things in round brackets follow, with commas between. */
  static boolean tuple(Cursor cursor, int from) {
    int depth = 0;
    boolean comma = false;
    for (int i = from; cursor.ahead(i).kind() != Lexer.Kind.END; i++) {
      Token token = cursor.ahead(i);
      if (i == from && !token.text().equals("(")) {
        return false;
      }
      depth += depth(token);
      comma |= depth == 1 && token.text().equals(",");
      if (depth == 0) {
        return comma && token.text().equals(")");
      }
    }
    return false;
  }

  /**
   * Whether what is left, up to a sign that something is greater than nothing, is a vector between
   * pointed brackets, the first of which was taken. The last one becomes a command.
   */
  static boolean pointed(Cursor cursor) {
    int depth = 0;
    boolean comma = false;
    for (int i = 0; cursor.ahead(i).kind() != Lexer.Kind.END; i++) {
      Token token = cursor.ahead(i);
      depth += depth(token);
      comma |= depth == 0 && token.text().equals(",");
      Token next = cursor.ahead(i + 1);
      boolean ends = next.kind() == Lexer.Kind.END || ",;)]}".contains(next.text());
      if (depth == 0 && token.text().equals(">") && ends) {
        if (comma) {
          cursor.replace(i, "rangle");
        }
        return comma;
      }
    }
    return false;
  }

  /** Whether an answer begins with what a line or curve is called: {@code l: 3x+4y-5=0}. */
  static boolean label(Cursor cursor) {
    int at = cursor.isCommand("odot") ? 1 : 0;
    boolean name =
        LABELS.contains(cursor.ahead(at).text()) && cursor.ahead(at + 1).text().equals(":");
    boolean equation = false;
    boolean coordinate = false;
    for (int i = at + 2; name && cursor.ahead(i).kind() != Lexer.Kind.END; i++) {
      String text = cursor.ahead(i).text();
      name = !text.equals(":");
      equation |= text.equals("=");
      coordinate |= text.equals("x") || text.equals("y");
    }
    return name && equation && coordinate;
  }

  /** Whether something may end with a token. */
  static boolean isOperandEnd(Token token) {
    return switch (token.kind()) {
      case NUMBER, LETTER, TEXT, COMMAND -> true;
      case MARK -> ")}!".indexOf(token.text()) >= 0;
      case END -> false;
    };
  }

  /** Of numbers the conditions themselves; of else a set that names its elements. */
  static Node of(List<Node> head, List<Node> conditions) {
    var all = new ArrayList<Node>();
    Node first = head.getFirst();
    boolean member =
        first instanceof Node.Relation r
            && r.signs().equals(List.of("in"))
            && r.sides().getFirst() instanceof Node.Sym;
    if (member) {
      Node within = ((Node.Relation) first).sides().getLast();
      if (!within.equals(new Node.Sym("\\R")) && !within.equals(new Node.Sym("\\mathbb"))) {
        all.add(first);
      }
    }
    boolean letter = head.size() == 1 && (member || first instanceof Node.Sym);
    if (!letter) {
      return new Node.Call(
          "\\set",
          List.of(new Group(Group.Kind.TUPLE, head), new Group(Group.Kind.LIST, conditions)));
    }
    conditions.stream().filter(each -> !isReal(each)).forEach(all::add);
    return all.size() == 1
        ? all.getFirst()
        : all.isEmpty() ? new Node.Sym("\\R") : new Group(Group.Kind.INTERSECTION, all);
  }

  private static boolean isReal(Node condition) {
    return condition instanceof Node.Relation r
        && r.signs().equals(List.of("in"))
        && r.sides().getLast().equals(new Node.Sym("\\R"));
  }
}
