package dev.assay.app;

import dev.assay.analysis.ingest.Scan;
import dev.assay.app.cli.Cli;
import dev.assay.app.cli.Terminal;
import dev.assay.app.cli.Tools;
import dev.assay.app.cli.VersionLine;
import dev.assay.app.workspace.Scanner;
import dev.assay.formats.Formats;
import dev.assay.formats.WorkspaceYaml;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Entry point: wires the rooms together. */
public final class Main {
  private Main() {}

  /** Runs one command line and ends the process with its exit code. */
  public static void main(String[] args) {
    if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))) {
      System.out.println(VersionLine.of(version())); // without waking anything else
      return;
    }
    PrintWriter out = writer(FileDescriptor.out);
    PrintWriter err = writer(FileDescriptor.err);
    System.exit(Cli.run(args, tools(), out, err));
  }

  static Tools tools() {
    String version = version();
    Scanner scanner =
        (index, folders, settings, progress) ->
            Scan.run(index, folders, Formats.ALL, settings, progress);
    return new Tools(
        version,
        Path.of("").toAbsolutePath(),
        Terminal.detect(System.getenv()),
        workspace -> WorkspaceYaml.read(workspace.settingsFile()),
        scanner,
        (request, say, ready) -> new Serving(version, scanner).serve(request, say, ready),
        System.getenv());
  }

  /** UTF-8 whatever the locale says: clusters run with LANG=C, and their terminals show UTF-8. */
  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(
        new BufferedWriter(
            new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8),
            16_384));
  }

  private static String version() {
    try (InputStream in = Main.class.getResourceAsStream("version.txt")) {
      return in == null
          ? "unknown"
          : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip().replace("-SNAPSHOT", "");
    } catch (IOException e) {
      return "unknown";
    }
  }
}
