package dev.assay.analysis.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.formats.Formats;
import dev.assay.formats.Settings;
import dev.assay.store.Index;
import dev.assay.store.RunHead;
import dev.assay.store.RunReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results that were written elsewhere belong to the checkpoint that the registry names. */
class RegisteredScanTest {
  private static final String RESULT =
      "{\"sblimp_accuracy\": 0.55, \"sblimp_samples\": 100, \"sblimp_correct\": 55}";

  @TempDir Path folder;

  private ScanReport scan() {
    return Scan.run(
        Index.open(folder.resolve("index.db")),
        List.of(folder.resolve("root")),
        Formats.ALL,
        Settings.DEFAULTS,
        (p, d, t) -> {});
  }

  private List<RunHead> runs() {
    try (RunReader reader = Index.open(folder.resolve("index.db")).read()) {
      return reader.runs();
    }
  }

  private RunHead onlyRun() {
    assertThat(runs()).hasSize(1);
    return runs().getFirst();
  }

  /** Written long enough ago for its time to be trusted. */
  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
  }

  private Path register(String checkpoint, String file) throws IOException {
    return write(
        "root/dashboard/runs_registry.json",
        "{\"runs\": [{\"checkpoint_path\": \"%s\", \"results_file\": \"%s\"}]}"
            .formatted(checkpoint, file));
  }

  private String checkpoint() {
    return folder.resolve("ckpt/exp/checkpoints/checkpoint_000100/consolidated").toString();
  }

  @Test
  void aResultWrittenElsewhereIsTheRunOfTheRegisteredCheckpoint() throws IOException {
    Path file = write("elsewhere/myout.json", RESULT);
    register(checkpoint(), file.toString());

    scan();

    assertThat(onlyRun().id()).isEqualTo("exp_cp000100");
    assertThat(onlyRun().step()).isEqualTo(100L);
    assertThat(onlyRun().experiment()).isEqualTo("exp");
    assertThat(scan().filesRead()).isZero();
  }

  @Test
  void itsConfigurationIsTakenFromTheCheckpointsFolderAsItComesAndGoes() throws IOException {
    Path file = write("elsewhere/output", RESULT);
    register(checkpoint(), file.toString());
    scan();
    assertThat(onlyRun().name()).isEqualTo("CP0100 - exp");

    Path config =
        write(
            "ckpt/exp/checkpoints/checkpoint_000100/consolidated/training_config.json",
            "{\"run_dir\": \"/x/exp\", \"wandb\": {\"run_name\": \"owl\"}}");
    scan();
    assertThat(onlyRun().name()).isEqualTo("CP0100 - owl");

    Files.delete(config);
    scan();
    assertThat(onlyRun().name()).isEqualTo("CP0100 - exp");
  }

  @Test
  void aFileThatNoFormatClaimsIsReadBelowTheFolderTooWhileItIsRegistered() throws IOException {
    write("root/out/first.txt", RESULT);
    scan();
    assertThat(runs()).isEmpty();

    Path registry = register(checkpoint(), "out/first.txt");
    scan();
    assertThat(onlyRun().id()).isEqualTo("exp_cp000100");
    scan();
    assertThat(onlyRun().missing()).isFalse();

    Files.delete(registry);
    scan();
    assertThat(onlyRun().missing()).isTrue();
  }

  @Test
  void aResultsFileBelowTheFolderSpeaksForItselfBeforeAndAfterItIsRegistered() throws IOException {
    write("root/out/my_results.json", RESULT);
    scan();
    String own = onlyRun().id();
    assertThat(own).isNotEqualTo("exp_cp000100");

    register(checkpoint(), "out/my_results.json");
    scan();
    assertThat(onlyRun().id()).isEqualTo("exp_cp000100");

    write("root/out/my_results.json", RESULT.replace("55", "56"));
    scan();
    assertThat(onlyRun().id()).isEqualTo("exp_cp000100");

    write("root/dashboard/runs_registry.json", "{\"runs\": []}");
    scan();
    assertThat(onlyRun().id()).isEqualTo(own);
  }

  @Test
  void theRegistrySaysWhatIsABaseline() throws IOException {
    write("root/out/plain.json", RESULT);
    register("None", "out/plain.json");

    scan();

    assertThat(onlyRun().baseline()).isTrue();
    assertThat(onlyRun().id()).isEqualTo("baseline_plain");
  }

  @Test
  void aRegisteredResultThatVanishesIsMissingAndIsFoundAgain() throws IOException {
    Path file = write("elsewhere/myout.json", RESULT);
    register(checkpoint(), file.toString());
    scan();

    Files.delete(file);
    scan();
    assertThat(onlyRun().missing()).isTrue();

    write("elsewhere/myout.json", RESULT);
    scan();
    assertThat(onlyRun().missing()).isFalse();
  }

  @Test
  void aRegisteredFileThatHoldsNoResultIsLeftAlone() throws IOException {
    Path file = write("elsewhere/secrets", "root:x:0:0\n");
    register(checkpoint(), file.toString());

    assertThat(scan().rejects()).isEmpty();

    assertThat(runs()).isEmpty();
  }
}
