package dev.assay.analysis.experiment;

import dev.assay.analysis.report.CsvTable;
import dev.assay.analysis.report.Doc;
import dev.assay.analysis.report.JsonOut;
import dev.assay.analysis.report.LatexTable;
import dev.assay.analysis.report.MarkdownTable;
import dev.assay.analysis.report.Table;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.figures.Figure;
import dev.assay.figures.FigureNumbers;
import dev.assay.figures.layout.Theme;
import dev.assay.figures.render.Drawing;
import dev.assay.figures.render.ImageFormat;
import dev.assay.formats.files.Sha256;
import dev.assay.formats.track.Experiment;
import dev.assay.formats.track.MetricsCsv;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The package of a results folder: equal files for equal inputs and options.
 *
 * @param files content by name, in the order of writing; {@code manifest.json} is the last
 * @param table the results, for the terminal and for a README
 */
public record PackageFiles(Map<String, byte[]> files, Table table) {

  /**
   * Makes the package.
   *
   * @param dpi pixels to the inch of PNG figures
   * @param version of this program, for the manifest
   * @throws AssayException NOT_FOUND when no experiment counts, or the options name what is not
   *     there
   */
  public static PackageFiles of(
      ResultsFolder folder, PackOptions options, int dpi, String version) {
    List<Experiment> valid = folder.valid();
    if (valid.isEmpty()) {
      throw new AssayException(
          Kind.NOT_FOUND,
          "no experiment in " + folder.store().resultsDir() + " counts",
          "Log one: assay track log; see which there are: assay track list");
    }
    Summary summary = Summarise.of(valid, options);
    SummaryTables tables = new SummaryTables(summary);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("metrics.csv", utf8(MetricsCsv.text(folder.experiments())));
    Map<String, byte[]> dark = new HashMap<>();
    for (Figure figure :
        List.of(LearningCurvesFigure.of(summary), MethodComparisonFigure.of(summary))) {
      draw(figure, dpi, files);
      dark.put(figure.id(), new Drawing(Theme.DARK, dpi).draw(figure, ImageFormat.SVG));
    }
    files.put("summary_table.csv", utf8(CsvTable.render(tables.summary())));
    files.put("results_table.md", utf8(MarkdownTable.render(tables.results())));
    files.put("results_table.tex", utf8(LatexTable.render(tables.results())));
    files.put("results_table.html", utf8(Doc.page("Results", tables.results())));
    files.put("qualitative_examples.md", utf8(QualitativeExamples.of(summary).markdown()));
    Doc report = new Report(summary, folder).doc();
    files.put("report.md", utf8(report.markdown()));
    files.put("report.html", utf8(report.html(images(files, dark))));
    files.put("manifest.json", manifest(folder, summary, files, new Making(dpi, version)));
    return new PackageFiles(files, tables.results());
  }

  private static Doc.Images images(Map<String, byte[]> files, Map<String, byte[]> dark) {
    return new Doc.Images(
        png -> files.getOrDefault(png.replace(".png", ".svg"), new byte[0]),
        png -> dark.getOrDefault(png.replace(".png", ""), new byte[0]));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void draw(Figure figure, int dpi, Map<String, byte[]> files) {
    Drawing drawing = new Drawing(Theme.LIGHT, dpi);
    for (ImageFormat format : ImageFormat.values()) {
      String name = figure.id() + "." + format.name().toLowerCase(Locale.ROOT);
      files.put(name, drawing.draw(figure, format));
    }
    files.put(figure.id() + ".csv", utf8(FigureNumbers.write(figure)));
  }

  /** How it is made, beside the options of its contents. */
  private record Making(int dpi, String version) {}

  private static byte[] manifest(
      ResultsFolder folder, Summary summary, Map<String, byte[]> files, Making making) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonOut json = new JsonOut(bytes)) {
      json.object(() -> {
        json.text("made_by", "assay " + making.version());
        json.object("options", () -> options(json, summary.options(), making.dpi()));
        json.object("found", () -> found(json, summary));
        json.texts("experiments", folder.valid().stream().map(Experiment::id).toList());
        json.object("inputs", () -> folder.inputs().forEach(json::text));
        json.object(
            "outputs",
            () -> files.forEach((name, content) -> json.text(name, Sha256.hex(content))));
      });
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }

  /** As they were asked for, so that the package can be made again; see {@link RecordedOptions}. */
  private static void options(JsonOut json, PackOptions options, int dpi) {
    json.textIfAny("baseline", options.baseline())
        .texts("metrics", options.metrics())
        .texts("group_by", options.groupBy())
        .texts("thresholds", options.thresholds().stream().map(Threshold::text).toList())
        .text("axis", options.axis())
        .numberIfAny("smoothing", options.smoothing())
        .numberIfAny("level", options.level())
        .whole("examples", options.examples())
        .text("examples_by", options.examplesBy().word())
        .whole("dpi", dpi);
  }

  /** What they came to with these experiments. */
  private static void found(JsonOut json, Summary summary) {
    MethodRuns base = summary.baselineMethod();
    json.textIfAny("baseline", base == null ? "" : base.name())
        .texts("methods", summary.methods().stream().map(MethodRuns::name).toList())
        .texts("metrics", summary.metrics().stream().map(metric -> metric.key().name()).toList());
  }

  /**
   * The part of a README: the table, and links to the figures.
   *
   * @param place of the package as seen from the README, such as {@code results/}; may be empty
   */
  public String snippet(String place) {
    return MarkdownTable.render(table)
        + "\n![Learning curves]("
        + place
        + "fig_learning_curves.png)\n![Comparison of methods]("
        + place
        + "fig_method_comparison.png)\n\n[Report]("
        + place
        + "report.md), [examples]("
        + place
        + "qualitative_examples.md), [manifest]("
        + place
        + "manifest.json)\n";
  }
}
