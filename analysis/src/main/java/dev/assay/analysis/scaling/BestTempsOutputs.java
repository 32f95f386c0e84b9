package dev.assay.analysis.scaling;

import dev.assay.analysis.report.CsvTable;
import dev.assay.analysis.report.Doc;
import dev.assay.analysis.report.Doc.Block;
import dev.assay.analysis.report.JsonOut;
import dev.assay.analysis.report.Table;
import dev.assay.analysis.tts.across.Experiment;
import dev.assay.analysis.tts.across.Pick;
import dev.assay.figures.Figure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** All that {@code assay tts best-temps} leaves behind. */
public final class BestTempsOutputs {
  /** The file with the numbers and the lookup. */
  public static final String JSON = "best_temperatures.json";

  private BestTempsOutputs() {}

  /**
   * Makes it.
   *
   * @param measure {@code naive}, {@code weighted} or {@code maj}
   * @param n budget; empty for the largest of each level
   * @param ending of the pictures that the report shows, such as {@code png}; empty for none
   */
  public static Outputs of(
      List<Experiment> experiments, String measure, OptionalInt n, String ending, boolean report) {
    List<Pick> picks = Pick.of(experiments, measure, n);
    List<Figure> figures =
        ending.isEmpty()
            ? List.of()
            : List.of(AcrossFigures.picks("best_temperatures", experiments, picks, measure));
    Map<String, String> files = new LinkedHashMap<>();
    // a figure of that name has a CSV of its own
    files.put("best_temperature_lookup.csv", CsvTable.render(AcrossTables.picks(picks)));
    files.put(JSON, StudyOutputs.json(json -> write(json, picks)));
    if (report) {
      files.put("best_temperatures_report.md", doc(picks, figures, ending).markdown());
    }
    return new Outputs(figures, files);
  }

  /** What the command prints. */
  public static Table table(List<Experiment> experiments, String measure, OptionalInt n) {
    return AcrossTables.picks(Pick.of(experiments, measure, n));
  }

  private static Doc doc(List<Pick> picks, List<Figure> figures, String ending) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Tabular(AcrossTables.picks(picks)));
    figures.forEach(
        figure -> blocks.add(new Block.Image(figure.id() + "." + ending, figure.title())));
    return new Doc("Which temperature suits which level", blocks);
  }

  private static void write(JsonOut json, List<Pick> picks) {
    json.object(() -> {
      json.text("analysis", "best-temps");
      json.array("picks", () -> picks.forEach(each -> json.object(() -> pick(json, each))));
      json.object("lookup", () -> lookup(json, picks));
    });
  }

  static void pick(JsonOut json, Pick each) {
    var of = each.experiment();
    json.text("experiment", of.name())
        .text("algorithm", of.algorithm())
        .numberOrNull("reference", reference(of))
        .whole("level", each.level().number())
        .whole("problems", each.level().problems())
        .text("measure", each.measure())
        .whole("n", each.n())
        .numberOrNull("temperature", each.value())
        .numberOrNull("accuracy", each.accuracy())
        .numberOrNull("chance", each.chance());
    if (each.known()) {
      json.array(
          "near", () -> each.near().forEach(t -> json.number(of.file().temperatures().get(t))));
    }
  }

  static @Nullable Double reference(Experiment of) {
    return of.reference().isEmpty() ? null : of.reference().getAsDouble();
  }

  /** Algorithm, then reference, then level; no two experiments have the same. */
  private static void lookup(JsonOut json, List<Pick> picks) {
    Map<String, Map<String, Map<String, Double>>> lookup = new LinkedHashMap<>();
    for (Pick each : picks) {
      Double reference = reference(each.experiment());
      lookup
          .computeIfAbsent(each.experiment().algorithm(), key -> new LinkedHashMap<>())
          .computeIfAbsent(
              reference == null ? "unknown" : reference.toString(), key -> new LinkedHashMap<>())
          .put(Integer.toString(each.level().number()), each.value());
    }
    lookup.forEach((algorithm, references) ->
        json.object(
            algorithm,
            () ->
                references.forEach((reference, levels) ->
                    json.object(
                        reference,
                        () ->
                            levels.forEach(
                                (level, temperature) -> json.numberOrNull(level, temperature))))));
  }
}
