package dev.assay.figures;

import static java.lang.Double.NaN;

import dev.assay.figures.Mark.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/** One figure of each kind, and many that are meant to break the layout. Data are invented. */
public final class Gallery {
  private Gallery() {}

  /** Draws all of them; for looking at. Arguments: folder, then sizes such as {@code 8x5}. */
  public static void main(String[] args) throws IOException {
    var folder = Path.of(args[0]);
    for (var theme : dev.assay.figures.layout.Theme.values()) {
      var drawing = new dev.assay.figures.render.Drawing(theme, 110);
      for (var figure : all()) {
        for (int i = 1; i <= args.length; i++) {
          var size = i == args.length ? figure.size() : size(args[i]);
          var png = drawing.draw(figure, dev.assay.figures.render.ImageFormat.PNG, size);
          var name = figure.id() + (i == args.length ? "" : "-" + args[i]) + "-" + theme + ".png";
          Files.createDirectories(folder);
          Files.write(folder.resolve(name.toLowerCase(Locale.ROOT)), png);
        }
      }
    }
  }

  private static Figure.Size size(String text) {
    int at = text.indexOf('x');
    return new Figure.Size(
        Double.parseDouble(text.substring(0, at)), Double.parseDouble(text.substring(at + 1)));
  }

  /** Every figure. */
  public static List<Figure> all() {
    var figures = new ArrayList<Figure>();
    for (int series : new int[] {1, 2, 5, 10, 40, 100}) {
      figures.add(lines(series, 12));
    }
    figures.add(lines(3, 60));
    for (int names : new int[] {2, 10, 40, 100}) {
      figures.add(bars(names, 1));
      figures.add(bars(names, 3));
      figures.add(ranking(names));
    }
    figures.add(heat(6, 10, false));
    figures.add(heat(40, 80, true));
    figures.add(deltas());
    figures.add(quadrant());
    figures.add(symLog());
    figures.add(longCurve());
    figures.add(stages());
    figures.add(singleRun());
    figures.add(hostile());
    figures.add(empty());
    figures.add(flat());
    figures.add(onePoint());
    figures.add(lyingBars());
    figures.add(asides(3));
    figures.add(asides(14));
    figures.add(asides(60));
    figures.add(stacked());
    figures.add(cutBars());
    figures.add(facets());
    return figures;
  }

  static List<Look> looks(int n, String stem) {
    var looks = new ArrayList<Look>();
    for (int i = 0; i < n; i++) {
      looks.add(Look.nth(i, "s" + i, stem + i));
    }
    return looks;
  }

  static List<String> names(int n) {
    var known =
        List.of(
            "hellaswag",
            "commonsense_qa",
            "social_i_qa",
            "copa",
            "arc_easy",
            "openbookqa",
            "qasc",
            "sciq",
            "piqa",
            "winogrande");
    var names = new ArrayList<String>();
    for (int i = 0; i < n; i++) {
      names.add(known.get(i % known.size()) + (i < known.size() ? "" : "_part_" + i));
    }
    return names;
  }

  static Figure lines(int series, int steps) {
    var random = new SplittableRandom(series);
    var marks = new ArrayList<Mark>();
    var ticks = new ArrayList<Double>();
    for (int s = 0; s < series; s++) {
      double start = 30 + random.nextDouble() * 20;
      var points = new ArrayList<Datum>();
      var spans = new ArrayList<Span>();
      for (int i = 1; i <= steps; i++) {
        double y = start * Math.pow(i, -0.2) + random.nextDouble();
        boolean gap = s == 1 && i == 5;
        points.add(Datum.at(i * 2000, gap ? NaN : y).count(1000));
        spans.add(gap ? new Span(i * 2000, NaN, NaN) : new Span(i * 2000, y - 1, y + 1));
        if (s == 0) {
          ticks.add(i * 2000.0);
        }
      }
      if (series <= 5) {
        marks.add(new Mark.Band("s" + s, spans));
      }
      marks.add(new Mark.Line("s" + s, points, true));
    }
    var plot =
        Plot.of(
            "",
            Axis.linear("training step").format(TickFormat.THOUSANDS).ticks(ticks),
            Axis.linear("perplexity").better(Better.DOWN),
            marks);
    return Figure.of(
            "lines-" + series + "-" + steps,
            "Perplexity by slice over training",
            "11 slices, " + steps + " steps; bands are 95 % intervals",
            looks(series, "web_fineweb_"),
            plot)
        .caption("Bands: 95 % percentile bootstrap over documents, 2 000 resamples, seed 7.");
  }

  static Figure bars(int names, int groups) {
    var random = new SplittableRandom(names * 7L + groups);
    var marks = new ArrayList<Mark>();
    for (int g = 0; g < groups; g++) {
      var bars = new ArrayList<Datum>();
      for (int i = 0; i < names; i++) {
        double y = 0.25 + 0.6 * random.nextDouble();
        var bar = Datum.at(i, i == 3 && g == 1 ? NaN : y).interval(y - 0.03, y + 0.03).count(500);
        bars.add(bar.label(String.format(Locale.ROOT, "%.1f%%", y * 100)));
      }
      marks.add(Mark.Bars.of("s" + g, bars));
    }
    marks.add(new Rule(Along.Y, 0.25, "chance 25%", Rule.Kind.CHANCE));
    var plot =
        Plot.of(
            "",
            Axis.names("", names(names)),
            Axis.linear("accuracy").format(TickFormat.PERCENT).better(Better.UP),
            marks);
    return Figure.of(
            "bars-" + names + "-" + groups,
            "Accuracy by task",
            "Wilson intervals, 95 %",
            looks(groups, "step "),
            plot)
        .size(names > 20 ? 14 : 8, 5);
  }

  static Figure ranking(int runs) {
    var random = new SplittableRandom(runs);
    var names = new ArrayList<String>();
    var dots = new ArrayList<Datum>();
    var base = new ArrayList<Datum>();
    for (int i = 0; i < runs; i++) {
      names.add("2025-03-" + (i % 28 + 1) + " ttt-llama-500m-lr3e-4-warmup-" + i);
      double x = 0.8 - 0.2 * i / runs + random.nextDouble() * 0.01;
      var dot = Datum.at(x, i).interval(x - 0.02, x + 0.02).count(1000);
      (i % 7 == 3 ? base : dots).add(dot);
    }
    var looks =
        List.of(
            Look.of("ttt", "TTT", Colour.Role.NEUTRAL),
            Look.of("base", "Baseline", Colour.Role.BASELINE));
    var plot =
        Plot.of(
            "",
            Axis.linear("sBLIMP accuracy").format(TickFormat.PERCENT).better(Better.UP),
            Axis.names("", names),
            List.of(
                new Rule(Along.X, 0.5, "chance", Rule.Kind.CHANCE),
                new Mark.Dots("ttt", dots),
                new Mark.Dots("base", base)));
    return Figure.of("ranking-" + runs, "Runs by accuracy", "best first", looks, plot)
        .size(8, Math.max(3, 1.5 + runs * 0.13));
  }

  static Figure heat(int columns, int rows, boolean diverging) {
    var random = new SplittableRandom(3);
    var cells = new ArrayList<Mark.Cell>();
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        double v = random.nextDouble() - (diverging ? 0.5 : 0);
        boolean missing = (r + c) % 11 == 5;
        var text = String.format(Locale.ROOT, diverging ? "%+.2f" : "%.2f", v);
        cells.add(new Mark.Cell(c, r, missing ? NaN : v, text, ""));
      }
    }
    var shades =
        diverging
            ? new Shades.Diverging(
                0, OptionalDouble.empty(), Better.UP, "difference", TickFormat.NUMBER)
            : new Shades.Sequential(
                OptionalDouble.empty(), OptionalDouble.empty(), "accuracy", TickFormat.PERCENT);
    var steps = new ArrayList<String>();
    for (int c = 0; c < columns; c++) {
      steps.add("step " + (c + 1) * 2000);
    }
    var plot =
        Plot.of(
            "",
            Axis.names("", steps),
            Axis.names("", names(rows)),
            List.of(new Mark.Heat(cells, shades)));
    return Figure.of(
            "heat-" + columns + "-" + rows, "Accuracy by task and step", "", List.of(), plot)
        .size(8, rows > 20 ? 10 : 5);
  }

  static Figure deltas() {
    double[] deltas = {0.05, 0.02, -0.03, 0.001, -0.08, NaN, 0.046, -0.002, 0.013, -0.01};
    String[] verdicts = {"b", "u", "u", "u", "w", "u", "b", "u", "u", "u"};
    var marks = new ArrayList<Mark>();
    for (var look : new String[] {"b", "w", "u"}) {
      var bars = new ArrayList<Datum>();
      for (int i = 0; i < deltas.length; i++) {
        if (verdicts[i].equals(look)) {
          double d = deltas[i];
          var text = Double.isNaN(d) ? "" : String.format(Locale.ROOT, "%+.3f", d);
          bars.add(Datum.at(i, d).interval(d - 0.02, d + 0.02).label(text));
        }
      }
      marks.add(new Mark.Bars(look, "delta", bars));
    }
    var looks =
        List.of(
            Look.of("b", "better", Colour.Role.BETTER),
            Look.of("w", "worse", Colour.Role.WORSE),
            Look.of("u", "not distinguishable", Colour.Role.UNDECIDED));
    var plot =
        Plot.of(
            "",
            Axis.names("", names(10)),
            Axis.linear("accuracy, step 22000 - 2000").better(Better.UP),
            marks);
    return Figure.of(
            "deltas",
            "Change of accuracy by task",
            "95 % intervals, Holm over 10 tasks",
            looks,
            plot)
        .size(10, 5);
  }

  static Figure quadrant() {
    var marks = new ArrayList<Mark>();
    marks.add(
        new Mark.Region(
            0,
            Double.POSITIVE_INFINITY,
            0,
            Double.POSITIVE_INFINITY,
            "goal met",
            Mark.Region.Tone.GOOD));
    marks.add(new Rule(Along.X, 0, "", Rule.Kind.ZERO));
    marks.add(new Rule(Along.Y, 0, "", Rule.Kind.ZERO));
    var path = new ArrayList<Datum>();
    var looks = new ArrayList<Look>();
    looks.add(Look.of("path", "in order of steps", Colour.Role.BASELINE));
    for (int i = 0; i < 8; i++) {
      path.add(Datum.at(2 * i - 1.5, Math.sin(i) * 0.6 + 0.1 * i));
    }
    marks.add(new Mark.Line("path", path, false));
    for (int i = 0; i < 8; i++) {
      looks.add(Look.ordered("p" + i, "step " + (i + 1) * 2000, i / 7.0));
      var datum = path.get(i);
      marks.add(
          new Mark.Interval(
              "p" + i, Along.X, List.of(new Span(datum.y(), datum.x() - 0.8, datum.x() + 0.8))));
      marks.add(
          new Mark.Dots(
              "p" + i,
              List.of(datum.interval(datum.y() - 0.2, datum.y() + 0.2).label((i + 1) * 2 + "k"))));
    }
    var plot =
        Plot.of(
            "",
            Axis.linear("perplexity improvement").unit("%").better(Better.UP),
            Axis.linear("accuracy change").unit("%").better(Better.UP),
            marks);
    return Figure.of("quadrant", "Objective against the bridge", "", looks, plot).size(7, 5.5);
  }

  static Figure symLog() {
    var points = new ArrayList<Datum>();
    var other = new ArrayList<Datum>();
    points.add(Datum.at(0, 0.26));
    other.add(Datum.at(0, 0.25));
    for (int i = 0; i < 18; i++) {
      points.add(
          Datum.at(1 << i, 0.25 + 0.4 / (1 + Math.exp(9.0 - i))).label(i == 12 ? "emerges" : ""));
      other.add(Datum.at(1 << i, 0.25 + 0.3 / (1 + Math.exp(11.0 - i))));
    }
    var plot =
        Plot.of(
            "",
            Axis.symLog("training step").format(TickFormat.THOUSANDS),
            Axis.linear("accuracy").format(TickFormat.PERCENT).better(Better.UP),
            List.of(
                new Rule(Along.Y, 0.25, "chance", Rule.Kind.CHANCE),
                new Mark.Line("s0", points, true),
                new Mark.Line("s1", other, true)));
    return Figure.of(
        "symlog",
        "A log axis that admits step 0",
        "Pythia-like steps",
        looks(2, "arc_easy "),
        plot);
  }

  static Figure longCurve() {
    var random = new SplittableRandom(9);
    var points = new ArrayList<Datum>();
    for (int i = 0; i < 43_000; i++) {
      points.add(Datum.at(i, 2.2 + 2 / Math.sqrt(1 + i / 50.0) + random.nextDouble() * 0.3));
    }
    var plot =
        Plot.of(
            "",
            Axis.linear("token position").format(TickFormat.THOUSANDS),
            Axis.linear("loss").unit("nats").better(Better.DOWN),
            List.of(
                new Mark.Line("s0", points, true),
                new Rule(Along.X, 8192, "8k", Rule.Kind.REFERENCE),
                new Rule(Along.X, 16384, "16k", Rule.Kind.REFERENCE),
                new Rule(Along.X, 24576, "24k", Rule.Kind.REFERENCE),
                new Rule(Along.X, 32768, "32k", Rule.Kind.REFERENCE)));
    return Figure.of("long", "Loss by position", "43 000 positions", looks(1, "run "), plot)
        .size(12, 4);
  }

  static Figure stages() {
    var marks = new ArrayList<Mark>();
    marks.add(Mark.Region.ofX(0, 14e9, "Stage 1"));
    marks.add(Mark.Region.ofX(20e9, 24e9, "Stage 3: reasoning data"));
    var one = new ArrayList<Datum>();
    var two = new ArrayList<Datum>();
    for (int i = 1; i <= 24; i++) {
      one.add(Datum.at(i * 1e9, 60 / Math.sqrt(i)));
      if (i > 13) {
        two.add(Datum.at(i * 1e9, 40 / Math.sqrt(i)));
      }
    }
    marks.add(new Mark.Line("s0", one, true));
    marks.add(new Mark.Line("s1", two, true));
    marks.add(new Rule(Along.X, 20e9, "bridge 22000", Rule.Kind.REFERENCE));
    var plot =
        Plot.of(
            "",
            Axis.linear("tokens seen").format(TickFormat.TOKENS),
            Axis.log("perplexity").better(Better.DOWN),
            marks);
    return Figure.of("stages", "Perplexity over tokens", "three stages", looks(2, "macro "), plot);
  }

  static Figure singleRun() {
    var accuracies = bars(4, 1).panels().getFirst().panel();
    var librilight =
        Plot.of(
            "LibriLight: long context",
            Axis.linear("context length").unit("k tokens"),
            Axis.linear("loss").unit("nats").better(Better.DOWN),
            List.of(
                new Mark.Line(
                    "s0",
                    List.of(
                        Datum.at(8, 2.61),
                        Datum.at(16, 2.57),
                        Datum.at(24, 2.55),
                        Datum.at(32, 2.54)),
                    true)));
    var positions = longCurve().panels().getFirst().panel();
    var rows = new ArrayList<TextPanel.Row>();
    rows.add(TextPanel.row("model type", "TTT"));
    rows.add(TextPanel.row("timestamp", "2025-03-04 12:30:00 UTC"));
    rows.add(TextPanel.heading("Samples"));
    rows.add(TextPanel.row("sblimp_max_pairs", "1000"));
    rows.add(
        TextPanel.row(
            "checkpoint",
            "/data/checkpoints/a/very/long/path/that/goes/on/and/on/checkpoint_0003500/consolidated"));
    rows.add(
        TextPanel.line("A sentence that is wrapped when the panel is narrower than it is long."));
    var slopes = deltas().panels().getFirst().panel();
    var table =
        new TablePanel(
            "Summary",
            List.of(
                new TablePanel.Column("benchmark", false),
                new TablePanel.Column("accuracy", true),
                new TablePanel.Column("n", true)),
            List.of(
                new TablePanel.Row("s0", List.of("sBLIMP", "61.2%", "1,000")),
                new TablePanel.Row("s0", List.of("sWUGGY", "71.0%", "1,000")),
                new TablePanel.Row("", List.of("tStoryCloze", "\u2013", "0"))));
    var looks = new ArrayList<>(looks(1, "run "));
    looks.addAll(deltas().looks());
    return new Figure(
        "single",
        "Evaluation of ttt-500m at step 3500",
        "2025-03-04 12:30 UTC",
        looks,
        List.of(
            new Figure.Place(accuracies, 0, 0, 1, 2),
            new Figure.Place(librilight, 0, 2, 1, 2),
            new Figure.Place(positions, 1, 0, 1, 4),
            new Figure.Place(new TextPanel("Configuration", rows), 2, 0, 1, 1),
            new Figure.Place(table, 2, 1, 1, 1),
            new Figure.Place(slopes, 2, 2, 1, 2)),
        new Figure.Size(16, 10),
        "Error bars: Wilson intervals, 95 %, from n. Slopes: least squares.",
        List.of("results.json, sha256 0000"));
  }

  static Figure hostile() {
    var nasty =
        List.of(
            "<script>alert(1)</script> & \"quotes\" ]]>",
            "\u05e9\u05dc\u05d5\u05dd \u202eevil\u202c",
            "emoji \uD83D\uDE80\uD83C\uDDEC\uD83C\uDDF7 \uD83D",
            "x".repeat(500),
            "line\nbreak\ttab\u0000nul",
            "",
            "\u4e2d\u6587\u6807\u7b7e",
            "words ".repeat(100));
    var looks = new ArrayList<Look>();
    var marks = new ArrayList<Mark>();
    for (int i = 0; i < nasty.size(); i++) {
      looks.add(Look.nth(i, "k" + i, nasty.get(i)));
      marks.add(
          Mark.Bars.of(
              "k" + i,
              List.of(
                  Datum.at(i, i % 2 == 0 ? i - 3 : Double.POSITIVE_INFINITY).label(nasty.get(i)),
                  Datum.at(99, 1e308),
                  Datum.at((i + 1) % 8, -1e3 * i).interval(-1e4, Double.POSITIVE_INFINITY))));
      marks.add(new Rule(Along.Y, i, nasty.get(i), Rule.Kind.REFERENCE));
      marks.add(new Mark.Label(i, i, nasty.get(i)));
    }
    marks.add(new Mark.Line("k0", List.of(Datum.at(NaN, NaN), Datum.at(0, 1e300)), true));
    var plot =
        Plot.of(
            nasty.get(0),
            Axis.names(nasty.get(7), nasty),
            Axis.linear(nasty.get(3)).unit(nasty.get(2)).better(Better.UP),
            marks);
    return Figure.of("hostile", nasty.get(0) + nasty.get(7), nasty.get(3), looks, plot)
        .caption(nasty.get(7) + nasty.get(2));
  }

  static Figure empty() {
    var none = Plot.of("Nothing measured", Axis.linear("x"), Axis.linear("y"), List.of());
    var gaps =
        Plot.of(
                "Only gaps",
                Axis.linear("x"),
                Axis.log("y"),
                List.of(new Mark.Line("s0", List.of(Datum.at(1, NaN), Datum.at(2, -1)), true)))
            .empty("No LibriLight data available");
    var text = new TextPanel("No rows", List.of());
    var table =
        new TablePanel("No lines", List.of(new TablePanel.Column("name", false)), List.of());
    return Figure.grid(
        "empty", "Empty panels", "", looks(1, "run "), 2, List.of(none, gaps, text, table));
  }

  static Figure flat() {
    var same = new ArrayList<Datum>();
    var tiny = new ArrayList<Datum>();
    var huge = new ArrayList<Datum>();
    for (int i = 0; i < 5; i++) {
      same.add(Datum.at(i, 0.5));
      tiny.add(Datum.at(i, 1 + i * 1e-9));
      huge.add(Datum.at(i, i * 1e120));
    }
    var panels = new ArrayList<Plot>();
    for (var points : List.of(same, tiny, huge)) {
      var line = new Mark.Line("s0", points, true);
      panels.add(Plot.of("", Axis.linear("x"), Axis.linear("y"), List.of(line)));
    }
    var zeros = List.of(Datum.at(0, 0), Datum.at(1, 0));
    panels.add(
        Plot.of(
            "All zero",
            Axis.names("", List.of("a", "b")),
            Axis.linear("y"),
            List.of(Mark.Bars.of("s0", zeros))));
    return Figure.grid("flat", "Values that leave no range", "", looks(1, "run "), 2, panels);
  }

  static Figure onePoint() {
    var plot =
        Plot.of(
            "",
            Axis.linear("training step").format(TickFormat.THOUSANDS),
            Axis.linear("loss").format(TickFormat.SCIENTIFIC),
            List.of(
                new Mark.Band("s0", List.of(new Span(2000, 2.4, 2.6))),
                new Mark.Line("s0", List.of(Datum.at(2000, 2.5).label("2.5")), true)));
    return Figure.of("one-point", "A single point", "", looks(1, "run "), plot).size(5, 3);
  }

  static Figure lyingBars() {
    var looks =
        List.of(Look.of("base", "baseline", Colour.Role.BASELINE), Look.nth(0, "run", "candidate"));
    var names = names(6);
    var base = new ArrayList<Datum>();
    var run = new ArrayList<Datum>();
    for (int i = 0; i < names.size(); i++) {
      base.add(Datum.at(0.4 + 0.05 * i, i).interval(0.38 + 0.05 * i, 0.42 + 0.05 * i).label("40%"));
      run.add(Datum.at(0.45 + 0.04 * i, i).interval(0.43 + 0.04 * i, 0.47 + 0.04 * i).label("45%"));
    }
    var plot =
        Plot.of(
            "",
            Axis.linear("accuracy").format(TickFormat.PERCENT).better(Better.UP),
            Axis.names("", names),
            List.of(Mark.Bars.of("base", base), Mark.Bars.of("run", run)));
    return Figure.of("lying-bars", "Bars that lie", "", looks, plot).size(7, 5);
  }

  /** Points in rows, each row with words beside it, also where it has no point. */
  public static Figure asides(int n) {
    var looks = looks(n, "method ");
    var marks = new ArrayList<Mark>();
    for (int i = 0; i < n; i++) {
      boolean missing = i % 5 == 2;
      if (!missing) {
        var mean = Datum.at(50 + i, i + 0.2).interval(48 + i, 52 + i);
        marks.add(new Mark.Dots("s" + i, List.of(mean)));
      }
      marks.add(new Mark.Aside(i, missing ? "not measured" : (50 + i) + " (1 of 5 reached)"));
    }
    var plot =
        Plot.of(
                "final_ppl",
                Axis.linear("").unit("perplexity").better(Better.DOWN),
                Axis.names("", looks.stream().map(Look::label).toList()),
                marks)
            .legend(Plot.Legend.NONE);
    return Figure.of("asides-" + n, "Words beside rows", "", looks, plot).size(6.5, 1.4 + 0.24 * n);
  }

  static Figure stacked() {
    var looks =
        List.of(
            Look.of("pass", "pass", Colour.Role.BETTER),
            Look.of("fail", "fail", Colour.Role.WORSE),
            Look.of("none", "not run", Colour.Role.UNDECIDED));
    var marks = new ArrayList<Mark>();
    int[][] counts = {{40, 44, 52, 51, 60}, {30, 28, 20, 21, 14}, {4, 2, 2, 2, 0}};
    for (int part = 0; part < 3; part++) {
      var bars = new ArrayList<Datum>();
      for (int i = 0; i < 5; i++) {
        bars.add(Datum.at(i, counts[part][i]).label(Integer.toString(counts[part][i])));
      }
      marks.add(new Mark.Bars(looks.get(part).key(), "checks", bars));
    }
    var steps = List.of("step 200", "step 400", "step 600", "step 800", "step 1000");
    var plot = Plot.of("", Axis.names("", steps), Axis.linear("prompts"), marks);
    return Figure.of("stacked", "Checks by step", "74 prompts", looks, plot).size(6, 4);
  }

  static Figure cutBars() {
    var bars = new ArrayList<Datum>();
    for (int i = 0; i < 6; i++) {
      double y = 14.5 + i * 0.4;
      bars.add(Datum.at(i * 2000 + 2000, y).label(String.format(Locale.ROOT, "%.1f", y)));
    }
    var plot =
        Plot.of(
            "",
            Axis.linear("step").format(TickFormat.THOUSANDS),
            Axis.linear("perplexity").from(14).better(Better.DOWN),
            List.of(Mark.Bars.of("s0", bars)));
    return Figure.of("cut-bars", "Bars that do not begin at 0", "", looks(1, "run "), plot)
        .size(6, 4);
  }

  static Figure facets() {
    var panels = new ArrayList<Plot>();
    for (int panel = 0; panel < 12; panel++) {
      var marks = new ArrayList<Mark>();
      for (int s = 0; s < 4; s++) {
        var points = new ArrayList<Datum>();
        for (int i = 0; i < 8; i++) {
          points.add(Datum.at(i * 1000, 0.3 + 0.05 * s + 0.02 * i * (panel % 4)));
        }
        marks.add(new Mark.Line("s" + s, points, true));
      }
      panels.add(
          Plot.of(
              names(12).get(panel),
              Axis.linear("").format(TickFormat.THOUSANDS),
              Axis.linear("").format(TickFormat.PERCENT),
              marks));
    }
    return Figure.grid("facets", "Accuracy by task", "x: step", looks(4, "run "), 4, panels)
        .size(12, 8);
  }
}
