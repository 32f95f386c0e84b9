package dev.assay.analysis.tts;

import dev.assay.formats.UnreadableException;
import dev.assay.formats.json.Json;
import dev.assay.formats.rows.Item;
import dev.assay.formats.rows.Line;
import dev.assay.formats.rows.Reject;
import dev.assay.formats.rows.Row;
import dev.assay.formats.tts.ProblemReader;
import java.nio.file.Path;

/** A row of a run on its way to a pool, or why it is none. */
sealed interface PooledPart {
  /** A row, and the same as it is set aside. */
  record Good(int source, PooledRow.Reduced row, byte[] bytes) implements PooledPart {}

  /** No row; its problem is left out whole, as far as it is known. */
  record Bad(String key, RunProblem problem) implements PooledPart {}

  /** Looks into a row; for any thread. */
  static PooledPart of(Path file, int source, Item item) {
    Item known = item instanceof Line line ? line.parsed() : item;
    return switch (known) {
      case Row row -> {
        try {
          PooledRow.Reduced reduced = PooledRow.reduce(row.number(), row.value());
          yield new Good(source, reduced, Json.MAPPER.writeValueAsBytes(reduced.row()));
        } catch (UnreadableException e) {
          yield bad(file, row.number(), ProblemReader.key(row.value()), e);
        }
      }
      case Reject reject ->
          bad(file, reject.number(), "", new UnreadableException("", reject.problem(), ""));
      case Line line -> bad(file, line.number(), "", new UnreadableException("", "not read", ""));
    };
  }

  private static Bad bad(Path file, long line, String key, UnreadableException e) {
    String rest = key.isEmpty() ? "" : "; the problem is left out";
    return new Bad(key, new RunProblem(file + ", line " + line, e.problem() + rest, e.remedy()));
  }
}
