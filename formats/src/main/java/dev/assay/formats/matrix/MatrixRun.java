package dev.assay.formats.matrix;

import dev.assay.formats.files.Sha256;
import dev.assay.formats.json.Json;
import dev.assay.formats.matrix.Matrix.Method;
import dev.assay.formats.track.Methods;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One run of a matrix: a method with a seed. */
public record MatrixRun(Method method, long seed) {
  /** Placeholders that are not parameters. */
  public static final List<String> PLACES =
      List.of("method", "seed", "run_dir", "results_dir", "run_key", "config", "slot");

  private static final int KEY_DIGITS = 16;
  private static final int LONGEST_NAME = 60;

  /**
   * Tells this run from others, also in another folder or on another machine: the beginning of a
   * SHA-256 over method, seed, command, parameters and environment as the file has them.
   */
  public String key() {
    ObjectNode all = Json.MAPPER.createObjectNode();
    all.put("method", Methods.normal(method.name())).put("seed", seed);
    method.command().arguments().forEach(all.putArray("command")::add);
    all.put("shell", method.command().shell());
    all.set("params", sorted(method.params()));
    ObjectNode env = all.putObject("env");
    new TreeMap<>(method.env()).forEach(env::put);
    return Sha256.hex(Json.MAPPER.writeValueAsBytes(all)).substring(0, KEY_DIGITS);
  }

  private static JsonNode sorted(JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    ObjectNode ordered = Json.MAPPER.createObjectNode();
    Map<String, JsonNode> members = new TreeMap<>();
    object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
    members.forEach((name, value) -> ordered.set(name, sorted(value)));
    return ordered;
  }

  /** For people. */
  public String words() {
    return method.name() + ", seed " + seed;
  }

  /** {@code METHOD/SEED}, which {@code --only} is compared with. */
  public String path() {
    return method.name() + "/" + seed;
  }

  /** Name of its folder; safe on any system, and no other run's. */
  public String folderName() {
    String plain = method.name().replaceAll("[^A-Za-z0-9+_-]", "_");
    String name = plain.length() > LONGEST_NAME ? plain.substring(0, LONGEST_NAME) : plain;
    return name + "-seed" + seed + "-" + key().substring(0, 8);
  }

  /** What the program is told as {@code config.json}: method, seed and all parameters. */
  public ObjectNode config() {
    ObjectNode config = Json.MAPPER.createObjectNode();
    config.put("method", method.name()).put("seed", seed);
    config.setAll(method.params());
    return config;
  }

  /**
   * Where an attempt takes place.
   *
   * @param slot number of the attempt among those that run at once, from 0
   */
  public record Place(String runDir, String resultsDir, String config, int slot) {}

  /** Values of all placeholders. */
  private Map<String, JsonNode> values(Place place) {
    ObjectNode values = method.params().deepCopy();
    values.put("method", method.name()).put("seed", seed).put("run_key", key());
    values.put("run_dir", place.runDir()).put("results_dir", place.resultsDir());
    values.put("config", place.config()).put("slot", place.slot());
    Map<String, JsonNode> map = new LinkedHashMap<>();
    values.properties().forEach(member -> map.put(member.getKey(), member.getValue()));
    return map;
  }

  /** The program and its arguments; no value is ever read by a shell. */
  public List<String> arguments(Place place) {
    String shell = method.command().shell();
    return shell.isEmpty()
        ? Placeholders.arguments(method.command().arguments(), values(place))
        : List.of("sh", "-c", shell);
  }

  /** What is added to the environment; variables of the file come last, but for Assay's own. */
  public Map<String, String> environment(Place place) {
    Map<String, JsonNode> values = values(place);
    Map<String, String> variables = new LinkedHashMap<>();
    method
        .params()
        .properties()
        .forEach(member ->
            variables.put(variable(member.getKey()), Placeholders.text(member.getValue())));
    method.env().forEach((name, text) -> variables.put(name, Placeholders.fill(text, values)));
    variables.put("ASSAY_METHOD", method.name());
    variables.put("ASSAY_SEED", Long.toString(seed));
    variables.put("ASSAY_RUN_KEY", key());
    variables.put("ASSAY_RUN_DIR", place.runDir());
    variables.put("ASSAY_RESULTS_DIR", place.resultsDir());
    variables.put("ASSAY_CONFIG", place.config());
    variables.put("ASSAY_SLOT", Integer.toString(place.slot()));
    return variables;
  }

  /** The variable that has a placeholder's value. */
  public static String variableOf(String place) {
    return PLACES.contains(place) ? "ASSAY_" + place.toUpperCase(Locale.ROOT) : variable(place);
  }

  /** {@code lambda.top} as {@code ASSAY_PARAM_LAMBDA_TOP}. */
  static String variable(String param) {
    return "ASSAY_PARAM_" + param.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }
}
