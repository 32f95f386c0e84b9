package dev.assay.app.cli;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.files.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that an analysis read, as its manifest has it.
 *
 * @param run what it is a part of; empty for a file by itself
 * @param revision commit on the Hub that it was fetched from; empty for a file here
 * @param path from the current folder where it is below it
 * @param bytes its size
 */
record TtsRead(String run, String revision, String path, long bytes, String sha256) {

  /** A file that was read whole. */
  @SuppressWarnings("ArrayParameter")
  static TtsRead of(Subcommand command, String run, Path file, byte[] content) {
    return new TtsRead(run, "", shown(command, file), content.length, Sha256.hex(content));
  }

  /** A file of any size, which is read for its hash. */
  static TtsRead of(Subcommand command, String run, Path file) {
    return of(run, "", shown(command, file), file);
  }

  /**
   * The same of a file that is called otherwise.
   *
   * @throws AssayException UNAVAILABLE when it cannot be read
   */
  static TtsRead of(String run, String revision, String shown, Path file) {
    try {
      return new TtsRead(run, revision, shown, Files.size(file), Sha256.hex(file));
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
    return "%s, SHA-256 %s".formatted(path, sha256);
  }
}
