package dev.assay.analysis.tts;

import dev.assay.formats.UnreadableException;
import dev.assay.formats.json.Json;
import dev.assay.grading.Grader;
import dev.assay.grading.Settings;
import dev.assay.samples.ParquetFile;
import dev.assay.selection.StepScores;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a prepared file says of itself, in its own words beside the columns: that Assay wrote it, of
 * what, and how.
 *
 * @param grader {@link Grader#VERSION} of who judged
 * @param grading settings of the grader
 * @param options how it was made, in words
 * @param steps rule of {@code agg_scores}
 * @param inputs SHA-256 of each file that it was made of, in order
 * @param left rows that were left out: of the inputs, or of what is made
 * @param uneven what else was told of the inputs, place and problem, to be told again
 */
record PreparedMark(
    int grader,
    String grading,
    String options,
    StepScores steps,
    List<String> inputs,
    long left,
    List<RunProblem> uneven) {
  static final String KEY = "assay_prepared";
  private static final int LAYOUT = 1;

  PreparedMark {
    inputs = List.copyOf(inputs);
    uneven = List.copyOf(uneven);
  }

  static PreparedMark of(
      PrepareOptions options, String how, List<String> inputs, long left, List<RunProblem> uneven) {
    return new PreparedMark(
        Grader.VERSION, words(options.grading()), how, options.steps(), inputs, left, uneven);
  }

  private static String words(Settings settings) {
    return settings.toString();
  }

  /** Whether verdicts are what this version and these settings would find. */
  boolean isJudgedAs(Settings settings) {
    return grader == Grader.VERSION && grading.equals(words(settings));
  }

  /** Whether preparing anew would make the same, but for what its inputs are. */
  boolean isMadeAs(PrepareOptions wanted, String how) {
    return isJudgedAs(wanted.grading()) && options.equals(how) && steps == wanted.steps();
  }

  String json() {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("layout", LAYOUT);
    json.put("grader_version", grader);
    json.put("grading", grading);
    json.put("options", options);
    json.put("steps", steps.word());
    json.put("rows_left_out", left);
    ArrayNode hashes = json.putArray("input_sha256");
    inputs.forEach(hashes::add);
    ArrayNode told = json.putArray("uneven");
    uneven.forEach(
        each -> told.addObject().put("place", each.place()).put("problem", each.problem()));
    return json.toString();
  }

  /** The mark of a file; empty when Assay did not write it. */
  static Optional<PreparedMark> in(ParquetFile file) throws IOException {
    Optional<String> text = file.mark(KEY);
    return text.isEmpty() ? Optional.empty() : read(text.get());
  }

  /** The mark of a file; empty when it has none, or is no Parquet file. */
  static Optional<PreparedMark> of(Path file) throws IOException {
    try (ParquetFile parquet = ParquetFile.open(file)) {
      return in(parquet);
    } catch (UnreadableException e) {
      return Optional.empty();
    }
  }

  private static Optional<PreparedMark> read(String text) throws IOException {
    JsonNode json = Json.tree(text.getBytes(StandardCharsets.UTF_8));
    Optional<StepScores> steps = StepScores.named(json.path("steps").asString(""));
    if (json.path("layout").asInt(0) != LAYOUT || steps.isEmpty()) {
      return Optional.empty();
    }
    List<String> inputs = new ArrayList<>();
    json.path("input_sha256").forEach(each -> inputs.add(each.asString("")));
    List<RunProblem> uneven = new ArrayList<>();
    json.path("uneven")
        .forEach(each ->
            uneven.add(
                new RunProblem(
                    each.path("place").asString(""), each.path("problem").asString(""), "")));
    return Optional.of(
        new PreparedMark(
            json.path("grader_version").asInt(0),
            json.path("grading").asString(""),
            json.path("options").asString(""),
            steps.get(),
            inputs,
            json.path("rows_left_out").asLong(0),
            uneven));
  }
}
