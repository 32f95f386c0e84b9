package dev.assay.grading.parse;

import dev.assay.grading.expr.GaveUp;
import dev.assay.grading.expr.Limits;
import dev.assay.grading.expr.Node;
import dev.assay.grading.expr.Unreadable;
import dev.assay.grading.parse.Lexer.Kind;
import dev.assay.grading.parse.Lexer.Token;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what an answer is made of: numbers, letters, commands, brackets, matrices. */
final class Atoms {
  private static final Set<String> FUNCTIONS =
      Set.of(
          "sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "ln", "log", "lg",
          "exp", "sinh", "cosh", "tanh");

  private static final Set<String> ANGLES = Set.of("sin", "cos", "tan", "cot", "sec", "csc");

  private final Cursor cursor;
  private final Parser parser;
  private final Names names;
  private final Operators operators = new Operators();
  private final Deque<Integer> outward = new ArrayDeque<>();
  private int bars;
  private int depth;

  Atoms(Cursor cursor, Parser parser) {
    this.cursor = cursor;
    this.parser = parser;
    names = new Names(cursor, this, parser.strict());
  }

  /** Whether a stroke would end an absolute value. */
  boolean insideBars() {
    return bars > 0;
  }

  /** Whether a bracket that opens, as others write them, ends an interval here. */
  boolean closesOutward() {
    return !outward.isEmpty() && outward.peek() == cursor.place();
  }

  Node atom() {
    if (++depth > Limits.DEPTH) {
      throw new GaveUp("nesting deeper than " + Limits.DEPTH);
    }
    Node atom = of(cursor.take());
    depth--;
    return atom;
  }

  private Node of(Token token) {
    return switch (token.kind()) {
      case NUMBER -> new Repeating(cursor, parser.strict()).of(token.text());
      case LETTER -> names.letter(token.text());
      case TEXT ->
          Literals.of(token.text(), "", parser.dialect())
              .orElseGet(() -> new Node.Sym("\"" + token.text()));
      case COMMAND -> command(token.text());
      case MARK -> bracket(token.text());
      case END -> throw new Unreadable("the answer ends too early");
    };
  }

  private Node command(String name) {
    if (FUNCTIONS.contains(name)) {
      return function(name);
    }
    return switch (name) {
      case "frac" -> fraction(argument(), argument());
      case "sqrt" -> root();
      case "pi" -> new Node.Sym("pi");
      case "infty", "inf", "infinity" -> new Node.Sym("inf");
      case "binom" -> new Node.Call("binom", List.of(argument(), argument()));
      case "emptyset", "varnothing" -> new Node.Group(Node.Group.Kind.SET, List.of());
      case "overline" -> names.overline(argument());
      case "text", "boxed" -> argument();
      case "begin" -> matrix();
      case "mathbb" -> names.numbers(name(argument()));
      case "det" -> new Node.Call("det", List.of(parser.power()));
      case "max", "min", "gcd" -> ofSeveral(name);
      case "lfloor" -> closed("floor", "rfloor");
      case "lceil" -> closed("ceil", "rceil");
      default -> parser.strict() ? further(name) : new Node.Sym("\\" + name);
    };
  }

  /** A fraction, or a derivative: {@code dy/dx} is {@code y'}. */
  private Node fraction(Node top, Node bottom) {
    return (parser.strict() ? Primes.derivative(top, bottom) : Optional.<Node>empty())
        .orElseGet(() -> Node.divide(top, bottom));
  }

  /** What Math-Verify does not know. */
  private Node further(String name) {
    return switch (name) {
      case "nicefrac", "sfrac" -> Node.divide(argument(), argument());
      case "cosec" -> function("csc");
      case "cis" -> onCircle(functionArgument(true));
      case "lcm" -> ofSeveral(name);
      case "mathrm", "mathbf", "mathit", "rm" -> atom();
      case "langle" -> {
        var inside = parser.inside();
        if (!cursor.acceptCommand("rangle")) {
          throw new Unreadable("no \\rangle");
        }
        yield new Node.Group(Node.Group.Kind.TUPLE, inside);
      }
      case "sum", "prod" -> overIndex(name);
      default ->
          Signs.ACCENTS.contains(name)
              ? new Node.Sym("\\" + name + "(" + argument() + ")")
              : new Node.Sym("\\" + name);
    };
  }

  /** The cosine of an angle and i times its sine. */
  private static Node onCircle(Node angle) {
    Node up = new Node.Product(List.of(new Node.Sym("i"), new Node.Call("sin", List.of(angle))));
    return new Node.Sum(List.of(new Node.Call("cos", List.of(angle)), up));
  }

  private Node overIndex(String name) {
    Node below = new Node.Group(Node.Group.Kind.LIST, List.of());
    Node above = below;
    for (int i = 0; i < 2; i++) {
      if (cursor.accept("_")) {
        below = argument();
      } else if (cursor.accept("^")) {
        above = argument();
      }
    }
    return operators.of(name, below, above, parser.product());
  }

  private static String name(Node letter) {
    return letter instanceof Node.Sym s ? s.name() : "mathbb";
  }

  private Node ofSeveral(String name) {
    Node several = atom();
    return several instanceof Node.Group g
        ? new Node.Call(name, g.items())
        : new Node.Product(List.of(new Node.Sym("\\" + name), several));
  }

  private Node closed(String name, String end) {
    Node inside = parser.sum();
    if (!cursor.acceptCommand(end)) {
      throw new Unreadable("no \\" + end);
    }
    return new Node.Call(name, List.of(inside));
  }

  private Node function(String written) {
    String name = written.equals("lg") ? "log" : written;
    Node base = Node.num(10);
    Node exponent = Node.num(1);
    if (name.equals("log") && cursor.accept("_")) {
      base = argument();
    }
    if (cursor.accept("^")) {
      exponent = argument();
    }
    if (exponent.equals(Node.num(-1)) && Set.of("sin", "cos", "tan").contains(name)) {
      return new Node.Call("arc" + name, List.of(functionArgument(false)));
    }
    Node argument = functionArgument(ANGLES.contains(name));
    Node call =
        name.equals("log")
            ? new Node.Call("log", List.of(argument, base))
            : new Node.Call(name, List.of(argument));
    return exponent.equals(Node.num(1)) ? call : new Node.Power(call, exponent);
  }

  private Node functionArgument(boolean angle) {
    Node first = parser.power();
    if (cursor.last().text().equals(")")) {
      return first;
    }
    var factors = new ArrayList<Node>(List.of(first));
    if (angle && first instanceof Node.Num && parser.strict() && cursor.isMark("(")) {
      return new Node.Product(List.of(first, parser.power())); // as in sin 2(x+1)
    }
    while (cursor.peek().kind() == Kind.LETTER
        || cursor.peek().kind() == Kind.NUMBER
        || cursor.peek().kind() == Kind.COMMAND && Signs.GREEK.contains(cursor.peek().text())) {
      factors.add(parser.power());
    }
    return factors.size() == 1 ? first : new Node.Product(factors);
  }

  /** An exponent: of plain digits all of them, as in {@code 2^10}. */
  Node exponent() {
    Token token = cursor.peek();
    boolean digits = parser.strict() && token.kind() == Kind.NUMBER;
    return digits ? Numerals.of(cursor.take().text()) : argument();
  }

  private Node root() {
    Node degree = Node.num(2);
    if (cursor.accept("[")) {
      degree = parser.sum();
      cursor.expect("]");
    }
    return new Node.Power(argument(), new Node.Power(degree, Node.num(-1)));
  }

  private Node bracket(String open) {
    switch (open) {
      case "{" -> {
        Optional<Node> count = parser.strict() ? new Counts(cursor).before() : Optional.empty();
        if (count.isPresent()) {
          return count.get();
        }
        if (parser.strict() && Builders.isOperandEnd(cursor.ahead(-2)) && cursor.accept("}")) {
          return Node.num(1); // nothing in braces behind something, which is a factor of it
        }
        Node inside = parser.list();
        cursor.expect("}");
        return inside;
      }
      case "\\{" -> {
        if (cursor.accept("\\}")) {
          return new Node.Group(Node.Group.Kind.SET, List.of());
        }
        if (parser.strict() && Builders.follows(cursor)) {
          return builder();
        }
        var inside = parser.inside();
        boolean unclosed = inside.size() == 1 && cursor.peek().kind() == Kind.END;
        if (unclosed && inside.getFirst() instanceof Node.Matrix rows) {
          return system(rows);
        }
        if (unclosed && parser.strict() && Systems.isRead(inside.getFirst())) {
          return inside.getFirst();
        }
        cursor.expect("\\}");
        return new Node.Group(Node.Group.Kind.SET, inside);
      }
      case "|" -> {
        bars++;
        Node inside = parser.sum();
        bars--;
        cursor.expect("|");
        return new Node.Call("abs", List.of(inside));
      }
      case "<" -> {
        if (!parser.strict() || !Builders.pointed(cursor)) {
          throw new Unreadable("unexpected '<'");
        }
        return further("langle");
      }
      case "_" -> {
        Optional<Node> count =
            parser.strict() && cursor.place() == 1 ? new Counts(cursor).below() : Optional.empty();
        return count.orElseThrow(() -> new Unreadable("unexpected '_'"));
      }
      case "-" -> {
        return Node.negate(parser.power());
      }
      case "(", "[" -> {
        return round(open.equals("["));
      }
      case "]" -> {
        if (!parser.strict()) {
          throw new Unreadable("unexpected '" + open + "'");
        }
        return round(false);
      }
      default -> throw new Unreadable("unexpected '" + open + "'");
    }
  }

  /** What is in round or square brackets, the first of which was taken. */
  Node round(boolean lowClosed) {
    int end = parser.strict() ? Builders.outward(cursor) : -1;
    outward.push(end);
    var inside = parser.inside();
    outward.pop();
    boolean highClosed = cursor.isMark("]");
    boolean closed = cursor.accept("]") || end >= 0 && end == cursor.place() && cursor.accept("[");
    if (!closed) {
      cursor.expect(")");
    }
    boolean square = lowClosed || highClosed || end >= 0;
    if (inside.size() == 2 && square) {
      return new Node.Interval(inside.getFirst(), inside.getLast(), lowClosed, highClosed);
    }
    return inside.size() == 1 ? inside.getFirst() : new Node.Group(Node.Group.Kind.TUPLE, inside);
  }

  /** A set by what holds of its elements. */
  private Node builder() {
    var head = parser.head();
    if (!cursor.accept("|") && !cursor.accept(":") && !cursor.acceptCommand("mid")) {
      throw new Unreadable("a set without a condition");
    }
    var conditions = parser.inside();
    cursor.expect("\\}");
    return Builders.of(head, conditions);
  }

  private Node matrix() {
    boolean braced = cursor.place() > 1 && cursor.ahead(-2).text().equals("\\{");
    String name = environment();
    if (name.equals("array")) {
      argument();
    }
    if (parser.strict() && Systems.isOne(name, braced)) {
      Node system = new Systems(cursor, parser).read();
      environment();
      return system;
    }
    var rows = new ArrayList<List<Node>>();
    var row = new ArrayList<Node>();
    while (!cursor.acceptCommand("end")) {
      row.add(parser.relation());
      boolean next = cursor.accept("\\\\");
      if (next || cursor.isCommand("end")) {
        rows.add(List.copyOf(row));
        row.clear();
      } else {
        cursor.expect("&");
      }
    }
    environment();
    if (rows.isEmpty()) {
      throw new Unreadable("a matrix without elements");
    }
    var matrix = new Node.Matrix(rows);
    if (name.equals("cases")) {
      return system(matrix);
    }
    return name.equals("vmatrix") ? new Node.Call("det", List.of(matrix)) : matrix;
  }

  /** Equations below each other, with a brace before them, are a list. */
  private static Node system(Node.Matrix matrix) {
    boolean column = matrix.rows().stream().allMatch(row -> row.size() == 1);
    return column
        ? new Node.Group(Node.Group.Kind.LIST, matrix.rows().stream().map(List::getFirst).toList())
        : matrix;
  }

  private String environment() {
    cursor.expect("{");
    var name = new StringBuilder();
    while (cursor.peek().kind() == Kind.LETTER || cursor.isMark("*")) {
      name.append(cursor.take().text());
    }
    cursor.expect("}");
    return name.toString();
  }

  /** An argument of a command or exponent: a group, or one digit, letter or command. */
  Node argument() {
    if (cursor.accept("{")) {
      Node node = parser.list();
      cursor.expect("}");
      return node;
    }
    Token token = cursor.peek();
    if (token.kind() == Kind.NUMBER && token.text().length() > 1) {
      cursor.shorten(1);
      return Numerals.of(token.text().substring(0, 1));
    }
    if (cursor.accept("-")) {
      return Node.negate(atom());
    }
    return atom();
  }
}
