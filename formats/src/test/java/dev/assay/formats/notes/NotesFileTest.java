package dev.assay.formats.notes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.domain.Annotation;
import dev.assay.formats.notes.NotesFile.Entry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotesFileTest {

  private static NotesFile file(String text) {
    return NotesFile.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(NotesFile file) {
    return new String(file.bytes(), StandardCharsets.UTF_8);
  }

  private static Entry said(String run, String... tags) {
    return new Entry(run, "", new Annotation(List.of(tags), ""));
  }

  @Test
  void aLineSaysTagsAndNoteOfARun() {
    NotesFile file =
        file(
            """
            # mine
            {"run": "a_cp1", "checkpoint": "/c/a", "tags": ["best", "best", "x y"], "note": "so\\n"}

            {"run": "b", "tags": "one"}
            """);

    assertThat(file.problems()).isEmpty();
    assertThat(file.entries())
        .containsExactly(
            new Entry("a_cp1", "/c/a", new Annotation(List.of("best", "x y"), "so")),
            said("b", "one"));
  }

  @Test
  void aChangeLeavesAllOtherLinesAsTheyAreAndForeignKeysInItsOwn() {
    String before = "# first\r\n{ \"run\":\"b\" ,\"tags\":[\"x\"],\"who\":{\"a\":1.5}}\n\n{\"run\":\"c\"}";

    NotesFile after = file(before).with("b", said("b", "y"));

    assertThat(text(after))
        .isEqualTo(
            "# first\r\n{\"run\":\"b\",\"tags\":[\"y\"],\"who\":{\"a\":1.5}}\n\n{\"run\":\"c\"}\n");
  }

  @Test
  void newLinesStandInTheOrderOfIdsAboveTheCommentOfTheNext() {
    NotesFile file = file("# of b\n{\"run\":\"b\"}\n# of d\n{\"run\":\"d\"}\n");

    assertThat(text(file.with("c", said("c", "t"))))
        .isEqualTo(
            "# of b\n{\"run\":\"b\"}\n{\"run\":\"c\",\"tags\":[\"t\"]}\n# of d\n{\"run\":\"d\"}\n");
    assertThat(text(file.with("e", said("e", "t")))).endsWith("{\"run\":\"e\",\"tags\":[\"t\"]}\n");
    assertThat(text(file("{\"run\":\"z\"}\n{\"run\":\"a\"}\n").with("b", said("b", "t"))))
        .as("lines in an order of one's own stay so")
        .endsWith("{\"run\":\"a\"}\n{\"run\":\"b\",\"tags\":[\"t\"]}\n");
  }

  @Test
  void aLineThatSaysNothingAnyMoreGoesUnlessSomebodyElseNeedsIt() {
    NotesFile file = file("{\"run\":\"a\",\"tags\":[\"x\"]}\n{\"run\":\"b\",\"tags\":[\"x\"],\"k\":1}\n");

    assertThat(text(file.with("a", said("a")).with("b", said("b"))))
        .isEqualTo("{\"run\":\"b\",\"k\":1}\n");
    assertThat(text(file.with("n", said("n")))).isEqualTo(text(file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"run\": \"a\"",
        "[]",
        "7",
        "{}",
        "{\"run\": 7}",
        "{\"run\": \" \"}",
        "{\"run\": \"a\", \"tags\": {\"b\": 1}}",
        "{\"run\": \"a\", \"tags\": [1]}",
        "{\"run\": \"a\", \"tags\": [\"\"]}",
        "{\"run\": \"a\", \"note\": [\"x\"]}",
        "{\"run\": \"a\", \"note\": \"\\u0000\"}",
        "{\"run\": \"good\"}",
        "<<<<<<< HEAD"
      })
  void aBrokenLineIsNamedAndTheOthersAreRead(String broken) {
    NotesFile file = file("{\"run\": \"good\", \"tags\": [\"x\"]}\n" + broken + "\n");

    assertThat(file.entries()).containsExactly(said("good", "x"));
    assertThat(file.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.place()).isEqualTo("line 2"));
  }

  @Test
  void whatIsNoTextHasNoEntries() {
    NotesFile file = NotesFile.parse(new byte[] {'{', (byte) 0xC3, (byte) 0x28});

    assertThat(file.entries()).isEmpty();
    assertThat(file.problems()).hasSize(1);
  }

  @Test
  void anEmptyFileStaysEmptyAndDeepNestingIsRefused() {
    assertThat(file("").bytes()).isEmpty();
    assertThat(file("{\"run\": \"a\", \"k\": " + "[".repeat(5000) + "\n").problems()).hasSize(1);
  }
}
