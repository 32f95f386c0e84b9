package dev.assay.app.cli;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.UnreadableException;
import dev.assay.formats.YamlTree;
import dev.assay.formats.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Small files that a command line names, with failures that say which one is wrong. */
final class InputFile {
  private static final int MAX_BYTES = 64 << 20;

  private InputFile() {}

  /** A configuration: JSON by its name, else YAML. */
  static JsonNode configuration(Path file) {
    String name = file.toString();
    return name.toLowerCase(Locale.ROOT).endsWith(".json")
        ? json(name, bytes(file))
        : YamlTree.read(name, bytes(file));
  }

  /** JSON of a file; {@code -} stands for standard input. */
  static JsonNode json(String name, byte[] content) {
    String file = name.equals("-") ? "standard input" : name;
    try {
      return Json.tree(content);
    } catch (UnreadableException e) {
      String place = e.place().isEmpty() ? "" : ", " + e.place();
      throw new AssayException(Kind.BAD_INPUT, file + place + ": " + e.problem(), e.remedy(), e);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** The bytes of a file, up to 64 MiB. */
  static byte[] bytes(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return limited(file.toString(), in);
    } catch (IOException e) {
      throw Files.exists(file)
          ? unreadable(file.toString(), e)
          : new AssayException(Kind.NOT_FOUND, "there is no file " + file, "Check its name.", e);
    }
  }

  /** Standard input, up to 64 MiB. */
  static byte[] standardInput() {
    try {
      return limited("standard input", System.in);
    } catch (IOException e) {
      throw unreadable("standard input", e);
    }
  }

  private static byte[] limited(String name, InputStream in) throws IOException {
    byte[] content = in.readNBytes(MAX_BYTES + 1);
    if (content.length > MAX_BYTES) {
      throw new AssayException(
          Kind.BAD_INPUT,
          name + " is larger than " + (MAX_BYTES >> 20) + " MiB",
          "Check that it is the right file.");
    }
    return content;
  }

  private static AssayException unreadable(String file, IOException e) {
    return new AssayException(
        Kind.UNAVAILABLE, "cannot read " + file + ": " + e.getMessage(), "Make it readable.", e);
  }
}
