package dev.assay.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.samples.ParquetTable;
import dev.assay.stats.Wilson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GradeCommandTest {
  @TempDir Path folder;

  @Test
  void rowsAreGradedListsElementByElementAndBadOnesKept() throws IOException {
    Files.writeString(
        folder.resolve("rows.jsonl"),
        """
        {"gold":"1/2","completion":"It is \\\\boxed{0.5}."}
        oops
        {"gold":"3","completion":["\\\\boxed{3}","\\\\boxed{4}"]}
        {"completion":"x"}
        """);
    var outcome = new Console(folder).run("grade", "rows.jsonl", "-o", "graded.jsonl");

    assertThat(outcome.exit()).isEqualTo(Exit.PARTLY);
    assertThat(outcome.err()).contains("line 2: not JSON", "line 4: there is no field 'gold'");
    assertThat(Files.readAllLines(folder.resolve("graded.jsonl")))
        .hasSize(4)
        .anySatisfy(line -> assertThat(line).contains("\"extracted\":\"0.5\",\"correct\":true"))
        .anySatisfy(line -> assertThat(line).contains("\"correct\":[true,false]"))
        .anySatisfy(line -> assertThat(line).contains("\"line\":\"oops\"", "bad_row"));
  }

  @Test
  void strictInputEndsAtTheFirstBadRowAndLeavesNoFile() throws IOException {
    Files.writeString(folder.resolve("rows.jsonl"), "oops\n");
    var outcome =
        new Console(folder).run("grade", "rows.jsonl", "--strict-input", "-o", "graded.jsonl");

    assertThat(outcome.exit()).isEqualTo(Exit.PARTLY);
    assertThat(folder.resolve("graded.jsonl")).doesNotExist();
  }

  @Test
  void parquetOfAnyCompressionIsGraded() throws IOException {
    Path file = folder.resolve("rows.parquet");
    try (ParquetTable table = new ParquetTable(Files.createDirectory(folder.resolve("work")))) {
      var row = new JsonMapper().createObjectNode();
      row.put("gold", "3").putArray("completion").add("\\boxed{3}").add("\\boxed{4}");
      table.add(row);
      table.write(file, "k", "v", java.util.Map.of()); // with zstd
    }
    var outcome = new Console(folder).run("grade", "rows.parquet", "-o", "graded.jsonl");

    assertThat(outcome.exit()).isZero();
    assertThat(Files.readString(folder.resolve("graded.jsonl")))
        .contains("\"correct\":[true,false]");
    Files.writeString(file, "PAR1");
    var none = new Console(folder).run("grade", "rows.parquet");
    assertThat(none.exit()).isEqualTo(Exit.PARTLY);
    assertThat(none.err()).contains("Parquet that cannot be read");
  }

  @Test
  void onePairIsExplained() {
    var outcome = new Console(folder).run("grade", "--explain", "\\frac12", "so \\boxed{0.5}");

    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out()).contains("box: 0.5", "equal: same value, exactly");
  }

  private Console.Outcome grade(String rows, String... more) throws IOException {
    Files.writeString(folder.resolve("rows.jsonl"), rows);
    List<String> words = new ArrayList<>(List.of("grade", "rows.jsonl"));
    words.addAll(List.of(more));
    return new Console(folder).run(words.toArray(String[]::new));
  }

  private List<String> graded() throws IOException {
    return Files.readAllLines(folder.resolve("graded.jsonl"));
  }

  @Test
  void manyRowsStayInOrderAndTheIntervalIsWilsons() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      rows.append("{\"i\":" + i + ",\"gold\":\"" + i % 7 + "\",\"pred\":\"" + i % 5 + "\"}\n");
    }
    var outcome = grade(rows.toString(), "-o", "graded.jsonl", "--format", "json");

    JsonNode summary = JsonMapper.shared().readTree(outcome.out());
    var wilson = Wilson.interval(summary.get("accuracy").asDouble(), 1000, 0.95);
    assertThat(summary.get("correct").asInt()).isEqualTo(145);
    assertThat(summary.get("low").asDouble()).isCloseTo(wilson.low(), within(1e-12));
    assertThat(graded()).hasSize(1000);
    assertThat(graded().getFirst()).contains("\"rule\":\"bare\"");
    List<String> numbers = graded().stream().map(line -> line.split("[:,]")[1]).toList();
    assertThat(numbers).isEqualTo(IntStream.range(0, 1000).mapToObj(Integer::toString).toList());
  }

  @Test
  void gradingAgainReplacesWhatWasAddedAndAPrefixKeepsBoth() throws IOException {
    grade(
        "{\"problem\":\"2+2?\",\"gold\":\"4\",\"completion\":\"\\\\boxed{4}\"}\n", "-o", "a.jsonl");
    var console = new Console(folder);
    console.run("grade", "a.jsonl", "-o", "b.jsonl");
    console.run("grade", "b.jsonl", "-o", "c.jsonl", "--profile", "math-verify", "--prefix", "mv_");

    assertThat(folder.resolve("b.jsonl")).hasSameTextualContentAs(folder.resolve("a.jsonl"));
    assertThat(folder.resolve("c.jsonl"))
        .content()
        .contains("\"problem\":\"2+2?\"", "\"verdict\":\"equal\"", "\"mv_verdict\":\"equal\"");
  }

  @Test
  void fieldsMayBeNamedOrBePathsAndGoldAnswersMayEndASolution() throws IOException {
    var outcome =
        grade(
            "{\"q\":{\"sol\":\"3+4=<<3+4=7>>7\\n#### 7\"},\"choices\":[{\"text\":\"The answer is 7.\"}]}\n",
            "--gold",
            "q.sol",
            "--completion",
            "choices.0.text",
            "-o",
            "graded.jsonl");

    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(graded().getFirst())
        .contains("\"extracted\":\"7\",\"correct\":true", "\"rule\":\"anchor\"");
  }

  @Test
  void theGoldAnswerOfASolutionOfSeveralLinesIsSearchedFor() throws IOException {
    String solution = "He has three boxes of six.\\nSo there are 18 in all.\\nA: 18";
    grade("{\"gold\":\"" + solution + "\",\"pred\":\"18\"}\n", "-o", "graded.jsonl");

    assertThat(graded().getFirst()).contains("\"verdict\":\"equal\"");
  }

  @Test
  void settingsChangeTheVerdictAndThoseOfAnotherProfileAreRefused() throws IOException {
    String row = "{\"gold\":\"25\\\\%\",\"pred\":\"25\"}\n";

    assertThat(grade(row).out()).contains("verdict different");
    assertThat(grade(row, "--percent", "optional").out()).contains("verdict equal");
    assertThat(grade(row, "--percent", "often").err()).contains("Known are value, optional.");
    var refused = grade(row, "--percent", "optional", "--profile", "math-verify");
    assertThat(refused.exit()).isEqualTo(Exit.USAGE);
  }

  @Test
  void withoutAnyRowOrKnownFieldTheExitSaysSo() throws IOException {
    assertThat(grade("").exit()).isEqualTo(Exit.NO_ANSWER);
    assertThat(grade("{\"gold\":\"1\"}\n").err()).contains("they have gold", "--completion");
    assertThat(grade("{\"gold\":\"1\"}\n").exit()).isEqualTo(Exit.USAGE);
    assertThat(new Console(folder).run("grade", "none.jsonl").exit()).isEqualTo(Exit.NO_ANSWER);
    assertThat(new Console(folder).run("grade", "a", "b").exit()).isEqualTo(Exit.USAGE);
  }

  @Test
  void aFileThatIsThereIsKeptUnlessForced() throws IOException {
    Files.writeString(folder.resolve("graded.jsonl"), "mine");
    String row = "{\"gold\":\"1\",\"pred\":\"1\"}\n";

    assertThat(grade(row, "-o", "graded.jsonl").exit()).isEqualTo(Exit.NO_ANSWER);
    assertThat(folder.resolve("graded.jsonl")).hasContent("mine");
    assertThat(grade(row, "-o", "graded.jsonl", "--force").exit()).isZero();
    assertThat(graded()).hasSize(1);
  }

  @Test
  void aBrokenOffGzipFileIsGradedUpToThereAndReported() throws IOException {
    Path whole = folder.resolve("rows.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(whole))) {
      for (int i = 0; i < 20_000; i++) {
        String id = Integer.toHexString(i * 7919);
        out.write(("{\"id\":\"" + id + "\",\"gold\":\"1\",\"pred\":\"1\"}\n").getBytes(UTF_8));
      }
    }
    byte[] bytes = Files.readAllBytes(whole);
    Files.write(whole, Arrays.copyOf(bytes, bytes.length / 2));
    var outcome = new Console(folder).run("grade", "rows.jsonl.gz", "-o", "graded.jsonl");

    assertThat(outcome.exit()).isEqualTo(Exit.PARTLY);
    assertThat(outcome.err()).contains("breaks off", "what stands before it is graded");
    assertThat(graded()).hasSizeBetween(1_000, 19_999);
  }

  @Test
  void hostileRowsEndInAVerdictOrAReport() throws IOException {
    String rows =
        "{\"gold\":\"1\",\"pred\":\""
            + "{".repeat(100_000)
            + "\"}\n"
            + "{\"gold\":\"1\",\"pred\":\"\\\\boxed{"
            + "9".repeat(1_000_000)
            + "}\"}\n"
            + "{\"gold\":"
            + "[".repeat(10_000)
            + "\n"
            + "{\"gold\":NaN,\"pred\":NaN}\n"
            + "{\"gold\":\"1\",\"pred\":null}\n"
            + "{\"gold\":\"1\",\"pred\":NaN}\n"
            + "{\"gold\":\"\",\"pred\":\"1\"}\n"
            + "{\"gold\":\"1\",\"pred\":{\"a\":1}}\n"
            + "{\"gold\":\"1\",\"pred\":[]}\n"
            + "{\"gold\":\"1\",\"pred\":\"\\u001b[31m\\u0000\"}\n";
    var outcome = grade(rows, "-o", "graded.jsonl");

    assertThat(outcome.exit()).isEqualTo(Exit.PARTLY);
    assertThat(graded()).hasSize(10);
    assertThat(graded().subList(4, 6)).allMatch(line -> line.contains("no_answer"));
    assertThat(outcome.err())
        .contains(
            "line 3: nested deeper",
            "line 4: field 'gold' is neither",
            "line 7: field 'gold' is empty",
            "line 8: field 'pred'");
  }

  @Test
  void rowsMayGoToStandardOutputAndTheSummaryThenElsewhere() throws IOException {
    var outcome = grade("{\"gold\":\"1\",\"pred\":\"1\"}\n", "-o", "-");

    assertThat(outcome.out()).startsWith("{\"gold\":\"1\"").hasLineCount(1);
    assertThat(outcome.err()).contains("correct");
  }
}
