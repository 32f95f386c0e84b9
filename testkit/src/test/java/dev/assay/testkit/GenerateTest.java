package dev.assay.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GenerateTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

  private int run(String... arguments) throws IOException {
    return Generate.run(new PrintStream(messages, true, UTF_8), arguments);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "paper",
        "stage",
        "lm-eval",
        "lm-eval-0.4",
        "tracker",
        "csv",
        "bigscience",
        "dashboard",
        "examples"
      })
  void writesEveryKindThatTheUsageNames(String kind) throws IOException {
    assertThat(Generate.USAGE).contains("\n  " + kind);
    assertThat(run(kind, "--out", folder.toString())).isZero();
    assertThat(folder).isNotEmptyDirectory();
  }

  @Test
  void passesOptionsOn() throws IOException {
    assertThat(run("hostile", "--depth", "10", "--out", folder.toString())).isZero();
    assertThat(folder.resolve("deep-nesting/results.json"))
        .hasContent("{\"metadata\": {}, \"results\": [[[[[[[[[[");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--out",
        "paper",
        "nonsense --out x",
        "paper --out x --rnus 3",
        "paper --out",
        "paper --out x --runs many",
        "paper --out x --progression some"
      })
  void refusesWhatMakesNoSense(String line) throws IOException {
    var arguments =
        line.isEmpty() ? new String[0] : line.replace(" x", " " + folder).split(" ", -1);

    assertThat(run(arguments)).isEqualTo(2);
    assertThat(messages.toString(UTF_8)).startsWith("Generate: ").contains("usage: ");
    assertThat(folder).isEmptyDirectory();
  }
}
