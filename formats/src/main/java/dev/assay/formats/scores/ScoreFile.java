package dev.assay.formats.scores;

import dev.assay.formats.UnreadableException;
import dev.assay.formats.harness.CsvReader;
import dev.assay.formats.harness.Lines;
import dev.assay.formats.json.Json;
import dev.assay.formats.json.Nodes;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * Reads score files: JSON lines, when the file begins with a brace, else CSV with a header. A row
 * that cannot be used is reported and the others are read.
 */
public final class ScoreFile {
  private static final int LOOK = 4096;

  private ScoreFile() {}

  /**
   * Reads to the end.
   *
   * @throws UnreadableException when nothing of it can be used
   */
  public static void read(InputStream stream, ScoreSink sink) throws IOException {
    BufferedInputStream in = new BufferedInputStream(stream, 1 << 16);
    in.mark(LOOK);
    byte[] head = in.readNBytes(LOOK);
    in.reset();
    int first = 0;
    while (first < head.length && (head[first] <= ' ')) {
      first++; // also the bytes of a byte order mark, which are negative
    }
    if (first == head.length) {
      throw UnreadableException.unfinished("", "the file is empty", "write it again");
    }
    if (head[first] == '{') {
      lines(in, sink);
    } else if (head[first] == '[') {
      array(in, sink);
    } else {
      csv(in, sink);
    }
  }

  private static void lines(InputStream in, ScoreSink sink) throws IOException {
    Lines lines = new Lines(in);
    while (lines.next()) {
      String place = "line " + lines.number();
      if (lines.tooLong()) {
        sink.reject(place, "longer than 64 MiB");
      } else if (!lines.blank()) {
        try {
          json(Json.tree(Arrays.copyOf(lines.bytes(), lines.length())), place, sink);
        } catch (UnreadableException e) {
          sink.reject(place, e.problem());
        }
      }
    }
  }

  private static void array(InputStream in, ScoreSink sink) throws IOException {
    try (var parser = Json.parser(in)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        String place = "line " + parser.currentTokenLocation().getLineNr();
        JsonNode node = parser.readValueAsTree();
        json(node, place, sink);
      }
    } catch (JacksonException e) {
      IOException why = Json.explain(e);
      if (!(why instanceof UnreadableException problem)) {
        throw why;
      }
      sink.reject(problem.place(), problem.problem());
    }
  }

  private static void json(JsonNode node, String place, ScoreSink sink) {
    if (!node.isObject()) {
      sink.reject(place, "not an object");
      return;
    }
    JsonNode losses = node.get("losses");
    if (losses != null && losses.isArray()) {
      double[] values =
          StreamSupport.stream(losses.spliterator(), false)
              .mapToDouble(loss -> Nodes.doubleOrEmpty(loss).orElse(Double.NaN))
              .toArray();
      sink.record(
          new ScoreRecord.Sequence(
              Nodes.text(node, "task"), ScoreFields.sequence(key -> Nodes.text(node, key)), values),
          problem -> sink.reject(place, problem));
      return;
    }
    ScoreFields.record(key -> Nodes.text(node, key), place, sink);
  }

  private static void csv(InputStream in, ScoreSink sink) throws IOException {
    try (CsvReader reader = new CsvReader(in)) {
      CsvReader.Row header = reader.next();
      List<String> names =
          header == null
              ? List.of()
              : header.cells().stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
      if (!ScoreFields.canBe(names)) {
        throw new UnreadableException(
            "line 1",
            "its columns are neither pairs, items nor losses: " + shown(names),
            "See docs/formats.md, Scores of single items.");
      }
      for (CsvReader.Row row = reader.next(); row != null; row = reader.next()) {
        List<String> cells = row.cells();
        String place = "line " + row.line();
        if (cells.size() != names.size()) {
          sink.reject(place, cells.size() + " cells under " + names.size() + " columns");
          continue;
        }
        ScoreFields.record(
            key -> {
              int at = names.indexOf(key);
              return at < 0 ? "" : cells.get(at).strip();
            },
            place,
            sink);
      }
    }
  }

  private static String shown(List<String> names) {
    String all = String.join(", ", names);
    return all.length() > 120 ? all.substring(0, 120) + "…" : all;
  }
}
