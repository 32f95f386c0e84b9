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

/** Categories of the registry, whose places are added to those that the user names. */
class TtsCategories {
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

  /**
   * Those that are wanted, and after them those of the categories.
   *
   * @param said of all, which counts more than what the registry says
   */
  final List<TtsPlaces.Where> withCategories(
      Subcommand command, Map<String, TtsPlaces.Where> wanted, Sidecar said) {
    Map<String, TtsPlaces.Where> all = new LinkedHashMap<>(wanted);
    ofCategories(command, registry, categories, said).forEach(all::putIfAbsent);
    if (all.isEmpty()) {
      throw new ParameterException(
          command.spec.commandLine(), "name a place with runs, or a --category of the registry");
    }
    return List.copyOf(all.values());
  }

  /** Places of categories of a registry, by the path that it states; none without a category. */
  private static Map<String, TtsPlaces.Where> ofCategories(
      Subcommand command, Path registry, List<String> categories, Sidecar said) {
    Map<String, TtsPlaces.Where> places = new LinkedHashMap<>();
    if (!categories.isEmpty()) {
      TtsRegistry known = registry(command, registry);
      for (String category : categories) {
        for (TtsRegistry.Entry entry : entries(known, category)) {
          String place = found(command, registry, entry.path());
          Sidecar both = said.or(new Sidecar(Optional.empty(), entry.stated()));
          places.putIfAbsent(entry.path(), new TtsPlaces.Where("", place, both));
        }
      }
    }
    return places;
  }

  private static List<TtsRegistry.Entry> entries(TtsRegistry known, String category) {
    if (!known.categories().containsKey(category)) {
      throw new AssayException(
          Kind.BAD_INPUT,
          "the registry has no category '%s'".formatted(category),
          TtsYaml.known(known, category));
    }
    return known.in(category);
  }

  /** A place of the registry: from the current folder, else from its own, else as it is said. */
  private static String found(Subcommand command, Path registry, String path) {
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
