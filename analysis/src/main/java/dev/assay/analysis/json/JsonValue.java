package dev.assay.analysis.json;

import java.util.List;
import java.util.Map;

/** A JSON value; {@link #toString} is its text without spaces. */
public sealed interface JsonValue {
  /** A text. */
  record Text(String value) implements JsonValue {
    @Override
    public String toString() {
      StringBuilder out = new StringBuilder(value.length() + 2);
      JsonText.quote(value, out);
      return out.toString();
    }
  }

  /**
   * A number, or what Python writes in place of one.
   *
   * @param whole written without fraction and exponent
   * @param text the digits of a whole number; else as {@link Double#toString} gives it
   */
  record Number(boolean whole, String text) implements JsonValue {
    /** From how it was written. */
    static Number of(String written) {
      if (written.indexOf('.') < 0
          && written.indexOf('e') < 0
          && written.indexOf('E') < 0
          && written.charAt(written.length() - 1) <= '9') {
        return new Number(true, written.equals("-0") ? "0" : written);
      }
      return new Number(false, Double.toString(Double.parseDouble(written)));
    }

    /** The nearest double; not always finite. */
    public double value() {
      return Double.parseDouble(text);
    }

    @Override
    public String toString() {
      return whole || Double.isFinite(value()) ? text : '"' + text + '"';
    }
  }

  /** True or false. */
  record Flag(boolean value) implements JsonValue {
    @Override
    public String toString() {
      return Boolean.toString(value);
    }
  }

  /** Null. */
  record Nothing() implements JsonValue {
    @Override
    public String toString() {
      return "null";
    }
  }

  /** An array. */
  record Items(List<JsonValue> values) implements JsonValue {
    @Override
    public String toString() {
      StringBuilder out = new StringBuilder("[");
      for (JsonValue value : values) {
        out.append(out.length() > 1 ? "," : "").append(value);
      }
      return out.append(']').toString();
    }
  }

  /** An object, in its own order; of equal keys the last one. */
  record Members(Map<String, JsonValue> values) implements JsonValue {
    @Override
    public String toString() {
      StringBuilder out = new StringBuilder("{");
      values.forEach((name, value) -> {
        out.append(out.length() > 1 ? "," : "");
        JsonText.quote(name, out);
        out.append(':').append(value);
      });
      return out.append('}').toString();
    }
  }
}
