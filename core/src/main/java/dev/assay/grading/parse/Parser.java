package dev.assay.grading.parse;

import dev.assay.grading.expr.GaveUp;
import dev.assay.grading.expr.Limits;
import dev.assay.grading.expr.Node;
import dev.assay.grading.expr.Unreadable;
import dev.assay.grading.parse.Lexer.Kind;
import dev.assay.grading.parse.Lexer.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a cleaned answer by precedence: list, relation, union, sum, ratio, product, power. */
public final class Parser {
  private static final Map<String, String> SIGNS =
      Map.ofEntries(
          Map.entry("=", "="),
          Map.entry("<", "<"),
          Map.entry(">", ">"),
          Map.entry("le", "<="),
          Map.entry("leq", "<="),
          Map.entry("ge", ">="),
          Map.entry("geq", ">="),
          Map.entry("lt", "<"),
          Map.entry("gt", ">"),
          Map.entry("ne", "!="),
          Map.entry("neq", "!="),
          Map.entry("in", "in"),
          Map.entry("approx", "="),
          Map.entry("leqslant", "<="),
          Map.entry("geqslant", ">="));
  private static final Set<String> CLOSING =
      Set.of(
          "cup",
          "cap",
          "pm",
          "mp",
          "end",
          "setminus",
          "backslash",
          "choose",
          "over",
          "bmod",
          "mod",
          "rfloor",
          "rceil");

  private final Cursor cursor;
  private final Atoms atoms;
  private int depth;

  private Parser(Cursor cursor) {
    this.cursor = cursor;
    this.atoms = new Atoms(cursor, this);
  }

  /**
   * The answer as a tree.
   *
   * @throws Unreadable if it has no meaning we know
   * @throws GaveUp if it is too large
   */
  public static Node parse(String cleaned) {
    if (cleaned.length() > Limits.ANSWER) {
      throw new GaveUp("an answer of more than " + Limits.ANSWER + " characters");
    }
    var parser = new Parser(new Cursor(Lexer.tokens(cleaned)));
    Node node = parser.list();
    if (parser.cursor.peek().kind() != Kind.END) {
      throw new Unreadable("unexpected '" + parser.cursor.peek().text() + "'");
    }
    return node;
  }

  Node list() {
    var items = items();
    return items.size() == 1 ? items.getFirst() : new Node.Group(Node.Group.Kind.LIST, items);
  }

  List<Node> items() {
    if (++depth > Limits.DEPTH) {
      throw new GaveUp("nesting deeper than " + Limits.DEPTH);
    }
    var items = new ArrayList<Node>();
    do {
      while (cursor.accept(",")) {
        continue;
      }
      items.add(relation());
      if (items.size() > Limits.ELEMENTS) {
        throw new GaveUp("more than " + Limits.ELEMENTS + " elements");
      }
    } while (cursor.accept(",") || cursor.accept(";"));
    depth--;
    return items;
  }

  Node relation() {
    var sides = new ArrayList<Node>(List.of(union()));
    var signs = new ArrayList<String>();
    while (SIGNS.containsKey(cursor.peek().text())
        && cursor.peek().kind() != Kind.LETTER
        && cursor.peek().kind() != Kind.TEXT) {
      String sign = SIGNS.getOrDefault(cursor.take().text(), "=");
      if ((sign.equals("<") || sign.equals(">")) && cursor.accept("=")) {
        sign += "=";
      }
      signs.add(sign);
      sides.add(union());
    }
    return signs.isEmpty() ? sides.getFirst() : new Node.Relation(sides, signs);
  }

  /** An intersection binds tighter than a union; of differences the first goes first. */
  private Node union() {
    var parts = new ArrayList<Node>(List.of(intersection()));
    while (cursor.acceptCommand("cup")) {
      parts.add(intersection());
    }
    return parts.size() == 1 ? parts.getFirst() : new Node.Group(Node.Group.Kind.UNION, parts);
  }

  private Node intersection() {
    var parts = new ArrayList<Node>(List.of(setDifference()));
    while (cursor.acceptCommand("cap")) {
      parts.add(setDifference());
    }
    return parts.size() == 1
        ? parts.getFirst()
        : new Node.Group(Node.Group.Kind.INTERSECTION, parts);
  }

  private Node setDifference() {
    Node left = sum();
    while (true) {
      if (cursor.acceptCommand("setminus") || cursor.acceptCommand("backslash") || setMinus()) {
        left = new Node.Call("minus", List.of(left, sum()));
      } else if (cursor.acceptCommand("choose")) {
        left = new Node.Call("binom", List.of(left, sum()));
      } else if (cursor.acceptCommand("over")) {
        left = Node.divide(left, sum());
      } else {
        return left;
      }
    }
  }

  /** A minus or a stroke before a set in braces takes its elements away. */
  private boolean setMinus() {
    boolean braces = (cursor.isMark("-") || cursor.isMark("\\")) && cursor.peekNext().equals("\\{");
    return braces && cursor.accept(cursor.peek().text());
  }

  Node sum() {
    var terms = new ArrayList<Node>();
    boolean leading = cursor.isCommand("pm") || cursor.isCommand("mp");
    terms.add(leading ? Node.num(0) : signed());
    while (true) {
      if (cursor.accept("+")) {
        terms.add(product());
      } else if (cursor.isMark("-") && cursor.peekNext().equals("\\{")) {
        return terms.size() == 1 ? terms.getFirst() : new Node.Sum(terms);
      } else if (cursor.accept("-")) {
        terms.add(Node.negate(product()));
      } else if (cursor.acceptCommand("pm")) {
        terms.add(new Node.Call("pm", List.of(product())));
      } else if (cursor.acceptCommand("mp")) {
        terms.add(new Node.Call("pm", List.of(Node.negate(product()))));
      } else {
        return terms.size() == 1 ? terms.getFirst() : new Node.Sum(terms);
      }
    }
  }

  private Node signed() {
    boolean negative = false;
    while (cursor.isMark("-") || cursor.isMark("+")) {
      negative ^= cursor.take().text().equals("-");
    }
    return negative ? Node.negate(product()) : product();
  }

  /** Products with colons between are a ratio; of two it is their quotient. */
  private Node product() {
    Node first = quotient();
    if (!cursor.isMark(":")) {
      return first;
    }
    var parts = new ArrayList<Node>(List.of(first));
    while (cursor.accept(":")) {
      parts.add(quotient());
    }
    return parts.size() == 2
        ? Node.divide(parts.getFirst(), parts.getLast())
        : new Node.Call("ratio", parts);
  }

  private Node quotient() {
    var factors = new ArrayList<Node>(List.of(mixedOrPower()));
    while (true) {
      if (cursor.accept("*") || cursor.acceptCommand("cdot") || cursor.acceptCommand("times")) {
        factors.add(cursor.isMark("-") ? signedPower() : power());
      } else if (cursor.accept("/") || cursor.acceptCommand("div")) {
        factors.add(new Node.Power(cursor.isMark("-") ? signedPower() : power(), Node.num(-1)));
      } else if (cursor.acceptCommand("bmod") || cursor.acceptCommand("mod")) {
        Node left = joined(factors);
        factors.clear();
        factors.add(new Node.Call("mod", List.of(left, power())));
      } else if (startsAtom()) {
        factors.add(power());
      } else {
        return joined(factors);
      }
    }
  }

  private static Node joined(List<Node> factors) {
    return factors.size() == 1 ? factors.getFirst() : new Node.Product(factors);
  }

  /** A whole number and a fraction behind it are a mixed number. */
  private Node mixedOrPower() {
    Node first = power();
    if (mixed(first)) {
      return new Node.Sum(List.of(first, Node.divide(power(), slash())));
    }
    boolean whole =
        first instanceof Node.Num n
            && n.value().isWhole()
            && !n.decimal()
            && cursor.isCommand("frac");
    if (!whole || cursor.last().kind() != Kind.NUMBER) {
      return first;
    }
    Node fraction = power();
    if (isPlainFraction(fraction)) {
      return new Node.Sum(List.of(first, fraction));
    }
    boolean signed =
        fraction instanceof Node.Call c
            && (c.name().equals("percent") || c.name().equals("deg"))
            && isPlainFraction(c.arguments().getFirst());
    if (signed) {
      var call = (Node.Call) fraction;
      Node sum = new Node.Sum(List.of(first, call.arguments().getFirst()));
      return new Node.Call(call.name(), List.of(sum));
    }
    return new Node.Product(List.of(first, fraction));
  }

  /** Whether a whole number is followed by a fraction below 1 of two numbers: {@code 2 1/3}. */
  private boolean mixed(Node first) {
    boolean shape =
        first instanceof Node.Num n
            && n.value().isWhole()
            && !n.decimal()
            && cursor.last().kind() == Kind.NUMBER
            && cursor.peek().kind() == Kind.NUMBER
            && cursor.peekNext().equals("/")
            && cursor.ahead(2).kind() == Kind.NUMBER;
    return shape
        && (cursor.peek().text() + cursor.ahead(2).text()).indexOf('.') < 0
        && isLess(cursor.peek().text(), cursor.ahead(2).text());
  }

  private static boolean isLess(String a, String b) {
    return a.length() < b.length() || a.length() == b.length() && a.compareTo(b) < 0;
  }

  private Node slash() {
    cursor.expect("/");
    return power();
  }

  private Node signedPower() {
    cursor.take();
    return Node.negate(power());
  }

  private static boolean isPlainFraction(Node node) {
    return node instanceof Node.Product p
        && p.factors().getFirst() instanceof Node.Num
        && p.factors().getLast() instanceof Node.Power q
        && q.base() instanceof Node.Num;
  }

  private boolean startsAtom() {
    Token token = cursor.peek();
    return switch (token.kind()) {
      case NUMBER, LETTER, TEXT -> true;
      case COMMAND -> !SIGNS.containsKey(token.text()) && !CLOSING.contains(token.text());
      case MARK ->
          token.text().equals("(")
              || token.text().equals("[")
              || token.text().equals("{")
              || (token.text().equals("|") && !atoms.insideBars());
      case END -> false;
    };
  }

  Node power() {
    if (++depth > Limits.DEPTH) {
      throw new GaveUp("nesting deeper than " + Limits.DEPTH);
    }
    Node node = atoms.atom();
    while (true) {
      if (cursor.accept("^")) {
        if (cursor.acceptCommand("circ")) {
          node = new Node.Call("deg", List.of(node));
        } else {
          node = new Node.Power(node, atoms.argument());
        }
      } else if (cursor.accept("!")) {
        node = new Node.Call(cursor.accept("!") ? "factorial2" : "factorial", List.of(node));
      } else if (cursor.accept("\\%") || cursor.accept("%")) {
        node = new Node.Call("percent", List.of(node));
      } else if (cursor.accept("_")) {
        node = subscript(node);
      } else {
        depth--;
        return node;
      }
    }
  }

  private Node subscript(Node node) {
    Node below = atoms.argument();
    boolean digits =
        node instanceof Node.Sym s
            && s.name().length() > 1
            && s.name().charAt(0) == '"'
            && Character.isDigit(s.name().charAt(1));
    if (node instanceof Node.Num || digits) {
      return new Node.Call("base", List.of(node, below));
    }
    return node instanceof Node.Sym s ? new Node.Sym(s.name() + "_" + below) : node;
  }
<<<<<<< HEAD

  /** An argument of a command or exponent: a group, or one digit, letter or command. */
  private Node argument() {
    if (accept("{")) {
      Node node = list();
      expect("}");
      return node;
    }
    Token token = peek();
    if (token.kind() == Kind.NUMBER && token.text().length() > 1) {
      tokens.set(at, new Token(Kind.NUMBER, token.text().substring(1)));
      return number(token.text().substring(0, 1));
    }
    if (accept("-")) {
      return Node.negate(atom());
    }
    return atom();
  }

  private Node atom() {
    Token token = take();
    return switch (token.kind()) {
      case NUMBER ->
          token.text().indexOf('.') >= 0 && isCommand("overline")
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
    boolean braced = isMark("{") && tokens.get(at + 1).text().equals("(");
    if (!"fgh".contains(name) || !braced && !isMark("(")) {
      return new Node.Sym(name);
    }
    at += braced ? 2 : 1;
    Node call = new Node.Call("@" + name, List.of(round(false)));
    if (braced) {
      expect("}");
    }
    return call;
  }

  /** Digits under a bar go on for ever: {@code 0.1\overline{6}} is 1/6. */
  private Node repeating(String text) {
    take();
    expect("{");
    String digits = take().text();
    expect("}");
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
      case "det" -> new Node.Call("det", List.of(power()));
      case "lfloor" -> closed("floor", "rfloor");
      case "lceil" -> closed("ceil", "rceil");
      default -> new Node.Sym("\\" + name);
    };
  }

  private static String name(Node letter) {
    return letter instanceof Node.Sym s ? s.name() : "mathbb";
  }

  private Node closed(String name, String end) {
    Node inside = sum();
    if (!acceptCommand(end)) {
      throw new Unreadable("no \\" + end);
    }
    return new Node.Call(name, List.of(inside));
  }

  private Node function(String written) {
    String name = written.equals("lg") ? "log" : written;
    Node base = Node.num(10);
    Node exponent = Node.num(1);
    if (name.equals("log") && accept("_")) {
      base = argument();
    }
    if (accept("^")) {
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
    Node first = power();
    if (tokens.get(at - 1).text().equals(")")) {
      return first;
    }
    var factors = new ArrayList<Node>(List.of(first));
    while (peek().kind() == Kind.LETTER || peek().kind() == Kind.NUMBER || isCommand("pi")) {
      factors.add(power());
    }
    return factors.size() == 1 ? first : new Node.Product(factors);
  }

  private Node root() {
    Node degree = Node.num(2);
    if (accept("[")) {
      degree = sum();
      expect("]");
    }
    return new Node.Power(argument(), new Node.Power(degree, Node.num(-1)));
  }

  private Node bracket(String open) {
    switch (open) {
      case "{" -> {
        Node inside = list();
        expect("}");
        return inside;
      }
      case "\\{" -> {
        if (accept("\\}")) {
          return new Node.Group(Node.Group.Kind.SET, List.of());
        }
        var inside = items();
        expect("\\}");
        return new Node.Group(Node.Group.Kind.SET, inside);
      }
      case "|" -> {
        bars++;
        Node inside = sum();
        bars--;
        expect("|");
        return new Node.Call("abs", List.of(inside));
      }
      case "-" -> {
        return Node.negate(power());
      }
      case "(", "[" -> {
        return round(open.equals("["));
      }
      default -> throw new Unreadable("unexpected '" + open + "'");
    }
  }

  private Node round(boolean lowClosed) {
    var inside = items();
    boolean highClosed = isMark("]");
    if (!accept("]")) {
      expect(")");
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
    while (!acceptCommand("end")) {
      row.add(relation());
      boolean next = accept("\\\\");
      if (next || isCommand("end")) {
        rows.add(List.copyOf(row));
        row.clear();
      } else {
        expect("&");
      }
    }
    environment();
    if (rows.isEmpty()) {
      throw new Unreadable("a matrix without elements");
    }
    Node matrix = new Node.Matrix(rows);
    return name.equals("vmatrix") ? new Node.Call("det", List.of(matrix)) : matrix;
  }

  private String environment() {
    expect("{");
    var name = new StringBuilder();
    while (peek().kind() == Kind.LETTER || isMark("*")) {
      name.append(take().text());
    }
    expect("}");
    return name.toString();
  }
=======
>>>>>>> 9294b8a (bench/grade: how fast completions are graded; the parser in three parts, the tables of the cleaner apart)
}
