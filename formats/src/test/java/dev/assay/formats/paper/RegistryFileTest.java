package dev.assay.formats.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.domain.AssayException;
import dev.assay.formats.json.Json;
import dev.assay.formats.paper.RegistryFile.Evaluated;
import dev.assay.formats.paper.RegistryFile.Outcome;
import dev.assay.testkit.process.Processes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryFileTest {
  private static final Instant NOON = Instant.parse("2025-10-19T12:00:00Z");

  @TempDir Path folder;

  private RegistryFile registry() {
    return new RegistryFile(folder.resolve("runs_registry.json"), ZoneId.of("UTC"));
  }

  private static Evaluated evaluated(String checkpoint, Instant at, String sha256) {
    return new Evaluated(checkpoint, checkpoint + "/paper_metrics_results.json", at, sha256);
  }

  @Test
  void aNewFileHasTheLayoutOfTheFirstTool() throws IOException {
    Evaluated plain = new Evaluated("/x/checkpoint_1/consolidated", "/x/ü.json", null, "");

    assertThat(registry().add(plain, NOON)).isEqualTo(Outcome.ADDED);

    assertThat(registry().file())
        .content()
        .isEqualTo(
            """
            {
              "kept_by": "assay",
              "runs": [
                {
                  "checkpoint_path": "/x/checkpoint_1/consolidated",
                  "results_file": "/x/\\u00fc.json",
                  "added_at": "2025-10-19T12:00:00"
                }
              ]
            }
            """);
    assertThat(registry().read().isOurs()).isTrue();
  }

  @Test
  void timesAreWrittenInTheZoneOfTheWorkspace() throws IOException {
    RegistryFile athens = new RegistryFile(registry().file(), ZoneId.of("Europe/Athens"));
    athens.add(evaluated("/x/a", NOON, ""), NOON);

    assertThat(athens.file()).content().contains("\"added_at\": \"2025-10-19T15:00:00\"");
    assertThat(athens.read().entries().getFirst().newest()).isEqualTo(NOON);
  }

  @Test
  void whatAnAdditionDoesNotConcernStaysToTheLastCharacter() throws IOException {
    String before =
        """
        {"version": 1.000000000000000000001,
         "runs": [ {"checkpoint_path": "/x/a", "mine": 0.10, "mine": NaN},
           7 ,  {"added_at" : "no path"},
           {"checkpoint_path": null, "results_file": "b.json"} ], "more": {"runs": []}}\
        """;
    Files.writeString(registry().file(), before);

    registry().add(evaluated("/x/new", NOON, ""), NOON);

    String after = Files.readString(registry().file());
    int end = before.indexOf(" ], \"more\"");
    assertThat(after).startsWith(before.substring(0, end)).endsWith(before.substring(end));
    assertThat(registry().read().entries()).hasSize(3);
    assertThat(registry().read().problems())
        .extracting(Registry.Problem::place)
        .containsExactly("$.runs[1]", "$.runs[2]");
    assertThat(registry().read().isOurs()).isFalse();
  }

  @Test
  void addingAndRemovingGivesTheFileBack() throws IOException {
    for (String before :
        List.of(
            "{\"runs\": []}",
            "{\n  \"runs\": [\n    {\n      \"checkpoint_path\": \"/x/a\"\n    }\n  ]\n}",
            "{\"runs\":[{\"checkpoint_path\":\"/x/a\"},3]}")) {
      Files.writeString(registry().file(), before);
      registry().add(evaluated("/x/new", NOON, "ab"), NOON);
      RegistryEntry added = registry().read().entries().getLast();
      assertThat(Json.tree(Files.readAllBytes(registry().file()))).isNotNull();

      assertThat(registry().remove(List.of(added))).isEqualTo(1);

      assertThat(Json.tree(Files.readAllBytes(registry().file())))
          .isEqualTo(Json.tree(before.getBytes(StandardCharsets.UTF_8)));
    }
  }

  @Test
  void theFirstEntryCanBeRemoved() throws IOException {
    Files.writeString(
        registry().file(),
        "{\"runs\": [{\"checkpoint_path\": \"/x/a\"}, {\"checkpoint_path\": \"/x/b\"}]}");

    registry().remove(List.of(registry().read().entries().getFirst()));

    assertThat(registry().file()).hasContent("{\"runs\": [{\"checkpoint_path\": \"/x/b\"}]}");
  }

  @Test
  void oneCheckpointInTwoSpellingsIsOneEntry() {
    registry().add(evaluated("/x/checkpoint_1/consolidated", NOON, ""), NOON);

    assertThat(registry().add(evaluated("/x//checkpoint_1/", NOON, ""), NOON))
        .isEqualTo(Outcome.KNOWN);
  }

  @Test
  void aLinkAndItsFolderAreOneCheckpoint() throws IOException {
    Path real = Files.createDirectories(folder.resolve("disk/checkpoint_1"));
    Path link = Files.createSymbolicLink(folder.resolve("latest"), real);
    registry().add(evaluated(link.toString(), NOON, ""), NOON);

    assertThat(registry().add(evaluated(real.toString(), NOON, ""), NOON)).isEqualTo(Outcome.KNOWN);
  }

  @Test
  void anotherEvaluationIsKeptBesideTheFirst() throws IOException {
    Files.writeString(
        registry().file(),
        """
        {
          "runs": [
            {
              "checkpoint_path": "/x/a",
              "results_file": "/x/a/paper_metrics_results.json",
              "added_at": "2025-10-19T12:00:00.5"
            }
          ]
        }\
        """);
    Instant later = NOON.plusSeconds(7200);

    assertThat(registry().add(evaluated("/x/a", NOON, "aa"), NOON)).isEqualTo(Outcome.KNOWN);
    assertThat(registry().add(evaluated("/x/a", later, "bb"), later)).isEqualTo(Outcome.REPEATED);
    assertThat(registry().add(evaluated("/x/a", later.plusSeconds(9), "bb"), later))
        .isEqualTo(Outcome.KNOWN);
    assertThat(registry().add(evaluated("/x/a", later.plusSeconds(99), "cc"), later))
        .isEqualTo(Outcome.REPEATED);

    RegistryEntry entry = registry().read().entries().getFirst();
    assertThat(entry.addedAt()).isEqualTo(NOON.plusMillis(500));
    assertThat(entry.evaluations())
        .extracting(RegistryEvaluation::sha256)
        .containsExactly("", "bb", "cc");
    assertThat(entry.newest()).isEqualTo(later.plusSeconds(99));
  }

  @Test
  void baselinesAreToldApartByTheirFiles() {
    Evaluated one = new Evaluated("None", "/p/baseline_a.json", NOON, "");
    Evaluated other = new Evaluated("", "/p/baseline_b.json", NOON, "");

    assertThat(registry().add(List.of(one, other, one), NOON))
        .containsExactly(Outcome.ADDED, Outcome.ADDED, Outcome.KNOWN);
    assertThat(registry().read().entries())
        .allMatch(RegistryEntry::isBaseline)
        .extracting(RegistryEntry::checkpointPath)
        .containsOnly("None");
  }

  @Test
  void aFileThatIsNoRegistryIsNeverWrittenTo() throws IOException {
    for (String broken :
        List.of("[]", "{\"runs\": {}}", "{\"runs\": [{\"checkpoint_pa", "\u00ff")) {
      Files.writeString(registry().file(), broken, StandardCharsets.ISO_8859_1);

      assertThatThrownBy(() -> registry().add(evaluated("/x/a", NOON, ""), NOON))
          .isInstanceOf(AssayException.class)
          .hasMessageContaining("runs_registry.json");

      assertThat(Files.readString(registry().file(), StandardCharsets.ISO_8859_1))
          .isEqualTo(broken);
    }
  }

  @Test
  void anotherRegistryIsMergedWithoutDoublingAnEntry() throws IOException {
    registry().add(evaluated("/x/a", NOON, "aa"), NOON);
    RegistryFile other = new RegistryFile(folder.resolve("old.json"), ZoneId.of("UTC"));
    other.add(evaluated("/x/a", NOON, "aa"), NOON);
    other.add(evaluated("/x/a", NOON.plusSeconds(900), "bb"), NOON);
    other.add(evaluated("/x/b", NOON, "cc"), NOON);

    assertThat(registry().merge(other.read())).isEqualTo(1);
    assertThat(registry().merge(other.read())).isZero();

    assertThat(registry().read().entries())
        .extracting(RegistryEntry::evaluationCount)
        .containsExactly(2, 1);
  }

  /** Adds ten entries; what a further process of the test runs. */
  static final class Adds {
    public static void main(String[] arguments) throws InterruptedException {
      RegistryFile registry = new RegistryFile(Path.of(arguments[0]), ZoneId.of("UTC"));
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        Evaluated mine = evaluated("/x/" + arguments[1] + "_" + i, NOON, "");
        threads.add(Thread.ofPlatform().start(() -> registry.add(mine, NOON)));
      }
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }

  @Test
  void fiftyWhoAddAtOnceInFiveProcessesLoseNothing() throws Exception {
    Processes processes = new Processes(folder);
    for (int p = 0; p < 5; p++) {
      processes.java(Adds.class, registry().file().toString(), "p" + p);
    }
    processes.await();

    assertThat(registry().read().entries())
        .extracting(RegistryEntry::checkpointPath)
        .hasSize(50)
        .doesNotHaveDuplicates();
    assertThat(registry().read().problems()).isEmpty();
  }
}
