package dev.assay.app.web;

import dev.assay.analysis.api.Parameters;
import dev.assay.analysis.explore.BookJson;
import dev.assay.analysis.report.JsonOut;
import dev.assay.analysis.scaling.DifficultyPage;
import dev.assay.analysis.scaling.Groups;
import dev.assay.analysis.scaling.StudyPage;
import dev.assay.analysis.tts.level.Difficulty;
import dev.assay.analysis.tts.measure.AnalysisType;
import dev.assay.analysis.tts.measure.Comparison;
import dev.assay.analysis.tts.measure.Measure;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * {@code GET /tts/study?category=NAME&type=TYPE&group=NAME}, {@code
 * /tts/difficulty?category=NAME&group=NAME&reference=T&measure=WORD} and {@code
 * /tts/progress?category=NAME}: runs of a category together.
 */
final class TtsStudyRoutes {
  private static final int LONGEST = 40;

  private final TtsStudies studies;
  private final LongSupplier generation;

  TtsStudyRoutes(TtsStudies studies, LongSupplier generation) {
    this.studies = studies;
    this.generation = generation;
  }

  Response study(Request request) {
    Parameters parameters = new Parameters("", request.query());
    String category = parameters.text("category");
    AnalysisType type = type(parameters.text("type"));
    TtsStudies.Made made = studies.of(category);
    List<Comparison> groups = StudyPage.groups(made.study(), type);
    Groups shown = groups.isEmpty() ? null : Groups.of(groups, parameters.text("group"));
    return Response.json(
        200,
        json ->
            json.object(() -> {
              head(json, category, made);
              StudyPage.write(json, made.study(), type, shown, made::id);
            }));
  }

  Response difficulty(Request request) {
    Parameters parameters = new Parameters("", request.query());
    String category = parameters.text("category");
    Optional<Double> reference = temperature(parameters.text("reference"));
    TtsStudies.Made made = studies.of(category);
    Groups groups = TtsStudies.groups(made, parameters.text("group"));
    Difficulty difficulty = studies.difficulty(made, groups, reference);
    Measure measure = measure(difficulty, parameters.text("measure"));
    return Response.json(
        200,
        json ->
            json.object(() -> {
              head(json, category, made);
              json.texts("remarks", made.study().remarks());
              DifficultyPage.write(json, difficulty, groups, measure, made::id);
            }));
  }

  /** How many runs are judged while a study is waited for. */
  Response progress(Request request) {
    String category = new Parameters("", request.query()).text("category");
    TtsStudies.Progress progress = studies.progress(category);
    return Response.json(
        200,
        json ->
            json.object(
                () -> json.whole("runs", progress.runs()).whole("judged", progress.judged())));
  }

  private void head(JsonOut json, String category, TtsStudies.Made made) {
    json.whole("generation", generation.getAsLong()).text("category", category);
    json.whole("runs", made.ids().size()).whole("completions", made.completions());
    BookJson.unreadable(json, made.unreadable());
  }

  private static AnalysisType type(String word) {
    return AnalysisType.named(word.isEmpty() ? AnalysisType.SUMMARY.word() : word)
        .orElseThrow(() ->
            new AssayException(
                Kind.BAD_INPUT,
                "there is no analysis '" + shortened(word) + "'",
                "It is one of "
                    + java.util.Arrays.stream(AnalysisType.values())
                        .map(AnalysisType::word)
                        .collect(Collectors.joining(", "))
                    + "."));
  }

  private static Optional<Double> temperature(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (!text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?([eE]-?[0-9]{1,2})?")) {
      throw new AssayException(
          Kind.BAD_INPUT,
          "reference must be a temperature, not '" + shortened(text) + "'",
          "Take one of the temperatures of the answer, or leave it out.");
    }
    return Optional.of(Double.valueOf(text));
  }

  /** The one that is asked for, or where that was not measured the first; the answer says which. */
  private static Measure measure(Difficulty difficulty, String word) {
    List<Measure> known = DifficultyPage.measures(difficulty);
    boolean isOne =
        word.isEmpty()
            || Arrays.stream(Measure.values()).anyMatch(each -> each.word().equals(word));
    return known.stream()
        .filter(measure -> measure.word().equals(word))
        .findFirst()
        .or(() -> known.stream().filter(measure -> isOne).findFirst())
        .orElseThrow(() ->
            new AssayException(
                Kind.NOT_FOUND,
                "'" + shortened(word) + "' was not measured",
                "There are: "
                    + known.stream().map(Measure::word).collect(Collectors.joining(", "))));
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
