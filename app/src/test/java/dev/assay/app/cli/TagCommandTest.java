package dev.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.app.Fixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code assay tag} and {@code assay note}. */
class TagCommandTest {
  @TempDir Path folder;
  private Console console;
  private List<String> ids;

  @BeforeEach
  void scan() throws IOException {
    Fixture.scanned(folder);
    console = new Console(folder);
    ids = ids("");
  }

  private List<String> ids(String where) {
    return console
        .run("runs", "--where", where, "--sort", "id", "--columns", "id", "--format", "csv")
        .out()
        .lines()
        .skip(1)
        .toList();
  }

  private Path file() {
    return folder.resolve("assay-notes.jsonl");
  }

  @Test
  void tagsAreAddedAndRemovedBySignOrOption() {
    var added = console.run("tag", ids.get(0), ids.get(1), "+best", "+-odd", "--add", "x");
    assertThat(added.err()).isEmpty();
    assertThat(added.out()).startsWith("2 of 2 runs changed");
    assertThat(ids("tags has 'best'")).containsExactly(ids.get(0), ids.get(1));

    assertThat(console.run("tag", ids.getFirst(), "-best", "--remove", "x").exit())
        .isEqualTo(Exit.OK);
    assertThat(ids("tags has 'best'")).containsExactly(ids.get(1));
    assertThat(console.run("tag", "--list").out()).contains("1  best", "2  -odd");
    var hard = console.run("tag", ids.getFirst(), "-hard");
    assertThat(hard.err()).isEmpty();
    assertThat(hard.out()).startsWith("0 of 1 run changed");
  }

  @Test
  void aFilterChoosesRuns() {
    assertThat(console.run("tag", "--where", "step > 0", "+long").exit()).isEqualTo(Exit.OK);
    assertThat(ids("tags has 'long'")).isEqualTo(ids("step > 0"));
    assertThat(console.run("tag", "--where", "step < 0", "+long").exit()).isEqualTo(Exit.NO_ANSWER);
  }

  @Test
  void rangesAndValuesChooseRunsAsInTheListOfRuns() {
    List<String> wanted = ids("step >= 1");
    assertThat(wanted).isNotEmpty().hasSizeLessThan(ids.size());

    assertThat(console.run("tag", "--range", "step~1..", "+r").exit()).isEqualTo(Exit.OK);
    assertThat(ids("tags has 'r'")).isEqualTo(wanted);
    assertThat(console.run("tag", "--list", "--is", "step~").out()).doesNotContain("  r");
    assertThat(console.run("note", "--is", "tags~r", "seen").exit()).isEqualTo(Exit.OK);
    assertThat(ids("notes like '%seen%'")).isEqualTo(wanted);
    assertThat(console.run("tag", "--range", "step~..-1", "+none").exit())
        .isEqualTo(Exit.NO_ANSWER);
    assertThat(console.run("tag", "--range", "steps", "+none").exit()).isNotEqualTo(Exit.OK);
  }

  @Test
  void aNoteIsWrittenPrintedAndRemoved() {
    String id = ids.getFirst();
    console.run("note", id, "so\nand so");

    assertThat(console.run("note", id).out()).isEqualTo("so\nand so\n");
    assertThat(console.run("show", id).out()).contains("own note    so\\nand so");
    assertThat(ids("notes like '%and so%'")).containsExactly(id);
    console.run("note", id, "--clear");
    assertThat(console.run("note", id).out()).isEmpty();
    assertThat(file()).isEmptyFile();
  }

  @Test
  void theFileSurvivesTheIndexAndAnUnknownRunIsKeptAndReported() throws IOException {
    console.run("tag", ids.getFirst(), "+best");
    Files.writeString(file(), Files.readString(file()) + "{\"run\": \"zz\", \"note\": \"n\"}\n");
    try (var files = Files.list(folder.resolve(".assay"))) {
      for (Path each : files.toList()) {
        Files.delete(each);
      }
    }
    console.run("scan", "results");

    assertThat(ids("tags has 'best'")).containsExactly(ids.getFirst());
    assertThat(console.run("doctor").out()).contains("whose run is not in the index", "  zz");
  }

  @Test
  void aBrokenFileIsNamedByScanAndKeptByTag() throws IOException {
    Files.writeString(file(), "{\"run\": 1}\n");

    var scan = console.run("scan", "results");
    assertThat(scan.exit()).isEqualTo(Exit.PARTLY);
    assertThat(scan.err()).contains("assay-notes.jsonl, line 1", "must be text");
    var tag = console.run("tag", ids.getFirst(), "+best");
    assertThat(tag.exit()).isEqualTo(Exit.PARTLY);
    assertThat(tag.err()).contains("line 1");
    assertThat(file()).hasContent("{\"run\": 1}\n");
  }

  @Test
  void whatCannotBeMeantIsSaid() {
    assertThat(console.run("tag", ids.getFirst()).exit()).isEqualTo(Exit.USAGE);
    assertThat(console.run("tag", "+best").exit()).isEqualTo(Exit.USAGE);
    assertThat(console.run("tag", "nope", "+best").exit()).isEqualTo(Exit.NO_ANSWER);
    assertThat(console.run("tag", ids.getFirst(), "+").exit()).isEqualTo(Exit.USAGE);
    assertThat(console.run("tag", ids.getFirst(), "--ad", "best").exit()).isEqualTo(Exit.USAGE);
    assertThat(console.run("tag", "--list", "+best").exit()).isEqualTo(Exit.USAGE);
    assertThat(console.run("note").exit()).isEqualTo(Exit.USAGE);
    assertThat(console.run("note", ids.getFirst(), "x", "--clear").exit()).isEqualTo(Exit.USAGE);
    assertThat(file()).doesNotExist();
  }
}
