package dev.assay.formats.paper;

import dev.assay.domain.Registration;
import dev.assay.formats.ResultsFormat;
import dev.assay.formats.Sink;
import dev.assay.formats.Source;
import dev.assay.formats.UnreadableException;
import dev.assay.formats.json.Json;
import dev.assay.formats.json.Nodes;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/** {@code runs_registry.json}: which checkpoints were ever evaluated, and when first. */
public final class RunsRegistry implements ResultsFormat {
  /** The only name of a registry. */
  public static final String FILE = "runs_registry.json";

  @Override
  public String name() {
    return "paper-metrics-registry";
  }

  @Override
  public String description() {
    return "runs_registry.json: evaluated checkpoints with the time of their first registration";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public boolean mayRead(String fileName, Set<String> siblings) {
    return fileName.equals(FILE);
  }

  @Override
  public boolean recognises(String fileName, byte[] head) {
    return mayRead(fileName, Set.of());
  }

  @Override
  public void read(Source source, Sink sink) throws IOException {
    boolean found = false;
    try (JsonParser parser = Json.parser(source)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw unreadable();
      }
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        JsonToken token = parser.nextToken();
        if (name.equals("runs") && token == JsonToken.START_ARRAY) {
          found = true;
          entries(parser, source, sink);
        } else {
          parser.skipChildren();
        }
      }
    } catch (JacksonException e) {
      IOException why = Json.explain(e);
      if (!found || !(why instanceof UnreadableException problem)) {
        throw why;
      }
      // Entries before a break are good.
      sink.reject(problem.place(), problem.problem(), problem.remedy());
    }
    if (!found) {
      throw unreadable();
    }
  }

  private static UnreadableException unreadable() {
    return new UnreadableException(
        "$.runs", "no list of registered runs", "restore the registry from a copy, or remove it");
  }

  private static void entries(JsonParser parser, Source source, Sink sink) {
    for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
      JsonNode entry = parser.readValueAsTree();
      entry(entry, "$.runs[" + i + "]", source, sink);
    }
  }

  private static void entry(JsonNode entry, String place, Source source, Sink sink) {
    JsonNode path = Nodes.child(entry, "checkpoint_path");
    if (path == null || !(path.isString() || path.isNull())) {
      sink.reject(
          place,
          entry.isObject() ? "no checkpoint_path" : "not an object",
          "remove the entry or register the evaluation again");
      return;
    }
    String text = Nodes.text(path);
    String time = Nodes.text(entry, "added_at");
    Instant added = Times.parse(time, source.settings().zone());
    if (added == null) {
      sink.remark(place + ".added_at", "is no time, so it is left out");
    }
    String key =
        CheckpointPaths.isBaseline(text)
            ? CheckpointPaths.PRETRAINED_KEY
            : CheckpointPaths.key(text);
    Set<String> files = new LinkedHashSet<>();
    files.add(Nodes.text(entry, "results_file"));
    JsonNode evaluations = Nodes.child(entry, RegistryText.EVALUATIONS);
    if (evaluations != null && evaluations.isArray()) {
      evaluations.forEach(each -> files.add(Nodes.text(each, "results_file")));
    }
    if (files.size() > 1) {
      files.remove("");
    }
    files.forEach(file -> sink.registration(new Registration(key, file, added)));
  }
}
