package dev.assay.figures.type;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class WordsTest {
  private static final Type TYPE = Type.regular(10);

  @Test
  void foreignTextBecomesOneHarmlessLine() {
    assertThat(Words.clean(" a\n\tb\u0000c\u202ed ")).isEqualTo("a b cd");
    assertThat(Words.clean("\uD83D!")).isEqualTo("\uFFFD!");
    assertThat(Words.clean("x".repeat(100_000))).hasSizeLessThan(3000);
  }

  @Test
  void aNameThatIsTooWideKeepsItsBeginningAndItsEnd() {
    var fitted = Words.fitMiddle("llama-500m-run-a-checkpoint-0022000", TYPE, 80);

    assertThat(fitted).startsWith("llama").endsWith("2000").contains("\u2026");
    assertThat(Words.fitMiddle("wide", TYPE, 1)).isEmpty();
  }

  @RepeatedTest(30)
  void linesAreNoWiderThanTheirRoom(RepetitionInfo repetition) {
    var random = new SplittableRandom(repetition.getCurrentRepetition());
    var text = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      text.appendCodePoint(random.nextInt(4) == 0 ? ' ' : random.nextInt(0x21, 0x2000));
    }
    double width = random.nextDouble(20, 200);
    var clean = Words.clean(text.toString());

    assertThat(TYPE.width(Words.fitMiddle(clean, TYPE, width))).isLessThanOrEqualTo(width);
    for (int lines = 1; lines < 5; lines++) {
      var wrapped = Words.wrap(clean, TYPE, width, lines);
      assertThat(wrapped).hasSizeLessThanOrEqualTo(lines);
      for (var line : wrapped) {
        assertThat(TYPE.width(line)).isLessThanOrEqualTo(width + 1e-9);
      }
    }
    assertThat(String.join("", Words.wrap(clean, TYPE, width, 1000)).replace(" ", ""))
        .isEqualTo(clean.replace(" ", ""));
  }

  @Test
  void hebrewIsSetFromRightToLeft() {
    assertThat(Words.visual("ab \u05d0\u05d1")).isEqualTo("ab \u05d1\u05d0");
    assertThat(Words.visual("plain")).isEqualTo("plain");
  }
}
