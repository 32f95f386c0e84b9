package dev.assay.domain;

/**
 * A curve inside one run, such as loss against token position of one audio file.
 *
 * @param task what was measured on, such as {@code librilight}
 * @param name what the values are, such as {@code loss} or {@code perplexity}
 * @param kind how a value relates to its position, such as {@code running-average} (mean from the
 *     start up to x), {@code local}, {@code single-token}; empty where not known
 * @param part which of several parallel curves (the audio file's name); empty when there is one
 * @param partEstimated whether the assignment of points to {@code part} is a guess
 * @param xUnit unit of {@code x}, such as {@code tokens} or {@code steps}
 * @param x strictly increasing positions
 * @param y values, same length; {@link Double#NaN} marks a point that was there but not a number
 * @param count sequences behind each value; 0 where not known
 */
@SuppressWarnings("ArrayRecordComponent")
public record Series(
    String task,
    String name,
    String kind,
    String part,
    boolean partEstimated,
    String xUnit,
    long[] x,
    double[] y,
    int count) {

  public Series {
    Check.that(x.length == y.length, "x has %d points, y has %d", x.length, y.length);
    int i = 1;
    while (i < x.length && x[i] > x[i - 1]) {
      i++;
    }
    if (i < x.length) { // the words of a check that holds would cost more than the check
      Check.that(false, "x must increase strictly, but %d follows %d", x[i], x[i - 1]);
    }
  }

  public int size() {
    return x.length;
  }
}
