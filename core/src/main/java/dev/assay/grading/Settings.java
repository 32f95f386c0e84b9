package dev.assay.grading;

import dev.assay.grading.equal.Rules;
import dev.assay.grading.expr.Dialect;
import dev.assay.grading.text.Search;

/**
 * What counts as equal, where mathematics alone does not say. Immutable.
 *
 * @param profile whose idea of equality is followed; the other settings but {@code search} rule
 *     {@link Profile#STRICT} alone
 * @param percent what a percent sign means
 * @param degrees what a degree sign means
 * @param units whether units of measure are compared
 * @param decimals when a decimal equals what it approximates
 * @param caseMatters whether x and X are two letters; words never depend on case
 * @param search how an answer is found in a completion
 */
public record Settings(
    Profile profile,
    Percent percent,
    Degrees degrees,
    Units units,
    Decimals decimals,
    boolean caseMatters,
    Search search) {

  /** What a percent sign means. */
  public enum Percent {
    /** 25 % is 0.25 and not 25. */
    VALUE,
    /** The sign may be left out: 25 % is 0.25, and 25 as well. */
    OPTIONAL
  }

  /** What a degree sign means. */
  public enum Degrees {
    /** It may be left out: 90° is 90, and as an angle π/2 as well. */
    OPTIONAL,
    /** An angle: 90° is π/2 and not 90. */
    ANGLE
  }

  /** Whether units of measure are compared. */
  public enum Units {
    /**
     * Where both answers have one: 5 m is 500 cm and neither 5 cm nor 5 kg. A unit may be left out,
     * and what is only counted (5 apples) is none.
     */
    COMPARED,
    /** Never: 5 m is 5 cm. */
    IGNORED
  }

  /** When a decimal equals what it approximates. */
  public enum Decimals {
    /**
     * When they are no more than 5 · 10⁻⁷ apart and one of them has no finite decimal of its own.
     */
    ROUNDED,
    /** Never. */
    EXACT
  }

  /** What a mathematician would say. */
  public static final Settings STRICT =
      new Settings(
          Profile.STRICT,
          Percent.VALUE,
          Degrees.OPTIONAL,
          Units.COMPARED,
          Decimals.ROUNDED,
          true,
          Search.USUAL);

  /** What Math-Verify 0.8.0 would say. */
  public static final Settings MATH_VERIFY =
      new Settings(
          Profile.MATH_VERIFY,
          Percent.VALUE,
          Degrees.OPTIONAL,
          Units.IGNORED,
          Decimals.ROUNDED,
          false,
          Search.MATH_VERIFY);

  /** The settings of a profile. */
  public static Settings of(Profile profile) {
    return switch (profile) {
      case STRICT -> STRICT;
      case MATH_VERIFY -> MATH_VERIFY;
    };
  }

  /** Whether Math-Verify is followed. */
  public boolean parity() {
    return profile == Profile.MATH_VERIFY;
  }

  /** In whose way texts are read. */
  public Dialect dialect() {
    return parity() ? Dialect.MATH_VERIFY : Dialect.STRICT;
  }

  Rules rules() {
    return new Rules(
        parity(),
        percent == Percent.OPTIONAL,
        degrees == Degrees.ANGLE,
        decimals == Decimals.ROUNDED,
        caseMatters);
  }

  public Settings with(Percent other) {
    return new Settings(profile, other, degrees, units, decimals, caseMatters, search);
  }

  public Settings with(Degrees other) {
    return new Settings(profile, percent, other, units, decimals, caseMatters, search);
  }

  public Settings with(Units other) {
    return new Settings(profile, percent, degrees, other, decimals, caseMatters, search);
  }

  public Settings with(Decimals other) {
    return new Settings(profile, percent, degrees, units, other, caseMatters, search);
  }

  public Settings with(Search other) {
    return new Settings(profile, percent, degrees, units, decimals, caseMatters, other);
  }

  public Settings withCaseMatters(boolean matters) {
    return new Settings(profile, percent, degrees, units, decimals, matters, search);
  }
}
