package dev.assay.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/** Figures that nobody would think of. Equal seeds give equal figures. */
public final class RandomFigures {
  private static final String[] WORDS = {
    "",
    "a",
    "accuracy",
    "perplexity on web_fineweb_edu_sample10bt",
    "step 22000",
    "\u05e9\u05dc\u05d5\u05dd",
    "\uD83D\uDE80",
    "x".repeat(80),
    "many short words that go on and on until they must be wrapped",
    "2025-03-04T12:30:00Z",
    "0.534 \u00b10.022",
    "a/b/c/d/e-f-g_h_i"
  };

  private final SplittableRandom random;
  private final List<Look> looks = new ArrayList<>();

  private RandomFigures(long seed) {
    random = new SplittableRandom(seed);
  }

  public static Figure figure(long seed) {
    return new RandomFigures(seed).figure();
  }

  private Figure figure() {
    int series = 1 + random.nextInt(random.nextInt(4) == 0 ? 60 : 6);
    for (int i = 0; i < series; i++) {
      looks.add(
          random.nextInt(5) == 0
              ? Look.of("k" + i, word(), pick(Colour.Role.values()))
              : Look.nth(i, "k" + i, word()));
    }
    var panels = new ArrayList<Panel>();
    int count = 1 + random.nextInt(random.nextInt(3) == 0 ? 9 : 2);
    for (int i = 0; i < count; i++) {
      panels.add(panel());
    }
    return Figure.grid("random", word(), word(), looks, 1 + random.nextInt(4), panels)
        .caption(word() + " " + word())
        .size(1 + random.nextDouble() * 15, 1 + random.nextDouble() * 10);
  }

  private Panel panel() {
    return switch (random.nextInt(8)) {
      case 0 -> {
        var rows = new ArrayList<TextPanel.Row>();
        for (int i = random.nextInt(12); i > 0; i--) {
          rows.add(new TextPanel.Row(word(), word(), pick(TextPanel.Tone.values())));
        }
        yield new TextPanel(word(), rows);
      }
      case 1 -> table();
      default -> plot();
    };
  }

  private TablePanel table() {
    var columns = new ArrayList<TablePanel.Column>();
    for (int i = 1 + random.nextInt(6); i > 0; i--) {
      columns.add(new TablePanel.Column(word(), random.nextBoolean()));
    }
    var rows = new ArrayList<TablePanel.Row>();
    for (int i = random.nextInt(20); i > 0; i--) {
      var cells = new ArrayList<String>();
      columns.forEach(column -> cells.add(word()));
      rows.add(new TablePanel.Row(random.nextBoolean() ? "" : key(), cells));
    }
    return new TablePanel(word(), columns, rows);
  }

  private Plot plot() {
    var x = axis();
    var y = axis();
    boolean heat = names(x) > 0 && names(y) > 0;
    var marks = new ArrayList<Mark>();
    for (int i = random.nextInt(8); i > 0; i--) {
      marks.add(heat && random.nextBoolean() ? heat(names(x), names(y)) : mark());
    }
    return new Plot(word(), x, y, marks, pick(Plot.Legend.values()), word());
  }

  private static int names(Axis axis) {
    return axis.scale() instanceof Scale.Category category ? category.names().size() : 0;
  }

  private Axis axis() {
    var scale =
        switch (random.nextInt(5)) {
          case 0 -> new Scale.Log();
          case 1 -> new Scale.SymLog(Math.pow(10, random.nextInt(-3, 4)));
          case 2 -> {
            var names = new ArrayList<String>();
            for (int i = random.nextInt(random.nextBoolean() ? 80 : 8); i > 0; i--) {
              names.add(word());
            }
            yield new Scale.Category(names);
          }
          default -> new Scale.Linear();
        };
    var axis =
        Axis.of(word(), scale)
            .unit(word())
            .format(pick(TickFormat.values()))
            .better(pick(Better.values()));
    if (random.nextInt(4) == 0) {
      axis = axis.from(value()).ticks(List.of(1.0, 2.0, value(), value()));
    }
    return random.nextInt(4) == 0 ? axis.withZero() : axis;
  }

  private Mark mark() {
    return switch (random.nextInt(9)) {
      case 0 -> new Mark.Line(key(), data(), random.nextBoolean());
      case 1 -> new Mark.Dots(key(), data());
      case 2, 3 -> new Mark.Bars(key(), random.nextBoolean() ? "g" : key(), data());
      case 4 -> new Mark.Band(key(), spans());
      case 5 -> new Mark.Interval(key(), pick(Along.values()), spans());
      case 6 -> new Mark.Rule(pick(Along.values()), value(), word(), pick(Mark.Rule.Kind.values()));
      case 7 -> new Mark.Aside(random.nextInt(10), word());
      default -> random.nextBoolean() ? new Mark.Label(value(), value(), word()) : region();
    };
  }

  private Mark region() {
    double x = value();
    double y = value();
    boolean strip = random.nextBoolean();
    return new Mark.Region(
        x,
        x + random.nextDouble() * 10,
        strip ? Double.NEGATIVE_INFINITY : y,
        strip ? Double.POSITIVE_INFINITY : y + 5,
        word(),
        pick(Mark.Region.Tone.values()));
  }

  private Mark heat(int columns, int rows) {
    var cells = new ArrayList<Mark.Cell>();
    for (int i = 0; i < columns * rows; i += 1 + random.nextInt(3)) {
      double value = random.nextInt(9) == 0 ? Double.NaN : random.nextDouble();
      cells.add(new Mark.Cell(i % columns, i / columns, value, word(), ""));
    }
    return new Mark.Heat(
        cells,
        new Shades.Sequential(
            OptionalDouble.empty(), OptionalDouble.empty(), word(), pick(TickFormat.values())));
  }

  private List<Datum> data() {
    var data = new ArrayList<Datum>();
    boolean labels = random.nextInt(3) == 0;
    for (int i = 0, n = random.nextInt(30); i < n; i++) {
      var datum = Datum.at(random.nextBoolean() ? i : value(), value());
      datum = labels ? datum.label(word()) : datum;
      data.add(random.nextInt(3) == 0 ? datum.interval(datum.y() - 1, datum.y() + 1) : datum);
    }
    return data;
  }

  private List<Span> spans() {
    var spans = new ArrayList<Span>();
    for (int i = 0, n = random.nextInt(20); i < n; i++) {
      double low = value();
      spans.add(new Span(i, low, low + random.nextDouble()));
    }
    return spans;
  }

  private double value() {
    return switch (random.nextInt(12)) {
      case 0 -> random.nextInt(10);
      case 1 -> 0;
      case 2 -> -Math.pow(10, random.nextDouble() * 3);
      default -> random.nextDouble() * 20;
    };
  }

  private String key() {
    return looks.get(random.nextInt(looks.size())).key();
  }

  private String word() {
    return pick(WORDS);
  }

  private <T> T pick(T[] items) {
    return items[random.nextInt(items.length)];
  }
}
