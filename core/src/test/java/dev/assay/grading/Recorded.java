package dev.assay.grading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Verdicts that others recorded; not part of this repository. */
public final class Recorded {
  private static final Path DATA =
      Path.of(System.getProperty("assay.root", ".."), "../shared/data").toAbsolutePath();

  private Recorded() {}

  /**
   * A pair with what was said of it.
   *
   * @param verifier the verdict of Math-Verify; null when there is none
   * @param constructed the truth known from how the pair was made; null when unknown
   */
  public record Pair(
      String id,
      String gold,
      String completion,
      @Nullable Boolean verifier,
      @Nullable Boolean constructed) {}

  public static boolean present() {
    return Files.isDirectory(DATA.resolve("grading"));
  }

  public static List<JsonNode> rows(String file) {
    Path path = DATA.resolve(file);
    List<JsonNode> rows = new ArrayList<>();
    try (InputStream raw = Files.newInputStream(path);
        InputStream in = file.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        try {
          rows.add(JsonMapper.shared().readTree(line));
        } catch (JacksonException e) {
          continue; // one file breaks off, as recorded
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  public static List<Pair> completions(String file) {
    return rows(file).stream()
        .map(row ->
            new Pair(
                row.path("id").asString(),
                row.path("gold").asString(),
                row.path("completion").asString(),
                truth(row.path("math_verify")),
                truth(row.path("constructed"))))
        .toList();
  }

  private static @Nullable Boolean truth(JsonNode node) {
    return node.isBoolean() ? node.booleanValue() : null;
  }

  /** Takes a completion whose last box was judged. */
  public interface Judged {
    void take(String gold, String completion, boolean correct);
  }

  /** Every completion of the recorded sets of several per problem. */
  public static void boxes(Judged judged) {
    Map<String, Map<String, JsonNode>> sources = new HashMap<>();
    for (JsonNode row : rows("test-time-scaling/expected_completion_verdicts.jsonl.gz")) {
      JsonNode source =
          Objects.requireNonNull(
              sources
                  .computeIfAbsent(row.path("file").asString(), Recorded::byId)
                  .get(row.path("unique_id").asString()));
      JsonNode completions = source.path("completions");
      for (int i = 0; i < completions.size(); i++) {
        judged.take(
            source.path("answer").asString(),
            completions.get(i).asString(),
            row.path("correct").get(i).booleanValue());
      }
    }
  }

  static Map<String, JsonNode> byId(String file) {
    Map<String, JsonNode> byId = new HashMap<>();
    for (JsonNode each : rows("test-time-scaling/" + file)) {
      byId.put(each.path("unique_id").asString(), each);
    }
    return byId;
  }
}
