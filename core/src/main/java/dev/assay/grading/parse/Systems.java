package dev.assay.grading.parse;

import dev.assay.grading.expr.Node;
import dev.assay.grading.expr.Node.Group.Kind;
import dev.assay.grading.expr.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Rows behind a brace: equations that all hold are a list; values with conditions are a definition
 * by cases, {@code \cases} of a list of {@code \case}s. Commas and full stops at the end of cells
 * say nothing. For one answer and one thread.
 */
final class Systems {
  static final Node OTHERWISE = new Node.Sym("\"otherwise");

  private static final Set<String> ENVIRONMENTS = Set.of("cases", "dcases", "rcases");
  private static final Set<String> BRACED = Set.of("array", "aligned", "gathered", "split");
  private static final Set<String> WORDS = Set.of("if", "for", "when", "where", "as", "in case");
  private static final Set<String> ELSE = Set.of("otherwise", "else", "if otherwise");

  private final Cursor cursor;
  private final Parser parser;

  Systems(Cursor cursor, Parser parser) {
    this.cursor = cursor;
    this.parser = parser;
  }

  /**
   * Whether an environment is a system.
   *
   * @param braced whether a brace stands before it
   */
  static boolean isOne(String environment, boolean braced) {
    return ENVIRONMENTS.contains(environment) || braced && BRACED.contains(environment);
  }

  /** Whether a node may be what the rows of a system say. */
  static boolean isRead(Node node) {
    return node instanceof Node.Group g && g.kind() == Kind.LIST
        || node instanceof Node.Call c && c.name().equals("\\cases");
  }

  /** What the rows say up to the end of the environment, the beginning of which was taken. */
  Node read() {
    align();
    var rows = new ArrayList<List<Node>>();
    var row = new ArrayList<Node>();
    boolean parted = true;
    while (!cursor.isCommand("end")) {
      if (cursor.accept("\\\\")) {
        end(row, rows);
        parted = true;
      } else if (separates()) {
        parted = true;
      } else if (parted) {
        row.add(cell());
        parted = false;
      } else {
        throw new Unreadable("expected '&', found '" + cursor.peek().text() + "'");
      }
    }
    cursor.take();
    end(row, rows);
    if (rows.isEmpty()) {
      throw new Unreadable("a system without rows");
    }
    return of(rows);
  }

  private static void end(List<Node> row, List<List<Node>> rows) {
    if (!row.isEmpty()) {
      rows.add(List.copyOf(row));
      row.clear();
    }
  }

  private boolean separates() {
    return cursor.accept("&") || cursor.accept(",") || cursor.accept(";") || cursor.accept(".");
  }

  /** Takes away the signs at which relations are set below each other: {@code x &= 2}. */
  private void align() {
    int depth = 1;
    for (int i = 0; depth > 0 && cursor.ahead(i).kind() != Lexer.Kind.END; i++) {
      String text = cursor.ahead(i).text();
      depth += text.equals("begin") ? 1 : text.equals("end") ? -1 : 0;
      boolean aligns =
          text.equals("&")
              && (parser.isSign(cursor.ahead(i + 1))
                  || i > 0 && parser.isSign(cursor.ahead(i - 1)));
      if (aligns && depth == 1) {
        cursor.drop(i);
        i--;
      }
    }
  }

  private Node cell() {
    if (word(ELSE)) {
      return OTHERWISE;
    }
    if (word(WORDS) && word(ELSE)) {
      return OTHERWISE;
    }
    var items = new ArrayList<Node>(List.of(parser.relation()));
    var joins = new ArrayList<String>();
    while (cursor.isCommand("land") || cursor.isCommand("lor")) {
      joins.add(cursor.take().text().equals("land") ? "and" : "or");
      items.add(parser.relation());
    }
    return one(Joined.of(items, joins));
  }

  private static Node one(List<Node> nodes) {
    return nodes.size() == 1 ? nodes.getFirst() : new Node.Group(Kind.LIST, nodes);
  }

  /** Takes one of some words, as text or as letters; false if none follows. */
  private boolean word(Set<String> words) {
    if (cursor.peek().kind() == Lexer.Kind.TEXT && words.contains(plain(cursor.peek().text()))) {
      cursor.take();
      return true;
    }
    for (String each : words) {
      int letters = 0;
      while (letters < each.length()
          && cursor.ahead(letters).kind() == Lexer.Kind.LETTER
          && cursor.ahead(letters).text().equals(each.substring(letters, letters + 1))) {
        letters++;
      }
      if (letters == each.length()) {
        for (int i = 0; i < letters; i++) {
          cursor.take();
        }
        return true;
      }
    }
    return false;
  }

  private static String plain(String text) {
    return text.replace(',', ' ').replace('.', ' ').strip();
  }

  private static Node of(List<List<Node>> rows) {
    boolean defines = rows.stream().anyMatch(row -> row.size() > 1 && !areEquations(row));
    var all = new ArrayList<Node>();
    for (List<Node> row : rows) {
      if (defines) {
        Node first = row.getFirst();
        List<Node> conditions = row.subList(1, row.size());
        all.add(
            new Node.Call(
                "\\case", conditions.isEmpty() ? List.of(first) : List.of(first, one(conditions))));
      } else {
        all.addAll(row);
      }
    }
    Node list = new Node.Group(Kind.LIST, all);
    return defines ? new Node.Call("\\cases", List.of(list)) : list;
  }

  private static boolean areEquations(List<Node> row) {
    return row.stream()
        .allMatch(
            each -> each instanceof Node.Relation r && r.signs().stream().allMatch("="::equals));
  }
}
