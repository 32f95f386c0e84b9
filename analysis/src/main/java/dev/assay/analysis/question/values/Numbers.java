package dev.assay.analysis.question.values;

/**
 * Numbers; NaN where missing.
 *
 * @param whole whether they are whole by nature, such as steps
 */
@SuppressWarnings("ArrayRecordComponent")
public record Numbers(double[] values, boolean whole) implements Values {

  @Override
  public int size() {
    return values.length;
  }

  @Override
  public boolean missing(int position) {
    return Double.isNaN(values[position]);
  }

  /** Plain order, in which -0.0 and 0.0 are equal. */
  @Override
  public int compare(int a, int b) {
    double left = values[a];
    double right = values[b];
    return left < right ? -1 : left > right ? 1 : 0;
  }

  @Override
  public Object cell(int position) {
    if (whole) {
      return (long) values[position];
    }
    return values[position];
  }
}
