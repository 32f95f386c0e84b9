package dev.assay.app.cli;

import dev.assay.app.workspace.Scanner;
import dev.assay.app.workspace.Workspace;
import dev.assay.formats.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What the commands need of the rest of the program. Main wires it; tests bring their own.
 *
 * @param version of this program
 * @param folder the current folder
 * @param settings reads the workspace's settings
 * @param scanner reads results into the index
 * @param server runs the web server
 * @param environment variables of the process
 */
public record Tools(
    String version,
    Path folder,
    Terminal terminal,
    Function<Workspace, Settings> settings,
    Scanner scanner,
    Server server,
    Map<String, String> environment) {

  public Tools {
    environment = Map.copyOf(environment);
  }

  /** The web server, seen from the command line. */
  public interface Server {
    /**
     * Serves until the process is asked to end.
     *
     * @param say takes lines for people
     * @param ready told the address once it can be opened
     */
    void serve(ServeRequest request, Say say, Say ready);
  }

  /** Takes a line. */
  @FunctionalInterface
  public interface Say {
    void line(String text);
  }

  /**
   * What to serve, and where.
   *
   * @param folders to scan at the start and to watch
   * @param host address to bind to
   * @param port 0 for any free one
   * @param tries ports to try, one after the other
   * @param allowedHosts more names under which browsers may ask
   * @param watch whether to go on scanning
   * @param writable whether tags and notes may be written
   */
  public record ServeRequest(
      Workspace workspace,
      Settings settings,
      List<Path> folders,
      String host,
      int port,
      int tries,
      List<String> allowedHosts,
      boolean watch,
      boolean writable) {
    public ServeRequest {
      folders = List.copyOf(folders);
      allowedHosts = List.copyOf(allowedHosts);
    }
  }
}
