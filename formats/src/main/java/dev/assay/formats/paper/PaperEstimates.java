package dev.assay.formats.paper;

import dev.assay.domain.Estimate;
import dev.assay.domain.MetricKey;
import dev.assay.domain.RunRecordBuilder;
import dev.assay.formats.Sink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns flat names and numbers into estimates: placeholders of what was not measured are left out,
 * one value under two names is kept once, aggregates that are missing are computed.
 */
final class PaperEstimates {
  private static final String ACCURACY = "_accuracy";
  private static final String LOSS = "librilight_loss_";
  private static final String PERPLEXITY = "librilight_perplexity_";

  /** Benchmarks of a full suite. */
  private static final List<String> BENCHMARKS = List.of("sblimp", "swuggy", "tstory", "sstory");

  private static final MetricKey SLOPE = MetricKey.of("librilight", "slope");
  private static final MetricKey TOKENS = MetricKey.of("librilight", "tokens");
  private static final MetricKey AVERAGE = MetricKey.of("paper_metrics", "avg");
  private static final MetricKey HARMONIC = MetricKey.of("paper_metrics", "f1");
  private static final MetricKey COUNT = MetricKey.of("paper_metrics", "benchmarks");

  /** More "samples" than this are tokens, not sequences. */
  private static final double MOST_SEQUENCES = 1000;

  private final Map<String, Double> values;
  private final RunRecordBuilder record;
  private final Sink sink;
  private final String place;
  private final Map<String, Double> accuracies = new LinkedHashMap<>();
  private final List<String> placeholders = new ArrayList<>();

  private PaperEstimates(Content content, RunRecordBuilder record, Sink sink, String place) {
    this.values = content.values;
    this.record = record;
    this.sink = sink;
    this.place = place;
  }

  /**
   * Adds all estimates.
   *
   * @param place JSON path of the result object, for remarks
   */
  static void add(Content content, RunRecordBuilder record, Sink sink, String place) {
    PaperEstimates estimates = new PaperEstimates(content, record, sink, place);
    estimates.benchmarks();
    estimates.librilight();
    estimates.others();
    estimates.aggregates();
    estimates.remarks(content);
  }

  private String at(String name) {
    return place + "." + name;
  }

  private void benchmarks() {
    for (Map.Entry<String, Double> value : values.entrySet()) {
      String name = value.getKey();
      if (name.endsWith(ACCURACY) && name.length() > ACCURACY.length()) {
        String task = name.substring(0, name.length() - ACCURACY.length());
        accuracy(task, value.getValue(), count(values.get(task + "_samples")));
      } else if (name.endsWith("_correct") && name.length() > 8) {
        String task = name.substring(0, name.length() - 8);
        OptionalLong samples = count(values.get(task + "_samples"));
        if (samples.isPresent() && !values.containsKey(task + ACCURACY)) {
          double accuracy = value.getValue() / samples.getAsLong();
          if (accuracy >= 0 && accuracy <= 1) {
            accuracies.put(task, accuracy);
            add(MetricKey.of(task, "accuracy"), accuracy, samples, Estimate.Source.COMPUTED);
          }
        }
      }
    }
  }

  private void accuracy(String task, double accuracy, OptionalLong samples) {
    if (accuracy < 0 || accuracy > 1) {
      sink.reject(
          at(task + ACCURACY),
          "an accuracy must be a fraction from 0 to 1, but is " + accuracy,
          "write 0.545 for 54.5 percent");
      return;
    }
    if (accuracy == 0 && samples.isEmpty()) {
      placeholders.add(task + ACCURACY);
      return;
    }
    if (samples.isEmpty() && values.containsKey(task + "_samples")) {
      sink.remark(at(task + "_samples"), "no usable sample count; the count is left out");
    }
    Double correct = values.get(task + "_correct");
    // The converter of old logs writes 0 where it knows no numerator.
    if (correct != null && correct != 0 && samples.isPresent()) {
      double share = correct / samples.getAsLong();
      if (Math.abs(share - accuracy) > 1e-6) {
        sink.remark(
            at(task + ACCURACY),
            "says "
                + accuracy
                + ", but "
                + PythonText.of(correct)
                + " correct of "
                + samples.getAsLong()
                + " is "
                + share);
      }
    }
    if (accuracy > 0) {
      accuracies.put(task, accuracy);
    }
    add(MetricKey.of(task, "accuracy"), accuracy, samples, Estimate.Source.REPORTED);
  }

  private static OptionalLong count(@Nullable Double value) {
    return value != null && value >= 1 && value < 1e15 && value == Math.rint(value)
        ? OptionalLong.of(value.longValue())
        : OptionalLong.empty();
  }

  private void librilight() {
    Double samples = values.get("librilight_samples");
    boolean tokens = samples != null && samples > MOST_SEQUENCES;
    if (samples != null && tokens) {
      add(TOKENS, samples, OptionalLong.empty(), Estimate.Source.REPORTED);
    }
    OptionalLong sequences = tokens ? OptionalLong.empty() : count(samples);
    lossMarks(values)
        .forEach((at, loss) ->
            add(
                MetricKey.of("librilight", "loss_" + mark(at)),
                loss,
                sequences,
                Estimate.Source.REPORTED));
    Double slope = values.get("librilight_slope");
    if (slope == null) {
      slope = values.get("librilight_slope_overall");
    }
    if (slope != null && slope != 0) {
      add(SLOPE, slope, OptionalLong.empty(), Estimate.Source.REPORTED);
    }
    for (Map.Entry<String, Double> value : values.entrySet()) {
      String name = value.getKey();
      boolean marked = name.startsWith(LOSS) && tokens(name, LOSS) > 0;
      boolean slopes = name.startsWith("librilight_slope");
      boolean perplexity = name.startsWith(PERPLEXITY);
      if ((marked || slopes || perplexity) && value.getValue() == 0) {
        placeholders.add(name);
      } else if (perplexity && value.getValue() < 0) {
        sink.reject(at(name), "a perplexity must be positive", "check what wrote the file");
      } else if (perplexity) {
        long at = tokens(name, PERPLEXITY);
        String suffix = at > 0 ? mark(at) : name.substring(PERPLEXITY.length());
        if (!suffix.isEmpty()) {
          add(
              MetricKey.of("librilight", MetricKey.safeName("perplexity_" + suffix)),
              value.getValue(),
              sequences,
              Estimate.Source.REPORTED);
        }
      }
    }
  }

  /**
   * Losses at single tokens by position. {@code loss_8k} and {@code loss_8000} are one mark; the
   * latter wins, since {@code 8k} is the last token where the text is shorter.
   */
  static SortedMap<Long, Double> lossMarks(Map<String, Double> values) {
    SortedMap<Long, Double> marks = new TreeMap<>();
    for (Map.Entry<String, Double> value : values.entrySet()) {
      String name = value.getKey();
      if (name.startsWith(LOSS) && value.getValue() != 0) {
        long at = tokens(name, LOSS);
        if (at > 0 && name.charAt(name.length() - 1) == 'k') {
          marks.putIfAbsent(at, value.getValue());
        } else if (at > 0) {
          marks.put(at, value.getValue());
        }
      }
    }
    return marks;
  }

  /** Position of a mark: {@code 8k} and {@code 8000} are 8000; 0 if the rest is no position. */
  private static long tokens(String name, String prefix) {
    int end = name.length();
    long factor = 1;
    if (end > prefix.length() && name.charAt(end - 1) == 'k') {
      end--;
      factor = 1000;
    }
    if (end == prefix.length() || end - prefix.length() > 12) {
      return 0;
    }
    long tokens = 0;
    for (int i = prefix.length(); i < end; i++) {
      int digit = name.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return 0;
      }
      tokens = tokens * 10 + digit;
    }
    return tokens * factor;
  }

  private static String mark(long tokens) {
    return tokens % 1000 == 0 ? tokens / 1000 + "k" : Long.toString(tokens);
  }

  private void others() {
    for (Map.Entry<String, Double> value : values.entrySet()) {
      String name = value.getKey();
      boolean done =
          name.endsWith(ACCURACY)
              || belongsToAccuracy(name, "_correct")
              || belongsToAccuracy(name, "_samples")
              || name.equals("librilight_samples")
              || name.startsWith(PERPLEXITY)
              || name.equals("librilight_slope")
              || name.equals("librilight_slope_overall")
              || (name.startsWith("librilight_slope_") && value.getValue() == 0)
              || (name.startsWith(LOSS) && tokens(name, LOSS) > 0)
              || name.equals("paper_metrics_avg")
              || name.equals("paper_metrics_f1");
      if (!done && !name.isEmpty()) {
        add(other(name), value.getValue(), OptionalLong.empty(), Estimate.Source.REPORTED);
      }
    }
  }

  /** Whether a name is the sample count or numerator of an accuracy. */
  private boolean belongsToAccuracy(String name, String suffix) {
    if (!name.endsWith(suffix)) {
      return false;
    }
    String task = name.substring(0, name.length() - suffix.length());
    return values.containsKey(task + ACCURACY) || accuracies.containsKey(task);
  }

  private static MetricKey other(String name) {
    for (String task :
        List.of("sblimp", "swuggy", "tstory", "sstory", "librilight", "paper_metrics")) {
      if (name.startsWith(task)
          && name.length() > task.length() + 1
          && name.charAt(task.length()) == '_') {
        return MetricKey.of(task, MetricKey.safeName(name.substring(task.length() + 1)));
      }
    }
    return MetricKey.of("other", MetricKey.safeName(name));
  }

  private void aggregates() {
    double sum = 0;
    double inverse = 0;
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (double accuracy : accuracies.values()) {
      sum += accuracy;
      inverse += 1 / accuracy;
      least = Math.min(least, accuracy);
      most = Math.max(most, accuracy);
    }
    int n = accuracies.size();
    Double average = values.get("paper_metrics_avg");
    Double harmonic = values.get("paper_metrics_f1");
    if (harmonic != null && harmonic.equals(average) && least < most) {
      sink.remark(
          at("paper_metrics_f1"), "is a copy of the average, so the harmonic mean is computed");
      harmonic = null;
    }
    aggregate(AVERAGE, average, n == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / n));
    aggregate(HARMONIC, harmonic, n == 0 ? OptionalDouble.empty() : OptionalDouble.of(n / inverse));
    if (n == 0) {
      return;
    }
    add(COUNT, n, OptionalLong.empty(), Estimate.Source.COMPUTED);
    if (average != null && average != 0 && Math.abs(average - sum / n) > 1e-6) {
      sink.remark(
          at("paper_metrics_avg"),
          "says " + average + ", but the mean of the accuracies is " + sum / n);
    }
    if (!accuracies.keySet().containsAll(BENCHMARKS)) {
      sink.remark(
          at("paper_metrics_avg"),
          "average over "
              + n
              + (n == 1 ? " benchmark (" : " benchmarks (")
              + String.join(", ", accuracies.keySet())
              + "); a full suite has "
              + String.join(", ", BENCHMARKS));
    }
  }

  private void aggregate(MetricKey metric, @Nullable Double reported, OptionalDouble computed) {
    if (reported != null && reported != 0) {
      add(metric, reported, OptionalLong.empty(), Estimate.Source.REPORTED);
    } else if (computed.isPresent()) {
      add(metric, computed.getAsDouble(), OptionalLong.empty(), Estimate.Source.COMPUTED);
    } else if (reported != null) {
      placeholders.add("paper_metrics_" + metric.name());
    }
  }

  private void remarks(Content content) {
    if (!placeholders.isEmpty()) {
      sink.remark(
          place, "0.0 stands for not measured, left out: " + String.join(", ", placeholders));
    }
    if (!content.notNumbers.isEmpty()) {
      sink.remark(place, "not a finite number, left out: " + String.join(", ", content.notNumbers));
    }
    if (!content.extras.isEmpty()) {
      sink.remark(place, "not understood, left out: " + String.join(", ", content.extras));
    }
    if (content.brokenPoints > 0) {
      sink.remark(place, content.brokenPoints + " curve points could not be used");
    }
  }

  private void add(MetricKey metric, double value, OptionalLong count, Estimate.Source source) {
    record.estimate(new Estimate(metric, value, OptionalDouble.empty(), count, source));
  }
}
