package dev.assay.grading.measure;

import dev.assay.grading.expr.Rational;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A unit of measure.
 *
 * @param factor how many of the units that its dimension is counted in make one of it
 * @param dimension powers of metre, kilogram and so on by their names, none of them 0
 */
public record Unit(Rational factor, Map<String, Integer> dimension) {
  static final Unit ONE = new Unit(Rational.ONE, Map.of());
  private static final int LARGEST_POWER = 6;

  public Unit {
    dimension = Map.copyOf(dimension);
  }

  /** The product of one unit and a power of another. */
  public Optional<Unit> times(Unit other, int power) {
    if (Math.abs(power) > LARGEST_POWER) {
      return Optional.empty();
    }
    Rational product = factor;
    for (int i = 0; i < Math.abs(power); i++) {
      product = product.times(power > 0 ? other.factor : other.factor.inverse());
    }
    var powers = new TreeMap<>(dimension);
    other.dimension.forEach((name, p) -> powers.merge(name, p * power, Integer::sum));
    powers.values().removeIf(p -> p == 0);
    boolean bounded = product.top().bitLength() < 400 && product.bottom().bitLength() < 400;
    return bounded ? Optional.of(new Unit(product, powers)) : Optional.empty();
  }

  /** Whether one can be converted to the other. */
  public boolean converts(Unit other) {
    return dimension.equals(other.dimension);
  }

  /** The dimension as one word, the same for units that convert. */
  public String kind() {
    return new TreeMap<>(dimension).toString();
  }
}
