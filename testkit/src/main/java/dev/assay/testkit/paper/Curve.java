package dev.assay.testkit.paper;

import dev.assay.testkit.write.Chance;
import dev.assay.testkit.write.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * Running-average loss every 1000 tokens of several hours of speech.
 *
 * @param losses one list per hour of {@link #HOURS}, 4 decimals; the k-th value stands at token
 *     1000 (k + 1)
 */
public record Curve(List<List<Double>> losses) {

  /** One hour of speech, in one file. */
  public record Hour(String file, int tokens) {
    int marks() {
      return tokens / 1000;
    }
  }

  /** Of unequal length, as real ones are: readers must not mix them up at the end. */
  public static final List<Hour> HOURS =
      List.of(
          new Hour("hour_01_the_lighthouse_keeper.flac", 43301),
          new Hour("hour_02_letters_from_the_coast.flac", 41985),
          new Hour("hour_03_a_winter_almanac.flac", 44288));

  /** One point, at its place in the file. */
  record Point(int position, double loss) {}

  /** A curve that climbs from {@code start} to {@code plateau}, both in nats. */
  public static Curve drawn(Chance chance, double start, double plateau) {
    var losses = new ArrayList<List<Double>>();
    for (var hour : HOURS) {
      double from = chance.gaussian(start, 0.15);
      double to = chance.gaussian(plateau, 0.15);
      var part = new ArrayList<Double>(hour.marks());
      for (int k = 1; k <= hour.marks(); k++) {
        double loss = from + (to - from) * CLIMB[k] + chance.gaussian(0, 0.01);
        part.add(Json.round(loss, 4));
      }
      losses.add(part);
    }
    return new Curve(losses);
  }

  private static final double[] CLIMB = new double[64];

  static {
    for (int k = 0; k < CLIMB.length; k++) {
      CLIMB[k] = 1 - StrictMath.exp(-k / 14.0);
    }
  }

  /** All points by position, the hours in order within one position. */
  List<Point> points() {
    var points = new ArrayList<Point>();
    for (int k = 0; k < 44; k++) {
      for (var part : losses) {
        if (k < part.size()) {
          points.add(new Point((k + 1) * 1000, part.get(k)));
        }
      }
    }
    return points;
  }

  static double perplexity(double loss) {
    return Json.round(StrictMath.exp(loss), 2);
  }

  /** The array {@code librilight_progression}, laid out for an object at {@code indent} blanks. */
  Json.Written json(int indent) {
    var inner = " ".repeat(indent + 2);
    var out = new StringBuilder(12_000).append('[');
    var separator = "\n";
    for (var point : points()) {
      out.append(separator);
      separator = ",\n";
      out.append(inner).append("{\n").append(inner).append("  \"position\": ");
      out.append(point.position()).append(",\n").append(inner).append("  \"loss\": ");
      Json.number(out, point.loss());
      out.append(",\n").append(inner).append("  \"perplexity\": ");
      Json.number(out, perplexity(point.loss()));
      out.append('\n').append(inner).append('}');
    }
    return new Json.Written(out.append('\n').repeat(' ', indent).append(']').toString());
  }
}
