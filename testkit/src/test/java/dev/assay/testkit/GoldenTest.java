package dev.assay.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class GoldenTest {
  @TempDir Path folder;

  @Test
  void passesWhenOnlyTheTailOfALongDecimalDiffers() throws IOException {
    var recorded = Files.writeString(folder.resolve("a.txt"), "x = 0.12341\n");

    Golden.check(recorded, "x = 0.123409999\n");
  }

  @Test
  void namesTheFirstLineThatDiffersAndHowToRecordAnew() throws IOException {
    var recorded = Files.writeString(folder.resolve("a.txt"), "one\ntwo\nthree\n");

    assertThatThrownBy(() -> Golden.check(recorded, "one\n2\nthree\n"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("differs at line 2")
        .hasMessageContaining("recorded: two")
        .hasMessageContaining("got:      2")
        .hasMessageContaining("-Dgolden.update=true");
  }

  @Test
  void failsWhenTheTextIsOnlyShorter() throws IOException {
    var recorded = Files.writeString(folder.resolve("a.txt"), "one\ntwo\n");

    assertThatThrownBy(() -> Golden.check(recorded, "one\n")).hasMessageContaining("(end of text)");
  }

  @Test
  void failsWhenNothingIsRecordedYet() {
    assertThatThrownBy(() -> Golden.check(folder.resolve("none.txt"), "text"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("nothing is recorded");
  }

  @Test
  void recordsRoundedTextWhenToldTo() throws IOException {
    var recorded = folder.resolve("new/folder/a.txt");
    System.setProperty("golden.update", "true");
    try {
      Golden.check(recorded, "x = 0.123456789\n");
    } finally {
      System.clearProperty("golden.update");
    }

    assertThat(recorded).hasContent("x = 0.1235\n");
  }

  @Test
  void leavesShortDecimalsVersionsAndExponentsAlone() {
    assertThat(Golden.rounded("1.2345 and 10.12345 and 1.23456e-7 and -0.000001"))
        .isEqualTo("1.2345 and 10.1235 and 1.23456e-7 and 0.0000");
  }
}
