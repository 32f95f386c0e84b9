package dev.assay.analysis.tts;

import dev.assay.formats.TtsYaml;
import dev.assay.formats.files.Durable;
import dev.assay.formats.json.Json;
import dev.assay.formats.tts.Approach;
import dev.assay.formats.tts.RunIdentity;
import dev.assay.formats.tts.RunIdentity.Fact;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;

/**
 * The file beside a run that Assay made which says what the names there do not: the run is then
 * known as the one that it was made of, whoever said what that is.
 */
final class IdentityFile {
  static final String NAME = "tts.yaml";
  private static final String FIRST =
      "# Written by Assay: what is known of this run and its names do not say.\n";

  private IdentityFile() {}

  /**
   * Writes the file, or removes what it wrote earlier and is no longer needed.
   *
   * @param folder of the run, whose name is the run's, in the folder of its data set
   * @return what is in the way: a file of somebody else
   */
  static Optional<RunProblem> keep(Path folder, RunRef run) throws IOException {
    String wanted = text(folder, run);
    Path file = folder.resolve(NAME);
    String there = Files.exists(file) ? Files.readString(file) : "";
    if (there.equals(wanted)) {
      return Optional.empty();
    }
    if (!there.isEmpty() && !there.startsWith(FIRST)) {
      return wanted.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new RunProblem(
                  file.toString(),
                  "was not written by Assay and is left as it is; the run may be taken for another",
                  "Add to it: " + wanted.substring(FIRST.length()).strip().replace("\n", ", ")));
    }
    if (wanted.isEmpty()) {
      Files.deleteIfExists(file);
      return Optional.empty();
    }
    try (Workplace place = Workplace.in(folder)) {
      Path made = place.folder().resolve(NAME);
      Durable.create(made, wanted.getBytes(StandardCharsets.UTF_8));
      Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return Optional.empty();
  }

  /** What the names do not say; empty when they say all. */
  private static String text(Path folder, RunRef run) {
    Path home = Objects.requireNonNullElse(folder.getParent(), folder);
    RunIdentity read =
        RunIdentity.of(
            RunLoader.facts(TtsYaml.builtInRules(), home), run.name(), RunIdentity.Stated.NOTHING);
    RunIdentity known = run.identity();
    String more =
        line(
                "approach",
                known.approach().value().map(Approach::word),
                read.approach().value().map(Approach::word))
            + line("dataset", known.dataset(), read.dataset())
            + line("model", known.model(), read.model());
    return more.isEmpty() ? "" : FIRST + more;
  }

  private static String line(String key, Fact<String> known, Fact<String> read) {
    return line(key, known.value(), read.value());
  }

  private static String line(String key, Optional<String> known, Optional<String> read) {
    return known.isEmpty() || known.equals(read)
        ? ""
        : key + ": " + Json.MAPPER.writeValueAsString(known.get()) + "\n";
  }
}
