package dev.assay.formats.json;

import dev.assay.formats.Source;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A parser over a file whose long arrays of numbers are read straight from the text: a curve has
 * tens of thousands, and making a token of each costs more than all else that is done with it. One
 * thread.
 */
public final class JsonNumbers implements AutoCloseable {
  private final JsonParser parser;

  /** The parser reads from this very array, and never ahead; null where the file is streamed. */
  private final byte @Nullable [] text;

  /** Where the last bracket is that closes an array; -1 if there is none. */
  private int last;

  private JsonNumbers(JsonParser parser, byte @Nullable [] text) {
    this.parser = parser;
    this.text = text;
    this.last = text == null ? -1 : lastBracket(text);
  }

  /** Over a file. The caller closes it and passes failures through {@link Json#explain}. */
  public static JsonNumbers of(Source source) throws IOException {
    byte[] whole = source.bytes();
    if (whole == null) {
      return of(Json.parser(source));
    }
    byte[] own = whole.clone();
    return new JsonNumbers(Json.parser(own), own);
  }

  /** Over a parser that stands anywhere; every number becomes a token then. */
  public static JsonNumbers of(JsonParser parser) {
    return new JsonNumbers(parser, null);
  }

  public JsonParser parser() {
    return parser;
  }

  @Override
  public void close() {
    parser.close();
  }

  /**
   * The array that the parser stands at the start of; afterwards it stands at its end. What is no
   * number is NaN.
   */
  public double[] array() {
    double[] plain = text == null ? null : plain(text);
    if (plain == null) {
      return byToken();
    }
    parser.nextToken();
    return plain;
  }

  private double[] byToken() {
    double[] numbers = new double[1024];
    int size = 0;
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY && token != null;
        token = parser.nextToken()) {
      if (size == numbers.length) {
        numbers = Arrays.copyOf(numbers, size * 2);
      }
      numbers[size++] = token.isNumeric() ? parser.getDoubleValue() : Double.NaN;
      parser.skipChildren();
    }
    return Arrays.copyOf(numbers, size);
  }

  /**
   * An array of nothing but finite numbers, which is then taken out of the text but for its line
   * ends, so that the parser finds it empty and its places stay; null for any other.
   */
  private double @Nullable [] plain(byte[] json) {
    long start = parser.currentLocation().getByteOffset();
    if (start < 1 || start > last || json[(int) start - 1] != '[') {
      return null; // not UTF-8, or cut off
    }
    NumberScan scan = new NumberScan(json, (int) start);
    double[] numbers = scan.numbers();
    if (numbers != null) {
      takeOut(json, (int) start, scan);
    }
    return numbers;
  }

  private void takeOut(byte[] json, int start, NumberScan scan) {
    int rest = scan.lines() == 0 ? start : scan.lastLine();
    int to = start + scan.lines();
    Arrays.fill(json, start, to, (byte) '\n');
    Arrays.fill(json, rest, scan.end(), (byte) ' ');
    System.arraycopy(json, rest, json, to, json.length - rest);
    blank(json, json.length - (rest - to));
    last -= rest - to;
  }

  /** By copies of what is blank already, which is quicker than byte by byte before C2 compiles. */
  private static void blank(byte[] json, int from) {
    int blank = Math.min(json.length, from + 512);
    Arrays.fill(json, from, blank, (byte) ' ');
    while (blank < json.length) {
      int more = Math.min(blank - from, json.length - blank);
      System.arraycopy(json, from, json, blank, more);
      blank += more;
    }
  }

  private static int lastBracket(byte[] json) {
    int i = json.length - 1;
    while (i >= 0 && json[i] != ']') {
      i--;
    }
    return i;
  }
}
