package dev.assay.formats.paper;

import dev.assay.domain.Glob;
import dev.assay.domain.TrainingType;
import dev.assay.formats.Settings;
import dev.assay.formats.Source.Companion;
import dev.assay.formats.UnreadableException;
import dev.assay.formats.json.Json;
import dev.assay.formats.json.Nodes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is worth knowing of a {@code training_config.json}. Any block may be missing, null or of
 * another type: that is told in {@link #oddities} and otherwise as if it were missing.
 *
 * @param json the configuration as strict JSON text
 * @param sha256 digest of the source bytes; empty when there are none
 * @param baseline whether it is the configuration that the aggregator invents for a baseline
 * @param type how the model was trained
 * @param tags generated tags, in order, then those of the user's rules on configuration fields
 * @param legacyTags what the original dashboard would have generated
 * @param notes one line for people
 * @param runName {@code wandb.run_name}; may be empty
 * @param runDir {@code run_dir}; may be empty
 * @param model base model; may be empty
 * @param oddities what was of another type than expected
 */
record TrainingConfig(
    String json,
    String sha256,
    boolean baseline,
    TrainingType type,
    List<String> tags,
    List<String> legacyTags,
    String notes,
    String runName,
    String runDir,
    String model,
    List<String> oddities) {

  /** File name of the companion that holds it. */
  static final String FILE = "training_config.json";

  /** What the original aggregator invents for a baseline. */
  static final String BASELINE_JSON =
      "{\"baseline\":true,\"model\":\"kyutai/moshiko-pytorch-bf16\","
          + "\"ttt\":{\"enable\":false},\"lora\":{\"enable\":false}}";

  private static final int CACHED = 256;

  /** Sibling checkpoints share one configuration byte by byte, so thousands of runs parse few. */
  private static final ConcurrentMap<String, TrainingConfig> CACHE = new ConcurrentHashMap<>();

  TrainingConfig {
    tags = List.copyOf(tags);
    legacyTags = List.copyOf(legacyTags);
    oddities = List.copyOf(oddities);
  }

  /**
   * Reads the configuration beside a result.
   *
   * @return null when it is an empty object
   * @throws UnreadableException when it is not a JSON object
   */
  static @Nullable TrainingConfig of(Companion file, Settings settings) throws IOException {
    String cacheKey = file.sha256().isEmpty() ? "" : file.sha256() + settings.digest();
    TrainingConfig known = cacheKey.isEmpty() ? null : CACHE.get(cacheKey);
    if (known != null) {
      return known;
    }
    JsonNode root = Json.tree(file.bytes());
    if (!root.isObject()) {
      throw new UnreadableException("", "not a JSON object", "write the training arguments again");
    }
    if (root.isEmpty()) {
      return null;
    }
    TrainingConfig read = of(root, strictText(file.bytes(), root), file.sha256(), settings);
    if (!cacheKey.isEmpty()) {
      if (CACHE.size() >= CACHED) {
        CACHE.clear();
      }
      CACHE.put(cacheKey, read);
    }
    return read;
  }

  /** For a configuration inside a larger file. */
  static TrainingConfig of(JsonNode root, Settings settings) {
    return of(root, Json.MAPPER.writeValueAsString(root), "", settings);
  }

  /** The invented configuration of a baseline that has none. */
  static TrainingConfig ofBaseline(Settings settings) {
    JsonNode root = Json.MAPPER.readTree(BASELINE_JSON);
    return of(root, BASELINE_JSON, "", settings);
  }

  private static TrainingConfig of(JsonNode root, String json, String sha256, Settings settings) {
    List<String> oddities = new ArrayList<>();
    for (String block : List.of("ttt", "lora", "data", "wandb", "moshi_paths")) {
      JsonNode node = root.get(block);
      if (node != null && !node.isObject()) {
        oddities.add(block + " is " + kind(node) + " instead of an object");
      }
    }
    for (String field : List.of("max_steps", "run_dir")) {
      JsonNode node = root.get(field);
      boolean text = field.equals("run_dir");
      if (node != null && (text ? !node.isString() : Nodes.doubleOrEmpty(node).isEmpty())) {
        oddities.add(field + " is " + kind(node));
      }
    }
    JsonNode train = Nodes.at(root, "data", "train_data");
    if (train != null && !train.isString()) {
      oddities.add("data.train_data is " + kind(train) + " instead of text");
    }
    JsonNode rate = Nodes.at(root, "ttt", "base_lr");
    if (rate != null && !rate.isNumber()) {
      oddities.add("ttt.base_lr is " + kind(rate) + " instead of a number");
    }
    TrainingType type = type(root);
    Arguments arguments = Arguments.of(root);
    List<String> tags = new ArrayList<>(PaperTags.corrected(type, arguments));
    for (Settings.TagRule rule : settings.tagRules()) {
      if (!rule.field().equals("name") && fieldMatches(root, rule) && !tags.contains(rule.tag())) {
        tags.add(rule.tag());
      }
    }
    String hub = Nodes.text(Nodes.at(root, "moshi_paths", "hf_repo_id"));
    return new TrainingConfig(
        json,
        sha256,
        type == TrainingType.PRETRAINED,
        type,
        tags,
        PaperTags.legacy(type, arguments),
        PaperNotes.corrected(type, arguments),
        Nodes.text(Nodes.at(root, "wandb", "run_name")).strip(),
        Nodes.text(root, "run_dir").strip(),
        hub.isEmpty() ? Nodes.text(root, "model") : hub,
        oddities);
  }

  /**
   * The arguments that tags and notes are made of.
   *
   * @param layers without spaces, such as {@code 29,30,31}; {@code none} when missing
   * @param baseLr empty when missing or no number
   * @param maxSteps planned length of the training; empty when missing or no number
   */
  record Arguments(
      String layers,
      OptionalDouble baseLr,
      String baseLrText,
      String gatingText,
      String rankText,
      String trainData,
      OptionalDouble maxSteps,
      String maxStepsText) {

    static Arguments of(JsonNode root) {
      JsonNode rate = Nodes.at(root, "ttt", "base_lr");
      JsonNode steps = root.get("max_steps");
      JsonNode train = Nodes.at(root, "data", "train_data");
      OptionalDouble baseLr = Nodes.doubleOrEmpty(rate);
      OptionalDouble maxSteps = Nodes.doubleOrEmpty(steps);
      return new Arguments(
          layersOf(Nodes.at(root, "ttt", "layers")),
          baseLr,
          baseLr.isPresent() ? PythonText.of(rate) : "0",
          PythonText.of(Nodes.at(root, "ttt", "initial_gating_alpha")),
          PythonText.of(Nodes.at(root, "lora", "rank")),
          train != null && train.isString() ? train.stringValue() : "",
          maxSteps,
          maxSteps.isPresent() ? PythonText.of(steps) : "0");
    }

    private static String layersOf(@Nullable JsonNode node) {
      if (node == null || node.isNull()) {
        return "none";
      }
      String text = PythonText.of(node);
      StringBuilder plain = new StringBuilder(text.length());
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c != '[' && c != ']' && !Character.isWhitespace(c)) {
          plain.append(c);
        }
      }
      return plain.isEmpty() ? "none" : plain.toString();
    }
  }

  private static TrainingType type(JsonNode root) {
    boolean ttt = on(Nodes.at(root, "ttt", "enable"));
    boolean lora = on(Nodes.at(root, "lora", "enable"));
    if (ttt || lora) {
      return ttt && lora ? TrainingType.HYBRID : ttt ? TrainingType.TTT : TrainingType.LORA;
    }
    if (on(root.get("full_finetuning"))) {
      return TrainingType.FULL;
    }
    return on(root.get("baseline")) ? TrainingType.PRETRAINED : TrainingType.UNKNOWN;
  }

  private static boolean on(@Nullable JsonNode node) {
    return Nodes.bool(node) || (node != null && node.isNumber() && Nodes.number(node) != 0);
  }

  private static boolean fieldMatches(JsonNode root, Settings.TagRule rule) {
    JsonNode node = root;
    for (String key : rule.field().split("\\.", -1)) {
      node = Nodes.child(node, key);
    }
    return node != null && Glob.matches(rule.pattern(), PythonText.of(node));
  }

  private static String kind(JsonNode node) {
    if (node.isNull()) {
      return "null";
    }
    if (node.isArray()) {
      return "a list";
    }
    if (node.isObject()) {
      return "an object";
    }
    return node.isString() ? "text" : node.isBoolean() ? "true or false" : "a number";
  }

  /** Python's bare NaN and a byte order mark are no strict JSON; such a file is written anew. */
  private static String strictText(byte[] bytes, JsonNode root) {
    boolean plain = bytes.length > 1 && (bytes[0] == '{' || bytes[0] == '\n' || bytes[0] == ' ');
    String text = plain ? new String(bytes, StandardCharsets.UTF_8) : "";
    return !plain || bytes[1] == 0 || text.contains("NaN") || text.contains("Infinity")
        ? Json.MAPPER.writeValueAsString(root)
        : text;
  }
}
