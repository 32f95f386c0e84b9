package dev.assay.analysis.suite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatexHeadTest {
  @Test
  void signsThatPdfLatexDoesNotKnowAreDeclaredOnceEach() {
    String head = LatexHead.of("Änderung – ħ", "√(Σ p) √ 中 🙂 é “x”");

    assertThat(head.lines().filter(line -> line.startsWith("\\DeclareUnicodeCharacter")))
        .containsExactly(
            "\\DeclareUnicodeCharacter{03A3}{\\ensuremath{\\Sigma}}",
            "\\DeclareUnicodeCharacter{221A}{\\ensuremath{\\surd}}",
            "\\DeclareUnicodeCharacter{4E2D}{[U+4E2D]}",
            "\\DeclareUnicodeCharacter{1F642}{[U+1F642]}");
    assertThat(head).contains("\\title{Änderung – ħ}").endsWith("\\maketitle\n");
  }

  @Test
  void plainTextNeedsNoDeclaration() {
    assertThat(LatexHead.of("Stage 2", "plain")).doesNotContain("DeclareUnicode");
  }
}
