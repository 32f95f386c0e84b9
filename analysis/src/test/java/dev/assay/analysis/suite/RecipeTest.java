package dev.assay.analysis.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.formats.suite.Suite;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipeTest {
  private static final List<String> ENDINGS = List.of("-rerun", "-seed");

  @ParameterizedTest
  @CsvSource({
    "1B-1xC-rerun, 1B-1xC",
    "1B-1xC-rerun2, 1B-1xC",
    "run-seed7, run",
    "1B-1xC, 1B-1xC",
    "-rerun, -rerun",
    "model-350, model-350"
  })
  void aNameWithoutTheEndingOfAFurtherRunIsThatOfTheRecipe(String name, String recipe) {
    assertThat(Recipe.base(name, ENDINGS)).isEqualTo(recipe);
  }

  @Test
  void runsOfOneRecipeStandTogetherInTheOrderOfTheFirst() {
    var none = OptionalLong.empty();
    var runs =
        List.of("b", "a", "b-rerun").stream()
            .map(id -> new Suite.Stage(id, id, none, none, none))
            .toList();

    assertThat(Recipe.of(runs, ENDINGS).stream().map(Recipe::label))
        .containsExactly("b (2 runs)", "a");
    assertThat(Recipe.of(runs, List.of())).hasSize(3);
  }
}
