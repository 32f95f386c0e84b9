package dev.assay.app.cli;

import dev.assay.analysis.figure.CompareRunsFigure;
import dev.assay.analysis.figure.PlotRun;
import dev.assay.analysis.figure.SingleRunFigure;
import dev.assay.app.dashboard.HtmlFigure;
import dev.assay.app.dashboard.SafeFile;
import dev.assay.domain.MetricCatalogue;
import dev.assay.domain.RunRecord;
import dev.assay.figures.Figure;
import dev.assay.figures.FigureNumbers;
import dev.assay.figures.layout.Theme;
import dev.assay.figures.render.Drawing;
import dev.assay.figures.render.ImageFormat;
import dev.assay.figures.render.PageSize;
import dev.assay.formats.Settings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code assay plot}: figures of one evaluation or of many. */
@Command(
    name = "plot",
    description = {
      "Draws one evaluation, or several side by side, from results files or from runs of",
      "the index. The extension of --output says what is drawn: png, svg, pdf, or html for",
      "a page with tooltips that needs no server."
    },
    footer = {
      "  assay plot --run evaluation_results/run_20250408_034603_ttt/results.json",
      "  assay plot --compare base.json exp_cp001000 --output fig.pdf --output fig.png",
      "  assay plot --compare-all evaluation_results --numbers fig.csv"
    })
final class PlotCommand extends Subcommand {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss", Locale.ROOT);

  @Option(
      names = "--run",
      paramLabel = "FILE|RUN",
      description = "Draw this one: scores, curves, configuration.")
  @Nullable String run;

  @Option(
      names = "--compare",
      arity = "1..*",
      paramLabel = "FILE|RUN",
      description = "Draw these side by side, in this order.")
  List<String> compare = List.of();

  @Option(
      names = "--compare-all",
      paramLabel = "DIR",
      description = "Draw every results.json below the folder, newest first.")
  @Nullable Path compareAll;

  @Option(
      names = "--list-runs",
      description = "With --compare-all: list what it found, and draw nothing.")
  boolean listRuns;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where the figure goes: FILE.png, .svg, .pdf or .html; may be repeated.")
  List<Path> outputs = List.of();

  @Option(
      names = "--dpi",
      paramLabel = "N",
      defaultValue = "300",
      description = "Pixels to the inch of a PNG, 10 to 1200; default: ${DEFAULT-VALUE}.")
  int dpi;

  @Option(
      names = "--theme",
      paramLabel = "THEME",
      defaultValue = "light",
      description = "light or dark; default: ${DEFAULT-VALUE}.")
  String theme = "light";

  @Option(
      names = "--size",
      paramLabel = "WxH",
      defaultValue = "",
      description = "Size, such as 12x8, 30x20cm or 1600x900px; default: what suits the figure.")
  String size = "";

  @Option(
      names = "--numbers",
      paramLabel = "FILE.csv",
      description = "Also write the numbers behind the figure.")
  @Nullable Path numbers;

  @Override
  public Integer call() {
    checkInput();
    Drawing drawing = drawing();
    Figure.@Nullable Size wanted = size();
    outputs.stream().filter(file -> !isPage(file)).forEach(this::format);
    Settings settings = tools().settings().apply(workspace());
    PlotInput input = new PlotInput(this, settings);
    if (compareAll != null) {
      List<Path> found = input.below(resolve(compareAll));
      if (listRuns) {
        input.list(found);
        return input.exit();
      }
      input.files(found);
    } else if (run != null) {
      input.one(run);
    } else {
      input.named(compare);
    }
    List<PlotRun> runs = input.runs();
    MetricCatalogue catalogue = MetricCatalogue.builtIn().with(settings.metricRules());
    boolean single = run != null || (compareAll != null && runs.size() == 1);
    Figure figure =
        single
            ? SingleRunFigure.of(runs.getFirst(), catalogue, settings.zone())
            : CompareRunsFigure.of(runs, catalogue, settings.zone());
    write(figure, drawing, wanted, targets(runs.getFirst(), settings));
    if (!single) {
      long baselines = runs.stream().filter(each -> each.record().baseline()).count();
      out()
          .println(
              runs.size()
                  + " runs: "
                  + baselines
                  + " baseline, "
                  + (runs.size() - baselines)
                  + " other");
    }
    return input.exit();
  }

  private void checkInput() {
    int ways = (run == null ? 0 : 1) + (compare.isEmpty() ? 0 : 1) + (compareAll == null ? 0 : 1);
    if (ways != 1) {
      throw usage("name exactly one of --run, --compare and --compare-all");
    }
    if (listRuns && compareAll == null) {
      throw usage("--list-runs goes with --compare-all");
    }
  }

  private ParameterException usage(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }

  private Drawing drawing() {
    try {
      return new Drawing(Theme.valueOf(theme.toUpperCase(Locale.ROOT)), dpi);
    } catch (IllegalArgumentException e) {
      throw usage(
          dpi < 10 || dpi > 1200
              ? "--dpi must be from 10 to 1200, not " + dpi
              : "--theme must be light or dark, not '" + theme + "'");
    }
  }

  private Figure.@Nullable Size size() {
    try {
      return size.isEmpty() ? null : PageSize.parse(size, dpi);
    } catch (IllegalArgumentException e) {
      throw usage("--size: " + e.getMessage());
    }
  }

  private ImageFormat format(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    for (ImageFormat each : ImageFormat.values()) {
      if (name.endsWith("." + each.name().toLowerCase(Locale.ROOT))) {
        return each;
      }
    }
    throw usage(
        "--output must end with .png, .svg, .pdf or .html, not '" + file.getFileName() + "'");
  }

  private static boolean isPage(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".html");
  }

  /** Where the figure goes: as said, else where the first tool put it. */
  private List<Path> targets(PlotRun first, Settings settings) {
    if (!outputs.isEmpty()) {
      return outputs.stream().map(this::resolve).toList();
    }
    if (compareAll != null) {
      return List.of(resolve(Path.of("all_runs_comparison.png")));
    }
    if (run == null) {
      return List.of(resolve(Path.of("comparison.png")));
    }
    return List.of(besideInput(first.record(), run, settings));
  }

  /** The time in the name is the evaluation's, so drawing it again replaces the figure. */
  private Path besideInput(RunRecord record, String named, Settings settings) {
    String stamp =
        record.evaluatedAt() == null
            ? record.id()
            : STAMP.format(record.evaluatedAt().atZone(settings.zone()));
    String name = "evaluation_plot_" + stamp.replaceAll("[^A-Za-z0-9._-]", "_") + ".png";
    Path file = PlotInput.path(this, named);
    return file == null ? resolve(Path.of(name)) : file.resolveSibling(name);
  }

  private void write(
      Figure figure, Drawing drawing, Figure.@Nullable Size wanted, List<Path> targets) {
    for (Path target : targets) {
      SafeFile.write(
          target, bytes(figure, drawing, wanted == null ? figure.size() : wanted, target));
      out().println(target);
    }
    if (numbers != null) {
      Path table = resolve(numbers);
      SafeFile.write(table, FigureNumbers.write(figure).getBytes(StandardCharsets.UTF_8));
      out().println(table);
    }
  }

  private byte[] bytes(Figure figure, Drawing drawing, Figure.Size size, Path target) {
    if (isPage(target)) {
      return HtmlFigure.html(tools().version(), figure, drawing.theme(), size)
          .getBytes(StandardCharsets.UTF_8);
    }
    try {
      return drawing.draw(figure, format(target), size);
    } catch (IllegalArgumentException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
  }
}
