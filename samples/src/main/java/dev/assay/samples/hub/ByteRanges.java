package dev.assay.samples.hub;

import dev.assay.samples.ByteRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Bytes of a file, as ranges.
 *
 * @param ranges ascending; no two touch
 */
record ByteRanges(List<ByteRange> ranges) {
  static final ByteRanges NONE = new ByteRanges(List.of());

  ByteRanges {
    ranges = merged(ranges, 0);
  }

  private static List<ByteRange> merged(List<ByteRange> ranges, long gap) {
    List<ByteRange> sorted = new ArrayList<>(ranges);
    sorted.sort(Comparator.comparingLong(ByteRange::from));
    List<ByteRange> merged = new ArrayList<>();
    for (ByteRange each : sorted) {
      if (merged.isEmpty() || each.from() - merged.getLast().to() > gap) {
        merged.add(each);
      } else {
        ByteRange last = merged.removeLast();
        merged.add(new ByteRange(last.from(), Math.max(last.to(), each.to())));
      }
    }
    return List.copyOf(merged);
  }

  /** With the bytes between ranges that are no further apart than {@code gap}. */
  ByteRanges joined(long gap) {
    return new ByteRanges(merged(ranges, gap));
  }

  ByteRanges and(ByteRange more) {
    List<ByteRange> all = new ArrayList<>(ranges);
    all.add(more);
    return new ByteRanges(all);
  }

  /** What of these is not in others. */
  ByteRanges without(ByteRanges others) {
    List<ByteRange> left = new ArrayList<>();
    for (ByteRange each : ranges) {
      long at = each.from();
      for (ByteRange other : others.ranges) {
        if (other.from() >= each.to()) {
          break;
        }
        if (other.from() > at) {
          left.add(new ByteRange(at, other.from()));
        }
        at = Math.max(at, other.to());
      }
      if (at < each.to()) {
        left.add(new ByteRange(at, each.to()));
      }
    }
    return new ByteRanges(left);
  }

  /** How many bytes there are. */
  long length() {
    return ranges.stream().mapToLong(ByteRange::length).sum();
  }
}
