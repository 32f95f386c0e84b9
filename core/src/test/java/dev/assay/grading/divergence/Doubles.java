package dev.assay.grading.divergence;

import dev.assay.grading.expr.Node;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * The value of an expression in plain doubles, each letter standing for a number of its own: a slow
 * and obvious twin of what the grader does. NaN for what has no real value.
 */
final class Doubles {
  private Doubles() {}

  static double of(Node node) {
    return of(node, 0);
  }

  /**
   * @param place which numbers letters stand for
   */
  static double of(Node node, int place) {
    return switch (node) {
      case Node.Num n -> n.value().toDouble();
      case Node.Sym s -> letter(s.name(), place);
      case Node.Sum s -> s.terms().stream().mapToDouble(t -> of(t, place)).sum();
      case Node.Product p ->
          p.factors().stream().mapToDouble(f -> of(f, place)).reduce(1, (a, b) -> a * b);
      case Node.Power p -> Math.pow(of(p.base(), place), of(p.exponent(), place));
      case Node.Call c -> call(c, place);
      case Node.Group g -> Double.NaN;
      case Node.Interval i -> Double.NaN;
      case Node.Matrix m -> Double.NaN;
      case Node.Relation r -> Double.NaN;
    };
  }

  private static double letter(String name, int place) {
    return switch (name) {
      case "pi" -> Math.PI;
      case "e" -> Math.E;
      case "inf" -> Double.POSITIVE_INFINITY;
      case "i" -> Double.NaN;
      default -> 0.5 + Math.floorMod(name.hashCode() * 31 + place * 17, 97) / 61.0;
    };
  }

  private static double call(Node.Call call, int place) {
    List<Node> arguments = call.arguments();
    double x = of(arguments.getFirst(), place);
    return switch (call.name()) {
      case "sin" -> angle(Math::sin, arguments.getFirst(), place);
      case "cos" -> angle(Math::cos, arguments.getFirst(), place);
      case "tan" -> angle(Math::tan, arguments.getFirst(), place);
      case "cot" -> 1 / angle(Math::tan, arguments.getFirst(), place);
      case "sec" -> 1 / angle(Math::cos, arguments.getFirst(), place);
      case "csc" -> 1 / angle(Math::sin, arguments.getFirst(), place);
      case "ln" -> Math.log(x);
      case "log" -> Math.log(x) / Math.log(of(arguments.getLast(), place));
      case "exp" -> Math.exp(x);
      case "abs" -> Math.abs(x);
      case "percent" -> x / 100;
      case "deg" -> x;
      case "factorial" -> factorial(x);
      default -> Double.NaN;
    };
  }

  private static double angle(DoubleUnaryOperator function, Node of, int place) {
    boolean degrees = of instanceof Node.Call c && c.name().equals("deg");
    double x = of(of, place);
    return function.applyAsDouble(degrees ? Math.toRadians(x) : x);
  }

  private static double factorial(double n) {
    double product = 1;
    for (int i = 2; i <= n && product < Double.MAX_VALUE; i++) {
      product *= i;
    }
    return n < 0 || n != Math.rint(n) ? Double.NaN : product;
  }
}
