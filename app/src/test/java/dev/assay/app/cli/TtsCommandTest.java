package dev.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TtsCommandTest {
  private static final String ROW =
      """
      {"problem":"P","answer":"3","unique_id":"%s","completions":["\\\\boxed{4}","\\\\boxed{3}","\\\\boxed{3.0}"],\
      "scores":[[0.5],[0.8],[0.7]],"pred_naive@1":"\\\\boxed{4}"}
      """;

  @TempDir Path folder;

  @Test
  void aSoundFileHasItsNumbersWithIntervals() throws IOException {
    Files.writeString(folder.resolve("rows.jsonl"), ROW.formatted("a") + ROW.formatted("b"));
    var outcome = new Console(folder).run("tts", "check", "rows.jsonl", "--format", "csv");

    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out().lines())
        .contains("what,n,accuracy,low,high,every_subset,stated")
        .anyMatch(line -> line.startsWith("completions,1,0.66666666666"))
        .anyMatch(line -> line.startsWith("pass,3,1"))
        .anyMatch(line -> line.startsWith("naive,1,0,0,") && line.endsWith(",0.6666666666666666,0"))
        .anyMatch(line -> line.startsWith("naive,3,1,"))
        .anyMatch(line -> line.startsWith("maj,3,1,"));
  }

  @Test
  void faultsAreSaidAndTheRestIsRead() throws IOException {
    Files.writeString(
        folder.resolve("rows.jsonl"),
        ROW.formatted("a") + "oops\n{\"x\":1}\n" + ROW.formatted("a") + ROW.formatted("b").strip());
    var outcome =
        new Console(folder).run("tts", "check", "rows.jsonl", "--problems", "7", "--steps", "min");

    assertThat(outcome.exit()).isEqualTo(Exit.PARTLY);
    assertThat(outcome.err()).contains("line 2: ", "line 3: the row has neither 'unique_id'");
    assertThat(outcome.out())
        .contains("error: 1 problems occur more than once: a")
        .contains("warning: 3 problems where 7 are expected");
    var json = new Console(folder).run("tts", "check", "rows.jsonl", "--format", "json");
    assertThat(json.out()).contains("\"check\":\"duplicates\"");
  }

  @Test
  void ofAPartOfABenchmarkItsOwnProblemsAreExpected() throws IOException {
    String name = "HuggingFaceH4_MATH-500--T-0.8--top_p-1.0--n-3--seed-0--chunk-0_";
    Files.writeString(folder.resolve(name + "2.jsonl"), ROW.formatted("a") + ROW.formatted("b"));
    Files.writeString(folder.resolve(name + "3.jsonl"), ROW.formatted("a") + ROW.formatted("b"));

    var console = new Console(folder);
    assertThat(console.run("tts", "check", name + "2.jsonl").out()).doesNotContain("are expected");
    assertThat(console.run("tts", "check", name + "3.jsonl").out())
        .contains("2 problems where 3 are expected");
    assertThat(console.run("tts", "check", name + "3.jsonl", "--problems", "9").out())
        .contains("2 problems where 9 are expected");
  }

  @Test
  void whatCannotBeAnsweredSaysWhatToDo() throws IOException {
    Files.writeString(folder.resolve("rows.jsonl"), "{}\n");
    assertThat(new Console(folder).run("tts", "check", "rows.jsonl").exit())
        .isEqualTo(Exit.NO_ANSWER);
    assertThat(new Console(folder).run("tts", "check", "none.jsonl").exit())
        .isEqualTo(Exit.NO_ANSWER);
    assertThat(new Console(folder).run("tts", "check", "rows.jsonl", "--steps", "sum").exit())
        .isEqualTo(Exit.USAGE);
    assertThat(new Console(folder).run("tts").exit()).isEqualTo(Exit.USAGE);
  }
}
