package dev.assay.formats.paper;

import java.util.Arrays;

/** A growing list of curve points. One thread. */
final class Points {
  private long[] position = new long[64];
  private double[] loss = new double[64];
  private double[] perplexity = new double[64];
  private int size;

  /** Adds a point; {@link Double#NaN} stands for a value that is not known or not finite. */
  void add(long at, double lossValue, double perplexityValue) {
    if (size == position.length) {
      position = Arrays.copyOf(position, size * 2);
      loss = Arrays.copyOf(loss, size * 2);
      perplexity = Arrays.copyOf(perplexity, size * 2);
    }
    position[size] = at;
    loss[size] = finite(lossValue);
    perplexity[size] = finite(perplexityValue);
    size++;
  }

  private static double finite(double value) {
    return Double.isFinite(value) ? value : Double.NaN;
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  void clear() {
    size = 0;
  }

  long position(int i) {
    return position[i];
  }

  double loss(int i) {
    return loss[i];
  }

  double perplexity(int i) {
    return perplexity[i];
  }

  long last() {
    return size == 0 ? Long.MIN_VALUE : position[size - 1];
  }

  long[] positions() {
    return Arrays.copyOf(position, size);
  }

  double[] losses() {
    return Arrays.copyOf(loss, size);
  }

  double[] perplexities() {
    return Arrays.copyOf(perplexity, size);
  }

  /** The points by position; points of equal position stay in their order. */
  Points sorted() {
    boolean ordered = true;
    for (int i = 1; i < size && ordered; i++) {
      ordered = position[i] >= position[i - 1];
    }
    if (ordered) {
      return this;
    }
    Integer[] order = new Integer[size];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Long.compare(position[a], position[b]));
    Points sorted = new Points();
    for (Integer i : order) {
      sorted.add(position[i], loss[i], perplexity[i]);
    }
    return sorted;
  }
}
