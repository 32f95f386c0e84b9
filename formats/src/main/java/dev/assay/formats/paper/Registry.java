package dev.assay.formats.paper;

import dev.assay.formats.UnreadableException;
import dev.assay.formats.json.Json;
import dev.assay.formats.json.JsonSpans;
import dev.assay.formats.json.JsonSpans.Span;
import dev.assay.formats.json.Nodes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The text of a {@code runs_registry.json}, taken apart so that entries can be added, changed and
 * removed while every other character of it stays: unknown keys, entries that nobody understands,
 * the layout. Immutable.
 */
public final class Registry {
  /** Where to find a thing that is wrong, and what is wrong. */
  public record Problem(String place, String problem, String remedy) {}

  private static final String EMPTY = "{\n  \"kept_by\": \"assay\",\n  \"runs\": []\n}\n";

  private final String head;
  private final List<Slot> slots;
  private final String tail;
  private final boolean ours;

  /**
   * An element of the list.
   *
   * @param gap what stands before it: space, and a comma but for the first
   * @param entry null when it cannot be understood
   */
  private record Slot(String gap, String text, @Nullable RegistryEntry entry) {}

  private Registry(String head, List<Slot> slots, String tail, boolean ours) {
    this.head = head;
    this.slots = List.copyOf(slots);
    this.tail = tail;
    this.ours = ours;
  }

  /**
   * Takes a file's content apart; no content is a registry without entries.
   *
   * @param zone of times that carry none
   * @throws UnreadableException when it is not a registry
   */
  public static Registry parse(byte[] content, ZoneId zone) throws IOException {
    String text = content.length == 0 ? EMPTY : text(content);
    int start = text.startsWith("\uFEFF") ? 1 : 0;
    String json = text.substring(start);
    Span runs = JsonSpans.member(json, "runs");
    if (runs == null || json.charAt(runs.from()) != '[') {
      throw new UnreadableException(
          "$.runs", "no list of registered runs", "restore the registry from a copy, or remove it");
    }
    String list = runs.of(json);
    List<Slot> slots = new ArrayList<>();
    int end = 1;
    for (Span element : JsonSpans.elements(list)) {
      String entry = element.of(list);
      slots.add(
          new Slot(
              list.substring(end, element.from()),
              entry,
              entry(Json.MAPPER.readTree(entry), zone)));
      end = element.to();
    }
    Span mark = JsonSpans.member(json, "kept_by");
    return new Registry(
        text.substring(0, start + runs.from() + 1),
        slots,
        text.substring(start + runs.from() + end),
        mark != null && mark.of(json).equals("\"assay\""));
  }

  private static String text(byte[] content) throws UnreadableException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      throw new UnreadableException("", "not UTF-8 text", "save the file as UTF-8");
    }
  }

  private static @Nullable RegistryEntry entry(JsonNode node, ZoneId zone) {
    JsonNode path = Nodes.child(node, "checkpoint_path");
    if (path == null || !(path.isString() || path.isNull())) {
      return null;
    }
    List<RegistryEvaluation> evaluations = new ArrayList<>();
    JsonNode listed = Nodes.child(node, RegistryText.EVALUATIONS);
    if (listed != null && listed.isArray()) {
      for (JsonNode each : listed) {
        if (each.isObject()) {
          evaluations.add(
              new RegistryEvaluation(
                  Times.parse(Nodes.text(each, "evaluated_at"), zone),
                  Nodes.text(each, "results_file"),
                  Nodes.text(each, "results_sha256")));
        }
      }
    }
    return new RegistryEntry(
        Nodes.text(path),
        Nodes.text(node, "results_file"),
        Times.parse(Nodes.text(node, "added_at"), zone),
        evaluations);
  }

  /** Whether Assay made this file, so that it may add to it unasked. */
  public boolean isOurs() {
    return ours;
  }

  /** The entries that can be understood, in order. */
  public List<RegistryEntry> entries() {
    List<RegistryEntry> entries = new ArrayList<>();
    for (Slot slot : slots) {
      if (slot.entry() != null) {
        entries.add(slot.entry());
      }
    }
    return entries;
  }

  /** The entries that cannot be understood; they are kept. */
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < slots.size(); i++) {
      if (slots.get(i).entry() == null) {
        problems.add(
            new Problem(
                "$.runs[" + i + "]",
                slots.get(i).text().startsWith("{") ? "no checkpoint_path" : "not an object",
                "remove the entry or register the evaluation again"));
      }
    }
    return problems;
  }

  /** With the relative paths of results made absolute, for use in another folder. */
  public Registry absolute(Path file) {
    RegistryFile home = new RegistryFile(file, ZoneOffset.UTC);
    List<Slot> resolved = new ArrayList<>();
    for (Slot slot : slots) {
      RegistryEntry entry = slot.entry();
      resolved.add(new Slot(slot.gap(), slot.text(), entry == null ? null : absolute(entry, home)));
    }
    return new Registry(head, resolved, tail, ours);
  }

  private static RegistryEntry absolute(RegistryEntry entry, RegistryFile home) {
    return new RegistryEntry(
        entry.checkpointPath(),
        absolute(entry.resultsFile(), home),
        entry.addedAt(),
        entry.evaluations().stream()
            .map(each ->
                new RegistryEvaluation(
                    each.at(), absolute(each.resultsFile(), home), each.sha256()))
            .toList());
  }

  private static String absolute(String written, RegistryFile home) {
    Path path = home.resolve(written);
    return path == null ? written : path.toString();
  }

  /** With one more entry at the end. */
  Registry with(RegistryEntry entry, ZoneId zone) {
    String space = slots.isEmpty() ? "\n    " : slots.getFirst().gap();
    List<Slot> more = new ArrayList<>(slots);
    more.add(
        new Slot(
            slots.isEmpty() ? space : "," + space, RegistryText.entry(entry, zone, space), entry));
    boolean closed = slots.isEmpty() && tail.startsWith("]");
    return new Registry(head, more, closed ? "\n  " + tail : tail, ours);
  }

  /** With more evaluations of an entry, the last one being its newest. */
  Registry with(RegistryEntry entry, List<RegistryEvaluation> evaluations) throws IOException {
    List<Slot> changed = new ArrayList<>();
    for (Slot slot : slots) {
      if (entry.equals(slot.entry())) {
        List<RegistryEvaluation> all = new ArrayList<>(entry.evaluations());
        all.addAll(evaluations);
        RegistryEntry after =
            new RegistryEntry(entry.checkpointPath(), entry.resultsFile(), entry.addedAt(), all);
        changed.add(new Slot(slot.gap(), RegistryText.with(slot.text(), evaluations), after));
      } else {
        changed.add(slot);
      }
    }
    return new Registry(head, changed, tail, ours);
  }

  /** Without an entry. */
  Registry without(RegistryEntry entry) {
    List<Slot> left = new ArrayList<>();
    for (Slot slot : slots) {
      if (!entry.equals(slot.entry())) {
        String gap = left.isEmpty() && !slots.isEmpty() ? slots.getFirst().gap() : slot.gap();
        left.add(new Slot(gap, slot.text(), slot.entry()));
      }
    }
    return new Registry(head, left, tail, ours);
  }

  /** The whole file. */
  public byte[] bytes() {
    StringBuilder text = new StringBuilder(head);
    for (Slot slot : slots) {
      text.append(slot.gap()).append(slot.text());
    }
    return text.append(tail).toString().getBytes(StandardCharsets.UTF_8);
  }
}
