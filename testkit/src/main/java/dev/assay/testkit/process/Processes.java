package dev.assay.testkit.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Processes that run at the same time, each of which must end well. One thread. */
public final class Processes {
  private final Map<Process, Path> started = new LinkedHashMap<>();
  private final Path folder;

  /**
   * None yet.
   *
   * @param folder where what they say is kept
   */
  public Processes(Path folder) {
    this.folder = folder;
  }

  /** Starts a class of the test, with the test's own class path, on this JVM. */
  public void java(Class<?> main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    start(command, Map.of());
  }

  /**
   * Starts any other program.
   *
   * @param environment added to this process's own
   * @throws IOException when there is no such program
   */
  public void start(List<String> command, Map<String, String> environment) throws IOException {
    Path said = Files.createTempFile(folder, "process-", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(said.toFile());
    builder.environment().putAll(environment);
    started.put(builder.start(), said);
  }

  /** Waits for all; fails with what one said when it did not end with 0. */
  public void await() throws IOException, InterruptedException {
    for (Map.Entry<Process, Path> each : started.entrySet()) {
      int status = each.getKey().waitFor();
      if (status != 0) {
        throw new AssertionError(
            "ended with "
                + status
                + ":\n"
                + Files.readString(each.getValue(), StandardCharsets.UTF_8));
      }
    }
    started.clear();
  }
}
