package dev.assay.formats.paper;

import static dev.assay.formats.paper.PaperSources.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.domain.Registration;
import dev.assay.formats.UnreadableException;
import dev.assay.formats.paper.PaperSources.Collected;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunsRegistryTest {
  private static Collected registry(String text) throws IOException {
    return read(new RunsRegistry(), "/d/runs_registry.json", text);
  }

  @Test
  void aBadEntryIsRejectedAlone() throws IOException {
    Collected read =
        registry(
            """
            {"other": {"a": [1]}, "runs": [
              {"checkpoint_path": "/x/checkpoints/checkpoint_1/consolidated/", "results_file": "r.json",
               "added_at": "2025-10-19T13:43:09.135452"},
              {"checkpoint_path": 5, "added_at": "2025-10-19T13:43:09"},
              7, {},
              {"checkpoint_path": "None", "results_file": null, "added_at": "yesterday"},
              {"checkpoint_path": null}, {"checkpoint_path": ""}]}
            """);
    assertThat(read.registrations)
        .extracting(Registration::checkpointKey)
        .containsExactly(
            "path:/x/checkpoints/checkpoint_1",
            "baseline:pretrained",
            "baseline:pretrained",
            "baseline:pretrained");
    Registration first = read.registrations.get(0);
    assertThat(first.resultsFile()).isEqualTo("r.json");
    assertThat(first.addedAt()).isEqualTo(Instant.parse("2025-10-19T13:43:09.135452Z"));
    assertThat(read.registrations.get(1).addedAt()).isNull();
    assertThat(read.rejects).hasSize(3).first().asString().startsWith("$.runs[1]: ");
    assertThat(read.remarks).anyMatch(r -> r.startsWith("$.runs[4].added_at"));
  }

  @Test
  void everyResultsFileOfACheckpointIsRegistered() throws IOException {
    Collected read =
        registry(
            """
            {"runs": [{"checkpoint_path": "/x/a", "results_file": "r.json", "evaluations":
              [{"results_file": "r.json"}, {"results_file": "s.json"}, 3]}]}
            """);
    assertThat(read.registrations)
        .extracting(Registration::resultsFile)
        .containsExactly("r.json", "s.json");
  }

  @Test
  void entriesBeforeATruncationAreKept() throws IOException {
    Collected read = registry("{\"runs\": [{\"checkpoint_path\": \"/x/a\"}, {\"che");
    assertThat(read.registrations).hasSize(1);
    assertThat(read.rejects).singleElement().asString().contains("the file ends too early");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "{\"runs\": {}}", "{\"runs\": "})
  void aFileWithoutAListIsUnreadable(String text) {
    assertThat(catchThrowableOfType(UnreadableException.class, () -> registry(text))).isNotNull();
  }
}
