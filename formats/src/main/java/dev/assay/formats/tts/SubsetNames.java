package dev.assay.formats.tts;

import dev.assay.formats.tts.ParsedName.Refused;
import dev.assay.formats.tts.ParsedName.Understood;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads names of subsets: total, so that every text gives a name or a located reason.
 *
 * <p>Nothing is assumed. A segment that begins like a known one and cannot be read is refused; one
 * that no rule knows is kept among the extras. Source: specification of test-time scaling, section
 * 1.1.
 */
public final class SubsetNames {
  private static final int LONGEST = 1_000;
  private static final String NUM = "([0-9]{1,20}(?:\\.[0-9]{1,20})?(?:[eE][+-]?[0-9]{1,3})?)";
  private static final Pattern NUMBER = Pattern.compile(NUM);
  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");
  private static final Pattern LONG = Pattern.compile("[0-9]{1,18}");
  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,40}");
  private static final Pattern CHUNK = Pattern.compile("([0-9]{1,9})_([0-9]{1,9})(-gen)?");
  private static final Pattern EARLY =
      Pattern.compile(
          "temp-low-"
              + NUM
              + "-high-"
              + NUM
              + "(?:-probe-([0-9]{1,9}))?(?:_total-([0-9]{1,9}))?(?:_thresh-"
              + NUM
              + ")?(?:_seed-([0-9]{1,18}))?");
  private static final String AGGREGATION = "agg_strategy";
  private static final String RATIOS = "__r_";

  private SubsetNames() {}

  /** Reads a name. */
  public static ParsedName parse(String name) {
    if (name.isEmpty() || name.length() > LONGEST) {
      return new Refused(1, 0, shown(name), "a name must have 1 to " + LONGEST + " characters");
    }
    var draft = new Draft();
    if (name.startsWith("temp-low-")) {
      return early(name, draft);
    }
    if (name.equals("default")) {
      return new Understood(draft.name()); // what the Hub calls a data set without configurations
    }
    String[] parts = name.split("--", -1);
    Set<String> seen = new HashSet<>();
    int offset = 0;
    for (int i = 0; i < parts.length; i++) {
      String part = parts[i];
      boolean word = part.equals(AGGREGATION) && i + 1 < parts.length;
      String whole = word ? part + "-" + parts[i + 1] : part;
      String wrong = i == 0 && !isSegment(part) ? head(part, draft) : segment(whole, seen, draft);
      if (!wrong.isEmpty()) {
        return new Refused(i + 1, offset, shown(part), wrong);
      }
      offset += part.length() + 2;
      if (word) {
        i++;
        offset += parts[i].length() + 2;
      }
    }
    return new Understood(draft.name());
  }

  private static boolean isSegment(String part) {
    return part.startsWith("T-") || part.startsWith("temps_");
  }

  private static String head(String head, Draft draft) {
    if (head.isEmpty()) {
      return "the name of the benchmark is missing";
    }
    if (head.indexOf('/') >= 0) {
      return "a name holds no '/'; the Hub's id is spelled with '_'";
    }
    int split = head.indexOf('_');
    if (split == 0) {
      return "the publisher before '_' is missing";
    }
    draft.source = split < 0 ? "" : head.substring(0, split);
    draft.dataset = head.substring(split + 1);
    return draft.dataset.isEmpty() ? "the name of the benchmark is missing" : "";
  }

  /** Takes one segment; what is wrong with it, or empty. */
  private static String segment(String text, Set<String> seen, Draft draft) {
    if (text.isEmpty()) {
      return "a segment is empty";
    }
    if (text.startsWith("-") || (text.endsWith("-") && !text.startsWith(AGGREGATION))) {
      return "a segment neither begins nor ends with a dash";
    }
    if (text.startsWith("temps_")) {
      return once("T", seen, () -> temperatures(text.substring("temps_".length()), draft));
    }
    int dash = text.indexOf('-');
    String key = dash < 0 ? text : text.substring(0, dash);
    String value = dash < 0 ? "" : text.substring(dash + 1);
    return once(key, seen, () -> keyed(key, value, draft));
  }

  private static String once(String key, Set<String> seen, Supplier<String> then) {
    return seen.add(key) ? then.get() : "'" + key + "' is said twice";
  }

  private static String keyed(String key, String value, Draft draft) {
    return switch (key) {
      case "T" -> number(value, "a temperature", v -> draft.allotment = new Allotment.One(v));
      case "top_p" -> topP(value, draft);
      case "n" -> whole(value, 1, v -> draft.n = OptionalInt.of(v));
      case "m" -> whole(value, 1, v -> draft.beamWidth = OptionalInt.of(v));
      case "iters" -> whole(value, 1, v -> draft.iterations = OptionalInt.of(v));
      case "look" -> whole(value, 0, v -> draft.lookAhead = OptionalInt.of(v));
      case "seed" -> seed(value, draft);
      case AGGREGATION -> aggregation(value, draft);
      case "chunk" -> chunk(value, draft);
      default -> {
        draft.extras.put(key, value);
        yield "";
      }
    };
  }

  private static String number(String value, String what, DoubleConsumer to) {
    if (!NUMBER.matcher(value).matches() || !Double.isFinite(Double.parseDouble(value))) {
      return what + " must be a number such as 0.8, not '" + shown(value) + "'";
    }
    to.accept(Double.parseDouble(value));
    return "";
  }

  private static String topP(String value, Draft draft) {
    String wrong = number(value, "top_p", v -> draft.topP = OptionalDouble.of(v));
    double p = draft.topP.orElse(1);
    return wrong.isEmpty() && !(p > 0 && p <= 1) ? "top_p must be in (0, 1], not " + p : wrong;
  }

  private static String whole(String value, int least, IntConsumer to) {
    if (!WHOLE.matcher(value).matches() || Integer.parseInt(value) < least) {
      return "must be a whole number from " + least + ", not '" + shown(value) + "'";
    }
    to.accept(Integer.parseInt(value));
    return "";
  }

  private static String seed(String value, Draft draft) {
    if (!LONG.matcher(value).matches()) {
      return "a seed must be a whole number, not '" + shown(value) + "'";
    }
    draft.seed = OptionalLong.of(Long.parseLong(value));
    return "";
  }

  private static String aggregation(String value, Draft draft) {
    if (!WORD.matcher(value).matches()) {
      return AGGREGATION + " must be a word such as last, not '" + shown(value) + "'";
    }
    draft.aggregation = Optional.of(value);
    return "";
  }

  private static String chunk(String value, Draft draft) {
    Matcher chunk = CHUNK.matcher(value);
    if (!chunk.matches()) {
      return "a chunk must be START_END, not '" + shown(value) + "'";
    }
    int start = Integer.parseInt(chunk.group(1));
    int end = Integer.parseInt(chunk.group(2));
    if (end <= start) {
      return "a chunk must end after its start, not at " + end;
    }
    draft.chunk = Optional.of(new SubsetName.Chunk(start, end));
    draft.unscored = chunk.group(3) != null;
    return "";
  }

  private static String temperatures(String text, Draft draft) {
    String[] halves = text.split(RATIOS, -1);
    if (halves.length > 2) {
      return "'" + RATIOS + "' occurs more than once";
    }
    for (String half : halves) {
      for (String each : half.split("_", -1)) {
        String wrong = number(each, "a temperature or ratio", v -> {});
        if (!wrong.isEmpty()) {
          return wrong;
        }
      }
    }
    try {
      draft.allotment =
          new Allotment.Several(
              numbers(halves[0]), halves.length == 2 ? numbers(halves[1]) : List.of());
      return "";
    } catch (IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static List<Double> numbers(String text) {
    return Stream.of(text.split("_", -1)).map(Double::valueOf).toList();
  }

  private static ParsedName early(String name, Draft draft) {
    Matcher early = EARLY.matcher(name);
    if (!early.matches()) {
      return new Refused(
          1,
          0,
          shown(name),
          "an early run is temp-low-T-high-T[-probe-N][_total-N][_thresh-N][_seed-N]");
    }
    double low = Double.parseDouble(early.group(1));
    double high = Double.parseDouble(early.group(2));
    if (!Double.isFinite(low) || !Double.isFinite(high)) {
      return new Refused(1, 0, shown(name), "a temperature is beyond what a number can hold");
    }
    draft.allotment = new Allotment.Probed(low, high);
    draft.probe =
        new SubsetName.Probe(whole(early.group(3)), whole(early.group(4)), real(early.group(5)));
    if (early.group(6) != null) {
      draft.seed = OptionalLong.of(Long.parseLong(early.group(6)));
    }
    return new Understood(draft.name());
  }

  private static OptionalInt whole(@Nullable String text) {
    return text == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
  }

  private static OptionalDouble real(@Nullable String text) {
    return text == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
  }

  private static String shown(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "..." : text;
  }
}
