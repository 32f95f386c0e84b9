package dev.assay.formats.harness;

import dev.assay.formats.files.Sha256;
import dev.assay.formats.json.Json;
import dev.assay.formats.json.Nodes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
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

  /**
   * What a file of answers holds.
   *
   * @param right whether each item was answered right, by its id; empty if any line says something
   *     else, since pairs of some items only would be another test
   * @param sha256 hex digest of the file's bytes; empty if it could not be read to its end
   */
  public record Answers(Map<String, Boolean> right, String sha256) {
    /** Of no file. */
    public static final Answers NONE = new Answers(Map.of(), "");
  }

  /** Name of the file of a task's answers. */
  public static String answersOf(String task) {
    return "samples_" + task + ".jsonl";
  }

  /** The answers of a task; none if the file cannot be read or is larger than 64 MiB. */
  public static Answers answers(Path file) {
    MessageDigest digest = Sha256.digest();
    try {
      if (Files.size(file) > MOST_BYTES) {
        return Answers.NONE;
      }
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        // not closed: that would close the stream before its rest is digested
        Map<String, Boolean> right =
            right(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        in.transferTo(OutputStream.nullOutputStream());
        return new Answers(right, HexFormat.of().formatHex(digest.digest()));
      }
    } catch (IOException e) {
      return Answers.NONE;
    }
  }

  private static Map<String, Boolean> right(BufferedReader lines) throws IOException {
    Map<String, Boolean> right = new LinkedHashMap<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (!line.isBlank() && !(right.size() < MOST_ITEMS && answer(line, right))) {
        return Map.of();
      }
    }
    return right;
  }

  private static boolean answer(String line, Map<String, Boolean> right) {
    try {
      JsonNode sample = Json.tree(line.getBytes(StandardCharsets.UTF_8));
      JsonNode id = Nodes.child(sample, "doc_id");
      OptionalDouble acc = Nodes.doubleOrEmpty(sample, "acc");
      return id != null
          && acc.isPresent()
          && (acc.getAsDouble() == 0 || acc.getAsDouble() == 1)
          && right.put(id.toString(), acc.getAsDouble() == 1) == null;
    } catch (IOException e) {
      return false;
    }
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
