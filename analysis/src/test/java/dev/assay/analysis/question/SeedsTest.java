package dev.assay.analysis.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeedsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      value = {
        "c4-bs=256-mult=1-seed=124-tokens=28795904000 | 124 | c4-bs=256-mult=1-tokens=28795904000",
        "rw-bs=256-mult=1-seed=124_heavy_copy | 124 | rw-bs=256-mult=1_heavy_copy",
        "olmo-1b-seed-6198 | 6198 | olmo-1b",
        "lr1e-4_s42 | 42 | lr1e-4",
        "ttt.seed7 | 7 | ttt",
        "SEED_1-lora | 1 | lora",
        "seed:9/lora | 9 | lora",
        "Seed 3 of many | 3 | of many",
        "a-seed=1-seed=2 | 2 | a-seed=1",
        "x-seed=007 | 7 | x",
        "10seed4 | 4 | 10",
      })
  void aSeedIsFoundAndTakenOut(String name, long seed, String recipe) {
    assertThat(Seeds.seed(name)).isEqualTo(seed);
    assertThat(Seeds.recipe(name)).isEqualTo(recipe);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "seed",
        "seed=",
        "seed=x",
        "seeded12",
        "linseed3",
        "birdseed=3",
        "seed=1e5",
        "seed=3b",
        "seed=0.5",
        "seed==3",
        "seed=-3",
        "gpus8",
        "s42",
        "_s",
        "steps1000",
        "x-s42-y",
        "model-2025-11-02",
        "seed=12345678901234567890",
        "seed=١٢",
        "<script>seed</script>",
        "../..",
      })
  void whatIsNoSeedLeavesTheNameAlone(String name) {
    assertThat(Seeds.seed(name)).isNull();
    assertThat(Seeds.recipe(name)).isEqualTo(name);
  }

  @Test
  void aNameThatIsOnlyASeedStaysItself() {
    assertThat(Seeds.seed("seed=5")).isEqualTo(5);
    assertThat(Seeds.recipe("seed=5")).isEqualTo("seed=5");
  }

  @Test
  void namesThatDifferOnlyInTheirSeedHaveOneRecipe() {
    assertThat(List.of("lora-seed=1-v2", "lora-seed=22-v2", "lora-seed=0-v2"))
        .extracting(Seeds::recipe)
        .containsOnly("lora-v2");
  }

  @Test
  void aGiantNameIsReadInTimeLinearInItsLength() {
    assertThat(Seeds.seed("seed".repeat(500_000))).isNull();
    assertThat(Seeds.seed("seed=1".repeat(300_000))).isNotNull();
  }

  @Test
  void publishedFileNamesTellTheirSeeds() throws IOException {
    Path data =
        Path.of(System.getProperty("assay.root", "."))
            .resolve("../shared/data/checkpoint-evals/dclm");
    Assumptions.assumeTrue(Files.isDirectory(data));
    try (var files = Files.list(data)) {
      List<String> named =
          files.map(f -> f.getFileName().toString()).filter(n -> n.contains("seed=")).toList();
      assertThat(named).isNotEmpty();
      assertThat(named)
          .allSatisfy(name -> {
            assertThat(name).contains("-seed=" + Seeds.seed(name));
            assertThat(Seeds.recipe(name)).doesNotContain("seed").contains("-mult=");
          });
      assertThat(named).extracting(Seeds::seed).contains(124L, 125L, 42L, 64L);
    }
  }
}
