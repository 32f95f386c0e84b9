package dev.assay.analysis.question;

import dev.assay.analysis.question.values.Dictionary;
import dev.assay.analysis.question.values.Texts;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Names of runs as people see them: where several share one, their experiment stands behind it, or
 * their id where not even that tells them apart.
 */
final class DisplayNames {
  private DisplayNames() {}

  /**
   * Makes equal names unequal. The suppliers are asked only if there are any.
   *
   * @param names as the files say, by position
   */
  static Texts of(Texts names, Supplier<Texts> experiments, Supplier<Texts> ids) {
    int[] bearers = new int[names.dictionary().length];
    boolean shared = false;
    for (int code : names.codes()) {
      shared |= code >= 0 && ++bearers[code] > 1;
    }
    return shared ? told(names, bearers, experiments.get(), ids.get()) : names;
  }

  private static Texts told(Texts names, int[] bearers, Texts experiments, Texts ids) {
    Map<Long, Integer> bearersInExperiment = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      if (!names.missing(i) && bearers[names.codes()[i]] > 1) {
        bearersInExperiment.merge(pair(names, experiments, i), 1, Math::addExact);
      }
    }
    Dictionary dictionary = new Dictionary();
    int[] codes = new int[names.size()];
    for (int i = 0; i < codes.length; i++) {
      if (names.missing(i)) {
        codes[i] = -1;
      } else if (bearers[names.codes()[i]] == 1) {
        codes[i] = dictionary.code(names.cell(i));
      } else {
        boolean tells =
            !experiments.missing(i)
                && bearersInExperiment.getOrDefault(pair(names, experiments, i), 0) == 1;
        codes[i] =
            dictionary.code(names.cell(i) + " · " + (tells ? experiments.cell(i) : ids.cell(i)));
      }
    }
    return new Texts(codes, dictionary.texts());
  }

  private static long pair(Texts names, Texts experiments, int position) {
    return ((long) names.codes()[position] << 32) | (experiments.codes()[position] & 0xFFFFFFFFL);
  }
}
