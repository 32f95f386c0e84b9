package dev.assay.formats.tts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.formats.UnreadableException;
import org.junit.jupiter.api.Test;

class OldDifficultyReportTest {
  private static final String REPORT =
      """
      # Temperature Performance by Difficulty Level

      ## Overview

      Difficulty is based on completions at the reference temperature T=0.8.

      ## Difficulty Distribution

      | Level | Accuracy Range | Problem Count |
      |-------|----------------|---------------|
      | 1 | 0.80-1.00 | 3 |
      | 2 | 0.00-0.80 | 2 |

      ## Level 1: 0.80-1.00 Accuracy

      **3 problems**

      ### Naive Method

      | N | T0.1 | T0.8 |
      |---|------|------|
      | 1 | 0.997 ± 0.001 | 0.500 ± 0.010 |
      | 64 | 1.000 ± 0.000 | - |

      ### Maj Method

      | N | T0.1 | T0.8 |
      |---|------|------|
      | 64 | 0.667 ± 0.000 | 0.333 ± 0.000 |

      ### Best Temperature

      At n=64, T=0.1 is best with 1.000.

      ## Level 2: 0.00-0.80 Accuracy

      ### Maj Method

      | N | T0.1 | T0.8 |
      |---|------|------|
      | 64 | 0.100 ± 0.050 | N/A |

      ## Summary

      ### Temperature Recommendations by Difficulty

      | Difficulty Level | Best Temperature | Accuracy |
      |---|---|---|
      | Level 1 | T0.1 | 1.000 |

      ## Model Base Capability (Completions-Based)

      | Temperature | Mean Accuracy | Std | Seeds |
      |---|---|---|---|
      | T0.1 | 0.5340 | 0.0010 | 3 |
      | T0.8 | 0.4990 | 0.0020 | 3 |
      """;

  private static void refused(String from, String to, String place) {
    assertThat(REPORT).contains(from);
    assertThatExceptionOfType(UnreadableException.class)
        .isThrownBy(() -> OldDifficultyReport.read(REPORT.replace(from, to), ""))
        .satisfies(wrong -> assertThat(wrong.place()).isEqualTo(place));
  }

  @Test
  void tablesOfLevelsAndMethodsAreReadBack() throws UnreadableException {
    DifficultyFile file = OldDifficultyReport.read(REPORT, "old");

    assertThat(file.origin()).isEqualTo(DifficultyFile.Origin.REPORT);
    assertThat(file.temperatures()).containsExactly(0.1, 0.8);
    assertThat(file.reference()).hasValue(1);
    assertThat(file.levels()).extracting(DifficultyFile.Level::problems).containsExactly(3, 2);
    assertThat(file.levels().getFirst().numbers().getFirst())
        .extracting(DifficultyFile.Number::mean)
        .containsExactly(0.997, 1.0, 0.667);
    assertThat(file.levels().getFirst().numbers().get(1)).hasSize(2);
    assertThat(file.levels().get(1).numbers().get(1)).isEmpty();
    assertThat(file.capability()).containsOnlyKeys(0, 1);
    assertThat(file.capability().get(0))
        .satisfies(number -> {
          assertThat(number.mean()).isEqualTo(0.534);
          assertThat(number.sd()).isEqualTo(0.001);
          assertThat(number.low()).isNaN();
        });
    assertThat(file.levelOf()).isEmpty();
  }

  @Test
  void aTableThatIsNotAsTheScriptsWriteItIsRefusedWithItsLine() {
    refused("0.997 ± 0.001", "good", "line 22");
    refused("0.997 ± 0.001", "99.7 ± 0.1", "line 22");
    refused("| 1 | 0.80-1.00 | 3 |", "| 1 | high | 3 |", "line 11");
    refused("## Level 2", "## Level 7", "line 35");
    refused("| 64 | 1.000 ± 0.000 | - |", "| 64 | 1.000 ± 0.000 |", "line 23");
    refused("| N | T0.1 | T0.8 |", "| N | cold | T0.8 |", "line 20");
    refused("## Difficulty Distribution", "## Levels", "line 14");
    assertThatExceptionOfType(UnreadableException.class)
        .isThrownBy(() -> OldDifficultyReport.read("", ""))
        .satisfies(wrong -> assertThat(wrong.problem()).contains("Difficulty Distribution"));
  }

  @Test
  void aLineThatNoScriptWritesIsRefusedBeforeItIsSearched() {
    refused("T=0.8.", "T" + " ".repeat(60_000) + "0.8.", "line 5");
  }

  @Test
  void searchesForNumbersHaveBounds() throws UnreadableException {
    String far =
        REPORT.replace("reference temperature T=0.8", "temperature T" + " ".repeat(9) + "0.8");
    assertThat(OldDifficultyReport.read(far, "").reference()).isEmpty();
    refused("0.997 ± 0.001", "0." + "9".repeat(99), "line 22");
  }

  @Test
  void aReferenceThatIsNotSaidIsUnknown() throws UnreadableException {
    String silent = REPORT.replace(" at the reference temperature T=0.8", "");
    assertThat(OldDifficultyReport.read(silent, "").reference()).isEmpty();
  }
}
