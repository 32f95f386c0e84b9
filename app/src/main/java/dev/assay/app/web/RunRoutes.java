package dev.assay.app.web;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.UnreadableException;
import dev.assay.formats.json.Json;
import dev.assay.formats.record.Evaluation;
import dev.assay.formats.record.EvaluationJson;
import dev.assay.formats.record.RunRecorder.Outcome;
import dev.assay.formats.record.RunRecorder.Saved;
import java.io.IOException;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** {@code POST /runs}. */
public final class RunRoutes {
  /** A curve of some 500 000 points. */
  static final int MAX_BODY = 16 << 20;

  private final @Nullable Saving saving;
  private final LongSupplier generation;

  /** Saves an evaluation and reads it into the index. */
  @FunctionalInterface
  public interface Saving {
    Done save(Evaluation evaluation);
  }

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
      return Failures.refused(
          "evaluations cannot be saved here",
          "Use assay record, or start assay serve without --read-only.");
    }
    Done done = allowed.save(evaluation(request.body()));
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

  private static Evaluation evaluation(byte[] body) {
    try {
      return EvaluationJson.parse(Json.tree(body));
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
