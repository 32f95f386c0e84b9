package dev.assay.app.cli;

import dev.assay.app.Fixture;
import dev.assay.formats.WorkspaceYaml;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs command lines inside the test's process and keeps what they print. */
final class Console {
  final List<Tools.ServeRequest> served = new ArrayList<>();
  private final Path folder;
  private final Terminal terminal;
  private final Map<String, String> environment;

  Console(Path folder) {
    this(folder, Terminal.NONE);
  }

  Console(Path folder, Terminal terminal) {
    this(folder, terminal, Map.of());
  }

  Console(Path folder, Terminal terminal, Map<String, String> environment) {
    this.folder = folder;
    this.terminal = terminal;
    this.environment = environment;
  }

  /** What a command did. */
  record Outcome(int exit, String out, String err) {}

  Outcome run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Tools tools =
        new Tools(
            "0.1.0",
            folder,
            terminal,
            workspace -> WorkspaceYaml.read(workspace.settingsFile()),
            Fixture.SCANNER,
            (request, say, ready) -> {
              served.add(request);
              ready.line("http://" + request.host() + ":" + request.port() + "/");
            },
            environment);
    int exit = Cli.run(args, tools, new PrintWriter(out), new PrintWriter(err));
    return new Outcome(exit, out.toString(), err.toString());
  }
}
