package dev.assay.formats.json;

import dev.assay.formats.Source;
import dev.assay.formats.UnreadableException;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one JSON mapper of all readers, and the one place that words its failures.
 *
 * <p>Accepts what Python's {@code json} writes: bare {@code NaN}, {@code Infinity} and {@code
 * -Infinity}. Of equal keys the last one wins, as in Python.
 */
public final class Json {
  private Json() {}

  /** Objects and arrays inside each other; deeper files are refused. */
  public static final int MAX_DEPTH = 200;

  /**
   * Digits of one number; files with longer ones are refused. Far more than anyone writes, so that
   * one senseless number does not cost the rest of its file; few enough to be read at once.
   */
  public static final int MAX_DIGITS = 200_000;

  private static final StreamReadConstraints LIMITS =
      StreamReadConstraints.builder()
          .maxNestingDepth(MAX_DEPTH)
          .maxNumberLength(MAX_DIGITS)
          .build();

  public static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(LIMITS)
                  .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                  .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                  .enable(StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER)
                  .build())
          .build();

  /** A parser over bytes. The caller closes it and passes its failures through {@link #explain}. */
  public static JsonParser parser(byte[] bytes) {
    return MAPPER.createParser(bytes);
  }

  /** A parser over a stream, which it closes. */
  public static JsonParser parser(InputStream in) {
    return MAPPER.createParser(in);
  }

  /** A parser over a file's content, streaming when the file is large. */
  public static JsonParser parser(Source source) throws IOException {
    byte[] whole = source.bytes();
    return whole != null ? parser(whole) : parser(source.open());
  }

  /**
   * Reads a whole document.
   *
   * @throws UnreadableException when it is not exactly one JSON value
   */
  public static JsonNode tree(byte[] bytes) throws IOException {
    try {
      return present(MAPPER.readTree(bytes));
    } catch (JacksonException e) {
      throw explain(e);
    }
  }

  /** Reads a whole file; only for formats whose files are small. */
  public static JsonNode tree(Source source) throws IOException {
    byte[] whole = source.bytes();
    if (whole != null) {
      return tree(whole);
    }
    try (InputStream in = source.open()) {
      return present(MAPPER.readTree(in));
    } catch (JacksonException e) {
      throw explain(e);
    }
  }

  private static JsonNode present(@Nullable JsonNode node) throws UnreadableException {
    if (node == null || node.isMissingNode()) {
      throw UnreadableException.unfinished(
          "", "the file is empty", "write or copy the file again");
    }
    return node;
  }

  /**
   * Turns a failure of the parser into one that says where and what to do. Failures of the disk
   * come back as they were.
   */
  public static IOException explain(JacksonException failure) {
    if (failure instanceof JacksonIOException io) {
      IOException cause = io.getCause();
      if (cause instanceof CharConversionException) {
        return worded(failure, "not UTF-8 text", "save the file as UTF-8");
      }
      return cause != null ? cause : new IOException(failure.getOriginalMessage(), failure);
    }
    if (failure instanceof UnexpectedEndOfInputException) {
      return endsEarly(failure);
    }
    String said = String.valueOf(failure.getOriginalMessage());
    if (failure instanceof StreamConstraintsException) {
      return said.contains("nesting")
          ? worded(
              failure,
              "nested deeper than " + MAX_DEPTH + " levels",
              "check what wrote the file; results are never this deep")
          : worded(failure, "too long for one value", "check what wrote the file");
    }
    if (said.startsWith("Unexpected end-of-input")) {
      return endsEarly(failure);
    }
    if (said.contains("UTF-8")) {
      return worded(failure, "not UTF-8 text", "save the file as UTF-8");
    }
    if (said.startsWith("Trailing token")) {
      return worded(failure, "more than one JSON value", "keep one value, or name the file .jsonl");
    }
    return worded(failure, "not JSON: " + oneLine(said), "correct the file at this place");
  }

  private static UnreadableException endsEarly(JacksonException failure) {
    UnreadableException worded =
        UnreadableException.unfinished(
            place(failure),
            "the file ends too early",
            "let the writer finish, or copy the file again");
    worded.initCause(failure);
    return worded;
  }

  private static UnreadableException worded(
      JacksonException failure, String problem, String remedy) {
    UnreadableException worded = new UnreadableException(place(failure), problem, remedy);
    worded.initCause(failure);
    return worded;
  }

  private static String place(JacksonException failure) {
    TokenStreamLocation at = failure.getLocation();
    return at == null || at.getLineNr() < 1
        ? ""
        : "line " + at.getLineNr() + " column " + Math.max(1, at.getColumnNr());
  }

  private static String oneLine(String said) {
    int end = said.indexOf('\n');
    String line = end < 0 ? said : said.substring(0, end);
    return line.length() > 160 ? line.substring(0, 160) + "…" : line;
  }
}
