package dev.assay.formats.paper;

import dev.assay.domain.Checkpoint;
import dev.assay.domain.Estimate;
import dev.assay.domain.RunRecord;
import dev.assay.domain.RunRecord.Role;
import dev.assay.domain.RunRecord.TimeSource;
import dev.assay.domain.RunRecordBuilder;
import dev.assay.formats.Settings;
import dev.assay.formats.Sink;
import dev.assay.formats.json.JsonNumbers;
import dev.assay.formats.json.Nodes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/** Makes records of the runs in one dashboard file. One thread. */
final class DashboardRuns {
  private static final String BASELINE = "baseline";

  private final Settings settings;
  private final String file;
  private final CurvePattern pattern;
  private final Sink sink;
  private final Map<String, List<Estimate>> baselines = new HashMap<>();
  private @Nullable Entry baselineBlock;
  private int given;

  /**
   * Starts a file.
   *
   * @param file identity of the file, for runs that name no checkpoint
   */
  DashboardRuns(Settings settings, String file, CurvePattern pattern, Sink sink) {
    this.settings = settings;
    this.file = file;
    this.pattern = pattern;
    this.sink = sink;
  }

  /** The members of one run that matter. */
  private static final class Entry {
    String id = "";
    String name = "";
    String path = "";
    String time = "";
    String notes = "";
    OptionalLong step = OptionalLong.empty();
    final List<String> tags = new ArrayList<>();
    @Nullable JsonNode config;
    final Content content = new Content();
    final Content curves = new Content();
    final Points individual = new Points();
  }

  /** Runs handed on so far. */
  int given() {
    return given;
  }

  /** Takes the element of {@code runs} that the parser stands at. */
  void run(JsonParser parser, String place) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      sink.reject(place, "a run must be an object", "run the aggregator again");
      return;
    }
    give(entry(parser), place, false);
  }

  /** Takes the {@code baseline} block, which waits until it is known whether it is a repetition. */
  void baseline(JsonParser parser) {
    baselineBlock = entry(parser);
  }

  /** Says that the file ends. */
  void end() {
    Entry block = baselineBlock;
    if (block != null && !block.content.isEmpty()) {
      give(block, "$.baseline", true);
    }
  }

  private static Entry entry(JsonParser parser) {
    Entry entry = new Entry();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      JsonToken token = parser.nextToken();
      switch (name) {
        case "id" -> entry.id = text(parser, token);
        case "name" -> entry.name = text(parser, token);
        case "checkpoint_path" -> entry.path = text(parser, token);
        case "evaluation_timestamp" -> entry.time = text(parser, token);
        case "notes" -> entry.notes = text(parser, token);
        case "checkpoint_step" -> {
          JsonNode step = parser.readValueAsTree();
          entry.step = Nodes.longOrEmpty(step);
        }
        case "training_config" -> {
          JsonNode config = parser.readValueAsTree();
          entry.config = config;
        }
        case "metrics" -> {
          if (token == JsonToken.START_OBJECT) {
            ContentReader.read(JsonNumbers.of(parser), entry.content);
          }
        }
        case "librilight_progression" -> {
          if (token == JsonToken.START_ARRAY) {
            ContentReader.points(parser, entry.curves.progression, entry.curves);
          }
        }
        case "librilight_progression_individual" -> individual(parser, token, entry);
        case "tags" -> tags(parser, token, entry.tags);
        default -> {}
      }
      // Whatever type it had, the parser now stands at its end.
      parser.skipChildren();
    }
    return entry;
  }

  private static String text(JsonParser parser, JsonToken token) {
    return token == JsonToken.VALUE_STRING || token.isNumeric() ? parser.getString() : "";
  }

  /** The original's curves by file are wrongly split, but all points are there, in file order. */
  private static void individual(JsonParser parser, JsonToken token, Entry entry) {
    if (token != JsonToken.START_ARRAY || !entry.curves.progression.isEmpty()) {
      return;
    }
    for (JsonToken part = parser.nextToken();
        part != JsonToken.END_ARRAY && part != null;
        part = parser.nextToken()) {
      if (part == JsonToken.START_ARRAY) {
        ContentReader.points(parser, entry.individual, entry.curves);
      } else {
        parser.skipChildren();
      }
    }
  }

  private static void tags(JsonParser parser, JsonToken token, List<String> tags) {
    if (token != JsonToken.START_ARRAY) {
      return;
    }
    for (JsonToken item = parser.nextToken();
        item != JsonToken.END_ARRAY && item != null;
        item = parser.nextToken()) {
      if (item == JsonToken.VALUE_STRING) {
        tags.add(parser.getString());
      }
      parser.skipChildren();
    }
  }

  private void give(Entry entry, String place, boolean block) {
    Content content = entry.content;
    Points curve =
        !entry.curves.progression.isEmpty()
            ? entry.curves.progression
            : !content.progression.isEmpty() ? content.progression : entry.individual;
    if (content.values.isEmpty() && curve.isEmpty() && content.detailed.isEmpty()) {
      sink.reject(place, "the run holds no metric", "evaluate the checkpoint again");
      return;
    }
    TrainingConfig config = config(entry, block, place);
    boolean baseline = block || (config != null && config.baseline());
    RunRecordBuilder record = record(entry, baseline, config, place);
    PaperEstimates.add(content, record, sink, place + ".metrics");
    List<Estimate> estimates = record.build().estimates();
    if (block && estimates.equals(baselines.get(entry.id))) {
      return;
    }
    Content curves = content;
    if (!curve.isEmpty()) {
      curves = new Content();
      for (int i = 0; i < curve.size(); i++) {
        curves.progression.add(curve.position(i), curve.loss(i), curve.perplexity(i));
      }
    }
    CurveSplitter.add(curves, pattern, record, sink, place);
    if (entry.curves.brokenPoints > 0) {
      sink.remark(place, entry.curves.brokenPoints + " curve points could not be used");
    }
    if (baseline) {
      baselines.put(entry.id, estimates);
    }
    given++;
    sink.run(record.build());
  }

  private @Nullable TrainingConfig config(Entry entry, boolean block, String place) {
    JsonNode config = entry.config;
    if (config != null && config.isObject() && !config.isEmpty()) {
      TrainingConfig read = TrainingConfig.of(config, settings);
      read.oddities().forEach(oddity -> sink.remark(place + ".training_config", oddity));
      return read;
    }
    boolean baseline = block || entry.id.startsWith(BASELINE);
    if (!baseline) {
      sink.remark(place, "no training configuration, so how the model was trained is unknown");
    }
    return baseline ? TrainingConfig.ofBaseline(settings) : null;
  }

  private RunRecordBuilder record(
      Entry entry, boolean baseline, @Nullable TrainingConfig config, String place) {
    String runDir = config == null ? "" : config.runDir();
    boolean placed = !CheckpointPaths.isBaseline(entry.path);
    String experiment = baseline || !placed ? "" : CheckpointPaths.experiment(entry.path, runDir);
    String key =
        baseline
            ? CheckpointPaths.PRETRAINED_KEY
            : placed ? CheckpointPaths.key(entry.path) : file + "#" + place;
    OptionalLong step = entry.step.orElse(-1) >= 0 ? entry.step : OptionalLong.empty();
    if (baseline) {
      step = OptionalLong.of(0);
    } else if (step.isEmpty() || step.getAsLong() == 0) {
      // The original writes 0 for a path without a step.
      step = CheckpointPaths.step(entry.path);
    }
    String id =
        !entry.id.isEmpty()
            ? entry.id
            : baseline ? "baseline_pretrained" : CheckpointPaths.id(experiment, entry.path);
    RunRecordBuilder record =
        RunRecord.builder(Role.COPY, id, key)
            .baseline(baseline)
            .checkpoint(
                new Checkpoint(
                    experiment, placed ? entry.path : "", step, OptionalLong.empty(), ""))
            .evaluatedAt(Times.parse(entry.time, settings.zone()), TimeSource.AGGREGATE);
    String name =
        !entry.name.isEmpty()
            ? entry.name
            : CheckpointPaths.name(step, experiment.isEmpty() ? id : experiment);
    if (config == null) {
      PaperMetricsFlat.named(record.tags(entry.tags), name, settings);
    } else {
      PaperMetricsFlat.describe(record, config, name, settings);
      for (String tag : entry.tags) {
        if (!config.legacyTags().contains(tag)) {
          record.tag(tag);
        }
      }
    }
    if (!entry.content.resultsPath.isEmpty()) {
      record.link(CheckpointPaths.link(entry.content.resultsPath));
    }
    return entry.notes.isEmpty() ? record : record.notes(entry.notes);
  }
}
