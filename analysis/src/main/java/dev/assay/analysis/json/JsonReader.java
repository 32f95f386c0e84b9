package dev.assay.analysis.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON out of a text, from its beginning to its end. Besides strict JSON it may take {@code
 * NaN}, {@code Infinity} and {@code -Infinity}, which Python writes. One thread.
 */
public final class JsonReader {
  /** Objects and arrays inside each other; what is deeper is refused. */
  public static final int MAX_DEPTH = 200;

  private final String text;
  private final boolean strict;
  private int at;
  private int depth;

  private JsonReader(String text, boolean strict) {
    this.text = text;
    this.strict = strict;
  }

  /** Takes the members of an object, each with the reader before the value. */
  public interface MemberVisitor {
    /** Must read or skip the value. */
    void visit(String name);
  }

  /** A reader that takes Python's numbers too. */
  public static JsonReader of(String text) {
    return new JsonReader(text, false);
  }

  /**
   * One value with nothing behind it, Python's numbers included.
   *
   * @throws JsonException when it is not that
   */
  public static JsonValue parse(String text) {
    JsonReader reader = of(text);
    JsonValue value = reader.value();
    reader.end();
    return value;
  }

  /** Whether a text is exactly one value of strict JSON. */
  public static boolean isStrict(String text) {
    try {
      JsonReader reader = new JsonReader(text, true);
      reader.skip();
      reader.end();
      return true;
    } catch (JsonException e) {
      return false;
    }
  }

  /** Whether an object comes next. */
  public boolean atObject() {
    return peek() == '{';
  }

  private void end() {
    space();
    if (at < text.length()) {
      throw new JsonException("more than one value", at);
    }
  }

  /** Reads an object. */
  public void members(MemberVisitor visitor) {
    open('{');
    if (peek() != '}') {
      do {
        if (peek() != '"') {
          throw new JsonException("a name is missing", at);
        }
        String name = string();
        expect(':');
        visitor.visit(name);
      } while (more('}'));
    }
    close();
  }

  private void items(Runnable item) {
    open('[');
    if (peek() != ']') {
      do {
        item.run();
      } while (more(']'));
    }
    close();
  }

  private void open(char bracket) {
    expect(bracket);
    if (++depth > MAX_DEPTH) {
      throw new JsonException("nested too deeply", at);
    }
  }

  private void close() {
    at++;
    depth--;
  }

  private boolean more(char end) {
    char c = peek();
    if (c == ',') {
      at++;
      return true;
    }
    if (c != end) {
      throw new JsonException("a comma is missing", at);
    }
    return false;
  }

  /** Reads one value. */
  public JsonValue value() {
    switch (peek()) {
      case '{' -> {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members(name -> members.put(name, value()));
        return new JsonValue.Members(members);
      }
      case '[' -> {
        List<JsonValue> items = new ArrayList<>();
        items(() -> items.add(value()));
        return new JsonValue.Items(items);
      }
      case '"' -> {
        return new JsonValue.Text(string());
      }
      default -> {
        return word(scalar());
      }
    }
  }

  /** Passes over one value. */
  public void skip() {
    switch (peek()) {
      case '{' -> members(name -> skip());
      case '[' -> items(this::skip);
      case '"' -> skipString();
      default -> scalar();
    }
  }

  private static JsonValue word(String word) {
    return switch (word) {
      case "true" -> new JsonValue.Flag(true);
      case "false" -> new JsonValue.Flag(false);
      case "null" -> new JsonValue.Nothing();
      default -> JsonValue.Number.of(word);
    };
  }

  /** A word or number, checked. */
  private String scalar() {
    int from = at;
    while (at < text.length() && isWordPart(text.charAt(at))) {
      at++;
    }
    String word = text.substring(from, at);
    boolean fine =
        switch (word) {
          case "true", "false", "null" -> true;
          case "NaN", "Infinity", "-Infinity" -> !strict;
          default -> isNumber(word);
        };
    if (!fine) {
      throw new JsonException("no value", from);
    }
    return word;
  }

  private static boolean isWordPart(char c) {
    return isDigit(c)
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c == '-'
        || c == '+'
        || c == '.';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isNumber(String word) {
    int i = word.startsWith("-") ? 1 : 0;
    int whole = digits(word, i);
    if (whole == i || (word.charAt(i) == '0' && whole > i + 1)) {
      return false;
    }
    i = whole;
    if (i < word.length() && word.charAt(i) == '.') {
      int end = digits(word, i + 1);
      if (end == i + 1) {
        return false;
      }
      i = end;
    }
    if (i < word.length() && (word.charAt(i) == 'e' || word.charAt(i) == 'E')) {
      i++;
      if (i < word.length() && (word.charAt(i) == '+' || word.charAt(i) == '-')) {
        i++;
      }
      int end = digits(word, i);
      if (end == i) {
        return false;
      }
      i = end;
    }
    return i == word.length();
  }

  private static int digits(String word, int from) {
    int i = from;
    while (i < word.length() && isDigit(word.charAt(i))) {
      i++;
    }
    return i;
  }

  private void skipString() {
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"') {
        at++;
        return;
      }
      if (c == '\\') {
        escaped();
      } else if (c < ' ') {
        throw new JsonException("a control character in a text", at);
      }
    }
    throw new JsonException("a text without end", at);
  }

  private String string() {
    int from = at + 1;
    int end = from;
    while (end < text.length()
        && text.charAt(end) != '"'
        && text.charAt(end) != '\\'
        && text.charAt(end) >= ' ') {
      end++;
    }
    if (end < text.length() && text.charAt(end) == '"') { // most have no escapes
      at = end + 1;
      return text.substring(from, end);
    }
    StringBuilder out = new StringBuilder();
    for (at = from; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"') {
        at++;
        return out.toString();
      }
      if (c < ' ') {
        throw new JsonException("a control character in a text", at);
      }
      out.append(c == '\\' ? escaped() : c);
    }
    throw new JsonException("a text without end", at);
  }

  /** The character that an escape means; stays on its last character. */
  private char escaped() {
    at++;
    char c = at < text.length() ? text.charAt(at) : ' ';
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> {
        int code = 0;
        for (int i = 0; i < 4; i++) {
          at++;
          int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
          if (digit < 0) {
            throw new JsonException("not four hexadecimal digits", at);
          }
          code = code * 16 + digit;
        }
        yield (char) code;
      }
      default -> throw new JsonException("no such escape", at);
    };
  }

  private void space() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  /** The next character that is no space. */
  private char peek() {
    space();
    if (at >= text.length()) {
      throw new JsonException("the text ends too early", at);
    }
    return text.charAt(at);
  }

  private void expect(char c) {
    if (peek() != c) {
      throw new JsonException("'" + c + "' is missing", at);
    }
    at++;
  }
}
