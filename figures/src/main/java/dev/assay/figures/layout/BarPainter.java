package dev.assay.figures.layout;

import dev.assay.figures.Dash;
import dev.assay.figures.Datum;
import dev.assay.figures.Look;
import dev.assay.figures.Mark;
import dev.assay.figures.Scale;
import dev.assay.figures.scene.Item;
import dev.assay.figures.shape.Box;
import dev.assay.figures.shape.Outline;
import dev.assay.figures.type.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Draws bars in groups, upright or lying, with their intervals and values. */
final class BarPainter {
  private static final double GROUP = 0.8; // of the room between two places
  private static final double WIDEST = 64; // points for one bar

  /** Tries to write a value clear of markers, such as those of chance levels. */
  private static final int MOST_MOVES = 6;

  private static final double LONGEST = 0.3; // of the plot, for values beyond bars

  /** How values are written: level or upright, and how long they are along the axis of values. */
  private record Written(boolean shown, boolean upright, double length) {}

  /** A value to be written beyond a bar. */
  private record Value(
      String text, double at, double end, boolean below, Box box, Look look, Stacks.Spot spot) {}

  private final Field field;
  private final Frame frame;
  private final boolean lying;
  private final List<String> groups;
  private final double group;
  private final double each;
  private final Written written;
  private final Stacks stacks;
  private final Map<Stacks.Spot, Integer> parts = new HashMap<>();
  private final List<Value> values = new ArrayList<>();

  private BarPainter(Field field, List<Mark.Bars> marks) {
    this.field = field;
    this.frame = field.frame;
    this.lying = frame.y().isNames();
    this.groups = marks.stream().map(Mark.Bars::group).distinct().toList();
    this.stacks = new Stacks(lying);
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
      double start = stacks.start(bars, bar);
      double at = (lying ? frame.py(bar.y()) : frame.px(bar.x())) + offset;
      var raised = stacks.raised(bar, start);
      double end = lying ? frame.px(raised.x()) : frame.py(raised.y());
      if (bar.isPresent() && isInside(at - offset) && Double.isFinite(at + end)) {
        double from = start == 0 ? base() : lying ? frame.px(start) : frame.py(start);
        bar(raised, look, stacks.spot(bars, bar), at, from, end);
      }
    }
  }

  /** Whether the middle of a group is on the axis. */
  private boolean isInside(double at) {
    var area = frame.area();
    return lying ? frame.shows(area.left(), at) : frame.shows(at, area.top());
  }

  private void bar(Datum bar, Look look, Stacks.Spot spot, double at, double from, double end) {
    var area = frame.area();
    double half = each * (each > 4 ? 0.46 : 0.5);
    double least = lying ? area.left() : area.top();
    double most = lying ? area.right() : area.bottom();
    double foot = Math.clamp(from, least, most);
    double tip = Math.clamp(end, least, most);
    var box =
        lying
            ? new Box(Math.min(foot, tip), at - half, Math.max(foot, tip), at + half)
            : new Box(at - half, Math.min(foot, tip), at + half, Math.max(foot, tip));
    Shapes.bar(field.paper, field.style.theme(), look, box);
    boolean negative = lying ? end < from : end > from;
    double beyond = interval(bar, at, tip, lying == negative);
    parts.merge(spot, 1, Integer::sum);
    if (!bar.label().isEmpty()) {
      values.add(new Value(Words.clean(bar.label()), at, beyond, negative, box, look, spot));
    }
  }

  /** Draws the interval of a bar; returns where the bar with its interval ends. */
  private double interval(Datum bar, double at, double tip, boolean toLeast) {
    double a = lying ? frame.px(bar.low()) : frame.py(bar.high());
    double b = lying ? frame.px(bar.high()) : frame.py(bar.low());
    if (!bar.hasInterval() || !Double.isFinite(a + b)) {
      return tip;
    }
    var area = frame.area();
    double cap = Math.min(each * 0.3, field.style.gap(3.5));
    Shapes.error(field, !lying, at, a, b, field.style.theme().text, cap);
    double least = lying ? area.left() : area.top();
    double most = lying ? area.right() : area.bottom();
    return Math.clamp(toLeast ? Math.min(a, tip) : Math.max(b, tip), least, most);
  }

  /**
   * Where 0 is not on a linear axis, a gap across the feet of the bars says that they are cut off.
   */
  void cut() {
    double zero = lying ? frame.px(0) : frame.py(0);
    var area = frame.area();
    double away = field.style.gap(6);
    boolean room = (lying ? area.width() : area.height()) > 4 * away;
    boolean linear = (lying ? frame.x() : frame.y()).scale() instanceof Scale.Linear;
    if (isEmpty() || !linear || !room || zero == base()) {
      return;
    }
    double sign = lying ? (zero < base() ? 1 : -1) : (zero > base() ? -1 : 1);
    double middle = base() + sign * away;
    var zigzag = new Outline();
    double start = lying ? area.top() : area.left();
    double end = lying ? area.bottom() : area.right();
    double step = field.style.gap(3);
    for (int i = 0; start + i * step <= end; i++) {
      double across = start + i * step;
      double along = middle + (i % 2 == 0 ? 1 : -1) * step / 3;
      double x = lying ? along : across;
      double y = lying ? across : along;
      if (i == 0) {
        zigzag.move(x, y);
      } else {
        zigzag.line(x, y);
      }
    }
    int ground = field.style.theme().ground;
    field.paper.add(new Item.Stroke(zigzag, ground, 1, field.style.gap(2), List.of()));
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
    for (var value : values) {
      if (parts.getOrDefault(value.spot(), 0) > 1) {
        inside(value);
      } else if (!written.shown) {
        continue;
      } else if (lying) {
        besideBar(value);
      } else if (written.upright) {
        upright(value);
      } else {
        overBar(value);
      }
    }
  }

  /** A part of a stack has its value in its middle, if it fits there. */
  private void inside(Value value) {
    var type = field.style.small();
    var theme = field.style.theme();
    boolean solid = value.look().dash() == Dash.SOLID;
    int colour = solid ? theme.on(field.colour(value.look())) : theme.text;
    double x = value.box().centerX() - type.width(value.text()) / 2;
    double y = value.box().centerY() + (type.ascent() - type.descent()) / 2;
    var text = new Item.Text(value.text(), x, y, type, colour, 0);
    var around = solid ? null : text.box().bounds().inset(-1);
    field.paper.tryText(text, value.box(), around, theme.ground);
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
    double x = value.at() - type.width(value.text()) / 2;
    double away = field.style.gap(value.below() ? 4 : -4);
    for (int move = 0; move < MOST_MOVES; move++) {
      var text = new Item.Text(value.text(), x, y + move * away, type, 0, 0);
      if (!field.isBlocked(text.box().bounds())) {
        write(value, x, y + move * away, 0);
        return;
      }
    }
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
