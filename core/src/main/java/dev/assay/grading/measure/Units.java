package dev.assay.grading.measure;

import dev.assay.grading.expr.Rational;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The units that are known, and how they are written together: {@code m/s^2}, {@code square miles},
 * {@code km per hour}. What is only counted (apples, people) is no unit.
 *
 * <p>Source: BIPM 2019, "The International System of Units"; NIST Special Publication 811, appendix
 * B, for feet, pounds and their kin, which are exact.
 */
public final class Units {
  private static final String[][] NAMED = {
    {"m", "meter meters metre metres"},
    {"1000 m", "kilometer kilometers kilometre kilometres kms"},
    {"0.01 m", "centimeter centimeters centimetre centimetres cms"},
    {"0.001 m", "millimeter millimeters millimetre millimetres"},
    {"0.0254 m", "in inch inches"},
    {"0.3048 m", "ft foot feet"},
    {"0.9144 m", "yd yard yards yds"},
    {"1609.344 m", "mi mile miles"},
    {"kg", "kilogram kilograms kgs"},
    {"0.001 kg", "gram grams"},
    {"0.000001 kg", "milligram milligrams"},
    {"0.45359237 kg", "lb lbs pound pounds"},
    {"0.028349523125 kg", "oz ounce ounces"},
    {"s", "sec secs second seconds"},
    {"60 s", "min mins minute minutes"},
    {"3600 s", "h hr hrs hour hours"},
    {"86400 s", "day days"},
    {"604800 s", "week weeks"},
    {"year", "yr yrs year years"},
    {"dollar", "dollar dollars USD"},
    {"0.01 dollar", "cent cents"},
    {"euro", "euro euros EUR"},
    {"sterling", "sterling GBP"},
    {"0.000001 cu m", "ml cc"},
    {"0.001 cu m", "liter liters litre litres"},
    {"0.003785411784 cu m", "gal gallon gallons"},
    {"4046.8564224 sq m", "acre acres"},
    {"10000 sq m", "hectare hectares ha"},
    {"0.44704 m/s", "mph"},
    {"kg m/s^2", "newton newtons"},
    {"kg m^2/s^2", "joule joules"},
    {"kg m^2/s^3", "watt watts"},
    {"kelvin", "K kelvin kelvins"},
    {"ampere", "ampere amperes amp amps"},
    {"mole", "mol mole moles"},
    {"101325 kg/m/s^2", "atm atmosphere atmospheres"},
    {"ampere s", "coulomb coulombs"},
    {"0.001 ampere s", "mC"},
    {"0.000000001 ampere s", "nC"},
    {"kg m^2/s^2", "Nm"},
    {"sq m", "sqm"}
  };

  /** Symbols that take prefixes. */
  private static final String[][] SYMBOLS = {
    {"m", "m"},
    {"s", "s"},
    {"0.001 kg", "g"},
    {"0.001 cu m", "L"},
    {"kg m/s^2", "N"},
    {"kg m^2/s^2", "J"},
    {"kg m^2/s^3", "W"},
    {"kg/m/s^2", "Pa"},
    {"1/s", "Hz"},
    {"ampere", "A"},
    {"kg m^2/s^3/ampere", "V"},
    {"0.0000000000000000001602176634 kg m^2/s^2", "eV"},
    {"4.184 kg m^2/s^2", "cal"}
  };

  /** Names that take prefixes in words, and an s for many. */
  private static final String[][] WORDS = {
    {"m", "meter metre"},
    {"s", "second"},
    {"0.001 kg", "gram"},
    {"0.001 cu m", "liter litre"},
    {"kg m/s^2", "newton"},
    {"kg m^2/s^2", "joule"},
    {"kg m^2/s^3", "watt"},
    {"kg/m/s^2", "pascal"},
    {"1/s", "hertz"},
    {"ampere", "ampere amp"},
    {"ampere s", "coulomb"},
    {"kg m^2/s^3/ampere", "volt"},
    {"0.0000000000000000001602176634 kg m^2/s^2", "electronvolt"},
    {"4.184 kg m^2/s^2", "calorie"}
  };

  private static final Map<String, Integer> SPOKEN =
      Map.of(
          "giga", 9, "mega", 6, "kilo", 3, "", 0, "centi", -2, "milli", -3, "micro", -6, "nano",
          -9);

  private static final Map<String, Integer> PREFIXES =
      Map.of("G", 9, "M", 6, "k", 3, "", 0, "c", -2, "m", -3, "μ", -6, "n", -9);

  private static final Map<String, Unit> KNOWN = known();

  private Units() {}

  private static Map<String, Unit> known() {
    var all = new HashMap<String, Unit>();
    for (String base : "m kg s year dollar euro sterling kelvin ampere mole".split(" ")) {
      all.put(base, new Unit(Rational.ONE, Map.of(base, 1)));
    }
    for (String[] row : NAMED) {
      Unit unit = defined(row[0], all);
      for (String name : row[1].split(" ")) {
        all.put(name, unit);
      }
    }
    for (String[] row : SYMBOLS) {
      Unit unit = defined(row[0], all);
      PREFIXES.forEach((prefix, power) ->
          all.putIfAbsent(
              prefix + row[1], new Unit(unit.factor().times(ten(power)), unit.dimension())));
    }
    for (String[] row : WORDS) {
      Unit unit = defined(row[0], all);
      for (String name : row[1].split(" ")) {
        SPOKEN.forEach((prefix, power) -> {
          Unit scaled = new Unit(unit.factor().times(ten(power)), unit.dimension());
          all.putIfAbsent(prefix + name, scaled);
          all.putIfAbsent(prefix + name + "s", scaled);
        });
      }
    }
    return Map.copyOf(all);
  }

  private static Rational ten(int power) {
    Rational size = new Rational(BigInteger.TEN.pow(Math.abs(power)), BigInteger.ONE);
    return power < 0 ? size.inverse() : size;
  }

  private static Unit defined(String text, Map<String, Unit> sofar) {
    int blank = text.indexOf(' ');
    boolean counted = Character.isDigit(text.charAt(0)) && blank > 0;
    Rational factor = counted ? decimal(text.substring(0, blank)) : Rational.ONE;
    String rest =
        counted ? text.substring(blank + 1) : text.startsWith("1/") ? text.substring(1) : text;
    Unit unit = new UnitReader(rest, sofar).read().orElseThrow();
    return new Unit(unit.factor().times(factor), unit.dimension());
  }

  private static Rational decimal(String text) {
    var value = new BigDecimal(text);
    return value.scale() > 0
        ? new Rational(value.unscaledValue(), BigInteger.TEN.pow(value.scale()))
        : new Rational(value.toBigIntegerExact(), BigInteger.ONE);
  }

  /** The unit that a text is; empty if it is none, or one that is not known. */
  public static Optional<Unit> of(String text) {
    return text.isBlank() || text.length() > 60
        ? Optional.empty()
        : new UnitReader(text, KNOWN).read();
  }
}
