package dev.assay.grading.parse;

import dev.assay.grading.expr.Node;
import dev.assay.grading.expr.Substitution;
import dev.assay.grading.expr.Unreadable;
import dev.assay.grading.parse.Lexer.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a letter begins: a function, a point, a number of choices, a set of numbers. */
final class Names {
  private static final Set<String> CONSTANTS = Set.of("pi", "e", "i");

  private final Cursor cursor;
  private final Atoms atoms;
  private final boolean strict;

  Names(Cursor cursor, Atoms atoms, boolean strict) {
    this.cursor = cursor;
    this.atoms = atoms;
    this.strict = strict;
  }

  /** The letters f, g and h before a bracket are functions. */
  Node letter(String written) {
    String name = strict ? written + Primes.taken(cursor) : written;
    Optional<Node> named = strict ? named(name) : Optional.empty();
    if (named.isPresent()) {
      return named.get();
    }
    boolean braced = cursor.isMark("{") && cursor.peekNext().equals("(");
    if (!"fgh".contains(written) || !braced && !cursor.isMark("(")) {
      return new Node.Sym(name);
    }
    cursor.take();
    if (braced) {
      cursor.take();
    }
    Node call = new Node.Call("@" + name, List.of(atoms.round(false)));
    if (braced) {
      cursor.expect("}");
    }
    return call;
  }

  /** The number of choices, or the point, that a capital letter begins; empty if it begins none. */
  private Optional<Node> named(String name) {
    var counts = new Counts(cursor);
    Optional<Node> count = counts.behind(name);
    int index = counts.index();
    if (count.isPresent() || !Counts.isCapital(name) || !Builders.tuple(cursor, index)) {
      return count;
    }
    boolean alone = index == 0 && (cursor.place() == 1 || ",;".contains(cursor.ahead(-2).text()));
    String below = index > 0 ? "_" + counts.digits(0) : "";
    counts.take(index + 1);
    if (!(atoms.round(false) instanceof Node.Group tuple)) {
      throw new Unreadable("a name before an interval");
    }
    Optional<Node> choices = Counts.of(name, tuple.items());
    boolean ends = cursor.peek().kind() == Kind.END || cursor.isMark(",") || cursor.isMark(";");
    if (choices.isPresent() && index == 0 && !(alone && ends)) {
      return choices;
    }
    var parts = new ArrayList<Node>(List.of(new Node.Sym(name + below), tuple));
    choices.filter(number -> index == 0).ifPresent(parts::add);
    return Optional.of(new Node.Call("\\point", parts));
  }

  /** A bar over numbers with i in them turns the sign of i. */
  Node overline(Node below) {
    Node.Sym i = new Node.Sym("i");
    boolean conjugate =
        strict
            && Node.any(below, i::equals)
            && !Node.any(
                below, each -> each instanceof Node.Sym s && !CONSTANTS.contains(s.name()));
    return conjugate
        ? Substitution.in(below, i, Node.negate(i))
        : new Node.Call("overline", List.of(below));
  }

  /** A set of numbers; those of it that are above or below 0 with a sign behind it. */
  Node numbers(String name) {
    boolean signed = strict && cursor.isMark("^");
    int at = signed && cursor.peekNext().equals("{") ? 2 : 1;
    String sign = signed ? cursor.ahead(at).text() : "";
    boolean one =
        ("+".equals(sign) || "-".equals(sign) || "*".equals(sign))
            && (at == 1 || cursor.ahead(3).text().equals("}"));
    if (!one) {
      return new Node.Sym("\\" + name);
    }
    for (int i = 0; i < (at == 1 ? 2 : 4); i++) {
      cursor.take();
    }
    Node infinity = new Node.Sym("inf");
    return !name.equals("R") || sign.equals("*")
        ? new Node.Sym("\\" + name + "_" + sign)
        : sign.equals("+")
            ? new Node.Interval(Node.num(0), infinity, false, false)
            : new Node.Interval(Node.negate(infinity), Node.num(0), false, false);
  }
}
