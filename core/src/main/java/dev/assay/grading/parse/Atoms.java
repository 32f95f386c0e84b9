package dev.assay.grading.parse;

import dev.assay.grading.expr.GaveUp;
import dev.assay.grading.expr.Node;
import dev.assay.grading.expr.Rational;
import dev.assay.grading.expr.Unreadable;
import dev.assay.grading.parse.Lexer.Kind;
import dev.assay.grading.parse.Lexer.Token;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads what an answer is made of: numbers, letters, commands, brackets, matrices. */
final class Atoms {
  private static final Set<String> FUNCTIONS =
      Set.of(
          "sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "ln", "log", "lg",
          "exp", "sinh", "cosh", "tanh");

  private final Cursor cursor;
  private final Parser parser;
  private int bars;

  Atoms(Cursor cursor, Parser parser) {
    this.cursor = cursor;
    this.parser = parser;
  }

  /** Whether a stroke would end an absolute value. */
  boolean insideBars() {
    return bars > 0;
  }

  Node atom() {
    Token token = cursor.take();
    return switch (token.kind()) {
      case NUMBER ->
          token.text().indexOf('.') >= 0 && cursor.isCommand("overline")
              ? repeating(token.text())
              : number(token.text());
      case LETTER -> letter(token.text());
      case TEXT -> Literals.of(token.text(), "").orElseGet(() -> new Node.Sym("\"" + token.text()));
      case COMMAND -> command(token.text());
      case MARK -> bracket(token.text());
      case END -> throw new Unreadable("the answer ends too early");
    };
  }

  /** The letters f, g and h before a bracket are functions. */
  private Node letter(String name) {
    boolean braced = cursor.isMark("{") && cursor.peekNext().equals("(");
    if (!"fgh".contains(name) || !braced && !cursor.isMark("(")) {
      return new Node.Sym(name);
    }
    cursor.take();
    if (braced) {
      cursor.take();
    }
    Node call = new Node.Call("@" + name, List.of(round(false)));
    if (braced) {
      cursor.expect("}");
    }
    return call;
  }

  /** Digits under a bar go on for ever: {@code 0.1\overline{6}} is 1/6. */
  private Node repeating(String text) {
    cursor.take();
    cursor.expect("{");
    String digits = cursor.take().text();
    cursor.expect("}");
    if (digits.length() > 100 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new Unreadable("a bar over something else than digits");
    }
    int places = text.length() - text.indexOf('.') - 1;
    BigInteger nines = BigInteger.TEN.pow(digits.length()).subtract(BigInteger.ONE);
    var rest = new Rational(new BigInteger(digits), nines.multiply(BigInteger.TEN.pow(places)));
    return new Node.Num(((Node.Num) number(text)).value().plus(rest), -1);
  }

  private static Node number(String text) {
    int point = text.indexOf('.');
    if (text.length() > 2000) {
      throw new GaveUp("a number of more than 2000 digits");
    }
    if (point < 0) {
      return new Node.Num(new Rational(new BigInteger(text), BigInteger.ONE), -1);
    }
    String digits = "0" + text.substring(0, point) + text.substring(point + 1);
    var bottom = BigInteger.TEN.pow(text.length() - point - 1);
    int places = text.length() - point - 1;
    return new Node.Num(new Rational(new BigInteger(digits), bottom), places == 0 ? -1 : places);
  }

  private Node command(String name) {
    if (FUNCTIONS.contains(name)) {
      return function(name);
    }
    return switch (name) {
      case "frac" -> Node.divide(argument(), argument());
      case "sqrt" -> root();
      case "pi" -> new Node.Sym("pi");
      case "infty", "inf", "infinity" -> new Node.Sym("inf");
      case "binom" -> new Node.Call("binom", List.of(argument(), argument()));
      case "emptyset", "varnothing" -> new Node.Group(Node.Group.Kind.SET, List.of());
      case "overline" -> new Node.Call("overline", List.of(argument()));
      case "text", "boxed" -> argument();
      case "begin" -> matrix();
      case "mathbb" -> new Node.Sym("\\" + name(argument()));
      case "det" -> new Node.Call("det", List.of(parser.power()));
      case "max", "min", "gcd" -> ofSeveral(name);
      case "lfloor" -> closed("floor", "rfloor");
      case "lceil" -> closed("ceil", "rceil");
      default -> new Node.Sym("\\" + name);
    };
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
      return new Node.Call("arc" + name, List.of(functionArgument()));
    }
    Node argument = functionArgument();
    Node call =
        name.equals("log")
            ? new Node.Call("log", List.of(argument, base))
            : new Node.Call(name, List.of(argument));
    return exponent.equals(Node.num(1)) ? call : new Node.Power(call, exponent);
  }

  private Node functionArgument() {
    Node first = parser.power();
    if (cursor.last().text().equals(")")) {
      return first;
    }
    var factors = new ArrayList<Node>(List.of(first));
    while (cursor.peek().kind() == Kind.LETTER
        || cursor.peek().kind() == Kind.NUMBER
        || cursor.isCommand("pi")) {
      factors.add(parser.power());
    }
    return factors.size() == 1 ? first : new Node.Product(factors);
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
        Node inside = parser.list();
        cursor.expect("}");
        return inside;
      }
      case "\\{" -> {
        if (cursor.accept("\\}")) {
          return new Node.Group(Node.Group.Kind.SET, List.of());
        }
        var inside = parser.items();
        boolean unclosed = inside.size() == 1 && cursor.peek().kind() == Kind.END;
        if (unclosed && inside.getFirst() instanceof Node.Matrix rows) {
          return system(rows);
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
      case "-" -> {
        return Node.negate(parser.power());
      }
      case "(", "[" -> {
        return round(open.equals("["));
      }
      default -> throw new Unreadable("unexpected '" + open + "'");
    }
  }

  private Node round(boolean lowClosed) {
    var inside = parser.items();
    boolean highClosed = cursor.isMark("]");
    if (!cursor.accept("]")) {
      cursor.expect(")");
    }
    if (inside.size() == 2 && (lowClosed || highClosed)) {
      return new Node.Interval(inside.getFirst(), inside.getLast(), lowClosed, highClosed);
    }
    return inside.size() == 1 ? inside.getFirst() : new Node.Group(Node.Group.Kind.TUPLE, inside);
  }

  private Node matrix() {
    String name = environment();
    if (name.equals("array")) {
      argument();
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
      return number(token.text().substring(0, 1));
    }
    if (cursor.accept("-")) {
      return Node.negate(atom());
    }
    return atom();
  }
}
