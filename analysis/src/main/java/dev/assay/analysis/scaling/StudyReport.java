package dev.assay.analysis.scaling;

import dev.assay.analysis.report.Doc;
import dev.assay.analysis.report.Doc.Block;
import dev.assay.analysis.report.Table;
import dev.assay.analysis.tts.measure.AnalysisType;
import dev.assay.analysis.tts.measure.Column.Subsets;
import dev.assay.analysis.tts.measure.Comparison;
import dev.assay.analysis.tts.measure.Costs;
import dev.assay.analysis.tts.measure.Measure;
import dev.assay.analysis.tts.measure.Measured;
import dev.assay.analysis.tts.measure.Study;
import dev.assay.figures.Figure;
import java.util.ArrayList;
import java.util.List;

/** The document of a study: what was compared, what came out, and how sure that is. */
final class StudyReport {
  private final Study study;
  private final AnalysisType type;
  private final List<Comparison> comparisons;
  private final List<Figure> figures;
  private final String ending;
  private final List<Block> blocks = new ArrayList<>();

  StudyReport(
      Study study,
      AnalysisType type,
      List<Comparison> comparisons,
      List<Figure> figures,
      String ending) {
    this.study = study;
    this.type = type;
    this.comparisons = comparisons;
    this.figures = figures;
    this.ending = ending;
  }

  Doc doc() {
    heading(2, "Overview");
    blocks.add(new Block.Tabular(StudyTables.summary(study)));
    if (!study.remarks().isEmpty()) {
      heading(2, "What to know before believing the numbers");
      blocks.add(new Block.Bullets(study.remarks()));
    }
    if (type == AnalysisType.SUMMARY) {
      study.settings().forEach(this::setting);
    }
    comparisons.forEach(this::comparison);
    heading(2, "Why: found, chosen, trusted");
    blocks.add(new Block.Tabular(StudyTables.diagnoses(study)));
    section("How accuracy grows", StudyTables.trends(study));
    section("Accuracy by place of the completion", StudyTables.positions(study));
    costs();
    if (!ending.isEmpty()) {
      heading(2, "Figures");
      for (Figure figure : figures) {
        blocks.add(new Block.Image(figure.id() + "." + ending, figure.title()));
      }
    }
    return new Doc(title(), blocks);
  }

  private void section(String title, Table table) {
    if (!table.rows().isEmpty()) {
      heading(2, title);
      blocks.add(new Block.Tabular(table));
    }
  }

  private String title() {
    return switch (type) {
      case SUMMARY -> "Summary of test-time scaling";
      case HNC_COMPARISON -> "Several temperatures against one";
      case TEMPERATURE_COMPARISON -> "Comparison of temperatures";
      case MODEL_COMPARISON -> "Comparison of models";
    };
  }

  private void heading(int level, String text) {
    blocks.add(new Block.Heading(level, text));
  }

  private void setting(Measured setting) {
    String benchmark = setting.setting().benchmark();
    heading(2, (benchmark.isEmpty() ? "" : benchmark + ": ") + setting.setting().name());
    blocks.add(new Block.Tabular(StudyTables.setting(setting)));
  }

  private void comparison(Comparison each) {
    String what =
        String.join(
            ", ",
            List.of(each.benchmark(), each.model(), each.approach(), each.temperature()).stream()
                .filter(word -> !word.isEmpty())
                .toList());
    heading(2, what.isEmpty() ? "All settings" : what);
    if (!each.contrasts().isEmpty()) {
      heading(3, "Differences");
      blocks.add(new Block.Tabular(StudyTables.contrasts(each, study.options().level())));
    }
    for (Measure measure : Measure.values()) {
      boolean known = each.sides().stream().anyMatch(side -> !side.budgets(measure).isEmpty());
      if (known && measure.chooses()) {
        heading(3, measure.word() + ", first n: mean ± population sd over runs");
        blocks.add(new Block.Tabular(StudyTables.sides(each, measure, Subsets.FIRST)));
        heading(3, measure.word() + ", every n-subset: mean with interval over problems");
        blocks.add(new Block.Tabular(StudyTables.sides(each, measure, Subsets.EVERY)));
      } else if (known && measure == Measure.PASS) {
        heading(3, "Pass@k");
        blocks.add(new Block.Tabular(StudyTables.sides(each, measure, Subsets.EVERY)));
      }
    }
  }

  private void costs() {
    for (String benchmark : study.benchmarks()) {
      Costs costs = study.costs(benchmark);
      heading(2, "Cost" + (benchmark.isEmpty() ? "" : ": " + benchmark));
      if (!costs.points().isEmpty()) {
        blocks.add(
            new Block.Paragraph(
                "Budgets that no other of this benchmark is as right as for fewer generated"
                    + " tokens."));
        blocks.add(new Block.Tabular(StudyTables.front(costs)));
      }
      if (!costs.refused().isEmpty()) {
        blocks.add(new Block.Bullets(costs.refused()));
      }
    }
  }
}
