package dev.assay.analysis.tts.measure;

import dev.assay.analysis.tts.measure.Column.Subsets;
import dev.assay.stats.Bootstrap;
import dev.assay.stats.Interval;
import dev.assay.stats.MeanResamples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * How a number of a setting grows with the budget: fitted curves, with intervals by drawing the
 * problems anew and fitting each draw.
 *
 * <p>Source: specification of test-time scaling, section 7.2. Budgets share their completions, so
 * that the spread around a curve tells nothing of its uncertainty; the draws of problems do.
 *
 * @param budgets that were fitted, ascending
 * @param values the numbers; empty where there is too little to fit
 */
public record Trend(Measure measure, List<Integer> budgets, List<Value> values) {
  private static final int MANY = 2_000;
  private static final int DRAWS = 500;
  private static final int FEW_DRAWS = 200;

  /** How far beyond the last budget pass@k is extrapolated. */
  private static final List<Integer> BEYOND = List.of(2, 4, 16);

  public Trend {
    budgets = List.copyOf(budgets);
    values = List.copyOf(values);
  }

  /**
   * A number of a fitted curve.
   *
   * @param curve {@code log-linear}, {@code power law} or {@code coverage}
   * @param name such as {@code gain_per_doubling}, {@code limit} or {@code pass@128}
   * @param interval over problems; null when unknown, or when a tenth of the draws has no such
   *     curve
   * @param r2 share of the spread over budgets that the curve explains; NaN without
   */
  public record Value(
      String curve, String name, double value, @Nullable Interval interval, double r2) {}

  /** Of each choice and of pass@k. */
  static List<Trend> of(Measured setting, StudyOptions options) {
    List<Trend> trends = new ArrayList<>();
    for (Measure measure : Measure.values()) {
      List<Integer> budgets = setting.budgets(measure);
      if (measure != Measure.COMPLETIONS && budgets.size() > 2) {
        trends.add(of(setting, measure, budgets, options));
      }
    }
    return trends;
  }

  private static Trend of(
      Measured setting, Measure measure, List<Integer> budgets, StudyOptions options) {
    double[][] columns =
        budgets.stream()
            .map(n -> setting.of(new Column(measure, n, Subsets.EVERY)))
            .toArray(double[][]::new);
    double[] n = budgets.stream().mapToDouble(each -> each).toArray();
    double[] means = new double[n.length];
    for (int b = 0; b < n.length; b++) {
      Cell cell = setting.cell(new Column(measure, budgets.get(b), Subsets.EVERY));
      means[b] = cell == null ? Double.NaN : cell.mean();
    }
    int problems = columns[0].length;
    MeanResamples draws =
        problems < Bootstrap.FEWEST
            ? null
            : MeanResamples.of(
                columns,
                problems >= MANY ? FEW_DRAWS : Math.min(DRAWS, options.resamples()),
                options.seed());
    return new Trend(
        measure, budgets, new Fitted(n, means, draws, options.level()).values(measure));
  }

  /** The fits of a setting and of its draws. */
  private record Fitted(double[] n, double[] means, @Nullable MeanResamples draws, double level) {

    List<Value> values(Measure measure) {
      List<Value> values = new ArrayList<>();
      if (measure == Measure.PASS) {
        coverage(values);
      } else {
        var line = ScalingFit.logLinear(n, means);
        values.add(
            new Value(
                "log-linear",
                "gain_per_doubling",
                line.gain(),
                interval(of -> ScalingFit.logLinear(n, of).gain()),
                line.r2()));
        power(values);
      }
      return values;
    }

    private void power(List<Value> values) {
      var fit = new PowerFit(n);
      var power = fit.fit(means);
      if (power == null) {
        return;
      }
      double[][] drawn = new double[2][draws == null ? 0 : draws.draws()];
      for (int draw = 0; draw < drawn[0].length; draw++) {
        var of = fit.fit(means(draw));
        drawn[0][draw] = of == null ? Double.NaN : of.limit();
        drawn[1][draw] = of == null ? Double.NaN : of.decay();
      }
      values.add(new Value("power law", "limit", power.limit(), interval(drawn[0]), power.r2()));
      values.add(new Value("power law", "decay", power.decay(), interval(drawn[1]), power.r2()));
    }

    private void coverage(List<Value> values) {
      var coverage = ScalingFit.coverage(n, means);
      for (int times : BEYOND) {
        double k = n[n.length - 1] * times;
        if (coverage != null) {
          values.add(
              new Value(
                  "coverage",
                  "pass@" + (long) k,
                  coverage.at(k),
                  interval(of -> {
                    var drawn = ScalingFit.coverage(n, of);
                    return drawn == null ? Double.NaN : drawn.at(k);
                  }),
                  coverage.r2()));
        }
      }
    }

    private @Nullable Interval interval(ToDoubleFunction<double[]> number) {
      double[] drawn = new double[draws == null ? 0 : draws.draws()];
      for (int draw = 0; draw < drawn.length; draw++) {
        drawn[draw] = number.applyAsDouble(means(draw));
      }
      return interval(drawn);
    }

    /** Accuracies by budget when problems are drawn anew. */
    private double[] means(int draw) {
      double[] of = new double[n.length];
      for (int b = 0; b < of.length && draws != null; b++) {
        of[b] = draws.mean(b, draw);
      }
      return of;
    }

    /** Percentiles over the draws that have the number, nine in ten at least. */
    private @Nullable Interval interval(double... drawn) {
      double[] found = Arrays.stream(drawn).filter(Double::isFinite).toArray();
      return found.length == 0 || found.length < 0.9 * drawn.length
          ? null
          : MeanResamples.percentiles(level, found);
    }
  }
}
