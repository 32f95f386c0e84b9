package dev.assay.formats.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.domain.Series;
import dev.assay.formats.track.ExperimentFormat;
import dev.assay.formats.track.ExperimentTracker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentFormatTest {
  @TempDir Path folder;

  private List<Series> series(Map<String, ?> curve) throws IOException {
    String id =
        new ExperimentTracker(folder)
            .logExperiment(
                Map.of("method", "a"),
                Map.of("ppl", 2),
                Map.of("curves", Map.of("val_ppl", curve)));
    Path file = folder.resolve("experiments/" + id + ".json");
    return Collected.read(new ExperimentFormat(), file.toString(), Files.readString(file))
        .only()
        .series();
  }

  @Test
  void aCurveAlongPartsOfEpochsIsReadInThoseParts() throws IOException {
    Series read =
        series(Map.of("epoch", List.of(0.3, 0.5, 1.25), "value", List.of(9, 8, 7))).getFirst();

    assertThat(read.xUnit()).isEqualTo("epoch/100");
    assertThat(read.x()).containsExactly(30, 50, 125);
    assertThat(read.y()).containsExactly(9, 8, 7);
  }

  @Test
  void anAxisOfWholePlacesIsTakenBeforeOneOfParts() throws IOException {
    Series read =
        series(Map.of("epoch", List.of(1, 2), "seconds", List.of(0.1, 0.2), "value", List.of(9, 8)))
            .getFirst();

    assertThat(read.xUnit()).isEqualTo("epoch");
    assertThat(read.x()).containsExactly(1, 2);
  }

  @Test
  void placesThatNoPartsFitAreRoundedToTheFinest() throws IOException {
    Series read =
        series(Map.of("epoch", List.of(1 / 3.0, 1 / 3.0 + 1e-9, 1), "value", List.of(9, 8, 7)))
            .getFirst();

    assertThat(read.xUnit()).isEqualTo("epoch/1000000");
    assertThat(read.x()).containsExactly(333_333, 1_000_000);
    assertThat(read.y()).containsExactly(8, 7);
  }
}
