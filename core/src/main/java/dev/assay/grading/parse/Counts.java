package dev.assay.grading.parse;

import dev.assay.grading.expr.Node;
import dev.assay.grading.expr.Rational;
import dev.assay.grading.parse.Lexer.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How many ways there are to choose, as it is written with letters: {@code C_5^2}, {@code A_5^2}.
 */
final class Counts {
  private static final int MOST = 3;

  private final Cursor cursor;

  Counts(Cursor cursor) {
    this.cursor = cursor;
  }

  /** What is counted where two whole numbers follow a letter that was taken; else nothing. */
  Optional<Node> behind(String letter) {
    if (!isCount(letter)) {
      return Optional.empty();
    }
    String sign = cursor.isMark("^") ? "^" : "_";
    String other = sign.equals("^") ? "_" : "^";
    if (!number(0, sign) || !number(length(0), other)) {
      return Optional.empty();
    }
    int second = length(0);
    Optional<Node> node =
        sign.equals("_")
            ? of(letter, digits(0), digits(second))
            : of(letter, digits(second), digits(0));
    if (node.isPresent()) {
      take(second + length(second));
    }
    return node;
  }

  /** What is counted where braces with nothing in them were opened: {@code {}_5C_2}. */
  Optional<Node> before() {
    return cursor.isMark("}") ? between(1) : Optional.empty();
  }

  /** What is counted where the sign of an index was taken: {@code _5C_2}. */
  Optional<Node> below() {
    return between(-1);
  }

  private Optional<Node> between(int from) {
    int letter = from + (number(from, "_") ? length(from) : 0);
    boolean shape =
        letter > from && isCount(cursor.ahead(letter).text()) && number(letter + 1, "_");
    if (!shape) {
      return Optional.empty();
    }
    Optional<Node> node = of(cursor.ahead(letter).text(), digits(from), digits(letter + 1));
    if (node.isPresent()) {
      take(letter + 1 + length(letter + 1));
    }
    return node;
  }

  /** Whether a name is a capital letter, with strokes or without. */
  static boolean isCapital(String name) {
    char first = name.charAt(0);
    return first >= 'A' && first <= 'Z' && name.replace("'", "").length() == 1;
  }

  private static boolean isCount(String letter) {
    return letter.length() == 1 && "CPA".contains(letter);
  }

  /** Whether a sign and a number stand at a place, in braces if it has more than one digit. */
  private boolean number(int at, String sign) {
    if (!cursor.ahead(at).text().equals(sign)) {
      return false;
    }
    boolean braced = cursor.ahead(at + 1).text().equals("{");
    Lexer.Token token = cursor.ahead(at + (braced ? 2 : 1));
    boolean whole =
        token.kind() == Kind.NUMBER
            && token.text().length() <= MOST
            && token.text().chars().allMatch(Character::isDigit);
    return whole && (braced ? cursor.ahead(at + 3).text().equals("}") : token.text().length() == 1);
  }

  /** How many tokens an index of digits has that follows; 0 if none does. */
  int index() {
    return number(0, "_") ? length(0) : 0;
  }

  private int length(int at) {
    return cursor.ahead(at + 1).text().equals("{") ? 4 : 2;
  }

  String digits(int at) {
    return cursor.ahead(at + (length(at) == 4 ? 2 : 1)).text();
  }

  void take(int tokens) {
    for (int i = 0; i < tokens; i++) {
      cursor.take();
    }
  }

  private static Optional<Node> of(String letter, String of, String chosen) {
    int all = Integer.parseInt(of);
    int some = Integer.parseInt(chosen);
    return all < some ? Optional.empty() : Optional.of(of(letter, all, some));
  }

  private static Node of(String letter, int all, int some) {
    if (letter.equals("C")) {
      return new Node.Call("binom", List.of(Node.num(all), Node.num(some)));
    }
    var factors = new ArrayList<Node>(List.of(Node.num(1)));
    for (int i = 0; i < some; i++) {
      factors.add(Node.num(all - i));
    }
    return new Node.Product(factors);
  }

  /** The number of choices that {@code C(5,2)} may be, beside a point; empty if it is none. */
  static Optional<Node> of(String letter, List<Node> pair) {
    boolean whole =
        letter.equals("C")
            && pair.size() == 2
            && pair.getFirst() instanceof Node.Num n
            && pair.getLast() instanceof Node.Num k
            && isSmall(n.value())
            && isSmall(k.value())
            && n.value().top().compareTo(k.value().top()) >= 0;
    return whole ? Optional.of(new Node.Call("binom", pair)) : Optional.empty();
  }

  private static boolean isSmall(Rational value) {
    return value.isWhole() && value.top().signum() >= 0 && value.top().bitLength() < 10;
  }
}
