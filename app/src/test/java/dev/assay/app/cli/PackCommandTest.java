package dev.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackCommandTest {
  private static final Path TABLE = Path.of("../examples/tracker/results/metrics.csv");
  @TempDir Path folder;
  private Console console;

  @BeforeEach
  void experiments() {
    console = new Console(folder);
    Console.Outcome imported = console.run("track", "import", TABLE.toAbsolutePath().toString());
    assertThat(imported.exit()).as(imported.err()).isZero();
  }

  private Console.Outcome pack(String... more) {
    String[] args = new String[more.length + 3];
    args[0] = "pack";
    args[1] = "--dpi";
    args[2] = "40";
    System.arraycopy(more, 0, args, 3, more.length);
    return console.run(args);
  }

  private String text(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  @Test
  void thePackageHoldsAllFilesAndSaysWhatCanBeTold() throws IOException {
    Console.Outcome packed = pack();

    assertThat(packed.exit()).as(packed.err()).isZero();
    for (String file :
        List.of(
            "metrics.csv",
            "fig_learning_curves.png",
            "fig_learning_curves.svg",
            "fig_learning_curves.pdf",
            "fig_method_comparison.png",
            "fig_method_comparison.svg",
            "fig_method_comparison.pdf",
            "summary_table.csv",
            "results_table.md",
            "results_table.tex",
            "qualitative_examples.md",
            "report.md",
            "report.html",
            "manifest.json")) {
      assertThat(folder.resolve("results").resolve(file)).isNotEmptyFile();
    }
    assertThat(text("results/results_table.md"))
        .contains("ntp (baseline) | 5 |")
        .contains("▲")
        .contains("15 runs imported");
    assertThat(text("results/report.md"))
        .contains("after Holm")
        .contains("GPU as recorded: not recorded")
        .doesNotContain("nan", "NaN");
    assertThat(text("results/fig_learning_curves.svg"))
        .contains("no learning curves were recorded");
    assertThat(text("results/summary_table.csv"))
        .startsWith("method,baseline,runs,seeds,final_ppl_n");
  }

  @Test
  void equalExperimentsGiveEqualFilesAndACheckTellsWhatIsStale() throws IOException {
    assertThat(pack().exit()).isZero();
    assertThat(pack("--check").exit()).isZero();

    Files.writeString(folder.resolve("results/results_table.md"), "by hand");
    Console.Outcome checked = pack("--check");

    assertThat(checked.exit()).isEqualTo(Exit.NO_ANSWER);
    assertThat(checked.err()).contains("stale").contains("results_table.md");
    assertThat(text("results/results_table.md")).isEqualTo("by hand");
  }

  @Test
  void aPackageIsCheckedAndMadeAnewWithItsOwnOptionsUnlessOthersAreGiven() throws IOException {
    String asked =
        "--threshold val_ppl<7 --threshold acc>0.5 --x epoch --smooth 0.25 --level 0.9"
            + " --metrics final_ppl,final_mrr --group-by method --baseline method=ntp"
            + " --examples 3 --examples-by lot";
    Console.Outcome made = pack(asked.split(" "));
    assertThat(made.exit()).as(made.err()).isZero();
    assertThat(made.err()).isEmpty();
    String manifest = text("results/manifest.json");
    assertThat(manifest).contains("val_ppl<7", "acc>0.5");

    Console.Outcome checked = console.run("pack", "--check");
    Console.Outcome again = console.run("pack");

    assertThat(checked.exit()).as(checked.err()).isZero();
    assertThat(checked.err().strip().lines()).hasSize(1);
    assertThat(checked.err())
        .contains("--threshold 'val_ppl<7' --threshold 'acc>0.5'")
        .contains("--metrics 'final_ppl,final_mrr'", "--x 'epoch'", "--dpi '40'", "--fresh");
    assertThat(again.exit()).isZero();
    assertThat(text("results/manifest.json")).isEqualTo(manifest);
    assertThat(console.run("pack", "--check", "--level", "0.95").exit()).isEqualTo(Exit.NO_ANSWER);
    assertThat(console.run("pack", "--check", "--threshold", "val_ppl<8").exit())
        .isEqualTo(Exit.NO_ANSWER);
    assertThat(console.run("pack", "--check", "--fresh").exit()).isEqualTo(Exit.NO_ANSWER);
    assertThat(text("results/manifest.json")).isEqualTo(manifest);
  }

  @Test
  void aManifestOfNonsenseIsRefusedWithWordsOrWrittenAnew() throws IOException {
    assertThat(pack().exit()).isZero();
    Path manifest = folder.resolve("results/manifest.json");
    Files.writeString(manifest, "{\"options\": {\"level\": \"x\"}}");

    Console.Outcome wrong = console.run("pack");
    Files.writeString(manifest, "[[[");
    Console.Outcome none = pack();

    assertThat(wrong.exit()).isEqualTo(Exit.USAGE);
    assertThat(wrong.err()).contains("--level", "--fresh");
    assertThat(none.exit()).isZero();
    assertThat(Files.readString(manifest)).contains("\"level\":0.95");
  }

  @Test
  void onlyThePartOfAReadmeBetweenTheMarkersIsReplaced() throws IOException {
    Path readme = folder.resolve("README.md");
    Files.writeString(
        readme, "a\n<!-- assay:results -->\nof last year\n<!-- /assay:results -->\nz\n");

    assertThat(pack("--update-readme", "README.md").exit()).isZero();

    assertThat(text("README.md"))
        .startsWith("a\n<!-- assay:results -->\n| Method")
        .contains("(results/report.md)")
        .endsWith("<!-- /assay:results -->\nz\n")
        .doesNotContain("of last year");
    Files.writeString(readme, "no markers");
    assertThat(pack("--update-readme", "README.md").exit()).isEqualTo(Exit.NO_ANSWER);
  }

  @Test
  void somebodyElsesTableIsPackagedAndLeftAsItIs() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    String table = "method,seed,final_perplexity,mrr\nNTP,42,52.8,\nTOP,42,49.85,0.284\n";
    Files.writeString(other.resolve("metrics.csv"), table);

    Console.Outcome packed = pack("other");

    assertThat(packed.exit()).as(packed.err()).isZero();
    assertThat(other.resolve("metrics.csv")).hasContent(table);
    assertThat(text("other/results_table.md")).contains("| NTP | 1 | 52.80 | – |");
  }

  @Test
  void whatIsNotThereIsSaidWithWhatIs() {
    Console.Outcome packed = pack("--baseline", "nobody");

    assertThat(packed.exit()).isEqualTo(Exit.NO_ANSWER);
    assertThat(packed.err()).contains("nobody").contains("ntp+top");
    assertThat(pack("nowhere").exit()).isEqualTo(Exit.NO_ANSWER);
    assertThat(pack("nowhere").err()).containsPattern("there is no folder .*nowhere");
    assertThat(pack("--x", "moon").exit()).isEqualTo(Exit.USAGE);
    assertThat(pack("--threshold", "val_ppl").exit()).isEqualTo(Exit.USAGE);
  }

  @Test
  void anOutputThatCanBeNoFolderIsSaidWithTheReasonAndTheNextStep() throws IOException {
    Files.writeString(folder.resolve("taken"), "mine");

    Console.Outcome file = pack("-o", "taken");

    assertThat(file.exit()).isNotZero();
    assertThat(file.err()).contains("taken is there and is no folder").contains("with -o");
    assertThat(text("taken")).isEqualTo("mine");
    assertThat(pack("taken").err()).contains("taken is no folder").contains("track import");
    assertThat(pack("-o", "taken/below").err())
        .containsPattern("cannot make the folder .*below: (?!/).+")
        .contains("with -o");
  }

  @Test
  void textFromOutsideStaysTextInEveryPage() throws IOException {
    String evil = "<script>alert(1)</script>|`x`\\input{y}";
    assertThat(console.run("track", "log", "--metric", "perplexity=50", "--method", evil).exit())
        .isZero();

    assertThat(pack("--baseline", "ntp").exit()).isZero();

    assertThat(text("results/report.html")).doesNotContain("<script>");
    assertThat(text("results/report.md")).doesNotContain("<script>");
    assertThat(text("results/results_table.tex")).doesNotContain("\\input{");
  }

  @Test
  void loggedExperimentsAreRunsAndTheirTableMakesNoSecondOnes() {
    assertThat(console.run("scan", "results").exit()).isZero();

    String ids = console.run("runs", "--all", "--columns", "id", "--format", "csv").out();

    assertThat(ids.lines().skip(1)).hasSize(15).allMatch(id -> id.startsWith("exp_"));
  }
}
