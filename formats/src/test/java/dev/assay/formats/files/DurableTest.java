package dev.assay.formats.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableTest {
  private static final int THREADS = 8;
  private static final int EACH = 25;

  @TempDir Path folder;

  private Path finished(String name) throws IOException {
    Path made = Files.createDirectory(folder.resolve(name));
    Durable.create(made.resolve("content"), name.getBytes(StandardCharsets.UTF_8));
    return made;
  }

  private Path publish(Path made) throws IOException {
    return Durable.publish(made, i -> folder.resolve("run_" + i), THREADS * EACH);
  }

  @Test
  void manyWhoWantOneNameGetOneEach() throws Exception {
    Set<Path> places = ConcurrentHashMap.newKeySet();
    List<Callable<Void>> work = new ArrayList<>();
    for (int t = 0; t < THREADS; t++) {
      int thread = t;
      work.add(() -> {
        for (int i = 0; i < EACH; i++) {
          places.add(publish(finished(".part-" + thread + "-" + i)));
        }
        return null;
      });
    }
    try (var pool = Executors.newFixedThreadPool(THREADS)) {
      for (Future<Void> done : pool.invokeAll(work)) {
        done.get();
      }
    }
    assertThat(places).hasSize(THREADS * EACH);
    assertThat(places).allSatisfy(place -> assertThat(place.resolve("content")).isRegularFile());
  }

  @Test
  void aFileThatIsThereIsNotWrittenOver() throws IOException {
    Path file = folder.resolve("there");
    Durable.create(file, new byte[] {1});

    assertThatThrownBy(() -> Durable.create(file, new byte[] {2}))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(file).hasBinaryContent(new byte[] {1});
  }

  @Test
  void whenNoNameIsFreeItSaysSo() throws IOException {
    Path taken = finished("taken");

    assertThatThrownBy(() -> Durable.publish(finished("fresh"), i -> taken, 3))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("taken");
  }
}
