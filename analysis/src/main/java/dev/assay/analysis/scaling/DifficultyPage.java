package dev.assay.analysis.scaling;

import dev.assay.analysis.report.JsonOut;
import dev.assay.analysis.tts.RunRef;
import dev.assay.analysis.tts.level.BestTemperature;
import dev.assay.analysis.tts.level.Difficulty;
import dev.assay.analysis.tts.level.HeldOut;
import dev.assay.analysis.tts.level.LevelResult;
import dev.assay.analysis.tts.measure.Cell;
import dev.assay.analysis.tts.measure.Comparison;
import dev.assay.analysis.tts.measure.Measure;
import dev.assay.analysis.tts.measure.Measured;
import dev.assay.figures.Figure;
import dev.assay.figures.FigureJson;
import dev.assay.formats.tts.Allotment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a page shows of difficulty: levels at each temperature, and which suits them, as JSON. */
public final class DifficultyPage {
  private static final List<Measure> CHOICES =
      List.of(Measure.MAJ, Measure.NAIVE, Measure.WEIGHTED);

  private final JsonOut json;
  private final Difficulty difficulty;
  private final Function<RunRef, String> ids;

  private DifficultyPage(JsonOut json, Difficulty difficulty, Function<RunRef, String> ids) {
    this.json = json;
    this.difficulty = difficulty;
    this.ids = ids;
  }

  /**
   * Groups of which levels can be made, those of most temperatures first: a run of one temperature
   * is needed.
   */
  public static List<Comparison> groups(List<Comparison> temperatures) {
    return temperatures.stream()
        .filter(each -> temperatures(each) > 0)
        .sorted(Comparator.comparing(DifficultyPage::temperatures, Comparator.reverseOrder()))
        .toList();
  }

  private static long temperatures(Comparison group) {
    return group.sides().stream()
        .filter(side -> side.setting().allotment() instanceof Allotment.One)
        .count();
  }

  /** Ways to choose that were measured, the one that needs no scores first. */
  public static List<Measure> measures(Difficulty difficulty) {
    return CHOICES.stream()
        .filter(measure ->
            difficulty.sides().stream().anyMatch(side -> !side.budgets(measure).isEmpty()))
        .toList();
  }

  /**
   * Writes fields.
   *
   * @param measure one of {@link #measures}
   * @param ids of runs
   */
  public static void write(
      JsonOut json,
      Difficulty difficulty,
      Groups groups,
      Measure measure,
      Function<RunRef, String> ids) {
    groups.write(json);
    new DifficultyPage(json, difficulty, ids).write(measure);
  }

  private void write(Measure measure) {
    json.text("measure", measure.word());
    json.texts("measures", measures(difficulty).stream().map(Measure::word).toList());
    json.whole("reference", difficulty.reference());
    json.array("temperatures", () -> difficulty.sides().forEach(this::temperature));
    json.array("levels", () -> difficulty.results().forEach(result -> level(result, measure)));
    json.text("heldOut", difficulty.heldOut().how());
    json.object(
        "levelOf",
        () -> difficulty.levelOf().forEach((key, level) -> json.whole(key, level.number())));
    DifficultyFigures drawn = new DifficultyFigures(difficulty);
    List<Figure> figures = new ArrayList<>(drawn.maps(measure));
    figures.add(drawn.curves(measure));
    json.array("figures", () -> figures.forEach(figure -> json.raw(FigureJson.write(figure))));
  }

  private void temperature(Measured side) {
    json.object(() ->
        json.text("name", side.setting().allotment().key())
            .numberOrNull("value", Difficulty.temperature(side))
            .texts(
                "runs",
                side.repeats().stream().map(repeat -> ids.apply(repeat.run().run())).toList()));
  }

  private void level(LevelResult result, Measure measure) {
    BestTemperature best = result.best().get(measure);
    json.object(() -> {
      json.whole("level", result.level().number())
          .text("range", result.level().range())
          .whole("problems", result.problems());
      json.array("cells", () -> result.sides().forEach(side -> cell(side, best)));
      heldOut(result, measure);
      if (best != null) {
        json.wholeOrNull("best", best.best() < 0 ? null : (long) best.best());
        json.array("chances", () -> best.chances().forEach(json::number));
        json.array("near", () -> best.near().forEach(json::value));
      }
    });
  }

  /** By temperature what is right when other completions make the levels; null where unknown. */
  private void heldOut(LevelResult result, Measure measure) {
    json.array(
        "heldOut",
        () -> {
          for (int t = 0; t < difficulty.sides().size(); t++) {
            HeldOut.Cell cell = heldOut(result.level().number(), t, measure);
            if (cell == null) {
              json.nothing();
            } else {
              json.object(() -> {
                json.whole("n", cell.n()).numberOrNull("mean", cell.mean());
                StudyPage.bounds(json, cell.interval());
                json.numberOrNull("problems", cell.problems());
              });
            }
          }
        });
  }

  private HeldOut.@Nullable Cell heldOut(int level, int temperature, Measure measure) {
    return difficulty.heldOut().cells().stream()
        .filter(each -> each.level() == level)
        .filter(each -> each.temperature() == temperature && each.measure() == measure)
        .findFirst()
        .orElse(null);
  }

  private void cell(Optional<Measured> side, @Nullable BestTemperature best) {
    Cell cell = side.isPresent() && best != null ? side.get().cell(best.column()) : null;
    if (cell == null) {
      json.nothing();
    } else {
      json.object(() -> StudyPage.number(json, cell));
    }
  }
}
