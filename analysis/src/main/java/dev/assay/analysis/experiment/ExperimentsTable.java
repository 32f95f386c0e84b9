package dev.assay.analysis.experiment;

import dev.assay.analysis.report.JsonOut;
import dev.assay.analysis.report.Table;
import dev.assay.analysis.report.Table.Entry;
import dev.assay.analysis.report.Table.Head;
import dev.assay.formats.track.Columns;
import dev.assay.formats.track.Experiment;
import java.util.ArrayList;
import java.util.List;

/** Logged experiments, a row each, with where their numbers came from and whether they count. */
public final class ExperimentsTable {
  private ExperimentsTable() {}

  /** The table; columns of metrics that no experiment has are left out. */
  public static Table of(List<Experiment> experiments) {
    List<String> metrics =
        Columns.METRICS.stream()
            .filter(name -> experiments.stream().anyMatch(e -> e.metrics().containsKey(name)))
            .toList();
    List<Head> heads = new ArrayList<>();
    heads.add(Head.text("experiment_id", "Experiment"));
    heads.add(Head.text("timestamp", "Time"));
    heads.add(Head.text("method", "Method"));
    heads.add(Head.number("seed", "Seed"));
    metrics.forEach(name -> heads.add(Head.number(name, name)));
    heads.add(Head.text("provenance", "Numbers are"));
    heads.add(Head.text("invalid", "Invalid"));
    heads.add(Head.text("notes", "Notes"));
    return new Table(heads, experiments.stream().map(e -> row(e, metrics)).toList());
  }

  private static List<Entry> row(Experiment experiment, List<String> metrics) {
    List<Entry> row = new ArrayList<>();
    row.add(Entry.text(experiment.id()));
    row.add(Entry.text(experiment.timestamp()));
    row.add(Entry.text(experiment.method()));
    row.add(
        experiment.seed().isPresent() ? Entry.whole(experiment.seed().getAsLong()) : Entry.NONE);
    for (String name : metrics) {
      Double value = experiment.metrics().get(name);
      row.add(value == null ? Entry.NONE : Entry.number(Figures.exact(value), value));
    }
    row.add(Entry.text(experiment.provenance().word()));
    row.add(Entry.text(experiment.invalid()));
    row.add(Entry.text(experiment.notes()));
    return row;
  }

  /** The same as JSON, with all metrics and the names of the curves. */
  public static void write(JsonOut json, List<Experiment> experiments) {
    json.array(() -> experiments.forEach(experiment -> json.object(() -> one(json, experiment))));
  }

  private static void one(JsonOut json, Experiment experiment) {
    json.text("experimentId", experiment.id())
        .text("timestamp", experiment.timestamp())
        .textIfAny("method", experiment.method());
    experiment.seed().ifPresent(seed -> json.whole("seed", seed));
    json.object("metrics", () -> experiment.metrics().forEach(json::numberIfAny))
        .texts("curves", experiment.curves().keySet())
        .text("provenance", experiment.provenance().word())
        .textIfAny("invalid", experiment.invalid())
        .textIfAny("notes", experiment.notes());
  }
}
