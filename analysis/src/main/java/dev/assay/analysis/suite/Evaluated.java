package dev.assay.analysis.suite;

import dev.assay.domain.Estimate;
import dev.assay.domain.MetricKey;
import dev.assay.formats.harness.StageItems;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;

/**
 * What was found: the evaluated checkpoints of each stage, or of each training run.
 *
 * @param stages by id, each by step
 * @param inputs files that were read at once; {@link #opened} has the others
 * @param faults what could not be used: file, place, reason
 * @param remarks what was left out while the rest was read
 */
public record Evaluated(
    Map<String, NavigableMap<Long, At>> stages,
    List<Input> inputs,
    List<String> faults,
    List<String> remarks) {

  /**
   * One checkpoint.
   *
   * @param tokens training tokens seen; empty if unknown
   * @param source the file
   * @param items what is known of single answers
   */
  public record At(
      OptionalLong tokens, Map<MetricKey, Estimate> scores, String source, Items items) {}

  /** Single answers of one checkpoint; read when they are asked for. */
  public interface Items {
    /** Whether each item of a task was answered right, by the item's id; empty if unknown. */
    Map<String, Boolean> answers(String task);

    /** Prompts of the chat evaluation; empty if there are none. */
    List<StageItems.Prompt> prompts();

    /** Files of answers that were opened until now, by name. */
    List<Input> opened();

    /** None. */
    Items NONE =
        new Items() {
          @Override
          public Map<String, Boolean> answers(String task) {
            return Map.of();
          }

          @Override
          public List<StageItems.Prompt> prompts() {
            return List.of();
          }

          @Override
          public List<Input> opened() {
            return List.of();
          }
        };
  }

  /** Files of single answers that were opened until now: a test of pairs needed them. */
  public List<Input> opened() {
    return stages.values().stream()
        .flatMap(steps -> steps.values().stream())
        .flatMap(at -> at.items().opened().stream())
        .toList();
  }

  /**
   * A file that was read.
   *
   * @param path from the source folder
   * @param sha256 hex digest of its bytes
   */
  public record Input(String path, String sha256) {}
}
