package dev.assay.analysis.question.where;

import dev.assay.analysis.question.where.Expr.Op;
import dev.assay.analysis.question.where.Reference.Part;
import dev.assay.analysis.question.where.Token.Kind;
import dev.assay.domain.AssayException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads an expression by precedence: {@code or} binds least, then {@code and}, then {@code not}.
 */
public final class Parser {
  /** Characters at most. */
  static final int MAX_LENGTH = 20_000;

  /** Parentheses and {@code not} inside each other at most. */
  static final int MAX_DEPTH = 100;

  private static final String HELP = "Such as: sblimp/accuracy > 0.6 and type = 'ttt'";
  private final String text;
  private final List<Token> tokens;
  private int next;
  private int depth;

  private Parser(String text) {
    this.text = text;
    this.tokens = Lexer.tokens(text);
  }

  /**
   * Reads an expression.
   *
   * @throws AssayException BAD_INPUT with the place when it is faulty, empty, too long or too deep
   */
  public static Expr parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw Faults.at(
          text,
          -1,
          "longer than " + MAX_LENGTH + " characters",
          "Shorten it, for instance with tags, like or a regular expression.");
    }
    Parser parser = new Parser(text);
    Expr expr = parser.or();
    if (parser.peek().kind() != Kind.END) {
      throw parser.expected("and, or, or the end");
    }
    return expr;
  }

  private Expr or() {
    List<Expr> parts = new ArrayList<>();
    do {
      parts.add(and());
    } while (takeWord("or"));
    return parts.size() == 1 ? parts.getFirst() : new Expr.Or(parts);
  }

  private Expr and() {
    List<Expr> parts = new ArrayList<>();
    do {
      parts.add(not());
    } while (takeWord("and"));
    return parts.size() == 1 ? parts.getFirst() : new Expr.And(parts);
  }

  private Expr not() {
    Token token = peek();
    if (token.isWord("not")) {
      enter(token);
      next++;
      Expr inner = not();
      depth--;
      return new Expr.Not(inner);
    }
    if (token.isSymbol("(")) {
      enter(token);
      next++;
      Expr inner = or();
      take(")");
      depth--;
      return inner;
    }
    return comparison();
  }

  private void enter(Token token) {
    if (++depth > MAX_DEPTH) {
      throw Faults.at(
          text,
          token.at(),
          "nested deeper than " + MAX_DEPTH + " levels",
          "Take out parentheses that do nothing.");
    }
  }

  private Expr comparison() {
    Literal left = literalOrNull();
    if (left != null) {
      Op op = operator();
      if (op == null) {
        throw expected("a comparison such as = or <");
      }
      boolean negated = isUnequal();
      Reference subject = Names.reference(this);
      return negate(negated, new Expr.Compare(subject, op.mirrored(), left));
    }
    Reference subject = Names.reference(this);
    Op op = operator();
    if (op != null) {
      boolean negated = isUnequal();
      Literal value = literalOrNull();
      return negate(
          negated,
          value != null
              ? new Expr.Compare(subject, op, value)
              : new Expr.CompareTwo(subject, op, Names.reference(this)));
    }
    return wordComparison(subject);
  }

  /** Whether the operator just taken was one for "is not equal". */
  private boolean isUnequal() {
    String sign = tokens.get(next - 1).text();
    return sign.equals("!=") || sign.equals("<>");
  }

  private @Nullable Op operator() {
    Token token = peek();
    if (token.kind() != Kind.SYMBOL) {
      return null;
    }
    Op op =
        switch (token.text()) {
          case "=", "==", "!=", "<>" -> Op.EQ;
          case "<" -> Op.LT;
          case "<=" -> Op.LE;
          case ">" -> Op.GT;
          case ">=" -> Op.GE;
          default -> null;
        };
    if (op != null) {
      next++;
    }
    return op;
  }

  private Expr wordComparison(Reference subject) {
    Token token = peek();
    if (token.isSymbol("~") || token.isSymbol("!~")) {
      next++;
      Token pattern = takeText("a regular expression in quotes");
      return negate(token.isSymbol("!~"), new Expr.Regex(subject, pattern.text(), pattern.at()));
    }
    if (takeWord("is")) {
      boolean negated = takeWord("not");
      takeWordOrFail("null");
      return negate(negated, new Expr.IsNull(subject));
    }
    boolean negated = takeWord("not");
    if (takeWord("in")) {
      return negate(negated, new Expr.In(subject, list()));
    }
    if (takeWord("like")) {
      return negate(negated, new Expr.Like(subject, takeText("a pattern in quotes").text(), false));
    }
    if (takeWord("ilike")) {
      return negate(negated, new Expr.Like(subject, takeText("a pattern in quotes").text(), true));
    }
    if (takeWord("between")) {
      Literal low = literal();
      takeWordOrFail("and");
      return negate(negated, new Expr.Between(subject, low, literal()));
    }
    if (takeWord("has") || takeWord("contains")) {
      return negate(negated, new Expr.Has(subject, literal()));
    }
    if (negated) {
      throw expected("in, like, ilike, between or has");
    }
    return new Expr.Truth(subject);
  }

  private static Expr negate(boolean negated, Expr expr) {
    return negated ? new Expr.Not(expr) : expr;
  }

  private List<Literal> list() {
    take("(");
    List<Literal> values = new ArrayList<>();
    do {
      values.add(literal());
    } while (takeSymbol(","));
    take(")");
    return values;
  }

  private Literal literal() {
    Literal literal = literalOrNull();
    if (literal == null) {
      throw expected("a number, a text in quotes, true or false");
    }
    return literal;
  }

  private @Nullable Literal literalOrNull() {
    Token token = peek();
    Object value =
        switch (token.kind()) {
          case NUMBER -> token.number();
          case TEXT -> token.text();
          case NAME ->
              switch (token.text().toLowerCase(Locale.ROOT)) {
                case "true" -> true;
                case "false" -> false;
                default -> null;
              };
          case QUOTED_NAME, SYMBOL, END -> null;
        };
    if (value == null) {
      return null;
    }
    next++;
    return new Literal(value, token.at());
  }

  Token peek() {
    return tokens.get(next);
  }

  /** Takes the token that {@link #peek} shows. */
  Token advance() {
    return tokens.get(next++);
  }

  boolean takeSymbol(String symbol) {
    boolean there = peek().isSymbol(symbol);
    if (there) {
      next++;
    }
    return there;
  }

  void take(String symbol) {
    if (!takeSymbol(symbol)) {
      throw expected("'" + symbol + "'");
    }
  }

  private boolean takeWord(String word) {
    boolean there = peek().isWord(word);
    if (there) {
      next++;
    }
    return there;
  }

  private void takeWordOrFail(String word) {
    if (!takeWord(word)) {
      throw expected("'" + word + "'");
    }
  }

  Token takeText(String what) {
    if (peek().kind() != Kind.TEXT) {
      throw expected(what);
    }
    return advance();
  }

  AssayException expected(String what) {
    return Faults.at(
        text, peek().at(), "expected %s, found %s".formatted(what, peek().shown()), HELP);
  }

  /** Which number of an estimate a suffix names; null if none. */
  static @Nullable Part part(String suffix) {
    return switch (suffix) {
      case "value" -> Part.VALUE;
      case "se", "stderr" -> Part.SE;
      case "n" -> Part.N;
      default -> null;
    };
  }
}
