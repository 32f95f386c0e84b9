package dev.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.Settings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {
  @TempDir Path folder;

  private Console.Outcome scanThatThrows(RuntimeException failure) throws java.io.IOException {
    Files.createDirectories(folder.resolve("results"));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Tools tools =
        new Tools(
            "0.1.0",
            folder,
            Terminal.NONE,
            workspace -> Settings.DEFAULTS,
            (index, folders, settings, progress) -> {
              throw failure;
            },
            (request, say, ready) -> {},
            Map.of());
    int exit =
        Cli.run(
            new String[] {"scan", "results"}, tools, new PrintWriter(out), new PrintWriter(err));
    return new Console.Outcome(exit, out.toString(), err.toString());
  }

  @ParameterizedTest
  @CsvSource({"BAD_INPUT, 2", "NOT_FOUND, 4", "CONFLICT, 4", "UNAVAILABLE, 3"})
  void everyKindOfFailureHasItsExitCode(Kind kind, int exit) throws Exception {
    var outcome = scanThatThrows(new AssayException(kind, "it is so", "Do this."));

    assertThat(outcome.exit()).isEqualTo(exit);
    assertThat(outcome.err()).isEqualTo("assay: it is so\n  Do this.\n");
  }

  @Test
  void aBugIsShownWithItsTraceAndAskedToBeReported() throws Exception {
    var outcome = scanThatThrows(new IllegalStateException("oops"));

    assertThat(outcome.exit()).isEqualTo(Exit.BUG);
    assertThat(outcome.err()).contains("bug in Assay", "oops", "report", "\tat ");
  }

  @Test
  void aFailureCannotSteerTheTerminal() throws Exception {
    var outcome =
        scanThatThrows(new AssayException(Kind.NOT_FOUND, "no\u001b[2J\nrun", "x\u009bm"));

    assertThat(outcome.err()).isEqualTo("assay: no\\x1b[2J\nrun\n  x\\x9bm\n");
  }
}
