package dev.assay.app.web;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.UnreadableException;
import dev.assay.formats.json.Json;
import dev.assay.formats.record.Evaluation;
import dev.assay.formats.record.EvaluationJson;
import dev.assay.formats.record.LoggedValues;
import dev.assay.formats.record.RunRecorder.Logged;
import dev.assay.formats.record.RunRecorder.Outcome;
import dev.assay.formats.record.RunRecorder.Saved;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code POST /runs} and {@code POST /log}: what training code saves. */
public final class RunRoutes {
  /** A curve of some 500 000 points. */
  static final int MAX_BODY = 16 << 20;

  private final @Nullable Saving saving;
  private final LongSupplier generation;

  /**
   * How things are saved.
   *
   * @param evaluations saves an evaluation and reads it into the index
   * @param values adds to the log of a run
   */
  public record Saving(
      Function<Evaluation, Done> evaluations, Function<LoggedValues, Logged> values) {}

  /** What was saved, and whether the index knows. */
  public record Done(Saved saved, boolean indexed) {}

  /**
   * Makes the handler.
   *
   * @param saving null when nobody may save
   */
  RunRoutes(@Nullable Saving saving, LongSupplier generation) {
    this.saving = saving;
    this.generation = generation;
  }

  Response post(Request request) {
    Saving allowed = saving;
    if (allowed == null) {
      return refused();
    }
    Done done = allowed.evaluations().apply(EvaluationJson.parse(tree(request.body())));
    Saved saved = done.saved();
    return Response.json(
        saved.outcome() == Outcome.NEW ? 201 : 200,
        json ->
            json.object(() ->
                json.whole("generation", generation.getAsLong())
                    .text("name", String.valueOf(saved.folder().getFileName()))
                    .text("folder", saved.folder().toString())
                    .text("outcome", saved.outcome().name().toLowerCase(Locale.ROOT))
                    .flag("indexed", done.indexed())));
  }

  Response postValues(Request request) {
    Saving allowed = saving;
    if (allowed == null) {
      return refused();
    }
    Logged logged = allowed.values().apply(LoggedValues.parse(tree(request.body())));
    return Response.json(
        200,
        json ->
            json.object(() ->
                json.text("name", String.valueOf(logged.folder().getFileName()))
                    .text("folder", logged.folder().toString())
                    .whole("values", logged.values())));
  }

  private static Response refused() {
    return Failures.refused(
        "evaluations cannot be saved here",
        "Use assay record, or start assay serve without --read-only.");
  }

  private static JsonNode tree(byte[] body) {
    try {
      return Json.tree(body);
    } catch (UnreadableException e) {
      String place = e.place().isEmpty() ? "" : ", " + e.place();
      throw new AssayException(
          Kind.BAD_INPUT, "the body" + place + ": " + e.problem(), e.remedy(), e);
    } catch (IOException e) {
      throw new AssayException(
          Kind.BAD_INPUT, "the body is no JSON: " + e.getMessage(), "Send a JSON object.", e);
    }
  }
}
