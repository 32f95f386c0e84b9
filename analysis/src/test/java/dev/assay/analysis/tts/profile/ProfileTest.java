package dev.assay.analysis.tts.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assay.formats.tts.Allotment;
import dev.assay.formats.tts.Approach;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProfileTest {
  private static Profile profile(String key, int... rightOfTen) {
    var right = new TreeMap<Double, Integer>();
    var total = new TreeMap<Double, Integer>();
    for (int i = 0; i < rightOfTen.length; i++) {
      right.put(0.4 * (i + 1), rightOfTen[i]);
      total.put(0.4 * (i + 1), 10);
    }
    return new Profile(key, "", OptionalInt.empty(), new Counts("", right, total), List.of());
  }

  @Test
  void kindsAreToldByTheirRules() {
    assertThat(profile("p", 0, 0, 0).category()).isEqualTo(Profile.Category.UNSOLVABLE);
    assertThat(profile("p", 0, 0, 0).best()).isEmpty();
    assertThat(profile("p", 0, 0, 0).monotonicity()).isEqualTo(Profile.Monotonicity.INCREASING);
    assertThat(profile("p", 0, 3, 0).category()).isEqualTo(Profile.Category.SINGLE_TEMP);
    assertThat(profile("p", 0, 3, 0).isMiddleOptimal()).isTrue();
    assertThat(profile("p", 5, 0, 1).isExtremeDependent()).isTrue();
    assertThat(profile("p", 5, 0, 1).robustness()).isEqualTo("fragile");
    assertThat(profile("p", 5, 5, 5).robustness()).isEqualTo("robust");
    assertThat(profile("p", 9, 5, 1).robustness()).isEqualTo("moderate");
    assertThat(profile("p", 9, 5, 1).monotonicity()).isEqualTo(Profile.Monotonicity.DECREASING);
    assertThat(profile("p", 5, 5, 0).best()).hasValue(0.4);
    assertThat(profile("p", 0, 10).sensitivity()).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void approachesAgreeOnlyWhereOneOfThemSolves() {
    var found =
        ApproachComparison.of(
            Map.of(
                "x", List.of(profile("same", 5, 1), profile("none", 0, 0), profile("one", 1, 0)),
                "y", List.of(profile("same", 2, 0), profile("none", 0, 0), profile("one", 0, 0))));
    assertThat(found.consistent()).containsExactlyInAnyOrder("same", "one");
    assertThat(found.inconsistent()).containsExactly("none");
    assertThat(found.unique()).containsEntry("x", List.of("one")).containsEntry("y", List.of());
  }

  private static List<Integer> places(Attribution rule, int size) {
    return IntStream.range(0, size).map(rule::temperature).boxed().toList();
  }

  @Test
  void placesTellTheTemperature() {
    var even = new Allotment.Several(List.of(0.4, 0.8), List.of());
    var blocks = new Allotment.Several(List.of(0.4, 0.8), List.of(0.3, 0.7));
    var none = OptionalInt.empty();
    assertThat(places(Attribution.of(Approach.BON, even, 4, none), 4)).containsExactly(0, 1, 0, 1);
    assertThat(places(Attribution.of(Approach.BON, blocks, 8, none), 8))
        .containsExactly(0, 0, 1, 1, 1, 1, 1, 1);
    assertThat(places(Attribution.of(Approach.DVTS, blocks, 8, OptionalInt.of(4)), 8))
        .containsExactly(0, 1, 1, 1, 0, 1, 1, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Attribution.of(Approach.BEAM_SEARCH, even, 4, none))
        .withMessageContaining("regroups");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Attribution.of(Approach.DVTS, even, 4, none));
  }

  /** As the table of the first tool's rule has it: equal blocks, and 16 siblings of a tree. */
  @Test
  void theFirstToolTookEqualBlocksForGranted() {
    var several = new Allotment.Several(List.of(0.4, 0.8, 1.2), List.of(0.5, 0.25, 0.25));
    var none = OptionalInt.empty();
    for (Approach each : List.of(Approach.BON, Approach.BEAM_SEARCH)) {
      assertThat(places(Attribution.legacy(each, several, 6, none), 6))
          .containsExactly(0, 0, 1, 1, 2, 2);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Attribution.legacy(each, several, 8, none))
          .withMessageContaining("8 are no multiple of 3");
    }
    assertThat(places(Attribution.legacy(Approach.DVTS, several, 8, OptionalInt.of(4)), 8))
        .containsExactly(0, 1, 2, 0, 0, 1, 2, 0);
    assertThat(places(Attribution.legacy(Approach.DVTS, several, 32, none), 32).get(16)).isZero();
  }
}
