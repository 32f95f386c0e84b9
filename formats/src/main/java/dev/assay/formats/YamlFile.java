package dev.assay.formats;

import dev.assay.domain.AssayException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Parses the YAML that people write for Assay into nodes that know their line.
 *
 * <p>Limited in size, depth and aliases before anything recursive runs, so that no file can exhaust
 * memory or stack.
 */
final class YamlFile {
  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_DEPTH = 30;
  private static final int MAX_ALIASES = 100;

  private YamlFile() {}

  /** The document's node; empty for a file without content. */
  static Optional<Node> parse(String file, byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw bad(file, "is larger than 1 MiB", "Split it, or check that it is the right file.");
    }
    LoadSettings settings =
        LoadSettings.builder().setLabel(file).setCodePointLimit(MAX_BYTES).build();
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      refuseBombs(file, text, settings);
      return new Compose(settings).composeString(text);
    } catch (CharacterCodingException e) {
      throw bad(file, "is not UTF-8 text", "Save it as UTF-8.");
    } catch (MarkedYamlEngineException e) {
      String line = e.getProblemMark().map(mark -> " line " + (mark.getLine() + 1)).orElse("");
      throw new AssayException(
          AssayException.Kind.BAD_INPUT,
          "%s%s is not YAML: %s".formatted(file, line, e.getProblem()),
          "Correct that line; indent with spaces and quote text that holds ': ' or starts with '*'.",
          e);
    } catch (YamlEngineException e) {
      throw bad(file, "is not YAML: " + e.getMessage(), "Correct it.");
    }
  }

  /**
   * The document's node.
   *
   * @param whenEmpty what would be right in place of a file without content
   * @throws AssayException BAD_INPUT for such a file
   */
  @SuppressWarnings("ArrayParameter")
  static Node root(String file, byte[] bytes, String whenEmpty) {
    return parse(file, bytes).orElseThrow(() -> bad(file, "is empty", whenEmpty));
  }

  private static void refuseBombs(String file, String text, LoadSettings settings) {
    int depth = 0;
    int aliases = 0;
    for (Event event : new Parse(settings).parseString(text)) {
      switch (event.getEventId()) {
        case SequenceStart, MappingStart -> depth++;
        case SequenceEnd, MappingEnd -> depth--;
        case Alias -> aliases++;
        case StreamStart, StreamEnd, DocumentStart, DocumentEnd, Scalar, Comment -> {}
      }
      if (depth > MAX_DEPTH) {
        throw bad(file, "is nested deeper than " + MAX_DEPTH + " levels", "Flatten it.");
      }
      if (aliases > MAX_ALIASES) {
        throw bad(file, "has more than " + MAX_ALIASES + " aliases", "Write the values out.");
      }
    }
  }

  private static AssayException bad(String file, String problem, String remedy) {
    return new AssayException(AssayException.Kind.BAD_INPUT, file + " " + problem, remedy);
  }
}
