package dev.assay.formats.tts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What the name of a subset says of its run; what it does not say is empty.
 *
 * <p>Source: specification of test-time scaling, section 1.1.
 *
 * @param source who published the benchmark; empty when unstated
 * @param dataset name of the benchmark; empty when unstated
 * @param topP share of probability that sampling kept, in (0, 1]
 * @param n completions per problem
 * @param beamWidth siblings kept together (m); present for beam search and DVTS
 * @param iterations steps of the search
 * @param lookAhead steps that the search looks ahead
 * @param aggregation word for how step scores became one, as the name says it; no proof of it
 * @param probe what an early run says of its probe
 * @param chunk which problems, when not all
 * @param unscored whether it is the checkpoint before scoring ({@code -gen})
 * @param extras segments that no rule knows, in order: text before the first dash, and after it
 */
public record SubsetName(
    String source,
    String dataset,
    Allotment allotment,
    OptionalDouble topP,
    OptionalInt n,
    OptionalInt beamWidth,
    OptionalInt iterations,
    OptionalInt lookAhead,
    OptionalLong seed,
    Optional<String> aggregation,
    Probe probe,
    Optional<Chunk> chunk,
    boolean unscored,
    Map<String, String> extras) {

  public SubsetName {
    extras = Map.copyOf(extras);
  }

  /**
   * How an early run decided.
   *
   * @param size completions of the probe
   * @param total completions in all
   * @param threshold votes of the most frequent answer from which the problem counts as easy
   */
  public record Probe(OptionalInt size, OptionalInt total, OptionalDouble threshold) {
    static final Probe NONE =
        new Probe(OptionalInt.empty(), OptionalInt.empty(), OptionalDouble.empty());
  }

  /** Problems from {@code start} (with) to {@code end} (without). */
  public record Chunk(int start, int end) {}

  /** Id of the benchmark on the Hub: {@code source/dataset}, or what of it is stated. */
  public String fullDataset() {
    return source.isEmpty() ? dataset : source + "/" + dataset;
  }

  /** Whether the run searched with beams: beam search or DVTS, which names cannot tell apart. */
  public boolean isSearch() {
    return beamWidth.isPresent();
  }

  /** The canonical name; a parsed canonical name comes back as it was. */
  public String render() {
    if (allotment instanceof Allotment.Probed probed) {
      return early(probed);
    }
    List<String> parts = new ArrayList<>();
    add(parts, "", fullDataset().isEmpty() ? null : fullDataset().replace('/', '_'));
    switch (allotment) {
      case Allotment.One one -> parts.add("T-" + Numerals.of(one.temperature()));
      case Allotment.Several several -> parts.add(temperatures(several));
      case Allotment.Probed none -> {}
      case Allotment.Unstated none -> {}
    }
    add(parts, "top_p-", topP.isPresent() ? Numerals.of(topP.getAsDouble()) : null);
    add(parts, "n-", whole(n));
    add(parts, "m-", whole(beamWidth));
    add(parts, "iters-", whole(iterations));
    add(parts, "look-", whole(lookAhead));
    add(parts, "seed-", seed.isPresent() ? Long.toString(seed.getAsLong()) : null);
    add(parts, isSearch() ? "agg_strategy--" : "agg_strategy-", aggregation.orElse(null));
    extras.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(each ->
            parts.add(each.getKey() + (each.getValue().isEmpty() ? "" : "-" + each.getValue())));
    chunk.ifPresent(
        part -> parts.add("chunk-" + part.start() + "_" + part.end() + (unscored ? "-gen" : "")));
    return String.join("--", parts);
  }

  private String early(Allotment.Probed probed) {
    var name = new StringBuilder("temp-low-" + Numerals.of(probed.low()));
    name.append("-high-").append(Numerals.of(probed.high()));
    probe.size().ifPresent(size -> name.append("-probe-").append(size));
    probe.total().ifPresent(total -> name.append("_total-").append(total));
    probe.threshold().ifPresent(votes -> name.append("_thresh-").append(trimmed(votes)));
    seed.ifPresent(value -> name.append("_seed-").append(value));
    return name.toString();
  }

  private static String trimmed(double votes) {
    String text = Numerals.of(votes);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private static String temperatures(Allotment.Several several) {
    String text = "temps_" + joined(several.temperatures());
    return several.ratios().isEmpty() ? text : text + "__r_" + joined(several.ratios());
  }

  private static String joined(List<Double> values) {
    return String.join("_", values.stream().map(Numerals::of).toList());
  }

  private static @Nullable String whole(OptionalInt value) {
    return value.isPresent() ? Integer.toString(value.getAsInt()) : null;
  }

  private static void add(List<String> parts, String key, @Nullable String value) {
    if (value != null) {
      parts.add(key + value);
    }
  }
}
