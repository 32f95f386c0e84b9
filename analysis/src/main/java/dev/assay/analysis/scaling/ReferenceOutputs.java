package dev.assay.analysis.scaling;

import dev.assay.analysis.report.CsvTable;
import dev.assay.analysis.report.Doc;
import dev.assay.analysis.report.Doc.Block;
import dev.assay.analysis.report.JsonOut;
import dev.assay.analysis.report.MarkdownTable;
import dev.assay.analysis.report.Table;
import dev.assay.analysis.report.Table.Entry;
import dev.assay.analysis.report.Table.Head;
import dev.assay.analysis.tts.across.Capability;
import dev.assay.analysis.tts.across.Experiment;
import dev.assay.analysis.tts.across.Pick;
import dev.assay.analysis.tts.across.Shift;
import dev.assay.figures.Figure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that {@code assay tts reference-study} leaves behind. */
public final class ReferenceOutputs {
  /** The file with the numbers. */
  public static final String JSON = "reference_study.json";

  private final ReferenceFindings found;

  private ReferenceOutputs(ReferenceFindings found) {
    this.found = found;
  }

  /**
   * Makes it.
   *
   * @param measure {@code naive}, {@code weighted} or {@code maj}
   * @param ending of the pictures that the reports show, such as {@code png}; empty for none
   */
  public static Outputs of(
      List<Experiment> experiments, String measure, String ending, boolean report) {
    var made = new ReferenceOutputs(ReferenceFindings.of(experiments, measure));
    List<Figure> figures = ending.isEmpty() ? List.of() : made.figures();
    Map<String, String> files = new LinkedHashMap<>();
    files.put("stratification_comparison.csv", CsvTable.render(made.counts()));
    files.put(JSON, StudyOutputs.json(made::write));
    if (report) {
      files.put("stratification_comparison.md", MarkdownTable.render(made.counts()));
      files.put("optimal_temperature_comparison.md", made.temperatures().markdown());
      files.put("base_capability_verification.md", made.capability().markdown());
      files.put("algorithm_baseline_interactions.md", made.interactions().markdown());
      files.put("comparative_analysis_report.md", made.whole(figures, ending).markdown());
    }
    return new Outputs(figures, files);
  }

  /** What the command prints: how many problems are in which level, and what suits it. */
  public static Table table(List<Experiment> experiments, String measure) {
    return AcrossTables.picks(ReferenceFindings.of(experiments, measure).picks());
  }

  private Table counts() {
    return AcrossTables.counts(found.experiments());
  }

  private List<Figure> figures() {
    List<Experiment> all = found.experiments();
    return List.of(
        AcrossFigures.distributions("difficulty_distributions_2x2_comparison", all),
        AcrossFigures.counts("difficulty_distributions_comparison", all),
        AcrossFigures.picks(
            "optimal_temperature_heatmap_comparison", all, found.picks(), found.measure()),
        AcrossFigures.accuracies("optimal_temperatures_comparison", all, found.picks()),
        AcrossFigures.capabilities("base_capability_comparison_2x2", all),
        AcrossFigures.capability("base_capability_comparison", found.capabilities()));
  }

  private Doc temperatures() {
    return new Doc("Which temperature suits which level", temperatureBlocks());
  }

  private List<Block> temperatureBlocks() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Tabular(AcrossTables.picks(found.picks())));
    blocks.add(new Block.Heading(2, "Do the references agree?"));
    blocks.add(new Block.Tabular(agreement()));
    return blocks;
  }

  private Table agreement() {
    List<List<Entry>> rows = new ArrayList<>();
    for (ReferenceFindings.Compared each : found.compared()) {
      rows.add(
          List.of(
              Entry.text(each.first().experiment().name()),
              Entry.text(each.second().experiment().name()),
              Entry.whole((long) each.first().level().number()),
              Entry.text(each.first().best()),
              Entry.text(each.second().best()),
              Entry.text(each.agreement().words())));
    }
    List<String> notes = new ArrayList<>();
    found.robustness().forEach(each -> notes.add(each.sentence()));
    notes.add(
        "within noise: each reference's best temperature cannot be told from the other's best by"
            + " drawing the level's problems anew.");
    return new Table(
        List.of(
            Head.text("experiment", "experiment"),
            Head.text("against", "against"),
            Head.number("level", "level"),
            Head.text("best", "best"),
            Head.text("other", "best of the other"),
            Head.text("agreement", "agreement")),
        rows,
        notes);
  }

  private Doc capability() {
    return new Doc("Share of right completions", capabilityBlocks());
  }

  private List<Block> capabilityBlocks() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Tabular(AcrossTables.capability(found.capabilities())));
    if (found.capabilities().size() > 1) {
      blocks.add(new Block.Heading(3, "Algorithms, each at its best temperature"));
      blocks.add(new Block.Tabular(AcrossTables.gaps(found.capabilities())));
    }
    blocks.add(new Block.Heading(3, "The same runs behind every reference?"));
    blocks.add(new Block.Tabular(equality()));
    return blocks;
  }

  /** References of one algorithm have the same runs, so that their shares must be equal. */
  private Table equality() {
    List<List<Entry>> rows = new ArrayList<>();
    for (ReferenceFindings.Equal each : found.equal()) {
      rows.add(
          List.of(
              Entry.text(each.a().name()),
              Entry.text(each.b().name()),
              Entry.text("T" + each.temperature()),
              Shown.share(each.first()),
              Shown.share(each.second()),
              Entry.text(each.holds() ? "✓" : "✗")));
    }
    return new Table(
        List.of(
            Head.text("experiment", "experiment"),
            Head.text("against", "against"),
            Head.text("temperature", "temperature"),
            Head.number("first", "share"),
            Head.number("second", "of the other"),
            Head.text("equal", "equal")),
        rows,
        List.of(
            "✓: they differ by less than 0.001, as shares of the same runs do whatever the levels"
                + " come from. ✗: other runs went in."));
  }

  private Doc interactions() {
    return new Doc("Levels by algorithm and reference", interactionBlocks());
  }

  private List<Block> interactionBlocks() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(2, "Another reference, the same algorithm"));
    blocks.add(new Block.Tabular(AcrossTables.shifts(found.within())));
    blocks.add(new Block.Heading(2, "Another algorithm, the same reference"));
    blocks.add(new Block.Tabular(AcrossTables.shifts(found.between())));
    return blocks;
  }

  private Doc whole(List<Figure> figures, String ending) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(2, "Problems by difficulty"));
    blocks.add(new Block.Tabular(counts()));
    blocks.add(new Block.Heading(2, "Temperatures"));
    blocks.addAll(temperatureBlocks());
    blocks.add(new Block.Heading(2, "Share of right completions"));
    blocks.addAll(capabilityBlocks());
    blocks.addAll(interactionBlocks());
    figures.forEach(
        figure -> blocks.add(new Block.Image(figure.id() + "." + ending, figure.title())));
    return new Doc("Algorithms and reference temperatures compared", blocks);
  }

  private void write(JsonOut json) {
    json.object(() -> {
      json.text("analysis", "reference-study").text("measure", found.measure());
      json.array("experiments", () -> found.experiments().forEach(each -> experiment(json, each)));
      json.array(
          "picks",
          () ->
              found.picks().forEach(each -> json.object(() -> BestTempsOutputs.pick(json, each))));
      json.array("agreement", () -> found.compared().forEach(each -> compared(json, each)));
      json.array(
          "robustness",
          () ->
              found
                  .robustness()
                  .forEach(each ->
                      json.object(() ->
                          json.text("experiment", each.a().name())
                              .text("against", each.b().name())
                              .whole("same", each.same())
                              .whole("within_noise", each.noise())
                              .whole("levels", each.levels())
                              .text("verdict", each.verdict()))));
      shifts(json, "references", found.within());
      shifts(json, "algorithms", found.between());
      json.array("base_capability", () -> found.capabilities().forEach(each -> best(json, each)));
    });
  }

  private static void experiment(JsonOut json, Experiment each) {
    json.object(() -> {
      json.text("name", each.name())
          .text("algorithm", each.algorithm())
          .numberOrNull("reference", BestTempsOutputs.reference(each))
          .text("benchmark", each.file().benchmark())
          .text("model", each.file().model());
      json.array(
          "levels",
          () ->
              each.file()
                  .levels()
                  .forEach(level ->
                      json.object(() ->
                          json.whole("level", level.number())
                              .numberOrNull("min", level.min())
                              .numberOrNull("max", level.max())
                              .whole("problems", level.problems()))));
    });
  }

  private static void compared(JsonOut json, ReferenceFindings.Compared each) {
    Pick a = each.first();
    Pick b = each.second();
    json.object(() ->
        json.text("experiment", a.experiment().name())
            .text("against", b.experiment().name())
            .whole("level", a.level().number())
            .numberOrNull("temperature", a.value())
            .numberOrNull("other", b.value())
            .text("agreement", each.agreement().words()));
  }

  private static void shifts(JsonOut json, String name, List<Shift> shifts) {
    double[] holm = AcrossTables.holm(shifts);
    json.array(
        name,
        () -> {
          for (int i = 0; i < holm.length; i++) {
            Shift each = shifts.get(i);
            double adjusted = holm[i];
            json.object(() ->
                json.text("experiment", each.b().name())
                    .text("against", each.a().name())
                    .whole("level", each.level())
                    .whole("before", each.first())
                    .whole("after", each.second())
                    .whole("only_after", each.onlySecond())
                    .whole("only_before", each.onlyFirst())
                    .whole("shared", each.shared())
                    .numberOrNull("p", each.p())
                    .numberOrNull("p_holm", adjusted)
                    .text("verdict", each.verdict(adjusted, AcrossTables.LEVEL)));
          }
        });
  }

  private static void best(JsonOut json, Capability each) {
    json.object(() ->
        json.text("algorithm", each.experiment().algorithm())
            .numberOrNull(
                "temperature",
                each.best().isEmpty()
                    ? null
                    : each.experiment().file().temperatures().get(each.best().getAsInt()))
            .numberOrNull("share", each.highest()));
  }
}
