package dev.assay.formats.track;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.UnreadableException;
import dev.assay.formats.json.Json;
import dev.assay.formats.json.Nodes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The folder of a finished training run: {@code config.json} and {@code results.json}, and perhaps
 * {@code metadata.json} and {@code metrics.jsonl}, a line per moment of the training. The folders
 * of saved evaluations are such, too.
 *
 * @param config empty when there is no such file
 * @param metadata with the lines of {@code metrics.jsonl} as its {@code history}
 */
public record RunFiles(JsonNode config, JsonNode results, JsonNode metadata) {
  private static final String RESULTS = "results.json";
  private static final long MAX_BYTES = 64L << 20;
  private static final int MAX_LINES = 1_000_000;

  /** Whether a folder holds the results of a run. */
  public static boolean isRun(Path folder) {
    return Files.isRegularFile(folder.resolve(RESULTS));
  }

  /** The folders of runs in a folder, itself among them. */
  public static List<Path> below(Path folder) {
    try (Stream<Path> list = Files.list(folder)) {
      List<Path> runs = list.filter(RunFiles::isRun).sorted().toList();
      return isRun(folder) ? Stream.concat(Stream.of(folder), runs.stream()).toList() : runs;
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  /**
   * Reads a folder.
   *
   * @throws AssayException BAD_INPUT when a file is no JSON object; NOT_FOUND without results
   */
  public static RunFiles read(Path folder) {
    if (!isRun(folder)) {
      throw new AssayException(
          Kind.NOT_FOUND,
          "there is no " + RESULTS + " in " + folder,
          "Write the results of the run there, such as {\"perplexity\": 47.2}.");
    }
    ObjectNode metadata = object(folder.resolve("metadata.json"));
    history(folder.resolve("metrics.jsonl"), metadata);
    ObjectNode config = object(folder.resolve("config.json"));
    ObjectNode results = object(folder.resolve(RESULTS));
    return results.path("metadata") instanceof ObjectNode saved
            && results.path("results") instanceof ObjectNode scores
        ? new RunFiles(config(config, saved), lifted(scores), metadata)
        : new RunFiles(config, results, metadata);
  }

  /** An evaluation that {@code Run} or {@code assay record} saved has its configuration inside. */
  private static ObjectNode config(ObjectNode given, ObjectNode saved) {
    ObjectNode config = saved.path("config") instanceof ObjectNode inner ? inner : given;
    if (!config.has("seed") && saved.path("seed").isIntegralNumber()) {
      config.set("seed", saved.path("seed"));
    }
    return config;
  }

  /** Scores that belong to no benchmark stand at the top, as those of other programs do. */
  private static ObjectNode lifted(ObjectNode scores) {
    ObjectNode lifted = scores.deepCopy();
    if (lifted.remove("other") instanceof ObjectNode other) {
      lifted.setAll(other);
    }
    return lifted;
  }

  /** The run as an imported experiment: its time is that of its results. */
  public static Experiment imported(Path folder, ZoneId zone, Provenance provenance) {
    RunFiles files = read(folder);
    ObjectNode origin = Json.MAPPER.createObjectNode();
    origin.putObject("imported").put("file", folder.resolve(RESULTS).toString());
    try {
      OffsetDateTime time =
          Files.getLastModifiedTime(folder.resolve(RESULTS))
              .toInstant()
              .atZone(zone)
              .toOffsetDateTime();
      String content = folder.getFileName() + "\u0000" + files.config + "\u0000" + files.results;
      ObjectNode metadata = (ObjectNode) files.metadata.deepCopy();
      metadata.put("provenance", provenance.word());
      return new LogEntry(files.config, files.results, metadata, RunContext.NONE)
          .experiment(ExperimentId.ofContent(time.toInstant(), content), time, origin);
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  private static ObjectNode object(Path file) {
    if (!Files.exists(file)) {
      return Json.MAPPER.createObjectNode();
    }
    try {
      if (Json.tree(bytes(file)) instanceof ObjectNode object) {
        return object;
      }
      throw new AssayException(
          Kind.BAD_INPUT, file + " is no JSON object", "Write {\"perplexity\": 47.2}.");
    } catch (UnreadableException e) {
      throw new AssayException(Kind.BAD_INPUT, file + ": " + e.problem(), e.remedy(), e);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw new UnreadableException("", "larger than 64 MiB", "Check that it is the right file.");
    }
    return Files.readAllBytes(file);
  }

  /** Both {@code {"step": 1, "val_ppl": 2}} and {@code {"step": 1, "name": ..., "value": ...}}. */
  private static void history(Path file, ObjectNode metadata) {
    if (!Files.exists(file)) {
      return;
    }
    ArrayNode history =
        metadata.get("history") instanceof ArrayNode given ? given : metadata.putArray("history");
    try {
      for (String line :
          new String(bytes(file), StandardCharsets.UTF_8).lines().limit(MAX_LINES).toList()) {
        if (!line.isBlank()) {
          history.add(moment(Json.tree(line.getBytes(StandardCharsets.UTF_8))));
        }
      }
    } catch (UnreadableException e) {
      return; // the last line of a run that was killed; what stands before it is kept
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static JsonNode moment(JsonNode line) {
    String name = Nodes.text(line, "name");
    if (name.isEmpty() || !(line instanceof ObjectNode object)) {
      return line;
    }
    ObjectNode moment = object.deepCopy();
    moment.remove("name");
    JsonNode value = moment.remove("value");
    return value == null ? moment : moment.set(name, value);
  }

  private static AssayException unreadable(Path file, IOException e) {
    return new AssayException(
        Kind.UNAVAILABLE, "cannot read " + file + ": " + e.getMessage(), "Make it readable.", e);
  }
}
