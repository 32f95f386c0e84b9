package dev.assay.analysis.grade;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.grading.Profile;
import dev.assay.grading.Settings;
import dev.assay.grading.text.Search;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Settings by the words that commands and requests have for them: the constants of the settings,
 * lower-cased. One thread.
 */
public final class GradeWords {
  /** What may be set. */
  public static final List<String> NAMES =
      List.of("profile", "percent", "degrees", "units", "decimals", "case", "join_boxes");

  private enum Case {
    MATTERS,
    IGNORED
  }

  private final Map<String, String> words = new LinkedHashMap<>();

  /** Says what a setting is to be. */
  public void put(String name, String word) {
    words.put(name, word);
  }

  /**
   * The settings; what was not said is as the profile has it.
   *
   * @throws AssayException BAD_INPUT when a word is unknown, or does not go with the profile
   */
  public Settings settings() {
    Profile profile = one(Profile.class, "profile").orElse(Profile.STRICT);
    List<String> equality = List.of("percent", "degrees", "units", "decimals", "case");
    Optional<String> idle = equality.stream().filter(words::containsKey).findFirst();
    if (profile == Profile.MATH_VERIFY && idle.isPresent()) {
      throw new AssayException(
          Kind.BAD_INPUT,
          idle.get() + " does not go with the profile math-verify, which has its own idea of it",
          "Leave one of them out.");
    }
    Settings settings = Settings.of(profile);
    settings = with(settings, one(Settings.Percent.class, "percent").map(w -> s -> s.with(w)));
    settings = with(settings, one(Settings.Degrees.class, "degrees").map(w -> s -> s.with(w)));
    settings = with(settings, one(Settings.Units.class, "units").map(w -> s -> s.with(w)));
    settings = with(settings, one(Settings.Decimals.class, "decimals").map(w -> s -> s.with(w)));
    settings =
        with(settings, one(Case.class, "case").map(w -> s -> s.withCaseMatters(w == Case.MATTERS)));
    return with(
        settings,
        one(Search.Join.class, "join_boxes").map(w -> s -> s.with(s.search().withJoinBoxes(w))));
  }

  private static Settings with(Settings settings, Optional<UnaryOperator<Settings>> change) {
    return change.map(c -> c.apply(settings)).orElse(settings);
  }

  private <E extends Enum<E>> Optional<E> one(Class<E> kind, String name) {
    String word = words.get(name);
    if (word == null) {
      return Optional.empty();
    }
    for (E each : kind.getEnumConstants()) {
      if (word(each).equals(word)) {
        return Optional.of(each);
      }
    }
    String known =
        Arrays.stream(kind.getEnumConstants())
            .map(GradeWords::word)
            .collect(Collectors.joining(", "));
    throw new AssayException(
        Kind.BAD_INPUT, name + " '" + word + "' is unknown", "Known are " + known + ".");
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
