package dev.assay.app.cli;

import dev.assay.analysis.tts.Discovered;
import dev.assay.analysis.tts.RunLoader;
import dev.assay.samples.hub.HubClient;
import dev.assay.samples.hub.HubPlace;
import dev.assay.samples.hub.HubPlaces;
import dev.assay.samples.hub.HubSettings;
import dev.assay.samples.hub.Patience;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParameterException;

/** Places of runs as users name them: here, or on the Hub. */
final class TtsHub implements AutoCloseable {
  private final Subcommand command;
  private @Nullable HubPlaces hub;

  TtsHub(Subcommand command) {
    this.command = command;
  }

  /** The place on the Hub that a text means; empty when it means one here. */
  Optional<HubPlace> remote(String place) {
    return local(place).filter(Files::exists).isPresent()
        ? Optional.empty()
        : HubPlace.parse(place);
  }

  /** The file or folder that a text means; empty when it can be none. */
  Optional<Path> local(String place) {
    try {
      return Optional.of(command.resolve(Path.of(place)));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** Finds the runs of a place; one that is here goes before one of the same name on the Hub. */
  Discovered discover(RunLoader loader, TtsPlaces.Where where) {
    Optional<HubPlace> remote = remote(where.place());
    return remote.isPresent()
        ? loader.discover(remote.get(), hub(), where.said())
        : loader.discover(
            local(where.place())
                .orElseThrow(() -> usage(command, "'%s' is no place".formatted(where.place()))),
            where.place(),
            where.said());
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

  private static ParameterException usage(Subcommand command, String problem) {
    return new ParameterException(command.spec.commandLine(), problem);
  }

  @Override
  public void close() {
    if (hub != null) {
      hub.close();
    }
  }
}
