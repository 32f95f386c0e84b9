package dev.assay.analysis.question;

import dev.assay.domain.Check;
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
    List<String> stages) {

  public static final RunFilter ALL =
      new RunFilter(
          "", "", List.of(), List.of(), null, null, List.of(), List.of(), List.of(), List.of());

  public RunFilter {
    tags = List.copyOf(tags);
    types = List.copyOf(types);
    formats = List.copyOf(formats);
    models = List.copyOf(models);
    experiments = List.copyOf(experiments);
    stages = List.copyOf(stages);
    Check.that(
        tags.size() + types.size() + formats.size() + models.size() <= 1000
            && experiments.size() + stages.size() <= 1000,
        "a filter may name at most 1000 values");
  }

  /** All runs that satisfy an expression. */
  public static RunFilter where(String expression) {
    return new RunFilter(
        expression,
        "",
        List.of(),
        List.of(),
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
