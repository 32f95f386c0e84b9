package dev.assay.app;

import dev.assay.app.cli.Cli;
import dev.assay.app.cli.Tools;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.sqlite.util.OSInfo;

/**
 * Runs what users run, once, after a build: the JVM records the classes that this loads into its
 * start-up archive (docs/design/launcher.md). Also lays the SQLite library out as a file, which
 * every start would otherwise unpack anew.
 */
final class Training {
  private static final String PIQA = "piqa/acc > 0.5 and config.optim.lr < 1 or tags has 'ttt'";

  private Training() {}

  /**
   * Trains.
   *
   * @param args folder of examples, empty scratch folder, folder for the SQLite library
   */
  public static void main(String[] args) throws Exception {
    Path examples = Path.of(args[0]);
    String workspace = args[1];
    unpackLibrary(Path.of(args[2]));
    run("--help");
    run("runs", "--help");
    for (int i = 0; i < 3; i++) { // new, and twice unchanged
      run("scan", examples.toString(), "--workspace", workspace);
    }
    run("runs", "--workspace", workspace);
    run("runs", "--workspace", workspace, "--where", PIQA, "--format", "json");
    run("runs", "--workspace", workspace, "--sort", "-sblimp/accuracy", "--format", "csv");
    run("diff", "baseline_pretrained", "no-such-run", "--workspace", workspace);
    run("show", "baseline_pretrained", "--workspace", workspace);
    run("doctor", "--workspace", workspace);
    plot(examples.resolve("paper-metrics"), workspace);
    String results = Path.of(workspace, "results").toString();
    String table = examples.resolve("tracker/results/metrics.csv").toString();
    run("track", "import", table, "--results-dir", results, "--workspace", workspace);
    run("track", "log", "--metric", "ppl=1", "--results-dir", results, "--workspace", workspace);
    run("pack", results, "--dpi", "60", "--workspace", workspace);
    serve(examples.toString(), workspace);
    System.exit(0);
  }

  private static void plot(Path examples, String workspace) {
    String saved =
        examples.resolve("evaluation_results/run_20250408_034603_ttt/results.json").toString();
    String png = Path.of(workspace, "figure.png").toString();
    String svg = Path.of(workspace, "figure.svg").toString();
    String pdf = Path.of(workspace, "figure.pdf").toString();
    run("plot", "--run", saved, "--output", png, "--dpi", "60");
    run("plot", "--compare", saved, saved, "--output", png, "-o", svg, "-o", pdf, "--dpi", "60");
  }

  private static void run(String... args) {
    Cli.run(
        args,
        Main.tools(),
        new PrintWriter(Writer.nullWriter()),
        new PrintWriter(Writer.nullWriter()));
  }

  private static void unpackLibrary(Path folder) throws IOException {
    String name = System.mapLibraryName("sqlitejdbc");
    String resource =
        "/org/sqlite/native/" + OSInfo.getNativeLibFolderPathForCurrentOS() + "/" + name;
    try (InputStream in = OSInfo.class.getResourceAsStream(resource)) {
      if (in != null) {
        Files.createDirectories(folder);
        Path made = folder.resolve(name + ".tmp");
        Files.write(made, in.readAllBytes());
        Files.move(made, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }

  private static void serve(String examples, String workspace)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    CompletableFuture<String> address = new CompletableFuture<>();
    Tools.Server server = Main.tools().server();
    Tools tools =
        new Tools(
            Main.tools().version(),
            Main.tools().folder(),
            Main.tools().terminal(),
            Main.tools().settings(),
            Main.tools().scanner(),
            (request, say, ready) -> server.serve(request, say, address::complete),
            Main.tools().environment());
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    Thread serving =
        new Thread(() ->
            Cli.run(
                new String[] {"serve", examples, "--port", "0", "--workspace", workspace},
                tools,
                nowhere,
                nowhere));
    serving.setDaemon(true);
    serving.start();
    URI uri = URI.create(address.get(30, TimeUnit.SECONDS));
    for (String path :
        List.of("/", "/api/v1/health", "/api/v1/catalogue", "/api/v1/runs", "/api/v1/facets")) {
      get(uri, path);
    }
  }

  private static void get(URI uri, String path) throws IOException {
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      String request =
          "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n"
              .formatted(path, uri.getPort());
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    }
  }
}
