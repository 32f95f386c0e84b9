package dev.assay.figures.layout;

import dev.assay.figures.Datum;
import dev.assay.figures.Look;
import dev.assay.figures.Mark;
import dev.assay.figures.scene.Item;
import dev.assay.figures.shape.Box;
import dev.assay.figures.type.Words;
import java.util.ArrayList;
import java.util.List;

/** Draws bars in groups, upright or lying, with their intervals and values. */
final class BarPainter {
  private static final double GROUP = 0.8; // of the room between two places
  private static final double WIDEST = 64; // points for one bar

  private static final double LONGEST = 0.3; // of the plot, for values beyond bars

  /** How values are written: level or upright, and how long they are along the axis of values. */
  private record Written(boolean shown, boolean upright, double length) {}

  /** A value to be written beyond a bar. */
  private record Value(String text, double at, double end, boolean below) {}

  private final Field field;
  private final Frame frame;
  private final boolean lying;
  private final List<String> groups;
  private final double group;
  private final double each;
  private final Written written;
  private final List<Value> values = new ArrayList<>();

  private BarPainter(Field field, List<Mark.Bars> marks) {
    this.field = field;
    this.frame = field.frame;
    this.lying = frame.y().isNames();
    this.groups = marks.stream().map(Mark.Bars::group).distinct().toList();
    var axle = lying ? frame.y() : frame.x();
    double length = lying ? frame.area().height() : frame.area().width();
    double room = Bars.smallestGap(axle.scale(), marks, lying) / (axle.high() - axle.low());
    int count = Math.max(1, groups.size());
    this.group = Math.min(room * length * GROUP, field.style.gap(WIDEST) * count);
    this.each = group / count;
    this.written = written(marks);
  }

  static BarPainter of(Field field) {
    var marks = new ArrayList<Mark.Bars>();
    for (var mark : field.plot.marks()) {
      if (mark instanceof Mark.Bars bars) {
        marks.add(bars);
      }
    }
    return new BarPainter(field, marks);
  }

  boolean isEmpty() {
    return groups.isEmpty();
  }

  /** Where bars begin: at 0, or at the end of the axis that is nearer to it. */
  double base() {
    var area = frame.area();
    double zero = lying ? frame.px(0) : frame.py(0);
    if (!Double.isFinite(zero)) {
      return lying ? area.left() : area.bottom();
    }
    return lying
        ? Math.clamp(zero, area.left(), area.right())
        : Math.clamp(zero, area.top(), area.bottom());
  }

  void paint(Mark.Bars bars) {
    var look = field.look(bars.look());
    double offset = groups.indexOf(bars.group()) * each - group / 2 + each / 2;
    for (var bar : bars.bars()) {
      double at = (lying ? frame.py(bar.y()) : frame.px(bar.x())) + offset;
      double end = lying ? frame.px(bar.x()) : frame.py(bar.y());
      if (bar.isPresent() && Double.isFinite(at + end)) {
        bar(bar, look, at, end);
      }
    }
  }

  private void bar(Datum bar, Look look, double at, double end) {
    var area = frame.area();
    double half = each * (each > 4 ? 0.46 : 0.5);
    double base = base();
    double least = lying ? area.left() : area.top();
    double most = lying ? area.right() : area.bottom();
    double tip = Math.clamp(end, least, most);
    var box =
        lying
            ? new Box(Math.min(base, tip), at - half, Math.max(base, tip), at + half)
            : new Box(at - half, Math.min(base, tip), at + half, Math.max(base, tip));
    Shapes.bar(field.paper, field.style.theme(), look, box);
    boolean negative = lying ? end < base : end > base;
    double beyond = tip;
    if (bar.hasInterval()) {
      double a = lying ? frame.px(bar.low()) : frame.py(bar.high());
      double b = lying ? frame.px(bar.high()) : frame.py(bar.low());
      if (Double.isFinite(a + b)) {
        double cap = Math.min(each * 0.3, field.style.gap(3.5));
        Shapes.error(field, !lying, at, a, b, field.style.theme().text, cap);
        boolean toLeast = lying == negative;
        beyond = Math.clamp(toLeast ? Math.min(a, tip) : Math.max(b, tip), least, most);
      }
    }
    if (!bar.label().isEmpty()) {
      values.add(new Value(Words.clean(bar.label()), at, beyond, negative));
    }
  }

  private Written written(List<Mark.Bars> marks) {
    var type = field.style.small();
    double line = type.ascent() + type.descent();
    double widest = 0;
    for (var mark : marks) {
      for (var bar : mark.bars()) {
        widest = Math.max(widest, type.width(Words.clean(bar.label())));
      }
    }
    double most = (lying ? frame.area().width() : frame.area().height()) * LONGEST;
    if (widest == 0) {
      return new Written(false, false, 0);
    }
    if (lying) {
      return new Written(line <= each + 1 && widest <= most, false, widest);
    }
    if (widest <= each * 1.15 + 2 && line <= most) {
      return new Written(true, false, line);
    }
    return new Written(line <= each && widest <= most, true, widest);
  }

  /** Share of the axis of values that must be free beyond the data. */
  double room() {
    double length = lying ? frame.area().width() : frame.area().height();
    return written.shown ? Math.min(LONGEST, (written.length + field.style.gap(4)) / length) : 0;
  }

  /** Writes the values beyond the bars, all in the same way. */
  void labels() {
    if (!written.shown) {
      return;
    }
    for (var value : values) {
      if (lying) {
        besideBar(value);
      } else if (written.upright) {
        upright(value);
      } else {
        overBar(value);
      }
    }
  }

  private void besideBar(Value value) {
    var type = field.style.small();
    double gap = field.style.gap(3);
    double width = type.width(value.text());
    double x = value.below() ? value.end() - gap - width : value.end() + gap;
    double y = value.at() + (type.ascent() - type.descent()) / 2;
    write(value, x, y, 0);
  }

  private void overBar(Value value) {
    var type = field.style.small();
    double gap = field.style.gap(2);
    double y =
        value.below() ? value.end() + gap + type.ascent() : value.end() - gap - type.descent();
    write(value, value.at() - type.width(value.text()) / 2, y, 0);
  }

  private void upright(Value value) {
    var type = field.style.small();
    double gap = field.style.gap(3);
    double x = value.at() + (type.ascent() - type.descent()) / 2;
    double width = type.width(value.text());
    write(value, x, value.below() ? value.end() + gap + width : value.end() - gap, 90);
  }

  private void write(Value value, double x, double y, double angle) {
    var type = field.style.small();
    var text = new Item.Text(value.text(), x, y, type, field.style.theme().text, angle);
    double slack = field.style.gap(4);
    field.paper.tryText(text, frame.area().inset(-slack));
  }
}
