package dev.assay.analysis.experiment;

import dev.assay.formats.json.Json;
import dev.assay.formats.json.Nodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What the package that lies in a folder was made with, as its {@code manifest.json} says. A
 * package that is made anew or checked there is asked for the same, but for what is said otherwise.
 *
 * @param values texts by the option's name on the command line, without dashes; nobody has judged
 *     them, and a manifest is a file that anyone may have written
 */
public record RecordedOptions(Map<String, List<String>> values) {
  /** Nothing is recorded. */
  public static final RecordedOptions NONE = new RecordedOptions(Map.of());

  /** Name of the file in the folder of a package. */
  public static final String FILE = "manifest.json";

  private static final long MAX_BYTES = 16L << 20;

  /** The option's name by the manifest's. */
  private static final Map<String, String> NAMES = new LinkedHashMap<>();

  static {
    NAMES.put("baseline", "baseline");
    NAMES.put("metrics", "metrics");
    NAMES.put("group_by", "group-by");
    NAMES.put("thresholds", "threshold");
    NAMES.put("axis", "x");
    NAMES.put("smoothing", "smooth");
    NAMES.put("level", "level");
    NAMES.put("examples", "examples");
    NAMES.put("examples_by", "examples-by");
    NAMES.put("dpi", "dpi");
  }

  public RecordedOptions {
    values = Map.copyOf(values);
  }

  /** Those of the package in a folder; none when there is no package, or no readable manifest. */
  public static RecordedOptions in(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      return Files.isRegularFile(file) && Files.size(file) <= MAX_BYTES
          ? of(Json.tree(Files.readAllBytes(file)).path("options"))
          : NONE;
    } catch (IOException e) {
      return NONE; // what is no manifest is written anew
    }
  }

  private static RecordedOptions of(JsonNode options) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    NAMES.forEach((recorded, option) -> {
      List<String> texts = new ArrayList<>();
      JsonNode value = options.path(recorded);
      for (JsonNode each : value.isArray() ? value : List.of(value)) {
        String text = Nodes.text(each);
        if (!text.isEmpty()) {
          texts.add(text);
        }
      }
      if (!texts.isEmpty()) {
        values.put(option, List.copyOf(texts));
      }
    });
    return new RecordedOptions(values);
  }

  /** The texts of an option; empty when it is not recorded. */
  public List<String> all(String option) {
    return values.getOrDefault(option, List.of());
  }

  /**
   * As words of the command line, such as {@code --threshold 'val_ppl<7'}: those that are not what
   * is usual anyway.
   *
   * @param given whether an option is said otherwise
   */
  public List<String> words(Predicate<String> given) {
    return NAMES.values().stream()
        .filter(option -> !given.test(option) && !all(option).isEmpty())
        .filter(option -> !all(option).equals(USUAL.get(option)))
        .map(this::words)
        .toList();
  }

  private String words(String option) {
    boolean repeated = option.equals("threshold");
    return repeated
        ? all(option).stream()
            .map(text -> "--" + option + " '" + text + "'")
            .collect(Collectors.joining(" "))
        : "--" + option + " '" + String.join(",", all(option)) + "'";
  }

  /** What is usual, in the manifest's words. */
  private static final Map<String, List<String>> USUAL =
      Map.of(
          "threshold", List.of(Threshold.USUAL.text()),
          "x", List.of("step"),
          "smooth", List.of("0.0"),
          "level", List.of("0.95"),
          "examples", List.of("5"),
          "examples-by", List.of(PackOptions.ExamplesBy.DISAGREEMENT.word()),
          "dpi", List.of("300"));
}
