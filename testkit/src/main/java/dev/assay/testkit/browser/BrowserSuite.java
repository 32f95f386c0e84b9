package dev.assay.testkit.browser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One of the suites in {@code ui/e2e}, which use the page in a real browser; see ui/README.md.
 *
 * @param root the checkout
 * @param name such as {@code views} for {@code views.e2e.mjs}
 */
public record BrowserSuite(Path root, String name) {

  /** What a suite did. */
  public record Outcome(int status, String output) {}

  /** What is missing on this machine to run a suite; empty if nothing is. */
  public String lacking() {
    String browser = System.getenv("ASSAY_CHROMIUM");
    if (browser == null || browser.isEmpty()) {
      return "ASSAY_CHROMIUM names no browser to test with";
    }
    if (!Files.isDirectory(ui().resolve("node_modules/playwright-core"))) {
      return "ui/node_modules is missing: build module ui first";
    }
    return getClass().getResource("/dev/assay/ui/index.html") == null
        ? "the page is not built: build module ui first"
        : "";
  }

  /**
   * Runs the suite to its end.
   *
   * @param environment variables for it; session.mjs tells which
   * @param output file that takes what it prints
   */
  public Outcome run(Map<String, String> environment, Path output)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("node", "--test", "e2e/" + name + ".e2e.mjs")
            .directory(ui().toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      int status = process.waitFor();
      return new Outcome(status, Files.readString(output, StandardCharsets.UTF_8));
    } finally {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
    }
  }

  /**
   * The environment in which a suite starts the real server itself, from the classes of this
   * process, over a copy of a folder.
   */
  public static Map<String, String> realServer(String mainClass, Path data) {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            mainClass);
    return Map.of("ASSAY_COMMAND", jsonList(command), "ASSAY_DATA", data.toString());
  }

  private static String jsonList(List<String> words) {
    return words.stream()
        .map(word -> "\"" + word.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
        .collect(Collectors.joining(",", "[", "]"));
  }

  private Path ui() {
    return root.resolve("ui");
  }
}
