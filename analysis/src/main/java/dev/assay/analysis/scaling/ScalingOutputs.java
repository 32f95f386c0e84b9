package dev.assay.analysis.scaling;

import dev.assay.analysis.report.CsvTable;
import dev.assay.analysis.report.Doc;
import dev.assay.analysis.report.Doc.Block;
import dev.assay.analysis.report.JsonOut;
import dev.assay.analysis.report.Table;
import dev.assay.analysis.report.Table.Entry;
import dev.assay.analysis.report.Table.Head;
import dev.assay.analysis.tts.across.Doubling;
import dev.assay.analysis.tts.across.Duel;
import dev.assay.analysis.tts.across.Enough;
import dev.assay.analysis.tts.across.Experiment;
import dev.assay.analysis.tts.across.Pick;
import dev.assay.figures.Figure;
import dev.assay.formats.tts.DifficultyFile.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** All that {@code assay tts scaling} leaves behind. */
public final class ScalingOutputs {
  /** The file with the numbers. */
  public static final String JSON = "scaling.json";

  /** The options of the analysis. */
  public record Asked(String measure, int level, double tolerance) {}

  private final List<Experiment> experiments;
  private final Asked asked;
  private final List<Pick> picks;
  private final List<Duel> duels = new ArrayList<>();
  private final List<Enough> enough = new ArrayList<>();

  private ScalingOutputs(List<Experiment> experiments, Asked asked) {
    this.experiments = experiments;
    this.asked = asked;
    picks = Pick.of(experiments, asked.measure(), OptionalInt.empty());
    duels.addAll(duels(picks, asked.level()));
    picks.forEach(each -> Enough.of(each, asked.tolerance()).ifPresent(enough::add));
  }

  /** Each two experiments that have the level, in their order. */
  static List<Duel> duels(List<Pick> picks, int level) {
    List<Pick> here =
        picks.stream()
            .filter(each -> each.level().number() == level && each.temperature().isPresent())
            .toList();
    List<Duel> duels = new ArrayList<>();
    for (int i = 0; i < here.size(); i++) {
      for (int j = i + 1; j < here.size(); j++) {
        duels.add(Duel.of(here.get(i), here.get(j), AcrossTables.LEVEL));
      }
    }
    return duels;
  }

  /**
   * Makes it.
   *
   * @param ending of the pictures that the report shows, such as {@code png}; empty for none
   */
  public static Outputs of(
      List<Experiment> experiments, Asked asked, String ending, boolean report) {
    var made = new ScalingOutputs(experiments, asked);
    List<Figure> figures = ending.isEmpty() ? List.of() : made.figures();
    Map<String, String> files = new LinkedHashMap<>();
    files.put("gains.csv", CsvTable.render(made.numbers()));
    files.put(
        "level%s_%s_doubling_gain.csv".formatted(asked.level(), asked.measure()),
        made.fieldsLayout());
    files.put(JSON, StudyOutputs.json(made::write));
    if (report) {
      files.put("compute_efficiency_analysis.md", made.doc(figures, ending).markdown());
    }
    return new Outputs(figures, files);
  }

  /** What the command prints: gains of the level, of each experiment. */
  public static Table table(List<Experiment> experiments, Asked asked) {
    return new ScalingOutputs(experiments, asked).numbers(asked.level(), "every");
  }

  private List<Doubling> doublings(int level, String subsets) {
    List<Doubling> found = new ArrayList<>();
    for (Experiment each : experiments) {
      for (Level of : each.file().levels()) {
        if (of.number() == level) {
          List<Doubling> every = Doubling.of(each, of, asked.measure(), subsets);
          found.addAll(every.isEmpty() ? Doubling.of(each, of, asked.measure(), "first") : every);
        }
      }
    }
    return found;
  }

  private List<Figure> figures() {
    return List.of(
        AcrossCurves.curves("scaling_curves_by_level", experiments, picks),
        AcrossCurves.level("algorithm_scaling_comparison", asked.level(), experiments, picks),
        AcrossCurves.gains(
            "gain_per_doubling", asked.level(), experiments, doublings(asked.level(), "every")));
  }

  /** As the field's scripts lay it out: the first n, three decimals. */
  private String fieldsLayout() {
    StringBuilder csv = new StringBuilder("experiment,n,2n,temperature,acc_n,acc_2n,gain\n");
    for (Doubling each : doublings(asked.level(), "first")) {
      csv.append(
          String.format(
              Locale.ROOT,
              "%s,%d,%d,%s,%.3f,%.3f,%+.3f\n",
              CsvTable.field(each.experiment().name()),
              each.n(),
              2 * each.n(),
              each.experiment().file().temperatures().get(each.temperature()),
              each.from(),
              each.to(),
              each.gain()));
    }
    return csv.toString();
  }

  private Table numbers() {
    List<List<Entry>> rows = new ArrayList<>();
    for (int level : Experiment.levels(experiments)) {
      rows.addAll(numbers(level, "first").rows());
      if (experiments.stream().anyMatch(each -> !each.file().levelOf().isEmpty())) {
        rows.addAll(numbers(level, "every").rows());
      }
    }
    return new Table(heads(), rows);
  }

  private static List<Head> heads() {
    List<Head> heads = new ArrayList<>();
    heads.add(Head.text("experiment", "experiment"));
    heads.add(Head.number("level", "level"));
    heads.add(Head.number("temperature", "temperature"));
    heads.add(Head.text("subsets", "subsets"));
    for (String name : List.of("n", "2n", "acc_n", "acc_2n", "gain", "low", "high")) {
      heads.add(Head.number(name, name));
    }
    return heads;
  }

  private Table numbers(int level, String subsets) {
    List<List<Entry>> rows = new ArrayList<>();
    for (Doubling each : doublings(level, subsets)) {
      double t = each.experiment().file().temperatures().get(each.temperature());
      rows.add(
          List.of(
              Entry.text(each.experiment().name()),
              Entry.whole((long) level),
              new Entry(each.experiment().key(each.temperature()), t),
              Entry.text(subsets),
              Entry.whole((long) each.n()),
              Entry.whole(2L * each.n()),
              Shown.share(each.from()),
              Shown.share(each.to()),
              points(each.gain()),
              points(each.low()),
              points(each.high())));
    }
    return new Table(
        heads(),
        rows,
        List.of("gain, low, high: percentage points, with the interval over problems, paired"));
  }

  private static Entry points(double value) {
    return Double.isNaN(value) ? Entry.NONE : Entry.number(Shown.points(value), value);
  }

  private Doc doc(List<Figure> figures, String ending) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(2, "Which temperature suits which level"));
    blocks.add(new Block.Tabular(AcrossTables.picks(picks)));
    blocks.add(
        new Block.Heading(2, "Level " + asked.level() + ": what twice the completions gain"));
    blocks.add(
        new Block.Paragraph(
            "Percentage points of "
                + asked.measure()
                + " with intervals over problems, paired; in bold those that leave 0"
                + " outside, uncorrected for how many there are."));
    for (Experiment each : experiments) {
      List<Doubling> of =
          doublings(asked.level(), "every").stream()
              .filter(doubling -> doubling.experiment().equals(each))
              .toList();
      if (!of.isEmpty()) {
        blocks.add(new Block.Heading(3, each.name()));
        blocks.add(new Block.Tabular(AcrossTables.gains(each, of)));
      }
    }
    if (!duels.isEmpty()) {
      blocks.add(new Block.Heading(2, "Level " + asked.level() + ": experiments two by two"));
      blocks.add(new Block.Tabular(AcrossTables.duels(duels)));
    }
    blocks.add(new Block.Heading(2, "How few completions suffice"));
    blocks.add(
        new Block.Paragraph(
            "The smallest n whose accuracy is at most %s points below the highest of any n."
                .formatted(String.format(Locale.ROOT, "%.1f", 100 * asked.tolerance()))));
    blocks.add(new Block.Tabular(AcrossTables.enough(enough)));
    figures.forEach(
        figure -> blocks.add(new Block.Image(figure.id() + "." + ending, figure.title())));
    return new Doc("What more completions gain", blocks);
  }

  private void write(JsonOut json) {
    json.object(() -> {
      json.text("analysis", "scaling")
          .text("measure", asked.measure())
          .whole("level", asked.level())
          .numberOrNull("tolerance", asked.tolerance());
      json.array(
          "picks",
          () -> picks.forEach(each -> json.object(() -> BestTempsOutputs.pick(json, each))));
      json.array("gains", () -> gains(json));
      json.array("duels", () -> duels(json));
      json.array(
          "enough",
          () ->
              enough.forEach(each ->
                  json.object(() ->
                      json.text("experiment", each.pick().experiment().name())
                          .whole("level", each.pick().level().number())
                          .numberOrNull("temperature", each.pick().value())
                          .whole("n", each.n())
                          .numberOrNull("accuracy", each.accuracy())
                          .numberOrNull("highest", each.highest()))));
    });
  }

  private void gains(JsonOut json) {
    for (int level : Experiment.levels(experiments)) {
      for (Doubling each : doublings(level, "every")) {
        json.object(() ->
            json.text("experiment", each.experiment().name())
                .whole("level", level)
                .numberOrNull(
                    "temperature", each.experiment().file().temperatures().get(each.temperature()))
                .whole("n", each.n())
                .numberOrNull("from", each.from())
                .numberOrNull("to", each.to())
                .numberOrNull("gain", each.gain())
                .numberOrNull("low", each.low())
                .numberOrNull("high", each.high()));
      }
    }
  }

  private void duels(JsonOut json) {
    double[] holm = AcrossTables.duelHolm(duels);
    for (int i = 0; i < holm.length; i++) {
      duel(json, duels.get(i), holm[i]);
    }
  }

  private static void duel(JsonOut json, Duel each, double adjusted) {
    json.object(() ->
        json.text("experiment", each.b().experiment().name())
            .text("against", each.a().experiment().name())
            .whole("level", each.b().level().number())
            .numberOrNull("difference", each.difference())
            .numberOrNull("low", each.interval() == null ? null : each.interval().low())
            .numberOrNull("high", each.interval() == null ? null : each.interval().high())
            .numberOrNull("p", each.p())
            .numberOrNull("p_holm", adjusted)
            .text("verdict", each.verdict(adjusted, AcrossTables.LEVEL)));
  }
}
