package dev.assay.analysis.question;

import dev.assay.domain.AssayException;
import dev.assay.domain.Check;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which runs are meant. Everything that is given must hold; nothing given means all runs.
 *
 * @param where filter expression (docs/where.md); empty for none
 * @param q words; each must occur in id, name, experiment, model, notes or a tag, ignoring case
 * @param tags all of them must be present
 * @param types one of them ({@code ttt}, {@code lora}, ...); a hybrid answers to ttt and lora
 * @param minStep smallest step; a run of unknown step is left out; null for any
 * @param maxStep largest step; null for any
 * @param formats one of them
 * @param models one of them; the empty text means runs without a model
 * @param experiments one of them; the empty text means runs without an experiment
 * @param stages one of them; the empty text means runs without a stage
 * @param ranges all of them must hold
 * @param is one of those with the same key must hold, for every key
 */
public record RunFilter(
    String where,
    String q,
    List<String> tags,
    List<String> types,
    @Nullable Long minStep,
    @Nullable Long maxStep,
    List<String> formats,
    List<String> models,
    List<String> experiments,
    List<String> stages,
    List<Range> ranges,
    List<Is> is) {

  private static final int MOST = 1000;
  public static final RunFilter ALL = new Builder().build();

  /**
   * A column of numbers or times within bounds; a run without a value is left out.
   *
   * @param key of the column
   * @param low smallest value, inclusive; empty for any
   * @param high largest value, inclusive, of a time the whole span that is written; empty for any
   */
  public record Range(String key, String low, String high) {
    /**
     * Reads {@code KEY~LOW..HIGH}, taken apart at the last {@code ~}; either end may be empty.
     *
     * @throws AssayException BAD_INPUT for anything else
     */
    public static Range parse(String text) {
      int tilde = text.lastIndexOf('~');
      int dots = tilde < 0 ? -1 : text.indexOf("..", tilde);
      if (tilde <= 0 || dots < 0) {
        throw malformed(
            "range", text, "KEY~LOW..HIGH such as step~1000.. or sblimp/accuracy~..0.6");
      }
      return new Range(
          text.substring(0, tilde).strip(),
          text.substring(tilde + 1, dots).strip(),
          text.substring(dots + 2).strip());
    }

    @Override
    public String toString() {
      return key + "~" + low + ".." + high;
    }
  }

  /**
   * A column with a value.
   *
   * @param key of the column
   * @param value as text; an element where the column holds lists; empty for runs without a value
   */
  public record Is(String key, String value) {
    /**
     * Reads {@code KEY~VALUE}, taken apart at the first {@code ~}.
     *
     * @throws AssayException BAD_INPUT for anything else
     */
    public static Is parse(String text) {
      int tilde = text.indexOf('~');
      if (tilde <= 0) {
        throw malformed("is", text, "KEY~VALUE such as ttt~true or config.ttt.layers~29,30,31");
      }
      return new Is(text.substring(0, tilde).strip(), text.substring(tilde + 1));
    }

    @Override
    public String toString() {
      return key + "~" + value;
    }
  }

  private static AssayException malformed(String name, String text, String form) {
    String shown = text.length() <= 120 ? text : text.substring(0, 119) + "…";
    return new AssayException(
        AssayException.Kind.BAD_INPUT,
        "'" + shown + "' is no filter of the kind " + name,
        "Write " + form + ".");
  }

  public RunFilter {
    tags = List.copyOf(tags);
    types = List.copyOf(types);
    formats = List.copyOf(formats);
    models = List.copyOf(models);
    experiments = List.copyOf(experiments);
    stages = List.copyOf(stages);
    ranges = List.copyOf(ranges);
    is = List.copyOf(is);
    Check.that(
        tags.size() + types.size() + formats.size() + models.size() <= MOST
            && experiments.size() + stages.size() <= MOST
            && ranges.size() + is.size() <= MOST,
        "a filter may name at most 1000 values");
  }

  /** All runs that satisfy an expression. */
  public static RunFilter where(String expression) {
    return new Builder().where(expression).build();
  }

  /** Says part by part which runs are meant; what is not said lets every run through. */
  public static final class Builder {
    private String where = "";
    private String q = "";
    private final List<String> tags = new ArrayList<>();
    private final List<String> types = new ArrayList<>();
    private @Nullable Long minStep;
    private @Nullable Long maxStep;
    private final List<String> formats = new ArrayList<>();
    private final List<String> models = new ArrayList<>();
    private final List<String> experiments = new ArrayList<>();
    private final List<String> stages = new ArrayList<>();
    private final List<Range> ranges = new ArrayList<>();
    private final List<Is> is = new ArrayList<>();

    public Builder where(String expression) {
      this.where = expression;
      return this;
    }

    public Builder q(String words) {
      this.q = words;
      return this;
    }

    public Builder tags(Collection<String> all) {
      tags.addAll(all);
      return this;
    }

    public Builder types(Collection<String> oneOf) {
      types.addAll(oneOf);
      return this;
    }

    public Builder steps(@Nullable Long min, @Nullable Long max) {
      this.minStep = min;
      this.maxStep = max;
      return this;
    }

    public Builder formats(Collection<String> oneOf) {
      formats.addAll(oneOf);
      return this;
    }

    public Builder models(Collection<String> oneOf) {
      models.addAll(oneOf);
      return this;
    }

    public Builder experiments(Collection<String> oneOf) {
      experiments.addAll(oneOf);
      return this;
    }

    public Builder stages(Collection<String> oneOf) {
      stages.addAll(oneOf);
      return this;
    }

    /** Each written as {@link Range#parse} reads it. */
    public Builder ranges(Collection<String> all) {
      all.forEach(text -> ranges.add(Range.parse(text)));
      return this;
    }

    /** Each written as {@link Is#parse} reads it. */
    public Builder is(Collection<String> all) {
      all.forEach(text -> is.add(Is.parse(text)));
      return this;
    }

    public RunFilter build() {
      return new RunFilter(
          where,
          q,
          tags,
          types,
          minStep,
          maxStep,
          formats,
          models,
          experiments,
          stages,
          ranges,
          is);
    }
  }
}
