package dev.assay.formats.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.domain.Annotation;
import dev.assay.domain.AssayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotesStoreTest {
  @TempDir Path folder;

  private NotesStore store() {
    return new NotesStore(folder.resolve(NotesFile.NAME), folder.resolve(".assay/notes.lock"));
  }

  private void add(String run) {
    NotesStore store = store();
    store.locked(() -> {
      store.write(
          store
              .read()
              .with(run, new NotesFile.Entry(run, "", new Annotation(List.of("t"), ""))));
      return true;
    });
  }

  @Test
  void manyWhoWriteAtOnceLoseNothing() throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      int mine = t;
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                for (int i = 0; i < 10; i++) {
                  add("run" + mine + "_" + i);
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(store().read().entries()).hasSize(40);
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> String.valueOf(file.getFileName())))
          .containsExactlyInAnyOrder(NotesFile.NAME, ".assay");
    }
  }

  @Test
  void aBrokenFileIsNeverWrittenTo() throws IOException {
    Files.writeString(store().file(), "{\"run\": \"a\"}\n{\"run\":\n");

    assertThatThrownBy(() -> add("b"))
        .isInstanceOf(AssayException.class)
        .hasMessageContaining("line 2");
    assertThat(store().file()).hasContent("{\"run\": \"a\"}\n{\"run\":\n");
  }

  @Test
  void whatAKilledProcessLeftIsInNobodysWay() throws IOException {
    Files.writeString(folder.resolve("." + NotesFile.NAME + ".tmp"), "half");
    add("a");

    assertThat(store().read().entries()).hasSize(1);
  }

  @Test
  void linksAndPermissionsStay() throws IOException {
    Path real = Files.writeString(folder.resolve("elsewhere.jsonl"), "");
    Assumptions.assumeTrue(
        Files.getFileStore(real).supportsFileAttributeView("posix"), "no permissions here");
    Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-rw-r--"));
    Files.createSymbolicLink(store().file(), real);

    add("a");

    assertThat(store().file()).isSymbolicLink();
    assertThat(Files.readString(real)).contains("\"a\"");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
        .isEqualTo("rw-rw-r--");
  }
}
