package dev.assay.figures.shape;

/** An upright rectangle in points, y downwards. */
public record Box(double left, double top, double right, double bottom) {

  public static Box of(double left, double top, double width, double height) {
    return new Box(left, top, left + width, top + height);
  }

  public double width() {
    return right - left;
  }

  public double height() {
    return bottom - top;
  }

  public double centerX() {
    return (left + right) / 2;
  }

  public double centerY() {
    return (top + bottom) / 2;
  }

  public Box inset(double each) {
    return new Box(left + each, top + each, right - each, bottom - each);
  }

  /** Less on each side; never turned inside out. */
  public Box cut(double fromLeft, double fromTop, double fromRight, double fromBottom) {
    double newLeft = Math.min(left + fromLeft, right);
    double newTop = Math.min(top + fromTop, bottom);
    return new Box(
        newLeft,
        newTop,
        Math.max(newLeft, right - fromRight),
        Math.max(newTop, bottom - fromBottom));
  }

  public boolean overlaps(Box other) {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }

  public boolean contains(double x, double y) {
    return x >= left && x <= right && y >= top && y <= bottom;
  }
}
