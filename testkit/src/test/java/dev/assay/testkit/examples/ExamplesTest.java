package dev.assay.testkit.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.testkit.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamplesTest {
  private static final Path COMMITTED = Path.of(System.getProperty("assay.root", ".."), "examples");

  @TempDir Path folder;

  @Test
  void theCommittedFolderIsWhatTheGeneratorWrites() throws IOException {
    assumeTrue(Files.isDirectory(COMMITTED), "no examples folder beside the modules");
    new Examples().writeTo(folder);
    var generated = Folders.contents(folder);
    var committed = Folders.contents(COMMITTED);
    // What a scan of the folder leaves behind is not ours.
    committed.keySet().removeIf(name -> name.contains(".assay/"));

    assertThat(committed.keySet()).isEqualTo(generated.keySet());
    generated.forEach((name, text) ->
        assertThat(text.equals(committed.get(name)))
            .as("%s equals what 'Generate examples --out examples' writes", name)
            .isTrue());
  }

  @Test
  void staysSmallAndNamesNoPlaceOfThisMachine() throws IOException {
    new Examples().writeTo(folder);
    var files = Folders.contents(folder);

    assertThat(files.values().stream().mapToInt(String::length).sum()).isLessThan(800_000);
    assertThat(files.values()).noneMatch(text -> text.contains(folder.toString()));
  }
}
