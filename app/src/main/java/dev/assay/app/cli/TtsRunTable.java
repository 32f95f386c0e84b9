package dev.assay.app.cli;

import dev.assay.analysis.report.JsonOut;
import dev.assay.analysis.report.Table;
import dev.assay.analysis.report.Table.Entry;
import dev.assay.analysis.report.Table.Head;
import dev.assay.analysis.tts.RunGrid;
import dev.assay.analysis.tts.RunRef;
import dev.assay.formats.tts.Approach;
import dev.assay.formats.tts.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs that were found, before they are read. */
final class TtsRunTable {
  private static final List<Head> HEADS =
      List.of(
          Head.text("place", "place"),
          Head.text("subset", "subset"),
          Head.text("approach", "approach"),
          Head.text("strategy", "strategy"),
          Head.text("model", "model"),
          Head.text("dataset", "benchmark"),
          Head.text("temperatures", "temperatures"),
          Head.number("seed", "seed"),
          Head.number("n", "n"),
          Head.text("chunk", "chunk"),
          Head.text("conflicts", "conflicts"));

  private TtsRunTable() {}

  static Table runs(List<RunRef> runs) {
    List<List<Entry>> rows = new ArrayList<>();
    for (RunRef run : runs) {
      rows.add(
          List.of(
              Entry.text(run.place()),
              Entry.text(run.subset()),
              Entry.text(approach(run)),
              Entry.text(strategy(run)),
              Entry.text(run.identity().model().value().orElse("")),
              Entry.text(run.identity().dataset().value().orElse("")),
              Entry.text(temperatures(run)),
              Entry.whole(seed(run)),
              Entry.whole(n(run)),
              Entry.text(chunk(run)),
              Entry.text(String.join("; ", run.identity().conflicts()))));
    }
    return new Table(HEADS, rows, List.of(runs.size() + " runs"));
  }

  private static String approach(RunRef run) {
    return run.identity().approach().value().map(Approach::word).orElse("");
  }

  private static String strategy(RunRef run) {
    return run.identity().strategy().value().map(Strategy::word).orElse("");
  }

  private static String temperatures(RunRef run) {
    return run.name().allotment().all().stream()
        .map(String::valueOf)
        .collect(Collectors.joining(" "));
  }

  private static @Nullable Long seed(RunRef run) {
    return run.name().seed().isPresent() ? run.name().seed().getAsLong() : null;
  }

  private static @Nullable Long n(RunRef run) {
    return run.name().n().isPresent() ? Long.valueOf(run.name().n().getAsInt()) : null;
  }

  private static String chunk(RunRef run) {
    return run.name().chunk().map(each -> each.start() + "-" + each.end()).orElse("");
  }

  /** Counts of runs; a hole is missing. */
  static Table grid(RunGrid grid) {
    List<Head> heads = new ArrayList<>();
    heads.add(Head.text("temperature", "temperature"));
    grid.seeds().forEach(seed -> heads.add(Head.number("seed_" + seed, "seed " + seed)));
    List<List<Entry>> rows = new ArrayList<>();
    for (int t = 0; t < grid.temperatures().size(); t++) {
      List<Entry> row = new ArrayList<>();
      row.add(Entry.text(grid.temperatures().get(t)));
      for (int count : grid.counts().get(t)) {
        row.add(count == 0 ? Entry.NONE : Entry.whole((long) count));
      }
      rows.add(row);
    }
    String of = grid.dataset().isEmpty() ? "" : ", " + grid.dataset();
    return new Table(
        heads,
        rows,
        List.of("runs of %s%s; holes: %s".formatted(grid.place(), of, grid.holes().size())));
  }

  static void write(JsonOut json, List<RunRef> runs, List<RunGrid> grids, List<String> problems) {
    json.object(() -> {
      json.array("runs", () -> runs.forEach(run -> write(json, run)));
      json.array("grids", () -> grids.forEach(grid -> write(json, grid)));
      json.texts("problems", problems);
    });
  }

  private static void write(JsonOut json, RunRef run) {
    json.object(() -> {
      json.text("place", run.place());
      json.text("subset", run.subset());
      json.textIfAny("approach", approach(run));
      json.textIfAny("strategy", strategy(run));
      json.textIfAny("model", run.identity().model().value().orElse(""));
      json.textIfAny("dataset", run.identity().dataset().value().orElse(""));
      json.array("temperatures", () -> run.name().allotment().all().forEach(json::number));
      json.wholeOrNull("seed", seed(run));
      json.wholeOrNull("n", n(run));
      json.textIfAny("chunk", chunk(run));
      json.texts("conflicts", run.identity().conflicts());
    });
  }

  private static void write(JsonOut json, RunGrid grid) {
    json.object(() -> {
      json.text("place", grid.place());
      json.textIfAny("dataset", grid.dataset());
      json.texts("temperatures", grid.temperatures());
      json.array("seeds", () -> grid.seeds().forEach(json::whole));
      json.array(
          "holes",
          () ->
              grid.holes()
                  .forEach(hole ->
                      json.object(() -> {
                        json.text("temperature", hole.temperature());
                        json.whole("seed", hole.seed());
                      })));
    });
  }
}
