package dev.assay.analysis.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SortKeysTest {
  private static final Set<String> KNOWN = Set.of("step", "gsm8k/em,strict", "a/b", "a/b,c,d");

  private static List<String> apart(String... entries) {
    return SortKeys.apart(List.of(entries), KNOWN::contains);
  }

  @Test
  void aKeyWithCommasStaysWhole() {
    assertThat(apart("-gsm8k/em,strict")).containsExactly("-gsm8k/em,strict");
    assertThat(apart("-gsm8k/em,strict, +step")).containsExactly("-gsm8k/em,strict", "+step");
    assertThat(apart("step,-a/b,c,d")).containsExactly("step", "-a/b,c,d");
  }

  @Test
  void otherCommasSeparate() {
    assertThat(apart("-a/b,step")).containsExactly("-a/b", "step");
    assertThat(apart("nope,-step")).containsExactly("nope", "-step");
    assertThat(apart("-a/b", "step")).containsExactly("-a/b", "step");
  }

  @Test
  void emptyPartsAreDropped() {
    assertThat(apart(",", "step,,", "")).containsExactly("step");
    assertThat(apart()).isEmpty();
  }
}
