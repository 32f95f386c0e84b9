package dev.assay.analysis.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.domain.Annotation;
import dev.assay.store.AnnotationWriter.Entry;
import dev.assay.store.AnnotationWriter.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnnotatedTest {
  private static Entry entry(String id, String checkpoint) {
    return new Entry(id, checkpoint, new Annotation(List.of("t"), ""));
  }

  private static Target run(long runId, String id, String checkpoint) {
    return new Target(runId, id, checkpoint, true);
  }

  @Test
  void theIdTellsWhereTheCheckpointAgreesOrIsUnknown() {
    assertThat(
            Annotated.assign(
                List.of(entry("a", "/c/a/"), entry("b", ""), entry("x", "")),
                List.of(run(1, "a", "/c/a/consolidated"), run(2, "b", "/c/b"))))
        .containsEntry("a", 1L)
        .containsEntry("b", 2L)
        .containsEntry("x", null);
  }

  @Test
  void anIdThatChangedIsFoundByItsCheckpoint() {
    assertThat(
            Annotated.assign(
                List.of(entry("a", "/one")),
                List.of(run(1, "a", "/two"), run(2, "a-1234abcd", "/one"))))
        .containsEntry("a", 2L);
  }

  @Test
  void aTreeThatWasMovedIsFoundByItsId() {
    assertThat(Annotated.assign(List.of(entry("a", "/old/a")), List.of(run(1, "a", "/new/a"))))
        .containsEntry("a", 1L);
  }

  @Test
  void aCheckpointOfSeveralRunsTellsNothingAndNoRunIsTakenTwice() {
    assertThat(
            Annotated.assign(
                List.of(entry("gone", "/c")), List.of(run(1, "a", "/c"), run(2, "b", "/c"))))
        .containsEntry("gone", null);
    assertThat(
            Annotated.assign(
                List.of(entry("a", "/c"), entry("old", "/c")), List.of(run(1, "a", "/c"))))
        .containsEntry("a", 1L)
        .containsEntry("old", null);
  }
}
