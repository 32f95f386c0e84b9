package dev.assay.analysis.suite;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.SuiteYaml;
import dev.assay.formats.suite.Suite;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The suites that come along, and those of the user. */
public final class Suites {
  /** Names of the suites that come along. */
  public static final List<String> BUILT_IN =
      List.of(
          "stage-diagrams",
          "stage3-diagrams",
          "stage4-diagrams",
          "paper-figures",
          "paper-sft-figures",
          "learning-curves");

  private static final int MOST_BYTES = 1 << 20;

  private Suites() {}

  /**
   * A suite by its built-in name, or from a file.
   *
   * @param file where it is if it is a file
   * @throws AssayException NOT_FOUND if it is neither; BAD_INPUT if the file is no suite
   */
  public static Suite find(String named, Path file) {
    if (BUILT_IN.contains(named)) {
      return builtIn(named);
    }
    if (!Files.isRegularFile(file)) {
      throw new AssayException(
          Kind.NOT_FOUND,
          "there is no suite and no file '" + named + "'",
          "Suites that come along: " + String.join(", ", BUILT_IN));
    }
    try (InputStream in = Files.newInputStream(file)) {
      return SuiteYaml.read(named, in.readNBytes(MOST_BYTES + 1));
    } catch (IOException e) {
      throw new AssayException(
          Kind.UNAVAILABLE, file + " cannot be read: " + e, "Check its permissions.", e);
    }
  }

  private static Suite builtIn(String name) {
    try (InputStream in = Suites.class.getResourceAsStream(name + ".yaml")) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name + ".yaml");
      }
      return SuiteYaml.read(name, in.readAllBytes());
    } catch (IOException e) {
      throw new IllegalStateException("a resource cannot be read: " + name, e);
    }
  }
}
