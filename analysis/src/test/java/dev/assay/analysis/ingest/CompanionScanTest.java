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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are read together are one run, in whatever order they come. */
class CompanionScanTest {
  @TempDir Path folder;

  private List<String> scan() {
    Index index = Index.open(folder.resolve("index.db"));
    Scan.run(
        index, List.of(folder.resolve("results")), Formats.ALL, Settings.DEFAULTS, (p, d, t) -> {});
    try (RunReader reader = index.read()) {
      return reader.runs().stream().map(RunHead::id).sorted().toList();
    }
  }

  private Path tier(String name, String content) throws IOException {
    Path file = folder.resolve("results/gull/_runs_stage2/by_checkpoint/step_2000").resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  @Test
  void theTiersOfOneStepAreOneRunAsTheyComeAndGo() throws IOException {
    tier("tier3_cf.json", "{\"tasks\": {\"piqa\": {\"acc\": 0.6, \"n\": 100}}}");
    assertThat(scan()).containsExactly("gull_stage2_step2000");

    Path tier2 =
        tier("tier2_ppl.json", "{\"slices\": {\"code\": {\"ppl\": 8.0, \"tokens\": 1000}}}");
    tier("tier4_sft_native.json", "{\"summary\": {\"n_prompts\": 10, \"chat_clean_rate\": 1.0}}");
    assertThat(scan()).containsExactly("gull_stage2_step2000");

    Files.delete(tier2);
    assertThat(scan()).containsExactly("gull_stage2_step2000");
    assertThat(estimates()).isEqualTo(2);
  }

  @Test
  void whatAVanishedCompanionSaidIsGone() throws IOException {
    tier("tier2_ppl.json", "{\"slices\": {\"code\": {\"ppl\": 8.0, \"tokens\": 1000}}}");
    Path tier3 = tier("tier3_cf.json", "{\"tasks\": {\"piqa\": {\"acc\": 0.6, \"n\": 100}}}");
    scan();
    assertThat(estimates()).isEqualTo(2);

    Files.delete(tier3);
    scan();

    assertThat(estimates()).isEqualTo(1);
  }

  private int estimates() {
    try (RunReader reader = Index.open(folder.resolve("index.db")).read()) {
      return reader.estimates(reader.runs().getFirst().runId()).size();
    }
  }
}
