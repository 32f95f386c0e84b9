package dev.assay.analysis.tts;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a run goes that is made of others: to a data set named after theirs. */
public final class PreparedPlace {
  /** What is done to runs; the word stands before the name of their data set. */
  public enum Stage {
    /** Judged. */
    PREPROCESSED,
    /** Choices derived from completions and scores. */
    SCORE,
    /** Runs of one temperature put together. */
    UNIFIED;

    private String prefix() {
      return name().toLowerCase(Locale.ROOT) + "-";
    }

    /** The name of the data set that is made of one of this name. */
    String named(String name) {
      String before = PREPROCESSED.prefix();
      String bare =
          this == UNIFIED && name.startsWith(before) && name.length() > before.length()
              ? name.substring(before.length())
              : name;
      return bare.startsWith(prefix()) ? bare : prefix() + bare;
    }
  }

  private PreparedPlace() {}

  /** The file of a run that is only judged; see {@link #of(Stage, Path, Path, String)}. */
  public static Path of(Path home, @Nullable Path output, String subset) {
    return of(Stage.PREPROCESSED, home, output, subset);
  }

  /**
   * The file of a run.
   *
   * @param home folder of the data set that the run belongs to
   * @param output folder that the user names; null to stay beside {@code home}
   * @param subset name of the run
   * @throws AssayException BAD_INPUT when the name can be no folder's
   */
  public static Path of(Stage stage, Path home, @Nullable Path output, String subset) {
    boolean safe =
        !subset.isBlank()
            && !subset.startsWith(".")
            && subset.chars().noneMatch(c -> c == '/' || c == '\\' || c < ' ');
    if (!safe) {
      throw new AssayException(
          Kind.BAD_INPUT, "'%s' can be no folder's name".formatted(subset), "Rename the run.");
    }
    String name = home.getFileName() == null ? "runs" : home.getFileName().toString();
    String prepared = stage.named(name);
    Path into =
        output == null ? home.toAbsolutePath().resolveSibling(prepared) : output.resolve(prepared);
    return into.resolve(subset).resolve(Preparation.PART);
  }
}
