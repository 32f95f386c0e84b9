package dev.assay.grading.parse;

import dev.assay.grading.expr.Dialect;
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

  /** Signs behind a letter that make a condition of what is in brackets. */
  private static final Set<String> CONDITIONS =
      Set.of("in", "ne", "neq", "le", "leq", "leqslant", "ge", "geq", "geqslant");

  private static final Set<String> ENDING = Set.of("pmod", "land", "lor", "mid", "rangle");

  private final Cursor cursor;
  private final Atoms atoms;
  private final boolean strict;
  private int depth;
  private boolean head;

  private Parser(Cursor cursor, Dialect dialect) {
    this.cursor = cursor;
    strict = dialect == Dialect.STRICT;
    this.atoms = new Atoms(cursor, this);
  }

  /**
   * The answer as a tree.
   *
   * @throws Unreadable if it has no meaning we know
   * @throws GaveUp if it is too large
   */
  public static Node parse(String cleaned, Dialect dialect) {
    if (cleaned.length() > Limits.ANSWER) {
      throw new GaveUp("an answer of more than " + Limits.ANSWER + " characters");
    }
    var parser = new Parser(new Cursor(Lexer.tokens(cleaned, dialect)), dialect);
    if (parser.strict && Builders.label(parser.cursor)) {
      while (!parser.cursor.accept(":")) {
        parser.cursor.take();
      }
    }
    Node node = parser.list();
    if (parser.cursor.peek().kind() != Kind.END) {
      throw new Unreadable("unexpected '" + parser.cursor.peek().text() + "'");
    }
    boolean many = parser.cursor.place() > Limits.LEVELS; // no deeper than there are tokens
    if (many && Node.isDeeper(node, Limits.LEVELS)) {
      throw new GaveUp("an answer of more than " + Limits.LEVELS + " levels");
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
    var separators = new ArrayList<String>();
    while (cursor.accept(",")) {
      continue;
    }
    boolean more = true;
    while (more) {
      items.add(relation());
      if (strict && isDomain()) {
        cursor.take();
        separators.add(",");
        items.add(relation());
        cursor.expect(")");
      }
      if (items.size() > Limits.ELEMENTS) {
        throw new GaveUp("more than " + Limits.ELEMENTS + " elements");
      }
      String separator = separator();
      more = !separator.isEmpty();
      if (more) {
        separators.add(separator);
      }
    }
    depth--;
    return strict ? Joined.of(items, separators) : items;
  }

  /** Whether it is told in brackets where a letter is from: {@code (k \in Z)}. */
  private boolean isDomain() {
    return strict
        && cursor.isMark("(")
        && cursor.ahead(1).kind() == Kind.LETTER
        && (CONDITIONS.contains(cursor.ahead(2).text()) && cursor.ahead(2).kind() == Kind.COMMAND
            || cursor.ahead(2).text().equals("<")
            || cursor.ahead(2).text().equals(">"));
  }

  /** What stands between two items: a comma, or a word, whatever commas are about it. */
  private String separator() {
    String found = cursor.accept(",") || cursor.accept(";") ? "," : "";
    boolean more = true;
    while (more) {
      if (strict && (cursor.isCommand("land") || cursor.isCommand("lor"))) {
        found = cursor.take().text().equals("land") ? "and" : "or";
      } else {
        more = !found.isEmpty() && cursor.accept(",");
      }
    }
    return found;
  }

  Dialect dialect() {
    return strict ? Dialect.STRICT : Dialect.MATH_VERIFY;
  }

  /** Whether accidents of Math-Verify are left out. */
  boolean strict() {
    return strict;
  }

  /** What a set in braces is made of, before the stroke: there a stroke or colon ends it. */
  List<Node> head() {
    boolean before = head;
    head = true;
    var items = items();
    head = before;
    return items;
  }

  /** What is in brackets of its own, whatever stands around it. */
  List<Node> inside() {
    boolean before = head;
    head = false;
    var items = items();
    head = before;
    return items;
  }

  Node relation() {
    var sides = new ArrayList<Node>(List.of(union()));
    var signs = new ArrayList<String>();
    while (isSign(cursor.peek())) {
      String sign = sign(cursor.take());
      if ((sign.equals("<") || sign.equals(">")) && cursor.accept("=")) {
        sign += "=";
      }
      signs.add(sign);
      sides.add(union());
    }
    Node read = strict ? Chains.of(sides, signs) : chain(sides, signs);
    if (strict && cursor.acceptCommand("pmod")) {
      return Chains.residue(read, atoms.argument());
    }
    return strict && isModulus() ? Chains.residue(read, modulus()) : read;
  }

  /** Whether a modulus in brackets follows. */
  private boolean isModulus() {
    String next = cursor.peekNext();
    return strict && cursor.isMark("(") && (next.equals("bmod") || next.equals("mod"));
  }

  private Node modulus() {
    cursor.take();
    cursor.take();
    Node modulus = sum();
    cursor.expect(")");
    return modulus;
  }

  private static Node chain(List<Node> sides, List<String> signs) {
    return signs.isEmpty() ? sides.getFirst() : new Node.Relation(sides, signs);
  }

  boolean isSign(Token token) {
    boolean known =
        SIGNS.containsKey(token.text())
            || strict && token.kind() == Kind.COMMAND && Signs.RELATIONS.containsKey(token.text());
    boolean ends = head && token.text().equals("mid");
    return known && !ends && token.kind() != Kind.LETTER && token.kind() != Kind.TEXT;
  }

  private String sign(Token token) {
    String strictly = strict ? Signs.RELATIONS.get(token.text()) : null;
    return strictly != null ? strictly : SIGNS.getOrDefault(token.text(), "=");
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
  Node product() {
    Node first = quotient();
    if (head || !cursor.isMark(":")) {
      return first;
    }
    var parts = new ArrayList<Node>(List.of(first));
    while (cursor.accept(":")) {
      parts.add(quotient());
    }
    boolean letters = strict && parts.stream().allMatch(each -> each instanceof Node.Sym);
    return parts.size() == 2 && !letters
        ? Node.divide(parts.getFirst(), parts.getLast())
        : new Node.Call("ratio", parts);
  }

  private Node quotient() {
    var factors = new ArrayList<Node>(List.of(mixedOrPower()));
    while (true) {
      if (strict && Signs.OPERATIONS.contains(cursor.peek().text()) && operates()) {
        String name = "\\" + cursor.take().text();
        Node left = joined(factors);
        factors.clear();
        factors.add(new Node.Call(name, List.of(left, power())));
      } else if (cursor.accept("*")
          || cursor.acceptCommand("cdot")
          || strict && cursor.acceptCommand("ast")) {
        factors.add(cursor.isMark("-") ? signedPower() : power());
      } else if (cursor.acceptCommand("times")) {
        Node right = cursor.isMark("-") ? signedPower() : power();
        boolean cross = strict && isVector(factors.getLast()) && isVector(right);
        factors.add(cross ? new Node.Call("\\times", List.of(factors.removeLast(), right)) : right);
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

  /** Of what is no number, such as a triangle and its corners, the order counts. */
  private Node joined(List<Node> factors) {
    boolean ordered = strict && factors.stream().anyMatch(Parser::isUnknown);
    return factors.size() == 1
        ? factors.getFirst()
        : ordered ? new Node.Call("\\", factors) : new Node.Product(factors);
  }

  private static boolean isUnknown(Node factor) {
    if (!(factor instanceof Node.Sym s) || !s.name().startsWith("\\")) {
      return false;
    }
    int index = s.name().indexOf('_');
    String name = s.name().substring(1, index < 0 ? s.name().length() : index);
    return name.indexOf('(') < 0 && !Signs.isLetter(name);
  }

  /** Whether a sign stands between two operands. */
  private boolean operates() {
    boolean more = cursor.peek().kind() == Kind.COMMAND;
    Token next = cursor.ahead(1);
    return more
        && next.kind() != Kind.END
        && !",;)]}".contains(next.text())
        && !cursor.isCommand("land")
        && !cursor.isCommand("lor");
  }

  /** A letter with an arrow or the like, or a capital letter: products of such do not commute. */
  private static boolean isVector(Node node) {
    return node instanceof Node.Sym s
        && (s.name().startsWith("\\") && s.name().indexOf('(') > 0
            || s.name().length() == 1 && Character.isUpperCase(s.name().charAt(0)));
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
      case COMMAND ->
          !SIGNS.containsKey(token.text())
              && !CLOSING.contains(token.text())
              && !(strict && (isSign(token) || ENDING.contains(token.text())));
      case MARK ->
          token.text().equals("(") && !isModulus() && !isDomain()
              || token.text().equals("[") && !atoms.closesOutward()
              || token.text().equals("{")
              || token.text().equals("|") && !atoms.insideBars() && !head;
      case END -> false;
    };
  }

  Node power() {
    if (++depth > Limits.DEPTH) {
      throw new GaveUp("nesting deeper than " + Limits.DEPTH);
    }
    Node node = atoms.atom();
    while (true) {
      node = strict ? Primes.with(node, cursor) : node;
      if (cursor.accept("^")) {
        if (cursor.acceptCommand("circ")) {
          node = new Node.Call("deg", List.of(strict ? Arcs.with(node, cursor) : node));
        } else {
          node = new Node.Power(node, atoms.exponent());
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
}
