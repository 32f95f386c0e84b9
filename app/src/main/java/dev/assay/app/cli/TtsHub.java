package dev.assay.app.cli;

import dev.assay.analysis.tts.Discovered;
import dev.assay.analysis.tts.RunLoader;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.domain.Nearest;
import dev.assay.samples.hub.HubClient;
import dev.assay.samples.hub.HubPlace;
import dev.assay.samples.hub.HubPlaces;
import dev.assay.samples.hub.HubSettings;
import dev.assay.samples.hub.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParameterException;

/** The one way from words to places with runs: here, or on the Hub. */
final class TtsHub implements AutoCloseable {
  private static final int MOST_NEAR = 3;
  private static final int MOST_READ = 10_000;
  private static final String HUB = "write hf://ORG/NAME[@REVISION][/RUN]";

  /** Words that mean files, whether they are there or not. */
  private static final Pattern FILE =
      Pattern.compile(
          "[/\\\\.~].*|[A-Za-z]:.*|.*\\\\.*|.*\\.(?:parquet|(?:jsonl|ndjson)(?:\\.gz)?)",
          Pattern.DOTALL);

  private final Subcommand command;
  private @Nullable HubPlaces hub;

  TtsHub(Subcommand command) {
    this.command = command;
  }

  /** What a word means. */
  sealed interface Place {
    /** A file or folder, which need not be there. */
    record Here(String word, Path path) implements Place {}

    /** A data set on the Hub. */
    record There(String word, HubPlace place) implements Place {}
  }

  /**
   * What a word means: on the Hub if it says so; else a file or folder if there is one, or if it
   * could be no other; else a data set on the Hub.
   */
  Place place(String word) {
    Optional<HubPlace> there = HubPlace.parse(word);
    if (HubPlace.isMarked(word)) {
      return new Place.There(word, there.orElseThrow(() -> none(word, HUB)));
    }
    Path here = path(word);
    boolean local = there.isEmpty() || Files.exists(here) || FILE.matcher(word).matches();
    return local || Files.isDirectory(path(word.substring(0, word.indexOf('/'))))
        ? new Place.Here(word, here)
        : new Place.There(word, there.get());
  }

  private Path path(String word) {
    try {
      return command.resolve(Path.of(word));
    } catch (InvalidPathException e) {
      throw none(word, "name a file, a folder or a data set on the Hub");
    }
  }

  private ParameterException none(String word, String remedy) {
    return new ParameterException(
        command.spec.commandLine(), "'%s' is no place: %s".formatted(word, remedy));
  }

  /** Finds the runs of a place. */
  Discovered discover(RunLoader loader, TtsPlaces.Where where) {
    return switch (place(where.place())) {
      case Place.There there ->
          asking(there, hub -> loader.discover(there.place(), hub, where.said()));
      case Place.Here here -> loader.discover(existing(here), where.place(), where.said());
    };
  }

  /** Asks the Hub; who did not say that a word is a place there is told that none is here. */
  <T> T asking(Place.There there, Function<HubPlaces, T> question) {
    try {
      return question.apply(hub());
    } catch (AssayException e) {
      if (HubPlace.isMarked(there.word())) {
        throw e;
      }
      throw new AssayException(
          e.kind(),
          e.problem(),
          "%s No file or folder is called %s here.".formatted(e.remedy(), there.word()).strip(),
          e);
    }
  }

  /**
   * The file or folder.
   *
   * @throws AssayException NOT_FOUND, with near names, when it is not there
   */
  static Path existing(Place.Here here) {
    if (Files.exists(here.path())) {
      return here.path();
    }
    List<String> near = near(here.path());
    String meant = near.isEmpty() ? "" : "Did you mean: " + String.join(", ", near) + "? ";
    String hub =
        HubPlace.parse(here.word())
            .filter(place -> !FILE.matcher(here.word()).matches())
            .map(place -> " A data set on the Hub is hf://" + place + ".")
            .orElse("");
    throw new AssayException(
        Kind.NOT_FOUND,
        here.word() + " is not there",
        meant + "Name a file or folder with completions." + hub);
  }

  private static List<String> near(Path missing) {
    Path name = missing.getFileName();
    if (name == null || missing.getParent() == null) {
      return List.of();
    }
    try (Stream<Path> siblings = Files.list(missing.getParent())) {
      List<String> names =
          siblings.limit(MOST_READ).map(path -> path.getFileName().toString()).toList();
      return Nearest.of(name.toString(), names, MOST_NEAR);
    } catch (IOException e) {
      return List.of();
    }
  }

  private HubPlaces hub() {
    if (hub == null) {
      hub = new HubPlaces(client(command));
    }
    return hub;
  }

  /** The Hub, as the environment says where it is. */
  static HubClient client(Subcommand command) {
    Map<String, String> environment = command.tools().environment();
    Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
    return new HubClient(HubSettings.of(environment, home, Patience.USUAL));
  }

  @Override
  public void close() {
    if (hub != null) {
      hub.close();
    }
  }
}
