package dev.assay.analysis.tts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.analysis.tts.Preparation.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdentityFileTest extends UnifyingFixture {
  @Test
  void aSidecarOfAnotherStaysAndIsTold() throws IOException {
    Path file = done(bon, 0, 1).file();
    Path sidecar = file.resolveSibling(IdentityFile.NAME);
    assertThat(sidecar).content().contains("dataset: \"invented/sums\"");
    Files.writeString(sidecar, "model: Mine\n");
    Result.Done again = done(bon, 0, 2);
    assertThat(sidecar).hasContent("model: Mine");
    assertThat(again.problems())
        .extracting(RunProblem::problem)
        .anyMatch(each -> each.contains("was not written by Assay"));
    assertThat(((Result.Skipped) unify(groups(bon), 0, 2)).problems())
        .extracting(RunProblem::remedy)
        .containsExactly(
            "Say dataset: \"invented/sums\" in it.", "Say model: \"Toy-1B-Instruct\" in it.");
    Files.writeString(sidecar, "# mine\n" + Files.readString(kept(file)) + "problems: 9\n");
    assertThat(done(bon, 0, 3).problems()).isEmpty(); // it says the same, and more
  }

  @Test
  void aSidecarThatSaysTheSameInOtherWordsIsNoTroubleAndTheRemediesMakeOneThatDoes()
      throws IOException {
    write("x--T-1--seed-0.jsonl", ROW.formatted("a", ""));
    Files.writeString(
        mine().resolve("x--T-1--seed-0.tts.yaml"),
        "model: meta/Llama-1B\ndataset: 'my: own'\nproblems: 3\n");
    Path sidecar = done(mine(), 0, 1).file().resolveSibling(IdentityFile.NAME);
    Files.writeString(
        sidecar, "# mine\nproblems: 3\ndataset: \"my: own\"\nmodel:    meta/Llama-1B # it\n");
    assertThat(done(mine(), 0, 2).problems()).isEmpty();

    Files.writeString(sidecar, "model: other\n");
    List<RunProblem> told = done(mine(), 0, 3).problems();
    assertThat(told)
        .extracting(RunProblem::remedy)
        .containsExactly(
            "Say dataset: \"my: own\" in it.",
            "Say model: \"meta/Llama-1B\" in it.",
            "Say problems: 3 in it.");
    StringBuilder done = new StringBuilder();
    for (RunProblem each : told) {
      done.append(each.remedy().replaceAll("^Say | in it[.]$", "")).append('\n');
    }
    Files.writeString(sidecar, done);
    assertThat(done(mine(), 0, 4).problems()).isEmpty();
    assertThat(sidecar).hasContent(done.toString());

    String broken = "model: a\nmodel: b\n";
    Files.writeString(sidecar, broken);
    assertThat(done(mine(), 0, 5).problems())
        .singleElement()
        .satisfies(each -> {
          assertThat(each.problem()).contains("not written by Assay", "cannot be read");
          assertThat(each.remedy()).startsWith("Mend it, or remove it");
        });
    assertThat(sidecar).hasContent(broken);
  }

  @Test
  void aSidecarThatContradictsTheNamesIsToldThoughNothingNeedsToBeSaid() throws IOException {
    write("HuggingFaceH4_MATH-500--T-1--n-2--seed-0.jsonl", ROW.formatted("a", ""));
    Path sidecar = done(mine(), 0, 1).file().resolveSibling(IdentityFile.NAME);
    assertThat(sidecar).doesNotExist();
    Files.writeString(sidecar, "approach: bon\n");
    assertThat(done(mine(), 0, 2).problems()).isEmpty();
    Files.writeString(sidecar, "approach: dvts\n");
    assertThat(done(mine(), 0, 3).problems())
        .extracting(RunProblem::remedy)
        .containsExactly("Say approach: \"bon\" in it.");
    assertThat(sidecar).hasContent("approach: dvts");
  }

  @Test
  void aLinkToNothingOfTheNameOfTheRowsStays() throws IOException {
    Path file = done(bon, 0, 1).file();
    Files.delete(file);
    Files.createSymbolicLink(file, folder.resolve("nowhere.parquet"));
    assertThat(((Result.Failed) unify(groups(bon), 0, 1)).problem().message())
        .contains("is a link to what is not there");
    assertThat(file).isSymbolicLink();
  }

  @Test
  void aLinkOrFolderOfTheSidecarsNameStays() throws IOException {
    Path sidecar = done(bon, 0, 1).file().resolveSibling(IdentityFile.NAME);
    String ours = Files.readString(sidecar);
    Files.delete(sidecar);
    Path theirs = folder.resolve("theirs.yaml");
    Files.createSymbolicLink(sidecar, theirs);
    assertThat(done(bon, 0, 2).problems())
        .singleElement()
        .satisfies(each -> {
          assertThat(each.problem()).startsWith("is no file and is left as it is");
          assertThat(each.remedy()).isEqualTo("Remove it.");
        });
    assertThat(sidecar).isSymbolicLink();

    Files.writeString(theirs, ours); // it says what is to be said, wherever it is
    assertThat(done(bon, 0, 3).problems()).isEmpty();
    assertThat(sidecar).isSymbolicLink();

    Files.delete(sidecar);
    Files.createDirectory(sidecar);
    assertThat(done(bon, 0, 4).problems())
        .extracting(RunProblem::remedy)
        .containsExactly("Remove it.");
    assertThat(sidecar).isEmptyDirectory();
  }

  /** The lines that Assay would write there. */
  private Path kept(Path file) throws IOException {
    Path sidecar = file.resolveSibling(IdentityFile.NAME);
    Files.delete(sidecar);
    done(bon, 0, 9);
    return sidecar;
  }

  @Test
  void aSidecarThatSomebodyChangedIsTheirs() throws IOException {
    Path file = done(bon, 0, 1).file();
    Path sidecar = file.resolveSibling(IdentityFile.NAME);
    String ours = Files.readString(sidecar);
    assertThat(IdentityFile.isWhole(ours)).isTrue();
    assertThat(done(bon, 0, 2).problems()).isEmpty();

    String edited = ours.replace("invented/sums", "mine/sums");
    Files.writeString(sidecar, edited);
    assertThat(done(bon, 0, 3).problems())
        .extracting(RunProblem::problem)
        .singleElement()
        .asString()
        .startsWith("was changed since Assay wrote it and is left as it is");
    assertThat(sidecar).hasContent(edited);

    byte[] noText = {(byte) 0xff, (byte) 0xfe, 0};
    Files.write(sidecar, noText);
    assertThat(done(bon, 0, 4).problems()).hasSize(1);
    assertThat(sidecar).hasBinaryContent(noText);
  }

  @Test
  void aSidecarOfTheVersionBeforeIsOursWhereItIsWhatThatVersionWrote() throws IOException {
    Path file = done(bon, 0, 1).file();
    Path sidecar = file.resolveSibling(IdentityFile.NAME);
    String ours = Files.readString(sidecar);
    String old =
        "# Written by Assay: what is known of this run and its names do not say.\n"
            + ours.substring(ours.indexOf('\n') + 1);
    Files.writeString(sidecar, old);
    assertThat(done(bon, 0, 2).problems()).isEmpty();
    assertThat(sidecar).hasContent(ours);
    Files.writeString(sidecar, old.replace("sums", "others"));
    assertThat(done(bon, 0, 3).problems())
        .extracting(RunProblem::problem)
        .singleElement()
        .asString()
        .startsWith("was written by an older Assay, or changed since, and is left as it is");
    assertThat(sidecar).hasContent(old.replace("sums", "others"));
  }
}
