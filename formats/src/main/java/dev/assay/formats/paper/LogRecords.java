package dev.assay.formats.paper;

import dev.assay.domain.Checkpoint;
import dev.assay.domain.RunRecord;
import dev.assay.domain.RunRecord.Role;
import dev.assay.domain.RunRecord.TimeSource;
import dev.assay.domain.RunRecordBuilder;
import dev.assay.domain.TrainingType;
import dev.assay.formats.Settings;
import dev.assay.formats.Sink;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Makes records of the sections of one log. One thread. */
final class LogRecords {
  private final String job;
  private final Settings settings;
  private final Sink sink;
  private int given;

  LogRecords(String job, Settings settings, Sink sink) {
    this.job = job;
    this.settings = settings;
    this.sink = sink;
  }

  /** The id that the run will have when its results are there. */
  private static String idOfRun(LogSection section) {
    return section.baseline
        ? "baseline_pretrained"
        : CheckpointPaths.id(CheckpointPaths.experiment(section.path, ""), section.path);
  }

  private static String nameOfRun(LogSection section) {
    return section.baseline
        ? "Baseline"
        : CheckpointPaths.name(
            CheckpointPaths.step(section.path), CheckpointPaths.experiment(section.path, ""));
  }

  /** Hands on a section. */
  void give(LogSection section) {
    given++;
    String id = section.open ? idOfRun(section) : "log_" + job + "_" + given;
    String key =
        section.baseline ? CheckpointPaths.PRETRAINED_KEY : CheckpointPaths.key(section.path);
    RunRecordBuilder record = RunRecord.builder(Role.CURVES, id, key);
    if (section.baseline) {
      record
          .baseline(true)
          .trainingType(TrainingType.PRETRAINED)
          .checkpoint(new Checkpoint("", "", OptionalLong.of(0), OptionalLong.empty(), ""));
    } else {
      record.checkpoint(
          CheckpointPaths.checkpoint(section.path, CheckpointPaths.experiment(section.path, "")));
    }
    if (section.open) {
      record.progress(section.progress()).name(nameOfRun(section));
    }
    record.tag(section.complete() ? "complete" : "incomplete");
    record.evaluatedAt(Times.parse(section.lastStamp(), settings.zone()), TimeSource.LOG);
    // Every checkpoint has a paper_metrics_results.json of its own: that name links nothing.
    if (section.savedTo.endsWith("/results.json")) {
      record.link(CheckpointPaths.link(section.savedTo));
    }
    section.benchmarks.values().forEach(record::estimate);
    addParts(section.parts(), record);
    if (section.notNumbers > 0) {
      sink.remark(id, section.notNumbers + " points are nan or inf and show as gaps");
    }
    sink.run(record.build());
  }

  private static void addParts(List<LogSection.Part> parts, RunRecordBuilder record) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < parts.size(); i++) {
      LogSection.Part part = parts.get(i);
      String name = part.name.isEmpty() ? parts.size() == 1 ? "" : "file " + (i + 1) : part.name;
      if (!names.add(name)) {
        name = name + " (" + (i + 1) + ")";
        names.add(name);
      }
      CurveSplitter.addPart(part.points, name, false, 1, record);
    }
  }
}
