package dev.assay.formats.paper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a result says, whatever its layout: values under their flat names, and curves. Filled by
 * {@link ContentReader}. One thread.
 */
final class Content {
  /** Finite numbers by flat name, such as {@code sblimp_accuracy}; a later one replaces. */
  final Map<String, Double> values = new LinkedHashMap<>();

  /** {@code librilight_progression}: running averages, all audio files mixed. */
  final Points progression = new Points();

  /** {@code librilight_detailed}: loss of single tokens, one curve. */
  final Points detailed = new Points();

  /** {@code curves}: losses of single tokens by the curve's name. */
  final Map<String, Points> curves = new LinkedHashMap<>();

  /** {@code _results_json_path}; empty if none. */
  String resultsPath = "";

  /** {@code metadata} of the evaluator's own layout. */
  @Nullable JsonNode metadata;

  /** Names whose value is NaN, infinite or null. */
  final List<String> notNumbers = new ArrayList<>();

  /** Names of other members that are no numbers. */
  final List<String> extras = new ArrayList<>();

  /** Points that could not be used. */
  int brokenPoints;

  boolean isEmpty() {
    return values.isEmpty() && progression.isEmpty() && detailed.isEmpty() && curves.isEmpty();
  }
}
