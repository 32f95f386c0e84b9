package dev.assay.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.formats.files.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDigestTest {
  @TempDir Path folder;

  @Test
  void aFileHasTheDigestThatTheJdkFindsWhateverItIsCalled() throws IOException {
    var random = new Random(5);
    for (String name : new String[] {"plain", "a'b", "[x]*?", "ünï code", "$(rm)"}) {
      for (int size : new int[] {0, 1, 63, 64, 65, 100_003}) {
        byte[] content = new byte[size];
        random.nextBytes(content);
        Path file = Files.write(folder.resolve(name), content);
        assertThat(FileDigest.sha256(file)).isEqualTo(Sha256.hex(content));
      }
    }
  }

  @Test
  void publishedDigest() throws IOException {
    // FIPS 180-4, example of one block
    assertThat(FileDigest.sha256(Files.writeString(folder.resolve("abc"), "abc")))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void aFileThatIsNotThereIsAnError() {
    assertThatThrownBy(() -> FileDigest.sha256(folder.resolve("none")))
        .isInstanceOf(IOException.class);
  }
}
