package dev.assay.analysis.suite;

import dev.assay.domain.Estimate;
import dev.assay.domain.MetricKey;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;

/**
 * What was found: the evaluated checkpoints of each stage, or of each training run.
 *
 * @param stages by id, each by step
 * @param inputs files that were read
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
   */
  public record At(OptionalLong tokens, Map<MetricKey, Estimate> scores, String source) {}

  /**
   * A file that was read.
   *
   * @param path from the source folder
   * @param sha256 hex digest of its bytes
   */
  public record Input(String path, String sha256) {}
}
