package dev.assay.analysis.scaling;

import dev.assay.analysis.report.CsvTable;
import dev.assay.analysis.report.JsonOut;
import dev.assay.analysis.tts.measure.AnalysisType;
import dev.assay.analysis.tts.measure.Comparison;
import dev.assay.analysis.tts.measure.Study;
import dev.assay.figures.Figure;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** All that {@code assay tts analyze} leaves behind. */
public final class StudyOutputs {
  private StudyOutputs() {}

  /**
   * Makes it.
   *
   * @param ending of the pictures that the report shows, such as {@code png}; empty for none
   * @param report whether there is a document
   */
  public static Outputs of(Study study, AnalysisType type, String ending, boolean report) {
    List<Comparison> comparisons = Comparison.of(study, type);
    List<Figure> figures = ending.isEmpty() ? List.of() : figures(study, type, comparisons);
    Map<String, String> files = new LinkedHashMap<>();
    files.put("numbers.csv", CsvTable.render(StudyTables.numbers(study)));
    files.put("analysis.json", json(out -> StudyJson.write(out, study, type, comparisons)));
    files.putAll(RunFiles.of(study));
    if (report) {
      String text = new StudyReport(study, type, comparisons, figures, ending).doc().markdown();
      files.put(type.word() + "_report.md", text);
    }
    return new Outputs(figures, files);
  }

  private static List<Figure> figures(
      Study study, AnalysisType type, List<Comparison> comparisons) {
    SettingFigures settings = new SettingFigures(study);
    List<Figure> figures = new ArrayList<>();
    for (Comparison each : comparisons) {
      String prefix =
          Slug.of(
              study.benchmarks().size() > 1 ? each.benchmark() : "",
              each.model().replace("Qwen2.5-", "").replace("-Instruct", ""),
              each.approach(),
              each.temperature());
      figures.addAll(new ComparisonFigures(type, each, prefix, settings.caption()).all());
    }
    figures.addAll(settings.all());
    return unique(figures);
  }

  /** Ids that differ, so that no figure takes the file of another. */
  private static List<Figure> unique(List<Figure> figures) {
    Map<String, Figure> unique = new LinkedHashMap<>();
    for (Figure each : figures) {
      String id = each.id();
      for (int i = 2; unique.containsKey(id); i++) {
        id = each.id() + "_" + i;
      }
      unique.put(
          id,
          new Figure(
              id,
              each.title(),
              each.subtitle(),
              each.looks(),
              each.panels(),
              each.size(),
              each.caption(),
              each.provenance()));
    }
    return List.copyOf(unique.values());
  }

  static String json(Consumer<JsonOut> content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonOut json = new JsonOut(bytes)) {
      content.accept(json);
    }
    return bytes.toString(StandardCharsets.UTF_8) + "\n";
  }
}
