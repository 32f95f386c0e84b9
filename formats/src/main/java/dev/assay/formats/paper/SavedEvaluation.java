package dev.assay.formats.paper;

import dev.assay.domain.Checkpoint;
import dev.assay.domain.RunRecord;
import dev.assay.domain.RunRecord.Role;
import dev.assay.domain.RunRecord.TimeSource;
import dev.assay.domain.RunRecordBuilder;
import dev.assay.domain.TrainingType;
import dev.assay.formats.ResultsFormat;
import dev.assay.formats.Sink;
import dev.assay.formats.Source;
import dev.assay.formats.UnreadableException;
import dev.assay.formats.json.Json;
import dev.assay.formats.json.JsonNumbers;
import dev.assay.formats.json.Nodes;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code results.json} that the evaluator saves in a directory of its own ({@code
 * run_<time>_<type>/}): {@code metadata}, {@code results} by category, and the loss of every token.
 */
public final class SavedEvaluation implements ResultsFormat {
  private static final String FILE = "results.json";

  @Override
  public String name() {
    return "paper-metrics-run";
  }

  @Override
  public String description() {
    return "results.json of one evaluation run, with metadata and results by category";
  }

  @Override
  public int version() {
    return 3;
  }

  @Override
  public boolean mayRead(String fileName, Set<String> siblings) {
    return fileName.equals(FILE);
  }

  @Override
  public Set<String> companions(String fileName, Set<String> siblings) {
    return siblings.contains(ArchivedCopy.FILE) ? Set.of(ArchivedCopy.FILE) : Set.of();
  }

  @Override
  public boolean recognises(String fileName, byte[] head) {
    Head seen = Head.of(head);
    return seen.isObject("metadata")
        && (seen.has("results") || head.length >= HEAD_BYTES)
        && (seen.hasCategory()
            || seen.inner().contains("aggregate")
            || seen.inner().contains("model_type"));
  }

  /** A file this long may hold its results behind what was shown. */
  private static final int HEAD_BYTES = 1 << 16;

  @Override
  public void read(Source source, Sink sink) throws IOException {
    Content content = new Content();
    try (JsonNumbers numbers = JsonNumbers.of(source)) {
      if (numbers.parser().nextToken() != JsonToken.START_OBJECT) {
        throw new UnreadableException("", "not a JSON object", "save the evaluation again");
      }
      ContentReader.read(numbers, content);
    } catch (JacksonException e) {
      throw Json.explain(e);
    }
    if (content.isEmpty()) {
      throw new UnreadableException("$.results", "holds no metric", "save the evaluation again");
    }
    ArchivedCopy copy = ArchivedCopy.beside(source);
    String directory = directory(source, copy);
    String id = CheckpointPaths.lastComponent(directory);
    Role role = copy == null ? Role.RESULT : Role.COPY;
    RunRecordBuilder record =
        RunRecord.builder(role, id.isEmpty() ? "run" : id, "evalrun:" + directory)
            .link(CheckpointPaths.link(directory + "/" + source.fileName()));
    describe(content.metadata, id, record, source);
    PaperEstimates.add(content, record, sink, "$.results");
    CurveSplitter.add(content, new CurvePattern(), record, sink, "$");
    sink.run(record.build());
  }

  /** The run's folder; of a copy the one that it was copied from. */
  private static String directory(Source source, @Nullable ArchivedCopy copy) {
    String file = copy == null ? source.path().toString() : copy.resultsFile();
    String normal = CheckpointPaths.normalise(file);
    return normal.substring(0, Math.max(0, normal.lastIndexOf('/')));
  }

  private static void describe(
      @Nullable JsonNode metadata, String id, RunRecordBuilder record, Source source) {
    String word = Nodes.text(metadata, "model_type").strip();
    TrainingType type = type(word);
    boolean baseline = type == TrainingType.PRETRAINED;
    record.trainingType(type).baseline(baseline);
    record.tag(baseline ? "baseline" : type.word());
    JsonNode config = Nodes.child(metadata, "config");
    config(metadata, config, record);
    state(metadata, record);
    for (JsonNode tag : metadata == null ? List.<JsonNode>of() : metadata.path("tags")) {
      String text = Nodes.text(tag).strip();
      if (!text.isEmpty()) {
        record.tag(text);
      }
    }
    String log = Nodes.text(metadata, "original_log_file");
    String note = Nodes.text(metadata, "note").strip();
    record.notes(log.isEmpty() ? note : "Converted from " + log);
    PaperMetricsFlat.named(record, id.isEmpty() ? "run" : id, source.settings());
    time(metadata, id, record, source);
  }

  /** The configuration; with the seed that the evaluation was given, if it says none itself. */
  private static void config(
      @Nullable JsonNode metadata, @Nullable JsonNode config, RunRecordBuilder record) {
    ObjectNode all = config instanceof ObjectNode object ? object : Json.MAPPER.createObjectNode();
    JsonNode seed = Nodes.child(metadata, "seed");
    if (seed != null && seed.isIntegralNumber() && !all.has("seed")) {
      all = all.deepCopy().set("seed", seed);
    }
    if (!all.isEmpty()) {
      record.config(Json.MAPPER.writeValueAsString(all), "");
    }
  }

  /** The model state: its training step, and the checkpoint that may tell it. */
  private static void state(@Nullable JsonNode metadata, RunRecordBuilder record) {
    String path = Nodes.text(metadata, "checkpoint").strip();
    OptionalLong given = Nodes.longOrEmpty(metadata, "step");
    OptionalLong step =
        given.isPresent() && given.getAsLong() >= 0 ? given : CheckpointPaths.step(path);
    if (!path.isEmpty() || step.isPresent()) {
      String experiment = path.isEmpty() ? "" : CheckpointPaths.experiment(path, "");
      record.checkpoint(new Checkpoint(experiment, path, step, OptionalLong.empty(), ""));
    }
  }

  /**
   * {@code TTT}, {@code Baseline}, {@code Frozen}, {@code Unknown} and the words of this project.
   */
  static TrainingType type(String modelType) {
    String word = modelType.toLowerCase(Locale.ROOT);
    if (word.contains("ttt")) {
      return word.contains("lora") ? TrainingType.HYBRID : TrainingType.TTT;
    }
    return switch (word) {
      case "baseline", "frozen", "pretrained" -> TrainingType.PRETRAINED;
      case "hybrid" -> TrainingType.HYBRID;
      case "lora" -> TrainingType.LORA;
      case "full" -> TrainingType.FULL;
      default -> TrainingType.UNKNOWN;
    };
  }

  private static void time(
      @Nullable JsonNode metadata, String id, RunRecordBuilder record, Source source) {
    ZoneId zone = source.settings().zone();
    Instant stated = Times.parse(Nodes.text(metadata, "datetime"), zone);
    if (stated == null) {
      stated = Times.parse(Nodes.text(metadata, "timestamp"), zone);
    }
    if (stated != null) {
      record.evaluatedAt(stated, TimeSource.RESULTS_FILE);
      return;
    }
    Instant named =
        id.startsWith("run_") && id.length() >= 19 ? Times.parse(id.substring(4, 19), zone) : null;
    if (named != null) {
      record.evaluatedAt(named, TimeSource.FILE_NAME);
    } else {
      record.evaluatedAt(source.modified(), TimeSource.FILE_MODIFIED);
    }
  }
}
