package dev.assay.testkit.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testkit.Folders;
import dev.assay.testkit.corpus.PaperMetricsCorpus.Progression;
import dev.assay.testkit.examples.Examples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.json.JsonMapper;

class CorpusTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  @TempDir Path folder;

  static Stream<Corpus> all() {
    return Stream.of(
        new PaperMetricsCorpus(10, Progression.LOGS, 1, 1, 3),
        new PaperMetricsCorpus(10, Progression.EMBEDDED, 0, 0, 3),
        new StageCorpus(2, 3, 1000, 9000, 4, 3, 9, true, StageCorpus.Faults.NONE, 3),
        new StageCorpus(
            2, 3, 1000, 9000, 20, 20, 0, false, new StageCorpus.Faults(0.3, 0.2, 0, false), 3),
        new LmEvalCorpus(LmEvalCorpus.FIVE_STEPS, 3),
        new LmEvalSamplesCorpus(12, 3),
        new TrackerCorpus(3, 3),
        new CsvCorpus(4, 3),
        new BigScienceCorpus(5, 3),
        new DashboardDataCorpus(3, true, 3),
        new Examples());
  }

  @ParameterizedTest
  @MethodSource("all")
  void givesTheSameBytesForTheSameSeedAndFolder(Corpus corpus) throws IOException {
    corpus.writeTo(folder);
    var first = Folders.contents(folder);
    corpus.writeTo(folder);

    assertThat(first).isNotEmpty();
    assertThat(Folders.contents(folder)).isEqualTo(first);
  }

  @ParameterizedTest
  @MethodSource("all")
  void writesJsonThatAParserTakes(Corpus corpus) throws IOException {
    corpus.writeTo(folder);

    Folders.contents(folder)
        .forEach((name, text) -> {
          if (name.endsWith(".json")) {
            assertThat(JSON.readTree(text).isObject()).as(name).isTrue();
          } else if (name.endsWith(".jsonl")) {
            assertThat(text.lines()).as(name).allMatch(line -> JSON.readTree(line).isObject());
          }
        });
  }

  @Test
  void anotherSeedGivesOtherNumbers() throws IOException {
    new CsvCorpus(4, 1).writeTo(folder.resolve("a"));
    new CsvCorpus(4, 2).writeTo(folder.resolve("b"));

    assertThat(Folders.contents(folder.resolve("a")))
        .isNotEqualTo(Folders.contents(folder.resolve("b")));
  }
}
