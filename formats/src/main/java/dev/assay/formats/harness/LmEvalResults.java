package dev.assay.formats.harness;

import dev.assay.domain.RunRecord;
import dev.assay.domain.RunRecord.Role;
import dev.assay.domain.RunRecord.TimeSource;
import dev.assay.domain.RunRecordBuilder;
import dev.assay.formats.ResultsFormat;
import dev.assay.formats.Settings;
import dev.assay.formats.Sink;
import dev.assay.formats.Source;
import dev.assay.formats.UnreadableException;
import dev.assay.formats.json.Json;
import dev.assay.formats.json.Nodes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Results of EleutherAI's lm-evaluation-harness, 0.2 to 0.5: one file, one run.
 *
 * <p>Known by content, since any file name was allowed until 0.4.3. Version 0.3 keys are {@code
 * acc} and {@code acc_stderr}, later ones carry the filter ({@code acc,none}).
 */
public final class LmEvalResults implements ResultsFormat {
  /** Larger {@code configs} (they repeat prompts and documents) are not kept. */
  private static final int MAX_CONFIGS_CHARS = 200_000;

  /** Everything that is read; the rest of a file is skipped unparsed. */
  private static final Set<String> READ =
      Set.of(
          "results", "groups", "group_subtasks", "n-samples", "n-shot", "higher_is_better", "date");

  private static final Set<String> KEPT =
      Set.of(
          "config",
          "versions",
          "n-shot",
          "n-samples",
          "group_subtasks",
          "git_hash",
          "upper_git_hash",
          "lm_eval_version",
          "transformers_version",
          "task_hashes",
          "model_source",
          "model_name",
          "max_length",
          "fewshot_as_multiturn",
          "chat_template_sha",
          "system_instruction_sha",
          "total_evaluation_time_seconds",
          "configs");

  @Override
  public String name() {
    return "lm-eval-results";
  }

  @Override
  public String description() {
    return "results files of EleutherAI's lm-evaluation-harness, 0.2 and later";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public boolean mayRead(String fileName, Set<String> siblings) {
    return fileName.toLowerCase(Locale.ROOT).endsWith(".json");
  }

  @Override
  public boolean recognises(String fileName, byte[] head) {
    return LmEvalHead.of(head).isLmEvalResults();
  }

  @Override
  public void read(Source source, Sink sink) throws IOException {
    ObjectNode root = parse(source);
    Path file = source.path();
    Settings settings = source.settings();
    LmEvalModel model = LmEvalModel.of(root, file, settings);
    RunRecordBuilder run =
        RunRecord.builder(Role.RESULT, model.id(), checkpointKey(source))
            .name(model.name())
            .model(model.model())
            .checkpoint(model.checkpoint())
            .link(link(file));
    time(source, root, run);
    if (!model.shots().isEmpty()) {
      run.tag(model.shots());
    }
    JsonNode limit = Nodes.at(root, "config", "limit");
    if (limit != null && !limit.isNull()) {
      run.tag("limited");
    }
    if (new LmEvalRows(root, run, sink).read() == 0) {
      throw new UnreadableException(
          "$.results", "no task with a number", "Check that the evaluation finished.");
    }
    String config = config(root);
    if (!config.isEmpty()) {
      run.config(config, "");
    }
    sink.run(run.build());
  }

  private static ObjectNode parse(Source source) throws IOException {
    ObjectNode root = Json.MAPPER.createObjectNode();
    try (JsonParser parser = Json.parser(source)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new UnreadableException("", "not a JSON object", "Check what wrote the file.");
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String key = parser.currentName();
        parser.nextToken();
        if (READ.contains(key) || KEPT.contains(key)) {
          JsonNode value = parser.readValueAsTree();
          root.set(key, value);
        } else {
          parser.skipChildren();
        }
      }
      if (parser.nextToken() != null) {
        throw new UnreadableException("", "more than one JSON value", "Keep one.");
      }
      return root;
    } catch (JacksonException e) {
      throw Json.explain(e);
    }
  }

  private static String checkpointKey(Source source) {
    return source.sha256().isEmpty() ? "file:" + source.path() : "sha256:" + source.sha256() + "#0";
  }

  /** Folder and date that a results file shares with its samples files; empty without a date. */
  static String link(Path file) {
    String dateId = Names.dateId(String.valueOf(file.getFileName()));
    return dateId.isEmpty() ? "" : Names.folder(file) + "/" + dateId;
  }

  private static void time(Source source, JsonNode root, RunRecordBuilder run) {
    Instant stated = epochSeconds(Nodes.doubleOrEmpty(root, "date"));
    Optional<Instant> named =
        Names.timeOf(Names.dateId(source.fileName()), source.settings().zone());
    if (stated != null) {
      run.evaluatedAt(stated, TimeSource.RESULTS_FILE);
    } else if (named.isPresent()) {
      run.evaluatedAt(named.get(), TimeSource.FILE_NAME);
    } else {
      run.evaluatedAt(source.modified(), TimeSource.FILE_MODIFIED);
    }
  }

  private static @Nullable Instant epochSeconds(OptionalDouble seconds) {
    if (seconds.isEmpty() || seconds.getAsDouble() <= 0 || seconds.getAsDouble() > 1e11) {
      return null;
    }
    try {
      return Instant.ofEpochMilli(Math.round(seconds.getAsDouble() * 1000));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static String config(ObjectNode root) throws IOException {
    ObjectNode config = Json.MAPPER.createObjectNode();
    for (String key : KEPT.stream().sorted().toList()) {
      JsonNode value = root.get(key);
      if (value != null
          && !value.isNull()
          && (!key.equals("configs") || value.toString().length() <= MAX_CONFIGS_CHARS)) {
        config.set(key, value);
      }
    }
    try {
      return config.isEmpty() ? "" : Json.MAPPER.writeValueAsString(config);
    } catch (JacksonException e) {
      throw Json.explain(e);
    }
  }
}
