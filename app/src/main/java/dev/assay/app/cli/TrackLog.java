package dev.assay.app.cli;

import dev.assay.formats.json.Json;
import dev.assay.formats.track.ExperimentTracker;
import dev.assay.formats.track.RunContext;
import dev.assay.formats.track.RunFiles;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code assay track log}: logs one finished training run. */
@Command(
    name = "log",
    description = {
      "Logs one finished training run and prints its id.",
      "Numbers of any name are kept, and what is not given is missing; nothing is guessed."
    },
    footer = {
      "  assay track log --config config.json --results results.json --seed 41",
      "  assay track log --run-dir outputs/ntp_top --metric gpu_hours=2.3"
    })
final class TrackLog extends TrackAction {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Whole configuration, JSON or YAML; objectives and seed say what it is.")
  @Nullable Path config;

  @Option(
      names = "--results",
      paramLabel = "FILE",
      description = "JSON with numbers, such as perplexity; - reads standard input.")
  @Nullable String results;

  @Option(
      names = "--metadata",
      paramLabel = "FILE",
      description = "JSON with gpu_hours, notes, history, samples, ...")
  @Nullable Path metadata;

  @Option(
      names = "--run-dir",
      paramLabel = "DIR",
      description = "Folder with config.json, results.json and perhaps metrics.jsonl.")
  @Nullable Path runDir;

  @Option(
      names = "--metric",
      paramLabel = "NAME=VALUE",
      description = "One number more. Repeatable.")
  Map<String, Double> metrics = new LinkedHashMap<>();

  @Option(names = "--method", paramLabel = "NAME", description = "Default: the configuration's.")
  @Nullable String method;

  @Option(names = "--seed", paramLabel = "N", description = "Default: the configuration's.")
  @Nullable Long seed;

  @Option(names = "--note", paramLabel = "TEXT", description = "A line for people.")
  @Nullable String note;

  @Option(
      names = "--provenance",
      paramLabel = "WORD",
      description = "measured, estimated, imported or simulated; default: measured.")
  @Nullable String provenance;

  @Option(
      names = "--corrects",
      paramLabel = "ID",
      description = "The experiment that this one replaces.")
  @Nullable String corrects;

  @Override
  public Integer call() {
    if (runDir != null && (config != null || results != null)) {
      throw new ParameterException(
          spec.commandLine(), "--run-dir goes with neither --config nor --results");
    }
    RunFiles given =
        runDir != null
            ? RunFiles.read(resolve(runDir))
            : new RunFiles(
                config == null ? empty() : InputFile.configuration(resolve(config)),
                results == null ? empty() : results(results),
                empty());
    if (given.results().isEmpty() && metrics.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "nothing to log: name --results, --run-dir or --metric");
    }
    ExperimentTracker tracker =
        new ExperimentTracker(
            folder(),
            Clock.system(zone()),
            tools().folder(),
            tools().version(),
            RunContext.of(System.getenv()));
    ExperimentTracker.Logged logged =
        tracker.log(config(given.config()), given.results(), metadata(given.metadata()));
    logged.doubts().forEach(doubt -> tell("doubtful: " + doubt.metric() + " " + doubt.text()));
    if (!logged.inTable()) {
      tell("metrics.csv has other columns and is left alone; take it over: assay track import");
    }
    out().println(logged.id());
    return Exit.OK;
  }

  private JsonNode results(String file) {
    return InputFile.json(
        file,
        file.equals("-") ? InputFile.standardInput() : InputFile.bytes(resolve(Path.of(file))));
  }

  private JsonNode config(JsonNode given) {
    if (!(given.deepCopy() instanceof ObjectNode whole)) {
      return given; // which is refused with words
    }
    if (method != null) {
      whole.put("method", method);
    }
    if (seed != null) {
      whole.put("seed", seed);
    }
    return whole;
  }

  private JsonNode metadata(JsonNode given) {
    ObjectNode whole = (ObjectNode) given.deepCopy();
    if (metadata != null) {
      JsonNode file = InputFile.json(metadata.toString(), InputFile.bytes(resolve(metadata)));
      file.properties().forEach(member -> whole.set(member.getKey(), member.getValue()));
    }
    metrics.forEach(whole::put);
    put(whole, "notes", note);
    put(whole, "provenance", provenance);
    put(whole, "corrects", corrects);
    return whole;
  }

  private static void put(ObjectNode node, String name, @Nullable String text) {
    if (text != null) {
      node.put(name, text);
    }
  }

  private static ObjectNode empty() {
    return Json.MAPPER.createObjectNode();
  }
}
