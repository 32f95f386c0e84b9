package dev.assay.formats.notes;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.files.LockedFile;
import java.nio.file.Path;

/**
 * The file of tags and notes on disk, which several processes may change. Thread-safe.
 *
 * @param file {@link NotesFile#NAME} in the workspace folder
 * @param lock a file beside the index; holds nothing
 */
public record NotesStore(Path file, Path lock) {
  private LockedFile shared() {
    return new LockedFile(file, lock, "tags and notes");
  }

  /** The file's content; empty when there is no file. */
  public byte[] bytes() {
    return shared().bytes();
  }

  public NotesFile read() {
    return NotesFile.parse(bytes());
  }

  /**
   * Runs while nobody else writes.
   *
   * @throws AssayException UNAVAILABLE when somebody holds the lock for too long
   */
  public <T> T locked(LockedFile.Work<T> work) {
    return shared().locked(work);
  }

  /**
   * Puts a new file in place of the old one; called while the lock is held.
   *
   * @throws AssayException UNAVAILABLE when a line of it is broken, or it cannot be written
   */
  public void write(NotesFile content) {
    if (!content.problems().isEmpty()) {
      NotesFile.Problem first = content.problems().getFirst();
      throw new AssayException(
          Kind.UNAVAILABLE,
          "%s is not written to, as %s %s"
              .formatted(
                  file,
                  first.place().isEmpty() ? "it" : first.place() + " cannot be understood:",
                  first.problem()),
          first.remedy());
    }
    shared().write(content.bytes());
  }
}
