package dev.assay.analysis.tts;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a prepared run goes: to a data set named after its own. */
public final class PreparedPlace {
  private static final String STAGE = "preprocessed-";

  private PreparedPlace() {}

  /**
   * The file of a run.
   *
   * @param home folder of the data set that the run belongs to
   * @param output folder that the user names; null to stay beside {@code home}
   * @param subset name of the run
   * @throws AssayException BAD_INPUT when the name can be no folder's
   */
  public static Path of(Path home, @Nullable Path output, String subset) {
    boolean safe =
        !subset.isBlank()
            && !subset.startsWith(".")
            && subset.chars().noneMatch(c -> c == '/' || c == '\\' || c < ' ');
    if (!safe) {
      throw new AssayException(
          Kind.BAD_INPUT, "'%s' can be no folder's name".formatted(subset), "Rename the run.");
    }
    String name = home.getFileName() == null ? "runs" : home.getFileName().toString();
    String prepared = name.startsWith(STAGE) ? name : STAGE + name;
    Path into =
        output == null ? home.toAbsolutePath().resolveSibling(prepared) : output.resolve(prepared);
    return into.resolve(subset).resolve(Preparation.PART);
  }
}
