package dev.assay.app.web;

import dev.assay.analysis.ingest.Annotate;
import dev.assay.domain.Annotation;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.json.Json;
import dev.assay.formats.notes.NotesStore;
import dev.assay.store.Index;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code PUT /runs/{id}/annotation} and {@code POST /annotations}. */
final class AnnotationRoutes {
  private static final int MAX_IDS = 1000;
  private static final String RUNS = "/runs/";
  private static final String ANNOTATION = "/annotation";

  private final Index index;
  private final @Nullable NotesStore notes;
  private final LongSupplier generation;

  /**
   * Makes the handlers.
   *
   * @param notes where to write; null when nobody may
   */
  AnnotationRoutes(Index index, @Nullable NotesStore notes, LongSupplier generation) {
    this.index = index;
    this.notes = notes;
    this.generation = generation;
  }

  Response put(Request request) {
    NotesStore store = notes;
    if (store == null) {
      return readOnly();
    }
    JsonNode body = body(request, Set.of("tags", "note"));
    Optional<List<String>> tags =
        body.has("tags") ? Optional.of(texts(body, "tags")) : Optional.empty();
    Optional<String> note = body.has("note") ? Optional.of(text(body, "note")) : Optional.empty();
    String id = runOf(request.path());
    Annotate.Outcome outcome =
        Annotate.edit(
            index,
            store,
            List.of(id),
            before -> {
              Annotation tagged = tags.map(before::withTags).orElse(before);
              return note.map(tagged::withNote).orElse(tagged);
            });
    Annotation now = outcome.said().getOrDefault(id, Annotation.NONE);
    return Response.json(
        200,
        json ->
            json.object(() ->
                json.whole("generation", generation.getAsLong())
                    .text("id", id)
                    .texts("tags", now.tags())
                    .text("note", now.note())));
  }

  /** What stands between {@code /runs/} and {@code /annotation}. */
  private static String runOf(String path) {
    return path.substring(path.indexOf(RUNS) + RUNS.length(), path.length() - ANNOTATION.length());
  }

  Response post(Request request) {
    NotesStore store = notes;
    if (store == null) {
      return readOnly();
    }
    JsonNode body = body(request, Set.of("ids", "add", "remove"));
    List<String> ids = texts(body, "ids");
    if (ids.isEmpty() || ids.size() > MAX_IDS) {
      throw wrong("'ids' names " + ids.size() + " runs, but must name 1 to " + MAX_IDS);
    }
    List<String> add = texts(body, "add");
    List<String> remove = texts(body, "remove");
    if (add.isEmpty() && remove.isEmpty()) {
      throw wrong("there is nothing to add or to remove");
    }
    add.forEach(Annotation::checkTag);
    Annotate.Outcome outcome = Annotate.edit(index, store, ids, before -> before.with(add, remove));
    return Response.json(
        200,
        json ->
            json.object(() ->
                json.whole("generation", generation.getAsLong())
                    .whole("changed", outcome.changed())));
  }

  private static Response readOnly() {
    return Failures.refused(
        "tags and notes cannot be changed here",
        "Use assay tag and assay note, or start assay serve without --read-only.");
  }

  private static JsonNode body(Request request, Set<String> known) {
    JsonNode body;
    try {
      body = Json.tree(request.body());
    } catch (IOException e) {
      throw wrong("the body is no JSON: " + e.getMessage());
    }
    if (!body.isObject()) {
      throw wrong("the body is no JSON object");
    }
    for (String key : body.propertyNames()) {
      if (!known.contains(key)) {
        throw wrong(
            "unknown key '%s'; there is %s"
                .formatted(
                    key.length() > 60 ? key.substring(0, 60) + "…" : key,
                    known.stream().sorted().collect(Collectors.joining(", "))));
      }
    }
    return body;
  }

  private static List<String> texts(JsonNode body, String key) {
    JsonNode value = body.path(key);
    if (value.isMissingNode()) {
      return List.of();
    }
    if (!value.isArray()) {
      throw wrong("'" + key + "' must be a list of texts");
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode item : value) {
      if (!item.isString()) {
        throw wrong("'" + key + "' must be a list of texts");
      }
      texts.add(item.stringValue());
    }
    return texts;
  }

  private static String text(JsonNode body, String key) {
    JsonNode value = body.path(key);
    if (!value.isString()) {
      throw wrong("'" + key + "' must be text");
    }
    return value.stringValue();
  }

  private static AssayException wrong(String problem) {
    return new AssayException(
        Kind.BAD_INPUT, problem, "See /api/v1/openapi.yaml for what the body may hold.");
  }
}
