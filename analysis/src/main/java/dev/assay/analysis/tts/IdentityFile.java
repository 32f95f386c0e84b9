package dev.assay.analysis.tts;

import dev.assay.domain.AssayException;
import dev.assay.formats.TtsYaml;
import dev.assay.formats.files.Durable;
import dev.assay.formats.files.Sha256;
import dev.assay.formats.json.Json;
import dev.assay.formats.tts.HubPath;
import dev.assay.formats.tts.HubRules;
import dev.assay.formats.tts.RunIdentity;
import dev.assay.formats.tts.RunIdentity.Fact;
import dev.assay.formats.tts.RunIdentity.Stated;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

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

  private static final String THEIRS = "was not written by Assay";
  private static final int HASH = 64;

  private IdentityFile() {}

  /**
   * Writes the file, or removes what it wrote earlier and is no longer needed.
   *
   * @param folder of the run, whose name is the run's, in the folder of its data set
   * @return what is in the way: a file of somebody else, once for each thing that it does not say
   */
  static List<RunProblem> keep(Path folder, RunRef run) throws IOException {
    Path home = Objects.requireNonNullElse(folder.getParent(), folder);
    HubRules.Facts facts = RunLoader.facts(TtsYaml.builtInRules(), home);
    Body body = Body.of(facts, run);
    Path file = folder.resolve(NAME);
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      Optional<String> ours = text(file).filter(text -> isWhole(text) || body.isOld(text));
      if (ours.isEmpty()) {
        return inTheWay(file, body, run, said -> RunIdentity.of(facts, run.name(), said));
      }
      if (body.isEmpty()) {
        Files.deleteIfExists(file);
      }
      if (ours.get().equals(body.file())) {
        return List.of();
      }
    }
    if (!body.isEmpty()) {
      try (Workplace place = Workplace.in(folder)) {
        Path made = place.folder().resolve(NAME);
        Durable.create(made, body.file().getBytes(StandardCharsets.UTF_8));
        Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
      }
    }
    return List.of();
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

  /** The content; empty for what is no text, or no file but perhaps a link to one. */
  private static Optional<String> text(Path file) throws IOException {
    try {
      return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          ? Optional.of(Files.readString(file))
          : Optional.empty();
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** One of another's is no trouble when what it says leaves the run what it is. */
  private static List<RunProblem> inTheWay(
      Path file, Body body, RunRef run, Function<Stated, RunIdentity> reading) throws IOException {
    if (!Files.isRegularFile(file)) {
      String odd = "is no file and is left as it is; the run may be taken for another";
      return body.isEmpty() ? List.of() : List.of(problem(file, odd, "Remove it."));
    }
    byte[] bytes = Files.readAllBytes(file);
    String who = who(new String(bytes, StandardCharsets.UTF_8)) + " and is left as it is";
    try {
      String other = who + "; the run may be taken for another";
      Stated said = TtsYaml.sidecar(file.toString(), bytes).stated();
      List<String> lines = Body.otherwise(run.identity(), reading.apply(said)).lines();
      if (lines.isEmpty() && body.isEmpty() && !who.startsWith(THEIRS)) {
        return List.of(problem(file, other, "Remove it, unless it says what you want."));
      }
      return lines.stream()
          .map(line -> problem(file, other, "Say %s in it.".formatted(line)))
          .toList();
    } catch (AssayException e) {
      return List.of(
          problem(
              file,
              who + ", but cannot be read, so that no analysis reads the run: " + e.problem(),
              "Mend it, or remove it and run the command again."));
    }
  }

  private static String who(String there) {
    if (!there.startsWith(WRITTEN)) {
      return THEIRS;
    }
    return there.startsWith(FIRST_OF_OLD)
        ? "was written by an older Assay, or changed since,"
        : "was changed since Assay wrote it";
  }

  private static RunProblem problem(Path file, String problem, String remedy) {
    return new RunProblem(file.toString(), problem, remedy);
  }

  /**
   * What the names do not say, and how many problems the benchmark has, which no name says.
   *
   * @param needed all that the file is to state
   */
  private record Body(Stated needed) {
    static Body of(HubRules.Facts facts, RunRef run) {
      return otherwise(run.identity(), RunIdentity.of(facts, run.name(), Stated.NOTHING));
    }

    /** What is known of a run and is read otherwise. */
    static Body otherwise(RunIdentity known, RunIdentity read) {
      return new Body(
          new Stated(
              unless(known.approach(), read.approach()),
              unless(known.dataset(), read.dataset()),
              unless(known.model(), read.model()),
              known.problems().equals(read.problems()) ? OptionalInt.empty() : known.problems()));
    }

    private static <T> Optional<T> unless(Fact<T> known, Fact<T> read) {
      return known.value().equals(read.value()) ? Optional.empty() : known.value();
    }

    List<String> lines() {
      List<String> lines = new ArrayList<>();
      needed.approach().ifPresent(approach -> lines.add(line("approach", approach.word())));
      needed.dataset().ifPresent(dataset -> lines.add(line("dataset", dataset)));
      needed.model().ifPresent(model -> lines.add(line("model", model)));
      needed.problems().ifPresent(problems -> lines.add("problems: " + problems));
      return lines;
    }

    private static String line(String key, String value) {
      return key + ": " + Json.MAPPER.writeValueAsString(value);
    }

    String text() {
      return lines().stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    boolean isEmpty() {
      return needed.equals(Stated.NOTHING);
    }

    String file() {
      return FIRST + Sha256.hex(text()) + "\n" + text();
    }

    /** Whether that is what the version without hashes would have written. */
    boolean isOld(String there) {
      Body names =
          new Body(
              new Stated(needed.approach(), needed.dataset(), needed.model(), OptionalInt.empty()));
      return !names.isEmpty() && there.equals(FIRST_OF_OLD + names.text());
    }
  }
}
