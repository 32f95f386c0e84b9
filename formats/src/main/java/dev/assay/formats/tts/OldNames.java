package dev.assay.formats.tts;

import dev.assay.formats.tts.ParsedName.Refused;
import dev.assay.formats.tts.ParsedName.Understood;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads names of subsets as the old analysis did, for numbers that must agree with its reports.
 *
 * <p>What is absent is 64 completions, seed 0, top_p 1.0, "last"; a value is read at the segment's
 * start, and what follows is ignored. Source: specification of test-time scaling, section 1.2.
 */
public final class OldNames {
  private static final Pattern REAL = Pattern.compile("([0-9]+(?:\\.[0-9]+)?).*");
  private static final Pattern WHOLE = Pattern.compile("([0-9]{1,9}).*");
  private static final Pattern EARLY =
      Pattern.compile(
          "temp-low-([0-9.]{1,20})-high-([0-9.]{1,20})"
              + "-probe-([0-9]{1,9})_total-([0-9]{1,9})_thresh-([0-9]{1,9})_seed-([0-9]{1,9}).*");
  private static final Pattern BARE_EARLY =
      Pattern.compile("temp-low-([0-9.]{1,20})-high-([0-9]+(?:\\.[0-9]+)?).*");

  private OldNames() {}

  /** Reads a name; only temperatures or ratios that are no numbers are refused. */
  public static ParsedName parse(String name) {
    var draft = new Draft();
    draft.seed = OptionalLong.of(0);
    draft.n = OptionalInt.of(64);
    draft.topP = OptionalDouble.of(1);
    draft.aggregation = Optional.of("last");
    if (early(name, draft)) {
      return new Understood(draft.name());
    }
    String[] parts = name.split("--", -1);
    int split = parts[0].indexOf('_');
    draft.source = split < 0 ? "" : parts[0].substring(0, split);
    draft.dataset = parts[0].substring(split + 1);
    int offset = parts[0].length() + 2;
    for (int i = 1; i < parts.length; i++) {
      try {
        segment(parts[i], draft);
      } catch (IllegalArgumentException e) {
        return new Refused(i + 1, offset, parts[i], "temperatures or ratios are not numbers");
      }
      offset += parts[i].length() + 2;
    }
    return new Understood(draft.name());
  }

  private static boolean early(String name, Draft draft) {
    Matcher full = EARLY.matcher(name);
    Matcher bare = BARE_EARLY.matcher(name);
    if (!full.matches() && !bare.matches()) {
      return false;
    }
    Matcher found = full.matches() ? full : bare;
    try {
      draft.allotment =
          new Allotment.Probed(
              Double.parseDouble(found.group(1)), Double.parseDouble(found.group(2)));
    } catch (IllegalArgumentException e) {
      return false;
    }
    draft.n = OptionalInt.empty();
    if (full.matches()) {
      draft.probe =
          new SubsetName.Probe(
              OptionalInt.of(Integer.parseInt(full.group(3))),
              OptionalInt.of(Integer.parseInt(full.group(4))),
              OptionalDouble.of(Double.parseDouble(full.group(5))));
      draft.seed = OptionalLong.of(Long.parseLong(full.group(6)));
    }
    return true;
  }

  private static void segment(String text, Draft draft) {
    if (text.startsWith("temps_")) {
      String[] halves = text.substring("temps_".length()).split("__r_", -1);
      if (halves.length > 2) {
        throw new IllegalArgumentException("several ratios");
      }
      draft.allotment =
          new Allotment.Several(
              numbers(halves[0]), halves.length == 2 ? numbers(halves[1]) : List.of());
      return;
    }
    int dash = text.indexOf('-');
    String key = dash < 0 ? text : text.substring(0, dash);
    String value = dash < 0 ? "" : text.substring(dash + 1);
    Matcher real = REAL.matcher(value);
    Matcher whole = WHOLE.matcher(value);
    switch (key) {
      case "T" -> {
        if (real.matches()) {
          draft.allotment = new Allotment.One(Double.parseDouble(real.group(1)));
        }
      }
      case "top_p" -> draft.topP = real.matches() ? real(real) : draft.topP;
      case "n" -> draft.n = whole.matches() ? whole(whole) : draft.n;
      case "m" -> draft.beamWidth = whole.matches() ? whole(whole) : draft.beamWidth;
      case "iters" -> draft.iterations = whole.matches() ? whole(whole) : draft.iterations;
      case "look" -> draft.lookAhead = whole.matches() ? whole(whole) : draft.lookAhead;
      case "seed" ->
          draft.seed =
              whole.matches() ? OptionalLong.of(Long.parseLong(whole.group(1))) : draft.seed;
      case "agg_strategy" ->
          draft.aggregation = value.isEmpty() ? draft.aggregation : Optional.of(value);
      default -> {} // the old analysis did not look
    }
  }

  private static OptionalDouble real(Matcher found) {
    return OptionalDouble.of(Double.parseDouble(found.group(1)));
  }

  private static OptionalInt whole(Matcher found) {
    return OptionalInt.of(Integer.parseInt(found.group(1)));
  }

  private static List<Double> numbers(String text) {
    return Stream.of(text.split("_", -1)).map(Double::valueOf).toList();
  }
}
