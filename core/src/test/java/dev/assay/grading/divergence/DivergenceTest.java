package dev.assay.grading.divergence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.grading.Gold;
import dev.assay.grading.Grader;
import dev.assay.grading.Prediction;
import dev.assay.grading.Profile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DivergenceTest {

  @ParameterizedTest
  @EnumSource(Divergence.class)
  void aMinimalPairIsDescribedByItsClassAlone(Divergence each) {
    Facts facts = facts(each, new Grader(Profile.STRICT));
    assertThat(of(facts)).contains(each);
  }

  @ParameterizedTest
  @EnumSource(Divergence.class)
  void ofAMinimalPairAtLeastOneProfileDiffersFromMathVerify(Divergence each) {
    List<Boolean> ours = new ArrayList<>();
    for (Profile profile : Profile.values()) {
      Grader grader = new Grader(profile);
      Prediction prediction = grader.completion(each.completion());
      ours.add(grader.grade(Gold.of(each.gold), prediction).correct());
    }
    assertThat(ours).contains(!each.theyEqual);
  }

  @Test
  void everyDisagreementOnRecordedPairsLiesInAClass() {
    List<String> unknown = new ArrayList<>();
    for (Profile profile : Profile.values()) {
      for (String set : Sets.NAMES) {
        Grader grader = new Grader(profile);
        Sets.read(
            set,
            grader,
            (gold, prediction, completion, theirs) -> {
              boolean ours = grader.grade(Gold.of(gold), prediction).correct();
              if (ours != theirs) {
                Facts facts = Facts.of(gold, prediction, completion, theirs);
                if (of(facts).isEmpty()) {
                  unknown.add(
                      profile
                          + " "
                          + set
                          + " they "
                          + theirs
                          + "\t"
                          + gold
                          + "\t"
                          + facts.answer());
                }
              }
            });
      }
    }
    assertThat(unknown).isEmpty();
  }

  static Facts facts(Divergence each, Grader grader) {
    String completion = each.completion();
    return Facts.of(each.gold, grader.completion(completion), completion, each.theyEqual);
  }

  static Optional<Divergence> of(Facts facts) {
    return Arrays.stream(Divergence.values()).filter(each -> each.describes(facts)).findFirst();
  }
}
