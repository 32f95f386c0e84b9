package dev.assay.store;

import dev.assay.domain.Direction;
import dev.assay.domain.MetricKey;
import dev.assay.domain.Registration;
import dev.assay.domain.RunRecord;
import java.util.List;
import java.util.Map;

/** All that was read from one results file and its companions; replaces what was known of them. */
public record UnitWrite(
    FileEntry main,
    List<FileEntry> companions,
    List<RunRecord> runs,
    List<Registration> registrations,
    Map<MetricKey, Direction> directions,
    List<UnitProblem> problems) {

  /**
   * Something that could not be used, or a remark.
   *
   * @param record position of the run in the file that it concerns; -1 for the file
   */
  public record UnitProblem(
      boolean reject, int record, String place, String problem, String remedy) {}
}
