package dev.assay.formats.tts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A name while it is read. */
final class Draft {
  String source = "";
  String dataset = "";
  Allotment allotment = new Allotment.Unstated();
  OptionalDouble topP = OptionalDouble.empty();
  OptionalInt n = OptionalInt.empty();
  OptionalInt beamWidth = OptionalInt.empty();
  OptionalInt iterations = OptionalInt.empty();
  OptionalInt lookAhead = OptionalInt.empty();
  OptionalLong seed = OptionalLong.empty();
  Optional<String> aggregation = Optional.empty();
  SubsetName.Probe probe = SubsetName.Probe.NONE;
  Optional<SubsetName.Chunk> chunk = Optional.empty();
  boolean unscored;
  final Map<String, String> extras = new LinkedHashMap<>();

  SubsetName name() {
    return new SubsetName(
        source,
        dataset,
        allotment,
        topP,
        n,
        beamWidth,
        iterations,
        lookAhead,
        seed,
        aggregation,
        probe,
        chunk,
        unscored,
        extras);
  }
}
