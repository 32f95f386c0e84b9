package dev.assay.app.cli;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.files.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file, or a run on the Hub, that an analysis read, as its manifest has it.
 *
 * @param run what it is a part of; empty for a file by itself
 * @param revision commit of a run on the Hub; empty for a file here
 * @param path from the current folder where it is below it; empty on the Hub
 * @param bytes its size; 0 on the Hub
 * @param sha256 empty on the Hub
 */
record TtsRead(String run, String revision, String path, long bytes, String sha256) {

  /** A file that was read whole. */
  @SuppressWarnings("ArrayParameter")
  static TtsRead of(Subcommand command, String run, Path file, byte[] content) {
    return new TtsRead(run, "", shown(command, file), content.length, Sha256.hex(content));
  }

  /** A run on the Hub, which its commit pins. */
  static TtsRead on(String run, String commit) {
    return new TtsRead(run, commit, "", 0, "");
  }

  /**
   * A file of any size, which is read for its hash.
   *
   * @throws AssayException UNAVAILABLE when it cannot be read
   */
  static TtsRead of(Subcommand command, String run, Path file) {
    try {
      return new TtsRead(run, "", shown(command, file), Files.size(file), Sha256.hex(file));
    } catch (IOException e) {
      throw new AssayException(
          Kind.UNAVAILABLE,
          "cannot read %s: %s".formatted(file, e.getMessage()),
          "Make it readable.",
          e);
    }
  }

  /** From the current folder where it is below it, with slashes on every system. */
  static String shown(Subcommand command, Path file) {
    Path here = command.tools().folder().toAbsolutePath().normalize();
    Path absolute = file.toAbsolutePath().normalize();
    Path shown = absolute.startsWith(here) ? here.relativize(absolute) : absolute;
    return shown.toString().replace('\\', '/');
  }

  /** One line for people. */
  String line() {
    return revision.isEmpty()
        ? "%s, SHA-256 %s".formatted(path, sha256)
        : "%s, commit %s".formatted(run, revision);
  }
}
