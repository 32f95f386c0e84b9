package dev.assay.analysis.scaling;

import dev.assay.analysis.tts.across.Capability;
import dev.assay.analysis.tts.across.Experiment;
import dev.assay.analysis.tts.across.Pick;
import dev.assay.analysis.tts.across.Pick.Agreement;
import dev.assay.analysis.tts.across.Shift;
import dev.assay.formats.tts.DifficultyFile.Number;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What algorithms and reference temperatures have to do with each other.
 *
 * <p>Source: specification of test-time scaling, section 3.14, for any number of algorithms and
 * references.
 *
 * @param picks the temperature that suits each level
 * @param compared the picks of references of one algorithm, two by two
 * @param within counts of levels at two references of one algorithm
 * @param between counts of levels of two algorithms at one reference
 * @param capabilities one per algorithm
 * @param equal shares of right completions of one algorithm at two references
 */
record ReferenceFindings(
    List<Experiment> experiments,
    String measure,
    List<Pick> picks,
    List<Compared> compared,
    List<Shift> within,
    List<Shift> between,
    List<Capability> capabilities,
    List<Equal> equal) {

  private static final double EQUAL = 0.001;

  /** Two picks of one level. */
  record Compared(Pick first, Pick second, Agreement agreement) {}

  /** Shares at one temperature that should be the same number. */
  record Equal(Experiment a, Experiment b, double temperature, double first, double second) {
    boolean holds() {
      return Math.abs(first - second) < EQUAL;
    }
  }

  /**
   * In how many levels two references agree.
   *
   * @param same levels with the same best temperature
   * @param noise levels in which the difference is within noise
   * @param untested levels with another best temperature of which it is not known how sure it is
   * @param levels that were compared
   */
  record Robust(Experiment a, Experiment b, int same, int noise, int untested, int levels) {
    /**
     * The field's words, by the share of levels with the same temperature: 4/5 and 3/5; below, it
     * is sensitive only if not all differences are within noise.
     */
    String verdict() {
      return 5 * same >= 4 * levels
          ? "robust"
          : 5 * same >= 3 * levels
              ? "moderate"
              : same + noise == levels ? "within noise" : "sensitive";
    }

    String sentence() {
      int told = levels - same - noise - untested;
      List<String> more = new ArrayList<>();
      if (noise > 0) {
        more.add(
            noise == levels - same
                ? "in the others the difference is within noise, which is no evidence of one"
                : "in %s the difference is within noise".formatted(noise));
      }
      if (told > 0) {
        more.add("in %s at least one reference tells them apart".formatted(told));
      }
      if (untested > 0) {
        more.add("in %s it is not known how sure that is".formatted(untested));
      }
      return "%s against %s: the same best temperature in %s of %s (%s)%s."
          .formatted(
              a.name(),
              b.name(),
              same,
              Words.count(levels, "level"),
              verdict(),
              more.isEmpty() ? "" : "; " + String.join("; ", more));
    }
  }

  static ReferenceFindings of(List<Experiment> experiments, String measure) {
    List<Pick> picks = Pick.of(experiments, measure, OptionalInt.empty());
    List<Compared> compared = new ArrayList<>();
    List<Shift> within = new ArrayList<>();
    List<Shift> between = new ArrayList<>();
    List<Equal> equal = new ArrayList<>();
    for (int i = 0; i < experiments.size(); i++) {
      for (int j = i + 1; j < experiments.size(); j++) {
        Experiment a = experiments.get(i);
        Experiment b = experiments.get(j);
        if (a.algorithm().equals(b.algorithm())) {
          if (a.reference().isPresent() && b.reference().isPresent() && !a.sharesReference(b)) {
            compare(a, b, picks, compared);
            shifts(a, b, within);
          }
          equal(a, b, equal);
        } else if (a.sharesReference(b)) {
          shifts(a, b, between);
        }
      }
    }
    List<Capability> capabilities =
        Experiment.byAlgorithm(experiments).values().stream()
            .map(group -> Capability.of(group.getFirst(), AcrossTables.LEVEL))
            .toList();
    return new ReferenceFindings(
        experiments, measure, picks, compared, within, between, capabilities, equal);
  }

  private static void compare(
      Experiment a, Experiment b, List<Pick> picks, List<Compared> compared) {
    for (Pick first : picks) {
      for (Pick second : picks) {
        if (first.experiment().equals(a)
            && second.experiment().equals(b)
            && first.level().number() == second.level().number()
            && first.temperature().isPresent()
            && second.temperature().isPresent()) {
          compared.add(new Compared(first, second, first.with(second)));
        }
      }
    }
  }

  private static void shifts(Experiment a, Experiment b, List<Shift> shifts) {
    for (int level : Experiment.levels(List.of(a, b))) {
      shifts.add(Shift.of(a, b, level));
    }
  }

  private static void equal(Experiment a, Experiment b, List<Equal> equal) {
    a.file()
        .capability()
        .forEach((t, first) -> {
          double temperature = a.file().temperatures().get(t);
          int other = b.file().temperatures().indexOf(temperature);
          Optional<Number> second = Optional.ofNullable(b.file().capability().get(other));
          second.ifPresent(
              number -> equal.add(new Equal(a, b, temperature, first.mean(), number.mean())));
        });
  }

  /** In how many levels references agree, two by two. */
  List<Robust> robustness() {
    List<Robust> robust = new ArrayList<>();
    for (Experiment a : experiments) {
      for (Experiment b : experiments) {
        List<Agreement> of =
            compared.stream()
                .filter(each -> each.first().experiment().equals(a))
                .filter(each -> each.second().experiment().equals(b))
                .map(Compared::agreement)
                .toList();
        if (!of.isEmpty()) {
          robust.add(
              new Robust(
                  a,
                  b,
                  count(of, Agreement.SAME),
                  count(of, Agreement.NOISE),
                  count(of, Agreement.UNTESTED),
                  of.size()));
        }
      }
    }
    return robust;
  }

  private static int count(List<Agreement> all, Agreement wanted) {
    return (int) all.stream().filter(each -> each == wanted).count();
  }
}
