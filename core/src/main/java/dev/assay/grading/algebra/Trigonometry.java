package dev.assay.grading.algebra;

import dev.assay.grading.expr.Node;
import dev.assay.grading.expr.Rational;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;

/** Functions of angles. */
public final class Trigonometry {
  /** Their names. */
  public static final Set<String> NAMES = Set.of("sin", "cos", "tan", "cot", "sec", "csc");

  private static final Node.Num PART =
      new Node.Num(new Rational(BigInteger.ONE, BigInteger.valueOf(180)), -1);

  private Trigonometry() {}

  /** An angle in degrees as one in radians. */
  public static Node radians(Node.Call degrees) {
    return new Node.Product(List.of(degrees.arguments().getFirst(), PART, new Node.Sym("pi")));
  }
}
