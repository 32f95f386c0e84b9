package dev.assay.grading.equal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A set of real numbers as spans that are in order and do not touch. Equal sets have equal spans,
 * but for the rounding of their ends.
 */
record Region(List<Span> spans) {
  static final Region ALL = new Region(List.of(new Span(null, false, null, false)));
  static final Region EMPTY = new Region(List.of());
  private static final BigDecimal SAME = new BigDecimal("1e-34");

  /**
   * All numbers between two.
   *
   * @param low null when it has no lower end
   * @param high null when it has no upper end
   */
  record Span(
      @Nullable BigDecimal low, boolean lowClosed, @Nullable BigDecimal high, boolean highClosed) {

    /** Whether a number lies in it. */
    boolean holds(BigDecimal number) {
      int above = low == null ? 1 : compare(number, low);
      int below = high == null ? -1 : compare(number, high);
      return (above > 0 || above == 0 && lowClosed) && (below < 0 || below == 0 && highClosed);
    }

    private boolean holdsSomething() {
      if (low == null || high == null) {
        return true;
      }
      int order = compare(low, high);
      return order < 0 || order == 0 && lowClosed && highClosed;
    }
  }

  Region {
    spans = List.copyOf(spans);
  }

  static Region of(Span span) {
    return span.holdsSomething() ? new Region(List.of(span)) : EMPTY;
  }

  static Region point(BigDecimal at) {
    return of(new Span(at, true, at, true));
  }

  /** Two ends that agree to 34 digits are one. */
  static int compare(BigDecimal a, BigDecimal b) {
    BigDecimal apart = a.subtract(b);
    BigDecimal size = a.abs().max(b.abs()).max(BigDecimal.ONE);
    return apart.abs().compareTo(size.multiply(SAME)) <= 0 ? 0 : apart.signum();
  }

  private static int compareLow(Span a, Span b) {
    if (a.low == null || b.low == null) {
      return Boolean.compare(a.low != null, b.low != null);
    }
    int order = compare(a.low, b.low);
    return order != 0 ? order : Boolean.compare(b.lowClosed, a.lowClosed);
  }

  private static int compareHigh(Span a, Span b) {
    if (a.high == null || b.high == null) {
      return Boolean.compare(a.high == null, b.high == null);
    }
    int order = compare(a.high, b.high);
    return order != 0 ? order : Boolean.compare(a.highClosed, b.highClosed);
  }

  Region union(Region other) {
    var all = new ArrayList<>(spans);
    all.addAll(other.spans);
    all.sort(Region::compareLow);
    var merged = new ArrayList<Span>();
    for (Span next : all) {
      Span last = merged.isEmpty() ? null : merged.getLast();
      if (last == null || !touch(last, next)) {
        merged.add(next);
      } else if (compareHigh(last, next) < 0) {
        merged.set(
            merged.size() - 1, new Span(last.low, last.lowClosed, next.high, next.highClosed));
      }
    }
    return new Region(merged);
  }

  /** Whether no number lies between one span and one that begins no earlier. */
  private static boolean touch(Span first, Span next) {
    if (first.high == null || next.low == null) {
      return true;
    }
    int order = compare(first.high, next.low);
    return order > 0 || order == 0 && (first.highClosed || next.lowClosed);
  }

  Region intersection(Region other) {
    Region result = EMPTY;
    for (Span a : spans) {
      for (Span b : other.spans) {
        Span low = compareLow(a, b) >= 0 ? a : b;
        Span high = compareHigh(a, b) <= 0 ? a : b;
        result = result.union(of(new Span(low.low, low.lowClosed, high.high, high.highClosed)));
      }
    }
    return result;
  }

  Region complement() {
    Region rest = ALL;
    for (Span s : spans) {
      Region outside = EMPTY;
      if (s.low != null) {
        outside = of(new Span(null, false, s.low, !s.lowClosed));
      }
      if (s.high != null) {
        outside = outside.union(of(new Span(s.high, !s.highClosed, null, false)));
      }
      rest = rest.intersection(outside);
    }
    return rest;
  }

  boolean same(Region other) {
    boolean same = spans.size() == other.spans.size();
    Comparator<Span> low = Region::compareLow;
    for (int i = 0; same && i < spans.size(); i++) {
      Span a = spans.get(i);
      Span b = other.spans.get(i);
      same = low.compare(a, b) == 0 && compareHigh(a, b) == 0;
    }
    return same;
  }
}
