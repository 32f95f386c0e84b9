package dev.assay.testkit.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.testkit.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class HostileCorpusTest {
  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    new HostileCorpus(5000, 7).writeTo(folder);
  }

  @ParameterizedTest
  @EnumSource(HostileCase.class)
  void everyCaseHasFilesAndSaysWhatMustHappen(HostileCase hostile) {
    assertThat(folder.resolve(hostile.folder())).isNotEmptyDirectory();
    assertThat(hostile.mustHappen()).endsWith(".").hasSizeGreaterThan(60);
  }

  @Test
  void canBeWrittenAgainOverItself() throws IOException {
    new HostileCorpus(5000, 7).writeTo(folder, HostileCase.SYMLINK_LOOP);
    new HostileCorpus(5000, 7).writeTo(folder, HostileCase.SYMLINK_LOOP);
    new HostileCorpus(5000, 7).writeTo(folder);

    assertThat(Files.isSymbolicLink(folder.resolve("symlink-loop/good/checkpoints/back"))).isTrue();
  }

  @Test
  void brokenFilesAreBrokenAndOddOnesAreNot() {
    var place = "/checkpoints/checkpoint_000500/consolidated/";
    assertThatThrownBy(() -> parse("truncated-json/cut" + place + "paper_metrics_results.json"))
        .isInstanceOf(JacksonException.class);
    assertThatThrownBy(() -> parse("deep-nesting/arrays" + place + "paper_metrics_results.json"))
        .isInstanceOf(JacksonException.class);
    assertThatThrownBy(() -> parse("not-a-number/nan" + place + "paper_metrics_results.json"))
        .isInstanceOf(JacksonException.class);
    parse("script-name/evil<script>alert(1)<!--" + place + "training_config.json");
    parse("crlf/windows" + place + "training_config.json");
  }

  @Test
  void wrongTypesDifferFromTheGoodConfigurationInJustThat() throws IOException {
    var configs = Folders.contents(folder.resolve("wrong-types"));
    configs.keySet().removeIf(name -> !name.endsWith("training_config.json"));

    assertThat(configs).hasSize(12);
    assertThat(
            configs.get("ttt-null/checkpoints/checkpoint_000500/consolidated/training_config.json"))
        .contains("\"ttt\": null");
    assertThat(
            configs.get(
                "layers-list/checkpoints/checkpoint_000500/consolidated/training_config.json"))
        .contains("\"layers\": [29, 30, 31]");
    assertThat(
            configs.get(
                "max-steps-text/checkpoints/checkpoint_000500/consolidated/training_config.json"))
        .contains("\"max_steps\": \"many\"");
  }

  private void parse(String file) {
    JsonMapper.shared().readTree(folder.resolve(file).toFile());
  }
}
