package dev.assay.formats.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.formats.json.Json;
import dev.assay.formats.paper.RegistryEntry;
import dev.assay.formats.paper.RegistryFile;
import dev.assay.formats.paper.RegistryFile.Evaluated;
import dev.assay.testkit.process.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Processes of Java and of Python that save into one folder at the same time. */
class ManyProcessesTest {
  private static final int PYTHONS = 50;
  private static final int JAVAS = 3;
  private static final int EACH = 4;
  private static final Path CLIENT =
      Path.of(System.getProperty("assay.root", "..")).resolve("clients/python").toAbsolutePath();

  /** Two runs of its own, and something added to a run that all share. */
  private static final String PYTHON =
      """
      import sys
      import assay_client
      folder, name = sys.argv[1:]
      for number in range(2):
          assay_client.save_results({"%s_%d" % (name, number): 1}, folder, strict=True)
      assay_client.save_results({name: 1}, folder, id="common", strict=True)
      """;

  /** Registers its runs, too. */
  static final class Saves {
    private Saves() {}

    public static void main(String[] args) {
      Path folder = Path.of(args[0]);
      Instant noon = Instant.parse("2025-11-02T12:00:00Z");
      RunRecorder recorder = new RunRecorder(Clock.fixed(noon, ZoneId.of("UTC")), folder, "");
      RegistryFile registry = registry(folder);
      for (int i = 0; i < EACH; i++) {
        String metric = args[1] + "_" + i;
        Evaluation evaluation = Evaluation.builder().metric(metric, 1L).build();
        Path run = recorder.save(evaluation, folder).folder();
        registry.add(
            new Evaluated("/exp/" + metric, run.resolve("results.json").toString(), noon, ""),
            noon);
        recorder.save(Evaluation.builder().metric(metric, 1L).id("common").build(), folder);
      }
    }
  }

  @TempDir Path folder;
  @TempDir Path said;

  private static RegistryFile registry(Path folder) {
    return new RegistryFile(folder.resolve("runs_registry.json"), ZoneId.of("UTC"));
  }

  @Test
  void fiftyOfPythonAndSomeOfJavaThatSaveAtOnceLoseNothing() throws Exception {
    Processes processes = new Processes(said);
    for (int i = 0; i < JAVAS; i++) {
      processes.java(Saves.class, folder.toString(), "j" + i);
    }
    for (int i = 0; i < PYTHONS; i++) {
      python(processes, "p" + i);
    }
    processes.await();

    TreeSet<String> alone = new TreeSet<>();
    List<Integer> shared = new ArrayList<>();
    for (Path run : runs()) {
      JsonNode root = Json.tree(Files.readAllBytes(run.resolve("results.json")));
      assertThat(run.resolve("summary.txt")).isRegularFile();
      JsonNode saved = root.path("results").path("other");
      if (root.path("metadata").has("id")) {
        shared.add(saved.size());
        assertThat(root.path("saves")).hasSize(saved.size());
      } else {
        assertThat(alone.addAll(saved.propertyNames())).isTrue();
      }
    }
    assertThat(alone).hasSize(2 * PYTHONS + EACH * JAVAS);
    assertThat(shared).containsExactly(PYTHONS + EACH * JAVAS);
    assertThat(runs()).hasSize(alone.size() + 1);
    assertThat(registry(folder).read().entries())
        .extracting(RegistryEntry::resultsFile)
        .hasSize(EACH * JAVAS)
        .doesNotHaveDuplicates()
        .allMatch(file -> Files.isRegularFile(Path.of(file)));
    assertThat(names()).noneMatch(name -> name.startsWith(RunRecorder.UNFINISHED));
  }

  private void python(Processes processes, String name) throws IOException {
    try {
      processes.start(
          List.of("python3", "-S", "-c", PYTHON, folder.toString(), name),
          Map.of(
              "PYTHONPATH", CLIENT.toString(),
              "PYTHONPYCACHEPREFIX", said.toString(),
              "ASSAY_SERVER", ""));
    } catch (IOException e) {
      assumeTrue(false, "there is no python3");
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private List<Path> runs() throws IOException {
    return names().stream().filter(name -> name.startsWith("run_")).map(folder::resolve).toList();
  }
}
