package dev.assay.formats.harness;

import dev.assay.domain.MetricKey;
import dev.assay.domain.RunRecordBuilder;
import dev.assay.domain.SampleSet;
import dev.assay.formats.Sink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Sums up the scores of one lm-eval samples file, sample by sample. Only scores are kept, so memory
 * does not grow with the file.
 */
final class LmEvalSampleScores {
  private static final Set<String> NOT_METRICS =
      Set.of(
          "doc_id",
          "doc",
          "target",
          "arguments",
          "resps",
          "filtered_resps",
          "filter",
          "metrics",
          "doc_hash",
          "prompt_hash",
          "target_hash",
          "sample_len");

  private static final int MAX_METRICS = 500;

  private final String task;
  private final Map<MetricKey, Tally> tallies = new LinkedHashMap<>();
  private final Set<String> lists = new LinkedHashSet<>();
  private boolean tooMany;

  LmEvalSampleScores(String task) {
    this.task = task;
  }

  /**
   * The scores of one sample.
   *
   * @param values by metric; NaN for a sample without a score
   * @param named what the file itself calls metrics; empty in old files
   */
  record Sample(Map<String, Double> values, List<String> named, String filter) {}

  /** Reads one sample from its opening brace on; null when it is none. Does not count it yet. */
  @Nullable Sample read(JsonParser parser) {
    Map<String, Double> values = new LinkedHashMap<>();
    List<String> named = new ArrayList<>();
    String filter = "";
    boolean isSample = false;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = parser.currentName();
      JsonToken token = parser.nextToken();
      isSample |= key.equals("doc_id");
      if (key.equals("filter") && token == JsonToken.VALUE_STRING) {
        filter = parser.getString();
      } else if (key.equals("metrics") && token == JsonToken.START_ARRAY) {
        names(parser, named);
      } else if (NOT_METRICS.contains(key)) {
        parser.skipChildren();
      } else {
        value(parser, key, token, values);
      }
    }
    return isSample ? new Sample(values, named, filter) : null;
  }

  private static void names(JsonParser parser, List<String> named) {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == JsonToken.VALUE_STRING) {
        named.add(parser.getString());
      } else {
        parser.skipChildren();
      }
    }
  }

  /** A null or bare NaN is a sample without a score; what is no score at all is not put. */
  private void value(JsonParser parser, String key, JsonToken token, Map<String, Double> values) {
    switch (token) {
      case VALUE_TRUE -> values.put(key, 1.0);
      case VALUE_FALSE -> values.put(key, 0.0);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> values.put(key, parser.getDoubleValue());
      case VALUE_NULL -> values.put(key, Double.NaN);
      case START_ARRAY, START_OBJECT -> {
        lists.add(key);
        parser.skipChildren();
      }
      default -> {}
    }
  }

  void count(Sample sample) {
    if (sample.named().isEmpty()) {
      sample.values().forEach((metric, value) -> tally(metric, sample.filter()).add(value));
      return;
    }
    for (String metric : sample.named()) {
      Double value = sample.values().get(metric);
      if (value != null) {
        tally(metric, sample.filter()).add(value);
      } else if (!lists.contains(metric)) {
        tally(metric, sample.filter()).add(Double.NaN);
      }
    }
  }

  private Tally tally(String metric, String filter) {
    MetricKey key =
        new MetricKey(
            task,
            metric.isEmpty() ? "metric" : MetricKey.safeName(metric),
            filter.equals("none") ? "" : MetricKey.safeName(filter));
    if (!tallies.containsKey(key) && tallies.size() >= MAX_METRICS) {
      tooMany = true;
      return new Tally();
    }
    return tallies.computeIfAbsent(key, k -> new Tally());
  }

  /**
   * Hands the sums on.
   *
   * @return how many metrics had a score
   */
  int into(RunRecordBuilder run, Sink sink) {
    int scored = 0;
    for (Map.Entry<MetricKey, Tally> entry : tallies.entrySet()) {
      Tally tally = entry.getValue();
      if (tally.scored > 0) {
        run.samples(
            new SampleSet(
                entry.getKey(), tally.scored, tally.unscored, tally.mean, tally.standardError()));
        scored++;
      }
    }
    if (!lists.isEmpty()) {
      sink.remark("", "not one score a sample, left out: " + String.join(", ", lists));
    }
    if (tooMany) {
      sink.remark("", "more than " + MAX_METRICS + " metrics: the others are left out");
    }
    return scored;
  }

  /** Mean and spread of a stream of scores (Welford's recurrence, which does not cancel). */
  private static final class Tally {
    private long scored;
    private long unscored;
    private double mean = Double.NaN;
    private double squares;

    void add(double value) {
      if (!Double.isFinite(value)) {
        unscored++;
        return;
      }
      scored++;
      if (scored == 1) {
        mean = value;
        return;
      }
      double away = value - mean;
      mean += away / scored;
      squares += away * (value - mean);
    }

    double standardError() {
      return scored < 2 ? Double.NaN : Math.sqrt(squares / (scored - 1) / scored);
    }
  }
}
