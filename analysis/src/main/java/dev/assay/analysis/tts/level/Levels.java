package dev.assay.analysis.tts.level;

import dev.assay.domain.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Levels that cover [0, 1] without gap or overlap, so that each problem is in exactly one. A
 * problem at a boundary is in the easier of the two.
 *
 * @param levels by falling accuracy, the easiest first
 */
public record Levels(List<Level> levels) {
  /** Five of equal width: 1 from 0.8 to 1, to 5 below 0.2. */
  public static final Levels USUAL =
      new Levels(
          List.of(
              new Level(1, 0.8, 1.0),
              new Level(2, 0.6, 0.8),
              new Level(3, 0.4, 0.6),
              new Level(4, 0.2, 0.4),
              new Level(5, 0.0, 0.2)));

  /** Means of equal shares may differ from the boundary in the last digits. */
  private static final double TOLERANCE = 1e-9;

  private static final int MOST = 100;
  private static final Pattern SPELLED =
      Pattern.compile("(\\d{1,3}):(\\d*\\.?\\d+),(\\d*\\.?\\d+)");

  public Levels {
    levels = levels.stream().sorted(Comparator.comparingDouble(Level::min).reversed()).toList();
    Check.that(!levels.isEmpty() && levels.size() <= MOST, "there must be 1 to 100 levels");
    Check.that(
        levels.stream().map(Level::number).distinct().count() == levels.size(),
        "a level is given twice");
    double at = 1;
    for (Level level : levels) {
      Check.that(
          level.min() <= level.max(),
          "level %d must not end before it begins: %s",
          level.number(),
          level.range());
      Check.that(
          Math.abs(level.max() - at) <= TOLERANCE,
          "levels must cover 0 to 1 without gap or overlap; level %d ends at %s, not at %s",
          level.number(),
          level.max(),
          at);
      at = level.min();
    }
    Check.that(Math.abs(at) <= TOLERANCE, "levels must begin at 0, not at %s", at);
  }

  /** Levels spelled {@code 1:0.9,1.0}, each. */
  public static Levels parse(List<String> spelled) {
    List<Level> levels = new ArrayList<>();
    for (String text : spelled) {
      Matcher matcher = SPELLED.matcher(text.strip());
      Check.that(
          matcher.matches(), "a level is written N:MIN,MAX such as 1:0.9,1.0, not '%s'", text);
      levels.add(
          new Level(
              Integer.parseInt(matcher.group(1)),
              Double.parseDouble(matcher.group(2)),
              Double.parseDouble(matcher.group(3))));
    }
    return new Levels(levels);
  }

  /**
   * Levels between percentiles of these accuracies, linearly interpolated; the last is the hardest.
   * Where many are equal, levels are uneven or empty.
   *
   * @param count 1 to 100
   * @param accuracies at least one
   */
  public static Levels quantiles(int count, double... accuracies) {
    Check.that(count >= 1 && count <= MOST, "there must be 1 to 100 levels, not %d", count);
    double[] sorted = accuracies.clone();
    Arrays.sort(sorted);
    List<Level> levels = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      double max = number == 1 ? 1 : percentile(sorted, 1 - (number - 1.0) / count);
      double min = number == count ? 0 : percentile(sorted, 1 - (double) number / count);
      levels.add(new Level(number, min, max));
    }
    levels.sort(Comparator.comparingInt(Level::number));
    return new Levels(levels);
  }

  private static double percentile(double[] sorted, double share) {
    double at = share * (sorted.length - 1);
    int below = (int) Math.floor(at);
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  /** The level of an accuracy in [0, 1]. */
  public Level of(double accuracy) {
    for (Level level : levels) {
      // the first is closed above, so that it holds a problem even where it has no width
      boolean empty = level.max() - level.min() <= TOLERANCE && !level.equals(levels.getFirst());
      if (!empty && accuracy >= level.min() - TOLERANCE) {
        return level;
      }
    }
    return levels.getLast();
  }
}
