package dev.assay.grading.parse;

import dev.assay.grading.expr.Unreadable;
import dev.assay.grading.parse.Lexer.Kind;
import dev.assay.grading.parse.Lexer.Token;
import java.util.List;

/** A place in the tokens of an answer. For one answer and one thread. */
final class Cursor {
  private final List<Token> tokens;
  private int at;

  Cursor(List<Token> tokens) {
    this.tokens = tokens;
  }

  /** How many tokens were taken. */
  int place() {
    return at;
  }

  Token peek() {
    return tokens.get(at);
  }

  Token take() {
    Token token = tokens.get(at);
    if (token.kind() != Kind.END) {
      at++;
    }
    return token;
  }

  boolean isMark(String mark) {
    return peek().kind() == Kind.MARK && peek().text().equals(mark);
  }

  boolean isCommand(String name) {
    return peek().kind() == Kind.COMMAND && peek().text().equals(name);
  }

  boolean accept(String mark) {
    boolean yes = isMark(mark);
    at += yes ? 1 : 0;
    return yes;
  }

  boolean acceptCommand(String name) {
    boolean yes = isCommand(name);
    at += yes ? 1 : 0;
    return yes;
  }

  void expect(String mark) {
    if (!accept(mark)) {
      throw new Unreadable("expected '" + mark + "', found '" + peek().text() + "'");
    }
  }

  String peekNext() {
    return ahead(1).text();
  }

  /** The token that many places ahead; the first or last one beyond the ends. */
  Token ahead(int places) {
    return tokens.get(Math.max(0, Math.min(at + places, tokens.size() - 1)));
  }

  /** The token that was taken last; only after one was. */
  Token last() {
    return tokens.get(at - 1);
  }

  /** Takes a token away that is that many places ahead. */
  void drop(int places) {
    tokens.remove(at + places);
  }

  /** Puts a command in the place of a token that is that many places ahead. */
  void replace(int places, String command) {
    tokens.set(at + places, new Token(Kind.COMMAND, command));
  }

  /** Leaves only the rest of the next token to be taken. */
  void shorten(int characters) {
    Token token = peek();
    tokens.set(at, new Token(token.kind(), token.text().substring(characters)));
  }
}
