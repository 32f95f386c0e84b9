package dev.assay.app.cli;

import dev.assay.analysis.report.Visible;
import dev.assay.app.workspace.Indexing;
import dev.assay.app.workspace.Workspace;
import dev.assay.domain.AssayException;
import dev.assay.formats.Settings;
import dev.assay.formats.record.CurveCsv;
import dev.assay.formats.record.Evaluation;
import dev.assay.formats.record.RecordSettings;
import dev.assay.formats.record.RunRecorder;
import dev.assay.formats.record.RunRecorder.Saved;
import dev.assay.store.Index;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import tools.jackson.databind.JsonNode;

/** {@code assay record}: saves an evaluation. */
@Command(
    name = "record",
    description = {
      "Saves an evaluation in a folder of its own, with results.json and summary.txt.",
      "Prints the folder. Nothing is ever written over, however many save at once; the run is",
      "indexed when the workspace has an index."
    },
    footer = {
      "  assay record --metrics metrics.json --config train.yaml --curve librilight=losses.csv",
      "  evaluate | assay record --metrics - --step 2000 --tag ablation"
    })
final class RecordCommand extends Subcommand {
  @Option(
      names = "--metrics",
      paramLabel = "FILE",
      description = "JSON with names and values, flat or by benchmark; - reads standard input.")
  @Nullable String metrics;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Training configuration, YAML or JSON; its block paper_metrics is heeded.")
  @Nullable Path config;

  @Option(
      names = "--curve",
      paramLabel = "NAME=FILE",
      description = "Losses of tokens as CSV: position,loss on each line. Repeatable.")
  Map<String, Path> curves = new LinkedHashMap<>();

  @Option(names = "--checkpoint", paramLabel = "DIR", description = "The checkpoint's folder.")
  @Nullable Path checkpoint;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "TTT, LoRA, Hybrid, Full or Baseline; default: the configuration's.")
  @Nullable String type;

  @Option(names = "--step", paramLabel = "N", description = "Training step.")
  @Nullable Long step;

  @Option(names = "--seed", paramLabel = "N", description = "Default: the configuration's seed.")
  @Nullable Long seed;

  @Option(names = "--tag", paramLabel = "TAG", description = "A label. Repeatable.")
  List<String> tags = List.of();

  @Option(names = "--note", paramLabel = "TEXT", description = "A line for people.")
  @Nullable String note;

  @Option(
      names = "--results-dir",
      paramLabel = "DIR",
      description = {
        "Where runs are saved; default: what the configuration says,",
        "or evaluation_results."
      })
  @Nullable Path resultsDir;

  @Option(
      names = "--into",
      paramLabel = "RUN_DIR",
      description = "Add to this run; values that are replaced are kept in it.")
  @Nullable Path into;

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "Saving again under the same id makes no second run.")
  @Nullable String id;

  @Option(names = "--format", paramLabel = "FORMAT", description = "text or json; default: text.")
  String format = "text";

  @Override
  public Integer call() {
    if (into != null && (resultsDir != null || id != null)) {
      throw new ParameterException(
          spec.commandLine(), "--into goes with neither --results-dir nor --id");
    }
    if (!format.equals("text") && !format.equals("json")) {
      throw new ParameterException(
          spec.commandLine(), "--format must be text or json, not '" + format + "'");
    }
    JsonNode configuration = config == null ? null : InputFile.configuration(resolve(config));
    RecordSettings wanted = RecordSettings.of(configuration);
    if (!wanted.enabled() && into == null && resultsDir == null) {
      err().println("not saved: the configuration says paper_metrics.save_results_json: false");
      return Exit.OK;
    }
    Evaluation evaluation = evaluation(configuration);
    Workspace workspace = workspace();
    Settings settings = settings(workspace);
    RunRecorder recorder =
        new RunRecorder(Clock.system(settings.zone()), tools().folder(), tools().version());
    Saved saved =
        into != null
            ? recorder.merge(resolve(into), evaluation)
            : recorder.save(
                evaluation,
                resolve(resultsDir == null ? Path.of(wanted.resultsDir()) : resultsDir));
    boolean indexed =
        Index.exists(workspace.indexFile())
            && Indexing.add(
                saved.folder(),
                workspace::index,
                workspace,
                settings,
                tools().scanner(),
                trouble -> err().println("saved, but not indexed: " + Visible.line(trouble)));
    print(saved, indexed);
    return Exit.OK;
  }

  /**
   * An evaluation is worth more than a time zone, so broken settings do not keep it from the disk.
   */
  private Settings settings(Workspace workspace) {
    try {
      return tools().settings().apply(workspace);
    } catch (AssayException e) {
      err().println("assay.yaml is not heeded: " + Visible.line(e.problem()));
      return Settings.DEFAULTS;
    }
  }

  private void print(Saved saved, boolean indexed) {
    String outcome = saved.outcome().name().toLowerCase(Locale.ROOT);
    if (format.equals("text")) {
      out().println(saved.folder());
      return;
    }
    out()
        .print(
            FormatOption.json(json ->
                json.object(() ->
                    json.text("folder", saved.folder().toString())
                        .text("outcome", outcome)
                        .flag("indexed", indexed))));
  }

  private Evaluation evaluation(@Nullable JsonNode configuration) {
    Evaluation.Builder builder = Evaluation.builder();
    if (metrics != null) {
      builder.metrics(
          InputFile.json(
              metrics,
              metrics.equals("-")
                  ? InputFile.standardInput()
                  : InputFile.bytes(resolve(Path.of(metrics)))));
    }
    if (configuration != null) {
      builder.config(configuration);
    }
    curves.forEach((name, file) ->
        builder.curve(name, CurveCsv.parse(file.toString(), InputFile.bytes(resolve(file)))));
    if (checkpoint != null) {
      builder.checkpoint(resolve(checkpoint).toString());
    }
    if (step != null) {
      builder.step(step);
    }
    if (seed != null) {
      builder.seed(seed);
    }
    tags.forEach(builder::tag);
    return builder.type(or(type)).note(or(note)).id(or(id)).build();
  }

  private static String or(@Nullable String text) {
    return text == null ? "" : text;
  }
}
