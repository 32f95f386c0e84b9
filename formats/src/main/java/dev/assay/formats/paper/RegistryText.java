package dev.assay.formats.paper;

import dev.assay.formats.json.Json;
import dev.assay.formats.json.JsonSpans;
import dev.assay.formats.json.JsonSpans.Span;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes entries of a registry as the first tool lays them out, in plain ASCII. */
final class RegistryText {
  /** Assay's own key in an entry; the first tool keeps it and does not look at it. */
  static final String EVALUATIONS = "evaluations";

  private static final HexFormat HEX = HexFormat.of();
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT);

  private RegistryText() {}

  /**
   * An entry.
   *
   * @param zone of {@code added_at}, which is written without one
   * @param before the space before it, which tells how the file is laid out
   */
  static String entry(RegistryEntry entry, ZoneId zone, String before) {
    List<String> members = new ArrayList<>();
    members.add(member("checkpoint_path", entry.isBaseline() ? "None" : entry.checkpointPath()));
    members.add(member("results_file", entry.resultsFile()));
    Instant added = entry.addedAt();
    if (added != null) {
      members.add(member("added_at", local(added, zone)));
    }
    if (!entry.evaluations().isEmpty()) {
      members.add(
          quoted(EVALUATIONS)
              + ": ["
              + String.join(", ", entry.evaluations().stream().map(RegistryText::text).toList())
              + "]");
    }
    int line = before.lastIndexOf('\n');
    if (line < 0) {
      return "{" + String.join(", ", members) + "}";
    }
    String indent = before.substring(line);
    return "{" + indent + "  " + String.join("," + indent + "  ", members) + indent + "}";
  }

  /** An entry with more evaluations. */
  static String with(String entry, List<RegistryEvaluation> evaluations) throws IOException {
    String more = String.join(", ", evaluations.stream().map(RegistryText::text).toList());
    Span list = JsonSpans.member(entry, EVALUATIONS);
    if (list != null && entry.charAt(list.from()) == '[') {
      boolean first = JsonSpans.elements(list.of(entry)).isEmpty();
      return entry.substring(0, list.to() - 1)
          + (first ? "" : ", ")
          + more
          + entry.substring(list.to() - 1);
    }
    if (list != null) { // something else by that name
      return entry.substring(0, list.from()) + "[" + more + "]" + entry.substring(list.to());
    }
    String open = entry.substring(0, entry.lastIndexOf('}')).stripTrailing();
    String space = entry.substring(1, entry.length() - entry.substring(1).stripLeading().length());
    return open
        + ","
        + (space.isEmpty() ? " " : space)
        + quoted(EVALUATIONS)
        + ": ["
        + more
        + "]"
        + entry.substring(open.length());
  }

  private static String text(RegistryEvaluation evaluation) {
    List<String> members = new ArrayList<>();
    Instant at = evaluation.at();
    if (at != null) {
      members.add(member("evaluated_at", at.truncatedTo(ChronoUnit.MICROS).toString()));
    }
    members.add(member("results_file", evaluation.resultsFile()));
    if (!evaluation.sha256().isEmpty()) {
      members.add(member("results_sha256", evaluation.sha256()));
    }
    return "{" + String.join(", ", members) + "}";
  }

  /** As Python's {@code isoformat} has it: six digits, or none where they are all 0. */
  private static String local(Instant at, ZoneId zone) {
    LocalDateTime time = at.atZone(zone).toLocalDateTime().truncatedTo(ChronoUnit.MICROS);
    return (time.getNano() == 0 ? SECONDS : MICROS).format(time);
  }

  private static String member(String key, @Nullable String value) {
    return quoted(key) + ": " + quoted(value == null ? "" : value);
  }

  private static String quoted(String text) {
    String json = Json.MAPPER.writeValueAsString(text);
    StringBuilder ascii = new StringBuilder(json.length());
    for (char c : json.toCharArray()) {
      if (c < 0x7F) {
        ascii.append(c);
      } else {
        ascii.append("\\u").append(HEX.toHexDigits(c));
      }
    }
    return ascii.toString();
  }
}
