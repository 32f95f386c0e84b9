package dev.assay.analysis.tts.profile;

import dev.assay.domain.Check;
import dev.assay.formats.tts.Allotment;
import dev.assay.formats.tts.Approach;
import java.util.List;
import java.util.OptionalInt;

/**
 * Which temperature a completion of a run with several temperatures was made at, by its place.
 *
 * <p>Source: specification of test-time scaling, section 3.9: with ratios, consecutive blocks, the
 * remainder with the largest share; without, in turn. DVTS repeats this in each group of siblings.
 * Beam search regroups at each step, so the final place tells nothing of the whole text.
 */
public final class Attribution {
  private final Allotment.Several allotment;
  private final int width;

  private Attribution(Allotment.Several allotment, int width) {
    this.allotment = allotment;
    this.width = width;
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
      case BON -> new Attribution(allotment, completions);
      case DVTS -> {
        Check.that(siblings.isPresent(), "a DVTS run must state m, the siblings of a tree");
        yield new Attribution(allotment, siblings.getAsInt());
      }
      case BEAM_SEARCH ->
          throw new IllegalArgumentException(
              "beam search regroups beams at each step, so the place of a completion does not"
                  + " tell its temperature");
    };
  }

  /** Index of the temperature of the completion at a place, from 0. */
  public int temperature(int place) {
    int at = place % width;
    List<Double> ratios = allotment.ratios();
    if (ratios.isEmpty()) {
      return at % allotment.temperatures().size();
    }
    int[] sizes = sizes(ratios);
    int end = 0;
    for (int t = 0; t < sizes.length; t++) {
      end += sizes[t];
      if (at < end) {
        return t;
      }
    }
    return sizes.length - 1;
  }

  private int[] sizes(List<Double> ratios) {
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
