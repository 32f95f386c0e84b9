package dev.assay.formats.notes;

import dev.assay.domain.Annotation;
import dev.assay.formats.json.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code assay-notes.jsonl}: one JSON object a line, one line a run; see docs/formats.md. Lines that
 * are not changed stay as they are, to the byte: comments ({@code #}), empty lines, what could not
 * be understood. Keys of others inside a changed line stay, too. Immutable.
 */
public final class NotesFile {
  /** The file's name in the workspace folder. */
  public static final String NAME = "assay-notes.jsonl";

  private static final String RUN = "run";
  private static final String CHECKPOINT = "checkpoint";
  private static final String TAGS = "tags";
  private static final String NOTE = "note";
  private static final List<String> KEYS = List.of(RUN, CHECKPOINT, TAGS, NOTE);

  /**
   * What a line says.
   *
   * @param run id of a run
   * @param checkpoint path of its checkpoint, by which it is found again if its id changes; empty
   *     if it has none
   */
  public record Entry(String run, String checkpoint, Annotation said) {}

  /** A line that cannot be understood; {@code place} is such as {@code line 3}. */
  public record Problem(String place, String problem, String remedy) {}

  private record Line(String text, @Nullable Entry entry) {}

  private final List<Line> lines;
  private final List<Problem> problems;

  private NotesFile(List<Line> lines, List<Problem> problems) {
    this.lines = lines;
    this.problems = problems;
  }

  /** Understands the content of a file; never fails, see {@link #problems}. */
  public static NotesFile parse(byte[] bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new NotesFile(
          List.of(), List.of(new Problem("", "is not UTF-8 text", "Save it as UTF-8.")));
    }
    List<Line> lines = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    Map<String, Integer> lineOf = new HashMap<>();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      Entry entry = null;
      String content = (line.startsWith("\uFEFF") ? line.substring(1) : line).strip();
      if (!content.isEmpty() && !content.startsWith("#")) {
        try {
          entry = entry(content);
          Integer before = lineOf.putIfAbsent(entry.run(), number);
          if (before != null) {
            entry = null;
            throw new IllegalArgumentException("its run stands in line " + before + " already");
          }
        } catch (IOException | IllegalArgumentException e) {
          problems.add(
              new Problem(
                  "line " + number,
                  String.valueOf(e.getMessage()),
                  "Correct the line; it looks like {\"run\": \"ID\", \"tags\": [\"best\"], \"note\":"
                      + " \"text\"}."));
        }
      }
      lines.add(new Line(line, entry));
    }
    if (lines.getLast().text().isEmpty()) {
      lines.removeLast(); // behind the last line's end
    }
    return new NotesFile(List.copyOf(lines), List.copyOf(problems));
  }

  private static Entry entry(String content) throws IOException {
    JsonNode node = Json.tree(content.getBytes(StandardCharsets.UTF_8));
    if (!node.isObject()) {
      throw new IllegalArgumentException("it is no JSON object");
    }
    String run = text(node, RUN);
    if (run.isBlank()) {
      throw new IllegalArgumentException("it names no \"run\"");
    }
    return new Entry(
        run, text(node, CHECKPOINT), Annotation.NONE.withTags(tags(node)).withNote(text(node, NOTE)));
  }

  private static String text(JsonNode node, String key) {
    JsonNode value = node.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    if (!value.isString()) {
      throw new IllegalArgumentException("\"" + key + "\" must be text");
    }
    return value.stringValue();
  }

  private static List<String> tags(JsonNode node) {
    JsonNode value = node.path(TAGS);
    if (value.isString()) {
      return List.of(value.stringValue());
    }
    if (!value.isMissingNode() && !value.isNull() && !value.isArray()) {
      throw new IllegalArgumentException("\"tags\" must be a list of texts");
    }
    List<String> tags = new ArrayList<>();
    for (JsonNode tag : value) {
      if (!tag.isString()) {
        throw new IllegalArgumentException("\"tags\" must be a list of texts");
      }
      tags.add(tag.stringValue());
    }
    return tags;
  }

  /** What the lines say, in file order; no run twice. */
  public List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (Line line : lines) {
      if (line.entry() != null) {
        entries.add(line.entry());
      }
    }
    return entries;
  }

  public List<Problem> problems() {
    return problems;
  }

  /**
   * With another annotation of one run. A new line goes where the order by id wants it, if the
   * lines are in that order, else to the end; a line that says nothing any more goes away.
   *
   * @param known id under which the run stands in the file; a new one for a new line
   * @param entry its new content
   */
  public NotesFile with(String known, Entry entry) {
    List<Line> changed = new ArrayList<>(lines);
    int at = 0;
    while (at < changed.size() && !isFor(changed.get(at), known)) {
      at++;
    }
    if (at < changed.size()) {
      ObjectNode object = object(changed.remove(at).text());
      boolean others = object.propertyNames().stream().anyMatch(key -> !KEYS.contains(key));
      if (!entry.said().isEmpty() || others) {
        changed.add(at, line(object, entry));
      }
    } else if (!entry.said().isEmpty()) {
      changed.add(placeFor(entry.run()), line(Json.MAPPER.createObjectNode(), entry));
    }
    return new NotesFile(List.copyOf(changed), problems);
  }

  private static boolean isFor(Line line, String run) {
    return line.entry() != null && line.entry().run().equals(run);
  }

  private int placeFor(String run) {
    List<Entry> entries = entries();
    for (int i = 1; i < entries.size(); i++) {
      if (entries.get(i - 1).run().compareTo(entries.get(i).run()) > 0) {
        return lines.size();
      }
    }
    int after = -1;
    int first = lines.size();
    for (int i = lines.size() - 1; i >= 0; i--) {
      Entry entry = lines.get(i).entry();
      if (entry != null) {
        first = i;
        if (after < 0 && entry.run().compareTo(run) < 0) {
          after = i;
        }
      }
    }
    // a comment before a line belongs to that line
    return after >= 0 ? after + 1 : first;
  }

  private static ObjectNode object(String text) {
    String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return (ObjectNode) Json.MAPPER.readTree(content);
  }

  private static Line line(ObjectNode before, Entry entry) {
    ObjectNode now = Json.MAPPER.createObjectNode();
    now.put(RUN, entry.run());
    if (!entry.checkpoint().isEmpty()) {
      now.put(CHECKPOINT, entry.checkpoint());
    }
    if (!entry.said().tags().isEmpty()) {
      var tags = now.putArray(TAGS);
      entry.said().tags().forEach(tags::add);
    }
    if (!entry.said().note().isEmpty()) {
      now.put(NOTE, entry.said().note());
    }
    before.properties().forEach(property -> {
      if (!KEYS.contains(property.getKey())) {
        now.set(property.getKey(), property.getValue());
      }
    });
    return new Line(Json.MAPPER.writeValueAsString(now), entry);
  }

  /** The file's content; each line ends with a line feed. */
  public byte[] bytes() {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line.text()).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
