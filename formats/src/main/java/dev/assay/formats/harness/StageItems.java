package dev.assay.formats.harness;

import dev.assay.formats.json.Json;
import dev.assay.formats.json.Nodes;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;

/**
 * Single answers beside a stage evaluation: {@code samples_<task>.jsonl} with {@code doc_id} and
 * {@code acc} of 0 or 1, and the prompts of {@code tier4_sft_native.json}. What cannot be read is
 * empty: single answers only refine what the totals say.
 */
public final class StageItems {
  /** The file of prompts. */
  public static final String PROMPTS = "tier4_sft_native.json";

  private static final long MOST_BYTES = 64 << 20;
  private static final int MOST_ITEMS = 1_000_000;

  private StageItems() {}

  /**
   * A prompt of the chat evaluation.
   *
   * @param category empty if unknown
   * @param passed whether all checks passed
   */
  public record Prompt(String id, String category, boolean passed) {}

  /** Name of the file of a task's answers. */
  public static String answersOf(String task) {
    return "samples_" + task + ".jsonl";
  }

  /**
   * Whether each item was answered right, by its id; empty if any line says something else, since
   * pairs of some items only would be another test.
   */
  public static Map<String, Boolean> answers(Path file) {
    Map<String, Boolean> answers = new LinkedHashMap<>();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      if (Files.size(file) > MOST_BYTES) {
        return Map.of();
      }
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank() && !(answers.size() < MOST_ITEMS && answer(line, answers))) {
          return Map.of();
        }
      }
    } catch (IOException e) {
      return Map.of();
    }
    return answers;
  }

  private static boolean answer(String line, Map<String, Boolean> answers) throws IOException {
    JsonNode sample = Json.tree(line.getBytes(StandardCharsets.UTF_8));
    JsonNode id = Nodes.child(sample, "doc_id");
    OptionalDouble right = Nodes.doubleOrEmpty(sample, "acc");
    return id != null
        && right.isPresent()
        && (right.getAsDouble() == 0 || right.getAsDouble() == 1)
        && answers.put(id.toString(), right.getAsDouble() == 1) == null;
  }

  /** The prompts that say whether all of their checks passed; empty if the file is no such one. */
  public static List<Prompt> prompts(Path file) {
    List<Prompt> prompts = new ArrayList<>();
    try {
      if (Files.size(file) > MOST_BYTES) {
        return List.of();
      }
      JsonNode list = Nodes.child(Json.tree(Files.readAllBytes(file)), "prompts");
      if (list == null || !list.isArray()) {
        return List.of();
      }
      for (JsonNode prompt : list) {
        JsonNode passed = Nodes.child(prompt, "all_checks_pass");
        String id = Nodes.text(prompt, "id");
        if (passed != null && passed.isBoolean() && !id.isEmpty()) {
          prompts.add(new Prompt(id, Nodes.text(prompt, "category"), passed.booleanValue()));
        }
      }
    } catch (IOException e) {
      return List.of();
    }
    return prompts;
  }
}
