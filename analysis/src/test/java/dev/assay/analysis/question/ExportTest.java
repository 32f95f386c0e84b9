package dev.assay.analysis.question;

import static dev.assay.analysis.question.TestIndex.at;
import static dev.assay.analysis.question.TestIndex.counted;
import static dev.assay.analysis.question.TestIndex.plain;
import static dev.assay.analysis.question.TestIndex.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.analysis.report.AnswerJson;
import dev.assay.analysis.report.JsonOut;
import dev.assay.analysis.report.LatexTable;
import dev.assay.analysis.report.MarkdownTable;
import dev.assay.analysis.report.RunsExport;
import dev.assay.domain.RunRecordBuilder;
import dev.assay.domain.TrainingType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole matched set as a file. */
class ExportTest {
  private static final List<String> COLUMNS = List.of("name", "sblimp/accuracy", "notes");
  @TempDir Path folder;
  private TestIndex index;

  @BeforeEach
  void fill() {
    index =
        new TestIndex(folder)
            .with(
                run("base")
                    .name("Base_1")
                    .baseline(true)
                    .trainingType(TrainingType.PRETRAINED)
                    .estimate(counted("sblimp/accuracy", 0.5, 1000)),
                run("good")
                    .name("=HYPERLINK(\"x\"),\"quoted\"")
                    .checkpoint(at(200))
                    .trainingType(TrainingType.HYBRID)
                    .estimate(counted("sblimp/accuracy", 0.75, 1000))
                    .estimate(plain("librilight/perplexity_8k", 0)),
                run("same")
                    .name("twin")
                    .checkpoint(at(100))
                    .notes("-1+1\nsecond, <script>")
                    .estimate(counted("sblimp/accuracy", 0.51, 1000)),
                run("bad")
                    .name("twin")
                    .checkpoint(at(100))
                    .notes("@cmd \\ & % $ # _ { }")
                    .estimate(counted("sblimp/accuracy", 0.25, 1000)),
                run("none").name("+49").notes("\tx"));
  }

  @AfterEach
  void close() {
    index.close();
  }

  private RunsExport export(List<String> columns, String preset, String baseline) {
    return new RunsExport(
        index.snapshots(),
        new RunsExport.Question(
            RunFilter.ALL, List.of("-sblimp/accuracy"), columns, preset, false, baseline));
  }

  private static String csv(RunsExport export) {
    StringBuilder out = new StringBuilder();
    export.csv(out::append);
    return out.toString();
  }

  @Test
  void csvIsQuotedWhereItMustBeAndNoTextIsAFormula() {
    String csv = csv(export(COLUMNS, "", ""));

    assertThat(csv).startsWith("id,name,sblimp/accuracy,notes\n").endsWith("\n");
    assertThat(csv).contains("good,\"'=HYPERLINK(\"\"x\"\"),\"\"quoted\"\"\",0.75,\n");
    assertThat(csv).contains("'-1+1").contains("'@cmd").contains("none,'+49,,");
    assertThat(csv).doesNotContain("\r");
  }

  @Test
  void thePresetHasTheOldColumnsWithMissingEmptyAndZeroKept() {
    assertThat(csv(export(List.of(), "paper-metrics", "")))
        .isEqualTo(
            """
            Name,Step,sBLIMP,sWUGGY,tStory,sStory,PPL 8k,PPL 16k,Avg,TTT,LoRA
            "'=HYPERLINK(""x""),""quoted""\",200,0.75,,,,0,,,true,true
            twin,100,0.51,,,,,,,,
            Base_1,0,0.5,,,,,,,false,false
            twin,100,0.25,,,,,,,,
            '+49,,,,,,,,,,\
            """);
  }

  @Test
  void aPresetThatThereIsNotIsRefused() {
    assertThatThrownBy(() -> export(List.of(), "../x", "")).hasMessage("no preset '../x'");
  }

  @Test
  void latexShowsTheBestInBoldAndWhatIsDistinguishable() {
    String latex = LatexTable.render(export(COLUMNS, "", "base").table());

    assertThat(latex)
        .contains("\\toprule", "\\midrule", "\\bottomrule")
        .contains("\\textbf{75.00 $\\bigtriangleup$}")
        .contains("51.00 &")
        .contains("25.00 $\\bigtriangledown$")
        .contains("\\textbackslash{} \\& \\% \\$ \\# \\_ \\{ \\}")
        .contains("worse than Base_1", "Newcombe");
  }

  /** 0.55 against 0.5 of 1000 each: p about 0.025, which 1 of 1 may call better, but not 1 of 3. */
  @Test
  void marksAreCorrectedForTheNumberOfTestsInTheTable() {
    index.with(run("slight").estimate(counted("sblimp/accuracy", 0.55, 1000)));

    assertThat(marked("id in ('base', 'slight')")).contains("55.00 ▲", "corrected over 1 test");
    assertThat(marked("id in ('base', 'slight', 'same', 'twin') or step = 100"))
        .contains("| **55.00** |", "Holm", "corrected over 3 tests");
  }

  private String marked(String where) {
    return MarkdownTable.render(
        new RunsExport(
                index.snapshots(),
                new RunsExport.Question(
                    RunFilter.where(where), List.of(), COLUMNS, "", false, "base"))
            .table());
  }

  @Test
  void markdownCannotBeBrokenOutOf() {
    assertThat(MarkdownTable.render(export(COLUMNS, "", "base").table()))
        .contains("**75.00 ▲**", "25.00 ▼", "&lt;script>")
        .doesNotContain("<script>");
  }

  @Test
  void withoutABaselineThereAreNoMarks() {
    assertThat(MarkdownTable.render(export(COLUMNS, "", "none").table()))
        .contains("**75.00**")
        .doesNotContain("▲", "▼");
  }

  @Test
  void jsonHoldsTheRowsOfTheTable() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonOut json = new JsonOut(bytes)) {
      export(COLUMNS, "", "").json(new AnswerJson(json));
    }
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .startsWith("[{\"id\":\"good\"")
        .contains("\"id\":\"none\"")
        .endsWith("]");
  }

  @Test
  void moreRunsThanAPartAreAllThereInOrder() {
    index.with(
        IntStream.range(0, 2500)
            .mapToObj(i -> run("r" + i).checkpoint(at(10_000 + i)))
            .toArray(RunRecordBuilder[]::new));
    StringBuilder out = new StringBuilder();
    new RunsExport(
            index.snapshots(),
            new RunsExport.Question(
                new RunFilter.Builder().ranges(List.of("step~10000..")).build(),
                List.of("step"),
                List.of("step"),
                "",
                false,
                ""))
        .csv(out::append);

    List<String> lines = out.toString().lines().skip(1).toList();
    assertThat(lines).hasSize(2500);
    assertThat(lines.get(0)).isEqualTo("r0,10000");
    assertThat(lines.get(2499)).isEqualTo("r2499,12499");
  }
}
