package dev.assay.analysis.tts.profile;

import dev.assay.domain.Check;
import dev.assay.formats.tts.Allotment;
import dev.assay.formats.tts.Approach;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;

/**
 * Which temperature a completion of a run with several temperatures was made at, by its place.
 *
 * <p>Source: specification of test-time scaling, section 3.9: with ratios, consecutive blocks, the
 * remainder with the largest share; without, in turn. DVTS repeats this in each group of siblings.
 * Beam search regroups at each step, so the final place tells nothing of the whole text.
 */
public final class Attribution {
  /** Siblings of a tree that the first tool took for granted. */
  private static final int LEGACY_WIDTH = 16;

  private final IntUnaryOperator rule;

  private Attribution(IntUnaryOperator rule) {
    this.rule = rule;
  }

  /**
   * The rule of a run.
   *
   * @param completions of a problem
   * @param siblings kept together in a tree, for DVTS
   * @throws IllegalArgumentException when the places of the approach tell nothing
   */
  public static Attribution of(
      Approach approach, Allotment.Several allotment, int completions, OptionalInt siblings) {
    return switch (approach) {
      case BON -> groups(allotment, completions);
      case DVTS -> {
        Check.that(siblings.isPresent(), "a DVTS run must state m, the siblings of a tree");
        yield groups(allotment, siblings.getAsInt());
      }
      case BEAM_SEARCH ->
          throw new IllegalArgumentException(
              "beam search regroups beams at each step, so the place of a completion does not"
                  + " tell its temperature");
    };
  }

  /**
   * The rule of the field's first tool, for numbers that must agree with its reports: equal blocks
   * of consecutive completions, whatever the ratios, and for DVTS in turn among siblings. It names
   * temperatures of beam search too, which are at most those of the last step. Source:
   * specification of test-time scaling, section 3.9.
   *
   * @param completions of a problem; for all but DVTS a multiple of the number of temperatures
   * @param siblings kept together in a tree, for DVTS; 16 when empty
   * @throws IllegalArgumentException when the completions cannot be parted equally
   */
  public static Attribution legacy(
      Approach approach, Allotment.Several allotment, int completions, OptionalInt siblings) {
    int count = allotment.temperatures().size();
    if (approach == Approach.DVTS) {
      int width = siblings.orElse(LEGACY_WIDTH);
      return new Attribution(place -> place % width % count);
    }
    Check.that(
        completions % count == 0,
        "the first tool's rule parts completions equally, and %d are no multiple of %d",
        completions,
        count);
    int block = completions / count;
    return new Attribution(place -> Math.min(place / block, count - 1));
  }

  /** Index of the temperature of the completion at a place, from 0. */
  public int temperature(int place) {
    return rule.applyAsInt(place);
  }

  private static Attribution groups(Allotment.Several allotment, int width) {
    List<Double> ratios = allotment.ratios();
    int count = allotment.temperatures().size();
    if (ratios.isEmpty()) {
      return new Attribution(place -> place % width % count);
    }
    int[] sizes = sizes(ratios, width);
    return new Attribution(place -> block(sizes, place % width));
  }

  private static int block(int[] sizes, int at) {
    int end = 0;
    for (int t = 0; t < sizes.length; t++) {
      end += sizes[t];
      if (at < end) {
        return t;
      }
    }
    return sizes.length - 1;
  }

  private static int[] sizes(List<Double> ratios, int width) {
    int[] sizes = new int[ratios.size()];
    int given = 0;
    int largest = 0;
    for (int t = 0; t < sizes.length; t++) {
      sizes[t] = (int) Math.floor(width * ratios.get(t) + 1e-9);
      given += sizes[t];
      largest = ratios.get(t) > ratios.get(largest) ? t : largest;
    }
    sizes[largest] += width - given;
    return sizes;
  }
}
