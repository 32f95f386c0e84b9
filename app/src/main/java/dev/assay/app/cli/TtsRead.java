package dev.assay.app.cli;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.files.Sha256;
import dev.assay.samples.FileDigest;
import dev.assay.samples.hub.HubFile;
import dev.assay.samples.hub.HubRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file, here or on the Hub, that an analysis read, as its manifest has it.
 *
 * @param run what it is a part of; empty for a file by itself
 * @param revision commit on the Hub that it was fetched from; empty for a file here
 * @param path from the current folder where it is below it
 * @param bytes its size
 * @param sha256 empty where the Hub does not say it
 * @param oid git's hash of a file on the Hub that git holds itself; empty for others
 */
record TtsRead(String run, String revision, String path, long bytes, String sha256, String oid) {

  /** A file that was read whole. */
  @SuppressWarnings("ArrayParameter")
  static TtsRead of(Subcommand command, String run, Path file, byte[] content) {
    return new TtsRead(run, "", shown(command, file), content.length, Sha256.hex(content), "");
  }

  /** A file on the Hub, by what the Hub says of it. */
  static TtsRead of(String run, HubRun of, HubFile file) {
    return new TtsRead(
        run,
        of.snapshot().commit(),
        file.path(),
        file.size(),
        file.sha256().orElse(""),
        file.sha256().isPresent() ? "" : file.oid());
  }

  /**
   * A file of any size, which is read for its hash.
   *
   * @throws AssayException UNAVAILABLE when it cannot be read
   */
  static TtsRead of(Subcommand command, String run, Path file) {
    try {
      return new TtsRead(
          run, "", shown(command, file), Files.size(file), FileDigest.sha256(file), "");
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
