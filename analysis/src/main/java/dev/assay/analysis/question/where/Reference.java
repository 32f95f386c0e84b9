package dev.assay.analysis.question.where;

import java.util.List;
import java.util.Locale;

/** Something that a run can have, as an expression names it. */
public sealed interface Reference {
  /** Where it stands in the expression, counted from 0; -1 if it does not stem from one. */
  int at();

  /** Which number of an estimate is meant. */
  enum Part {
    VALUE,
    /** Standard error as reported. */
    SE,
    /** Samples scored. */
    N
  }

  /** A bare name: a field, {@code piqa.acc}, {@code sblimp/accuracy}, {@code sblimp_accuracy}. */
  record Name(List<String> parts, int at) implements Reference {
    public Name {
      parts = List.copyOf(parts);
    }

    /** The name as one text. */
    public String text() {
      return String.join(".", parts);
    }

    @Override
    public String toString() {
      return text();
    }
  }

  /** A path into the configuration. */
  record Config(String path, int at) implements Reference {
    @Override
    public String toString() {
      return "config[" + Literal.quote(path) + "]";
    }
  }

  /** {@code task('piqa').acc} or {@code task('gsm8k')['exact_match,strict-match']}. */
  record TaskMetric(String task, String name, Part part, int at) implements Reference {
    @Override
    public String toString() {
      return "task(" + Literal.quote(task) + ")[" + Literal.quote(name) + "]" + suffix(part);
    }
  }

  /** {@code metric('sblimp/accuracy')}, or the same in backquotes. */
  record Key(String key, Part part, int at) implements Reference {
    @Override
    public String toString() {
      return "metric(" + Literal.quote(key) + ")" + suffix(part);
    }
  }

  private static String suffix(Part part) {
    return part == Part.VALUE ? "" : "." + part.name().toLowerCase(Locale.ROOT);
  }
}
