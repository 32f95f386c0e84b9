package dev.assay.app.cli;

import dev.assay.app.workspace.Workspace;
import dev.assay.store.Index;
import dev.assay.store.RunReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code assay serve}: the dashboard. */
@Command(
    name = "serve",
    description = {
      "Serves the dashboard and prints its address.",
      "Reads the folders in the background, and again when files change. Ends with Ctrl-C.",
      "Without DIR: the folders that were scanned before, or else the workspace."
    },
    footer = {
      "  assay serve results/",
      "  On a cluster: ssh -L 4711:localhost:4711 HOST, then open http://localhost:4711/ at home."
    })
final class ServeCommand extends Subcommand {
  private static final int USUAL_PORT = 4711;
  private static final int TRIES = 21;

  @Parameters(arity = "0..*", paramLabel = "DIR", description = "Folders to read and to watch.")
  List<Path> folders = List.of();

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port; 0 takes any. Default: " + USUAL_PORT + ", or the next free one.")
  @Nullable Integer port;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = {
        "Address to listen on; default: ${DEFAULT-VALUE}, this machine only.",
        "No password: with 0.0.0.0 all on the network can read your results",
        "and change tags and notes, and save runs (but for --read-only)."
      })
  String host = "127.0.0.1";

  @Option(
      names = "--allow-host",
      paramLabel = "NAME",
      description = "Also answer when asked under this host name. Repeatable.")
  List<String> allowedHosts = List.of();

  @Option(
      names = "--open",
      negatable = true,
      description = {
        "Open the page in a browser, or do not. Default: open it when started from",
        "a terminal on a machine with a screen, not over ssh."
      })
  @Nullable Boolean open;

  @Option(names = "--no-watch", description = "Read the folders once, at the start.")
  boolean noWatch;

  @Option(
      names = "--read-only",
      description = "Let nobody change tags and notes, save evaluations, or write packages.")
  boolean readOnly;

  @Override
  public Integer call() {
    Integer asked = port;
    if (asked != null && (asked < 0 || asked > 65_535)) {
      throw new ParameterException(
          spec.commandLine(), "--port must be from 0 to 65535, not " + asked);
    }
    Workspace workspace = workspace();
    List<Path> found = ScanCommand.existing(folders, this);
    Index index = workspace.makeIndex();
    tools()
        .server()
        .serve(
            new Tools.ServeRequest(
                workspace,
                tools().settings().apply(workspace),
                found.isEmpty() ? known(index, workspace) : found,
                host,
                asked == null ? USUAL_PORT : asked,
                asked == null ? TRIES : 1,
                allowedHosts,
                !noWatch,
                !readOnly),
            this::note,
            this::ready);
    return Exit.OK;
  }

  private static List<Path> known(Index index, Workspace workspace) {
    try (RunReader reader = index.read()) {
      List<Path> roots = reader.roots().keySet().stream().map(Path::of).toList();
      return roots.isEmpty() ? List.of(workspace.root()) : roots;
    }
  }

  private void note(String line) {
    err().println(line);
    err().flush();
  }

  private void ready(String address) {
    out().println(address);
    out().flush();
    Boolean asked = open;
    if (asked == null ? tools().terminal().out() && hasScreen(System.getenv()) : asked) {
      openBrowser(address);
    }
  }

  /** Whether a browser that is started here would be seen by the user. */
  static boolean hasScreen(Map<String, String> environment) {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    return !environment.containsKey("SSH_CONNECTION")
        && (system.contains("mac")
            || system.contains("windows")
            || environment.containsKey("DISPLAY")
            || environment.containsKey("WAYLAND_DISPLAY"));
  }

  /** Whatever the system has for it; a machine without a browser is no failure. */
  private static void openBrowser(String address) {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    List<String> command =
        system.contains("mac")
            ? List.of("open", address)
            : system.contains("windows")
                ? List.of("cmd", "/c", "start", "", address)
                : List.of("xdg-open", address);
    try {
      new ProcessBuilder(command)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      return; // the address stands on standard output
    }
  }
}
