package dev.assay.figures;

import dev.assay.domain.Check;
import java.util.List;

/** How an axis maps values to places. */
public sealed interface Scale {

  /** Equal differences are equally long. */
  record Linear() implements Scale {}

  /** Equal ratios are equally long. Values of 0 or less have no place and are left out. */
  record Log() implements Scale {}

  /**
   * Logarithmic away from 0 and linear near it, so that 0 has a place: steps 0, 1, 2, 4, 8, ...
   *
   * @param linearTo where the linear part ends, greater than 0; 1 suits steps
   */
  record SymLog(double linearTo) implements Scale {
    public SymLog {
      Check.that(
          linearTo > 0 && Double.isFinite(linearTo), "linearTo must be over 0, not %s", linearTo);
    }
  }

  /**
   * Names beside each other; the value of a datum is the index of its name.
   *
   * @param names in the order of the axis: from left to right, or from top to bottom
   */
  record Category(List<String> names) implements Scale {
    public Category {
      names = List.copyOf(names);
    }
  }
}
