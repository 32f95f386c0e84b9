package dev.assay.analysis.scaling;

import dev.assay.analysis.report.JsonOut;
import dev.assay.analysis.report.Table;
import dev.assay.analysis.report.Table.Entry;
import dev.assay.analysis.report.Table.Head;
import dev.assay.analysis.tts.level.Migration;
import dev.assay.figures.Axis;
import dev.assay.figures.Figure;
import dev.assay.figures.Mark;
import dev.assay.figures.Plot;
import dev.assay.figures.Shades;
import dev.assay.figures.TickFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** All that {@code assay tts compare-baselines} leaves behind. */
public final class MigrationOutputs {
  private static final int KEPT = 20;

  private MigrationOutputs() {}

  /**
   * Makes it.
   *
   * @param first temperature of the first; empty when unknown
   * @param second temperature of the second
   */
  public static Outputs of(
      Migration migration, OptionalDouble first, OptionalDouble second, boolean plots) {
    String json = StudyOutputs.json(out -> write(out, migration, first, second));
    return new Outputs(
        plots ? List.of(figure(migration)) : List.of(), Map.of("baseline_comparison.json", json));
  }

  private static void write(
      JsonOut json, Migration migration, OptionalDouble first, OptionalDouble second) {
    json.object(() -> {
      json.object(
          "metadata",
          () ->
              json.numberOrNull("ref_t01_temp", first.isPresent() ? first.getAsDouble() : null)
                  .numberOrNull("ref_t08_temp", second.isPresent() ? second.getAsDouble() : null)
                  .whole("num_problems", migration.moves().size()));
      json.object(
          "summary",
          () ->
              json.whole("easier_at_t08", migration.easier())
                  .whole("harder_at_t08", migration.harder())
                  .whole("same_level", migration.same()));
      json.array(
          "transition_matrix",
          () -> {
            for (long[] row : migration.matrix()) {
              json.array(() -> {
                for (long count : row) {
                  json.whole(count);
                }
              });
            }
          });
      moves(json, "top_diversity_benefiting", migration.gains(KEPT));
      moves(json, "top_diversity_hurting", migration.losses(KEPT));
      json.texts("only_in_first", migration.onlyFirst());
      json.texts("only_in_second", migration.onlySecond());
    });
  }

  private static void moves(JsonOut json, String name, List<Migration.Move> moves) {
    json.array(
        name,
        () ->
            moves.forEach(move ->
                json.object(() ->
                    json.text("id", move.key())
                        .numberOrNull("acc_t01", move.first())
                        .numberOrNull("acc_t08", move.second())
                        .whole("level_t01", move.from())
                        .whole("level_t08", move.to())
                        .numberOrNull("diff", move.difference()))));
  }

  /** How many problems go from which level to which. */
  public static Table matrix(Migration migration) {
    List<Head> heads = new ArrayList<>();
    heads.add(Head.text("level", "from \\ to"));
    long[][] matrix = migration.matrix();
    for (int to = 1; to <= matrix.length; to++) {
      heads.add(Head.number("to_" + to, "level " + to));
    }
    heads.add(Head.number("problems", "problems"));
    heads.add(Head.number("change", "mean change"));
    List<List<Entry>> rows = new ArrayList<>();
    for (int from = 1; from <= matrix.length; from++) {
      List<Entry> row = new ArrayList<>(List.of(Entry.text("level " + from)));
      for (long count : matrix[from - 1]) {
        row.add(Entry.whole(count));
      }
      int level = from;
      var moves = migration.moves().stream().filter(move -> move.from() == level).toList();
      double change =
          moves.stream().mapToDouble(Migration.Move::difference).average().orElse(Double.NaN);
      row.add(Entry.whole((long) moves.size()));
      row.add(Double.isNaN(change) ? Entry.NONE : Entry.number(Shown.points(change), change));
      rows.add(row);
    }
    return new Table(
        heads,
        rows,
        List.of(
            "%s easier, %s harder, %s at the same level; mean change in percentage points"
                .formatted(migration.easier(), migration.harder(), migration.same())));
  }

  private static Figure figure(Migration migration) {
    List<String> names = new ArrayList<>();
    List<Mark.Cell> cells = new ArrayList<>();
    long[][] matrix = migration.matrix();
    for (int from = 0; from < matrix.length; from++) {
      names.add("level " + (from + 1));
      for (int to = 0; to < matrix.length; to++) {
        cells.add(new Mark.Cell(to, from, matrix[from][to], Long.toString(matrix[from][to]), ""));
      }
    }
    Shades shades =
        new Shades.Sequential(
            OptionalDouble.of(0), OptionalDouble.empty(), "problems", TickFormat.NUMBER);
    return Figure.of(
            "level_transitions",
            "Problems that change level with the reference temperature",
            migration.moves().size() + " problems",
            List.of(),
            Plot.of(
                "",
                Axis.names("level at the second reference", names),
                Axis.names("level at the first reference", names),
                List.of(new Mark.Heat(cells, shades))))
        .size(7, 4.5);
  }
}
