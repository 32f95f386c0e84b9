package dev.assay.analysis.tts;

import dev.assay.formats.TtsYaml;
import dev.assay.formats.files.Durable;
import dev.assay.formats.files.Sha256;
import dev.assay.formats.json.Json;
import dev.assay.formats.tts.Approach;
import dev.assay.formats.tts.HubPath;
import dev.assay.formats.tts.HubRules;
import dev.assay.formats.tts.RunIdentity;
import dev.assay.formats.tts.RunIdentity.Fact;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The file beside a run that Assay made which says what the names there do not: the run is then
 * known as the one that it was made of, whoever said what that is.
 *
 * <p>Its first line holds the SHA-256 of the others, so that one that somebody changed is known: it
 * is theirs then.
 */
public final class IdentityFile {
  public static final String NAME = "tts.yaml";
  private static final String WRITTEN = "# Written by Assay: ";
  private static final String FIRST =
      WRITTEN + "what is known of this run and its names do not say. SHA-256 of the rest: ";

  /** Before there was a hash. */
  private static final String FIRST_OF_OLD =
      WRITTEN + "what is known of this run and its names do not say.\n";

  private static final int HASH = 64;

  private IdentityFile() {}

  /**
   * Writes the file, or removes what it wrote earlier and is no longer needed.
   *
   * @param folder of the run, whose name is the run's, in the folder of its data set
   * @return what is in the way: a file of somebody else
   */
  static Optional<RunProblem> keep(Path folder, RunRef run) throws IOException {
    Path home = Objects.requireNonNullElse(folder.getParent(), folder);
    Body body = Body.of(RunLoader.facts(TtsYaml.builtInRules(), home), run);
    Path file = folder.resolve(NAME);
    if (Files.exists(file)) {
      Optional<String> there = text(file);
      if (there.filter(text -> isWhole(text) || body.isOld(text)).isEmpty()) {
        return inTheWay(file, there.orElse(""), body);
      }
      if (body.isEmpty()) {
        Files.deleteIfExists(file);
      }
      if (there.get().equals(body.file())) {
        return Optional.empty();
      }
    }
    if (!body.isEmpty()) {
      try (Workplace place = Workplace.in(folder)) {
        Path made = place.folder().resolve(NAME);
        Durable.create(made, body.file().getBytes(StandardCharsets.UTF_8));
        Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
      }
    }
    return Optional.empty();
  }

  /** What names on the Hub do not say of a run, as the file there; empty when they say all. */
  public static String of(HubPath repo, RunRef run) {
    Body body = Body.of(TtsYaml.builtInRules().read(repo), run);
    return body.isEmpty() ? "" : body.file();
  }

  /** Whether Assay wrote this and nobody changed it. */
  public static boolean isWhole(String text) {
    int end = FIRST.length() + HASH;
    return text.startsWith(FIRST)
        && text.length() > end
        && text.charAt(end) == '\n'
        && Sha256.hex(text.substring(end + 1)).equals(text.substring(FIRST.length(), end));
  }

  /** The content; empty for what is no text. */
  private static Optional<String> text(Path file) throws IOException {
    try {
      return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** One of another's is no trouble when it says the same, or when nothing needs to be said. */
  private static Optional<RunProblem> inTheWay(Path file, String there, Body body) {
    boolean changed = there.startsWith(WRITTEN);
    List<String> lines = there.lines().toList();
    if (body.isEmpty() ? !changed : lines.containsAll(body.text().lines().toList())) {
      return Optional.empty();
    }
    return Optional.of(
        new RunProblem(
            file.toString(),
            "was "
                + (changed ? "changed since Assay wrote it" : "not written by Assay")
                + " and is left as it is; the run may be taken for another",
            body.isEmpty()
                ? "Remove it, unless it says what you want."
                : "Add to it: " + body.text().strip().replace("\n", ", ")));
  }

  /**
   * What the names do not say.
   *
   * @param names what they do not say, a line for each
   * @param size of the benchmark, which no name says; a line or nothing
   */
  private record Body(String names, String size) {
    static Body of(HubRules.Facts facts, RunRef run) {
      RunIdentity read = RunIdentity.of(facts, run.name(), RunIdentity.Stated.NOTHING);
      RunIdentity known = run.identity();
      return new Body(
          line(
                  "approach",
                  known.approach().value().map(Approach::word),
                  read.approach().value().map(Approach::word))
              + line("dataset", known.dataset(), read.dataset())
              + line("model", known.model(), read.model()),
          known.problems().isPresent() ? "problems: " + known.problems().getAsInt() + "\n" : "");
    }

    private static String line(String key, Fact<String> known, Fact<String> read) {
      return line(key, known.value(), read.value());
    }

    private static String line(String key, Optional<String> known, Optional<String> read) {
      return known.isEmpty() || known.equals(read)
          ? ""
          : key + ": " + Json.MAPPER.writeValueAsString(known.get()) + "\n";
    }

    String text() {
      return names + size;
    }

    boolean isEmpty() {
      return text().isEmpty();
    }

    String file() {
      return FIRST + Sha256.hex(text()) + "\n" + text();
    }

    /** Whether that is what the version without hashes would have written. */
    boolean isOld(String there) {
      return !names.isEmpty() && there.equals(FIRST_OF_OLD + names);
    }
  }
}
