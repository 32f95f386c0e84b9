package dev.assay.grading.divergence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.grading.Grader;
import dev.assay.grading.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DivergenceTest {
  private static final Path DOCUMENT =
      Path.of(System.getProperty("assay.root", ".."), "docs/grading.md").toAbsolutePath();

  @ParameterizedTest
  @EnumSource(Divergence.class)
  void aMinimalPairLiesInItsClass(Divergence each) {
    String completion = each.completion();
    var prediction = new Grader(Profile.STRICT).completion(completion);

    assertThat(of(Facts.of(each.gold, prediction, completion, each.theyEqual))).contains(each);
  }

  @ParameterizedTest
  @EnumSource(Divergence.class)
  void ofAMinimalPairAtLeastOneProfileDiffersFromMathVerify(Divergence each) {
    assertThat(Profile.values())
        .anyMatch(profile -> Documented.ours(each, profile) != each.theyEqual);
  }

  @Test
  void theDocumentListsTheClasses() throws IOException {
    check("classes", Documented.classes());
  }

  @Test
  @EnabledIf("dev.assay.grading.Recorded#present")
  void everyDisagreementOnRecordedPairsLiesInAClassAndIsCountedInTheDocument() throws IOException {
    List<Recount> counted = new ArrayList<>();
    for (Profile profile : Profile.values()) {
      Sets.NAMES.forEach(set -> counted.add(Recount.of(profile, set)));
    }
    for (Recount each : counted) {
      assertThat(each.unknown).as(each.profile + " " + each.set).isEmpty();
    }

    check("counts", Documented.counts(counted));
    check("agreement", Documented.agreement(counted));
  }

  static Optional<Divergence> of(Facts facts) {
    return Arrays.stream(Divergence.values()).filter(each -> each.describes(facts)).findFirst();
  }

  /** Compares a table with that of the document; {@code -Dgolden.update=true} writes it there. */
  private static void check(String name, String table) throws IOException {
    String text = Files.readString(DOCUMENT);
    String begin = "<!-- " + name + " -->\n";
    int start = text.indexOf(begin) + begin.length();
    int end = text.indexOf("\n<!-- end -->", start);
    assertThat(start).as(begin).isGreaterThan(begin.length());
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(DOCUMENT, text.substring(0, start) + table + text.substring(end));
    } else {
      assertThat(text.substring(start, end)).isEqualTo(table);
    }
  }
}
