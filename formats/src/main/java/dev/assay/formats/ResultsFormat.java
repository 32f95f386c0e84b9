package dev.assay.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/**
 * Reads one kind of results file.
 *
 * <p>Stateless and thread-safe: one instance serves many files at once. To add a format: one file
 * in this package, one line in {@link Formats#ALL}, one folder in {@code examples/}.
 */
public interface ResultsFormat {

  /** Short stable name, shown to users and kept in the index, such as {@code lm-eval-results}. */
  String name();

  /** One sentence for {@code assay doctor --formats} and the guide. */
  String description();

  /**
   * Raised whenever this reader would give another answer for the same bytes; files read by an
   * older version are then read again.
   */
  int version();

  /**
   * Tells from names alone whether this file may start something to read. Cheap: called for every
   * file of a folder. The content is then shown to {@link #recognises}.
   *
   * @param fileName last path component
   * @param siblings names of all candidate files in the same folder
   */
  boolean mayRead(String fileName, Set<String> siblings);

  /**
   * Names of sibling files that {@link #read} looks at beside {@code fileName}. When one of those
   * that exist changes, appears or vanishes, the file is read again. They are never read on their
   * own unless another format claims them.
   */
  default Set<String> companions(String fileName, Set<String> siblings) {
    return Set.of();
  }

  /**
   * Tells from names alone that this file is read beside another one, see {@link #companions}, and
   * never on its own, by no format.
   */
  default boolean readsBesideAnother(String fileName, Set<String> siblings) {
    return false;
  }

  /** Whether registries name files of this format, which may then be called anything. */
  default boolean readsRegistered() {
    return false;
  }

  /**
   * Tells from the name and the first bytes; a false yes is worse than a false no.
   *
   * @param head the first 64 KiB, or the whole file when it is smaller
   */
  boolean recognises(String fileName, byte[] head);

  /**
   * The same for formats that also need the folder or the workspace's settings to tell; this is
   * what ingest asks.
   *
   * @param path absolute path of the file
   */
  default boolean recognises(Path path, byte[] head, Settings settings) {
    return recognises(String.valueOf(path.getFileName()), head);
  }

  /**
   * Reads the file and hands on what it says, in file order. What cannot be used is reported to the
   * sink and the rest goes on.
   *
   * @throws UnreadableException when nothing of the file can be used
   */
  void read(Source source, Sink sink) throws IOException;
}
