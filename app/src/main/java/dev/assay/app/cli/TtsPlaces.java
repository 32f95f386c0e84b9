package dev.assay.app.cli;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.TtsYaml;
import dev.assay.formats.tts.Sidecar;
import dev.assay.formats.tts.TtsRegistry;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Where runs are: places that the user names, and those of the registry's categories. */
final class TtsPlaces {
  @Parameters(
      arity = "0..*",
      paramLabel = "PLACE",
      description = "Files with completions, or folders of them.")
  List<String> places = List.of();

  @Option(
      names = "--category",
      paramLabel = "NAMES",
      split = ",",
      description = "Places of these categories of the registry, by commas.")
  List<String> categories = List.of();

  @Option(
      names = "--registry",
      paramLabel = "FILE",
      defaultValue = "configs/registry.yaml",
      description = "Where runs live; default: ${DEFAULT-VALUE}.")
  Path registry = Path.of("configs/registry.yaml");

  /** A place, and what is said of it. */
  record Where(String place, Sidecar said) {}

  /** Each place once, in the order in which they were named. */
  List<Where> wanted(Subcommand command) {
    Map<String, Where> wanted = new LinkedHashMap<>();
    places.forEach(place -> wanted.putIfAbsent(place, new Where(place, Sidecar.NOTHING)));
    ofCategories(command, registry, categories).forEach(wanted::putIfAbsent);
    if (wanted.isEmpty()) {
      throw new ParameterException(
          command.spec.commandLine(), "name a place with runs, or a --category of the registry");
    }
    return List.copyOf(wanted.values());
  }

  /** Places of categories of a registry, by the path that it states; none without a category. */
  static Map<String, Where> ofCategories(
      Subcommand command, Path registry, List<String> categories) {
    Map<String, Where> wanted = new LinkedHashMap<>();
    if (!categories.isEmpty()) {
      TtsRegistry known = registry(command, registry);
      for (String category : categories) {
        if (!known.categories().containsKey(category)) {
          throw new AssayException(
              Kind.BAD_INPUT,
              "the registry has no category '%s'".formatted(category),
              TtsYaml.known(known, category));
        }
        for (TtsRegistry.Entry entry : known.in(category)) {
          var said = new Sidecar(Optional.empty(), entry.stated());
          wanted.putIfAbsent(entry.path(), new Where(found(command, registry, entry.path()), said));
        }
      }
    }
    return wanted;
  }

  /** A place of the registry: from the current folder, else from its own, else as it is said. */
  static String found(Subcommand command, Path registry, String path) {
    try {
      Path here = command.resolve(Path.of(path));
      Path there = command.resolve(registry).resolveSibling(path);
      return Files.exists(here) || !Files.exists(there) ? path : there.toString();
    } catch (InvalidPathException e) {
      return path; // no file, but perhaps on the Hub
    }
  }

  static TtsRegistry registry(Subcommand command, Path registry) {
    Path file = command.resolve(registry);
    if (!Files.isRegularFile(file)) {
      throw new AssayException(
          Kind.BAD_INPUT, "there is no registry " + file, "Name it with --registry.");
    }
    return TtsYaml.registry(file.toString(), InputFile.bytes(file));
  }
}
