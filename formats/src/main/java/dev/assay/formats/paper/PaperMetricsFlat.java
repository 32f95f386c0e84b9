package dev.assay.formats.paper;

import dev.assay.domain.Checkpoint;
import dev.assay.domain.Glob;
import dev.assay.domain.RunRecord;
import dev.assay.domain.RunRecord.Role;
import dev.assay.domain.RunRecord.TimeSource;
import dev.assay.domain.RunRecordBuilder;
import dev.assay.domain.TrainingType;
import dev.assay.formats.ResultsFormat;
import dev.assay.formats.Settings;
import dev.assay.formats.Sink;
import dev.assay.formats.Source;
import dev.assay.formats.UnreadableException;
import dev.assay.formats.json.Json;
import dev.assay.formats.json.JsonNumbers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;

/**
 * {@code paper_metrics_results.json}: the result of one checkpoint, beside its {@code
 * training_config.json}, or of a baseline, which has none and a name that starts with {@code
 * baseline}. A file that a registry names is the result of the registered checkpoint, wherever it
 * lies and whatever it is called.
 */
public final class PaperMetricsFlat implements ResultsFormat {
  /** The training configuration, beside the result or in the registered checkpoint's folder. */
  public static final String CONFIG = TrainingConfig.FILE;

  private static final String USUAL = "paper_metrics_results.json";
  private static final String BASELINE = "baseline";

  @Override
  public String name() {
    return "paper-metrics-results";
  }

  @Override
  public String description() {
    return "paper_metrics_results.json of one checkpoint with its training_config.json, or of a"
        + " baseline";
  }

  @Override
  public int version() {
    return 3;
  }

  @Override
  public boolean readsRegistered() {
    return true;
  }

  @Override
  public boolean mayRead(String fileName, Set<String> siblings) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return name.endsWith(".json")
        && !name.equals(TrainingConfig.FILE)
        && (name.startsWith(BASELINE)
            || name.contains("metrics")
            || name.contains("results")
            || name.contains("eval"));
  }

  @Override
  public Set<String> companions(String fileName, Set<String> siblings) {
    if (siblings.contains(ArchivedCopy.FILE)) {
      return siblings.contains(TrainingConfig.FILE)
          ? Set.of(TrainingConfig.FILE, ArchivedCopy.FILE)
          : Set.of(ArchivedCopy.FILE);
    }
    return siblings.contains(TrainingConfig.FILE) ? Set.of(TrainingConfig.FILE) : Set.of();
  }

  @Override
  public boolean recognises(String fileName, byte[] head) {
    // A broken file of the usual name is worth a message.
    if (fileName.equals(USUAL) || fileName.equals(BASELINE + "_" + USUAL)) {
      return true;
    }
    Head seen = Head.of(head);
    return !seen.has("runs")
        && (seen.has("paper_metrics_avg")
            || seen.has("sblimp_accuracy")
            || seen.has("swuggy_accuracy")
            || seen.has("tstory_accuracy")
            || seen.has("sstory_accuracy")
            || seen.has("librilight_slope")
            || seen.has("librilight_progression")
            || ((seen.isObject("metrics") || (seen.isObject("results") && seen.has("metadata")))
                && seen.hasCategory()));
  }

  @Override
  public void read(Source source, Sink sink) throws IOException {
    Content content = content(source);
    TrainingConfig config = config(source, sink);
    ArchivedCopy archived = ArchivedCopy.beside(source);
    RunRecordBuilder record =
        archived == null ? record(source, config, sink) : copy(archived, source, config, sink);
    if (!content.resultsPath.isEmpty()) {
      record.link(CheckpointPaths.link(content.resultsPath));
    }
    PaperEstimates.add(content, record, sink, "$");
    CurveSplitter.add(content, new CurvePattern(), record, sink, "$");
    sink.run(record.build());
  }

  private static RunRecordBuilder record(
      Source source, @Nullable TrainingConfig config, Sink sink) {
    String registered = source.registeredAs();
    boolean baseline =
        registered == null
            ? config == null && source.fileName().startsWith(BASELINE)
            : registered.equals(CheckpointPaths.PRETRAINED_KEY);
    Path parent = source.path().getParent();
    String directory = parent == null ? "" : parent.toString();
    RunRecordBuilder record =
        baseline
            ? baseline(Role.RESULT, directory, source.fileName(), source.settings())
            : registered == null
                ? checkpoint(Role.RESULT, directory, config, source, sink)
                : at(Role.RESULT, CheckpointPaths.ofKey(registered), config, source, sink);
    return record.evaluatedAt(source.modified(), TimeSource.FILE_MODIFIED);
  }

  /** A copy in the archive speaks of what it was copied from. */
  private static RunRecordBuilder copy(
      ArchivedCopy copy, Source source, @Nullable TrainingConfig config, Sink sink) {
    RunRecordBuilder record;
    if (copy.isBaseline()) {
      String original = copy.resultsFile().replace('\\', '/');
      int slash = original.lastIndexOf('/');
      record =
          baseline(
              Role.COPY,
              slash < 0 ? "" : original.substring(0, slash),
              slash < 0 ? source.fileName() : original.substring(slash + 1),
              source.settings());
    } else {
      record = checkpoint(Role.COPY, copy.checkpointPath(), config, source, sink);
    }
    return record.evaluatedAt(
        copy.evaluatedAt() == null ? source.modified() : copy.evaluatedAt(),
        copy.evaluatedAt() == null ? TimeSource.FILE_MODIFIED : TimeSource.AGGREGATE);
  }

  private static Content content(Source source) throws IOException {
    Content content = new Content();
    try (JsonNumbers numbers = JsonNumbers.of(source)) {
      JsonToken first = numbers.parser().nextToken();
      if (first == null) {
        throw UnreadableException.unfinished(
            "", "the file is empty", "run the evaluation again or remove the file");
      }
      if (first != JsonToken.START_OBJECT) {
        throw new UnreadableException(
            "", "not a JSON object", "run the evaluation again or remove the file");
      }
      ContentReader.read(numbers, content);
    } catch (JacksonException e) {
      throw Json.explain(e);
    }
    if (content.isEmpty()) {
      throw new UnreadableException(
          "$", "the result holds no metric", "run the evaluation again or remove the file");
    }
    return content;
  }

  private static @Nullable TrainingConfig config(Source source, Sink sink) throws IOException {
    Source.Companion file = source.companions().get(TrainingConfig.FILE);
    if (file == null) {
      return null;
    }
    try {
      TrainingConfig config = TrainingConfig.of(file, source.settings());
      if (config == null) {
        sink.remark(TrainingConfig.FILE, "is an empty object, so the training is unknown");
      } else {
        config.oddities().forEach(oddity -> sink.remark(TrainingConfig.FILE, oddity));
      }
      return config;
    } catch (UnreadableException e) {
      String place = e.place().isEmpty() ? "" : " " + e.place();
      sink.reject(TrainingConfig.FILE + place, e.problem(), e.remedy());
      return null;
    }
  }

  private static RunRecordBuilder baseline(
      Role role, String directory, String name, Settings settings) {
    TrainingConfig config = TrainingConfig.ofBaseline(settings);
    String id = baselineId(name.startsWith(BASELINE) ? name : BASELINE + "_" + name);
    String key =
        directory.isEmpty() && role == Role.COPY
            ? CheckpointPaths.PRETRAINED_KEY // nobody knows which file
            : BASELINE + ":" + directory + "/" + name;
    RunRecordBuilder record =
        RunRecord.builder(role, id, key)
            .baseline(true)
            .checkpoint(
                new Checkpoint("", directory, OptionalLong.of(0), OptionalLong.empty(), ""));
    describe(record, config, "Baseline - " + config.model(), settings);
    return record;
  }

  /** {@code baseline_pretrained} for the usual file name, else what stands behind the prefix. */
  static String baselineId(String fileName) {
    String stem =
        fileName.endsWith(".json") ? fileName.substring(0, fileName.length() - 5) : fileName;
    String rest = stem.substring(BASELINE.length());
    String suffix = "paper_metrics_results";
    if (rest.endsWith(suffix)) {
      rest = rest.substring(0, rest.length() - suffix.length());
    }
    int from = 0;
    int to = rest.length();
    while (from < to && isJoint(rest.charAt(from))) {
      from++;
    }
    while (to > from && isJoint(rest.charAt(to - 1))) {
      to--;
    }
    return from == to ? "baseline_pretrained" : BASELINE + "_" + rest.substring(from, to);
  }

  private static boolean isJoint(char c) {
    return c == '_' || c == '-' || c == '.';
  }

  private static RunRecordBuilder checkpoint(
      Role role, String directory, @Nullable TrainingConfig config, Source source, Sink sink) {
    String runDir = config == null ? "" : config.runDir();
    return at(role, CheckpointPaths.logical(directory, runDir), config, source, sink);
  }

  private static RunRecordBuilder at(
      Role role, String path, @Nullable TrainingConfig config, Source source, Sink sink) {
    String runDir = config == null ? "" : config.runDir();
    String experiment = CheckpointPaths.experiment(path, runDir);
    Checkpoint checkpoint = CheckpointPaths.checkpoint(path, experiment);
    RunRecordBuilder record =
        RunRecord.builder(role, CheckpointPaths.id(experiment, path), CheckpointPaths.key(path))
            .checkpoint(checkpoint);
    if (config == null) {
      sink.remark(
          "", "no training configuration beside it, so how the model was trained is unknown");
      record.trainingType(TrainingType.UNKNOWN);
      named(record, CheckpointPaths.name(checkpoint.step(), experiment), source.settings());
      return record;
    }
    // Even a baseline's own configuration makes no baseline of a checkpoint's result.
    String title = config.runName().isEmpty() ? experiment : config.runName();
    describe(
        record,
        config,
        config.baseline()
            ? "Baseline - " + (config.model().isEmpty() ? "unknown" : config.model())
            : CheckpointPaths.name(checkpoint.step(), title),
        source.settings());
    return record.baseline(config.baseline());
  }

  /** Sets what follows from the configuration, and the user's tags on the name. */
  static void describe(
      RunRecordBuilder record, TrainingConfig config, String name, Settings settings) {
    record
        .model(config.model())
        .trainingType(config.type())
        .config(config.json(), config.sha256())
        .tags(config.tags())
        .notes(config.notes());
    named(record, name, settings);
  }

  /** Sets the name and the user's tags on it. */
  static void named(RunRecordBuilder record, String name, Settings settings) {
    record.name(name);
    for (Settings.TagRule rule : settings.tagRules()) {
      if (rule.field().equals("name") && Glob.matches(rule.pattern(), name)) {
        record.tag(rule.tag());
      }
    }
  }
}
