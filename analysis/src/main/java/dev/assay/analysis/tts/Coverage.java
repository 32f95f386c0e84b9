package dev.assay.analysis.tts;

import dev.assay.domain.Check;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which problems the chunks of a run cover, by the names of its branches or folders.
 *
 * <p>Source: specification of test-time scaling, section 1.3.
 *
 * @param names those that passed the filters, sorted
 * @param covered ranges that do not touch, ascending; they may reach beyond the total
 * @param gaps what of the total is not covered, ascending
 * @param total how many problems there should be
 */
public record Coverage(
    List<String> names, List<Range> covered, List<Range> gaps, int total, Status status) {
  private static final Pattern CHUNK = Pattern.compile("chunk-([0-9]{1,9})_([0-9]{1,9})(?![0-9])");

  /** What became of it. */
  public enum Status {
    /** All problems are covered. */
    OK,
    /** Some are not. */
    MISSING,
    /** No name passed the filters, or none names a chunk. */
    NO_BRANCHES
  }

  /** Problems from {@code start} (with) to {@code end} (without). */
  public record Range(int start, int end) {
    @Override
    public String toString() {
      return "[" + start + "," + end + ")";
    }
  }

  public Coverage {
    names = List.copyOf(names);
    covered = List.copyOf(covered);
    gaps = List.copyOf(gaps);
  }

  /**
   * Measures it.
   *
   * @param names all there are, without {@code main}
   * @param filters each must occur in a name
   * @param excluded none may occur
   * @param total at least 1
   */
  public static Coverage of(
      List<String> names, List<String> filters, List<String> excluded, int total) {
    Check.that(total >= 1, "total must be at least 1, not %s", total);
    List<String> wanted =
        names.stream()
            .filter(name -> filters.stream().allMatch(name::contains))
            .filter(name -> excluded.stream().noneMatch(name::contains))
            .sorted()
            .toList();
    List<Range> covered = merged(wanted);
    List<Range> gaps = gaps(covered, total);
    Status status =
        covered.isEmpty() ? Status.NO_BRANCHES : gaps.isEmpty() ? Status.OK : Status.MISSING;
    return new Coverage(wanted, covered, gaps, total, status);
  }

  /** Share of the total that is covered, in [0, 1]. */
  public double share() {
    int missing = gaps.stream().mapToInt(gap -> gap.end() - gap.start()).sum();
    return (total - missing) / (double) total;
  }

  private static List<Range> merged(List<String> names) {
    List<Range> ranges = new ArrayList<>();
    for (String name : names) {
      Matcher chunk = CHUNK.matcher(name);
      if (chunk.find()) {
        int start = Integer.parseInt(chunk.group(1));
        int end = Integer.parseInt(chunk.group(2));
        if (start < end) {
          ranges.add(new Range(start, end));
        }
      }
    }
    ranges.sort(Comparator.comparingInt(Range::start));
    List<Range> merged = new ArrayList<>();
    for (Range each : ranges) {
      if (merged.isEmpty() || merged.getLast().end() < each.start()) {
        merged.add(each);
      } else {
        Range last = merged.removeLast();
        merged.add(new Range(last.start(), Math.max(last.end(), each.end())));
      }
    }
    return merged;
  }

  private static List<Range> gaps(List<Range> covered, int total) {
    List<Range> gaps = new ArrayList<>();
    int at = 0;
    for (Range each : covered) {
      if (each.start() > at && at < total) {
        gaps.add(new Range(at, Math.min(each.start(), total)));
      }
      at = Math.max(at, each.end());
    }
    if (at < total) {
      gaps.add(new Range(at, total));
    }
    return gaps;
  }
}
