package dev.assay.analysis.scaling;

import dev.assay.analysis.report.Doc;
import dev.assay.analysis.report.Doc.Block;
import dev.assay.analysis.report.JsonOut;
import dev.assay.analysis.report.Table;
import dev.assay.analysis.report.Table.Entry;
import dev.assay.analysis.report.Table.Head;
import dev.assay.analysis.tts.profile.ApproachComparison;
import dev.assay.analysis.tts.profile.Counts;
import dev.assay.analysis.tts.profile.Profile;
import dev.assay.analysis.tts.profile.ProfileSummary;
import dev.assay.figures.Figure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeSet;

/** All that {@code assay tts profiles} leaves behind. */
public final class ProfileOutputs {
  private ProfileOutputs() {}

  /**
   * Makes it.
   *
   * @param profiles by approach
   * @param remark what must be known of them; empty for nothing
   * @param ending of the pictures that the report shows; empty for none
   */
  public static Outputs of(
      Map<String, List<Profile>> profiles, String remark, String ending, boolean report) {
    Map<String, String> files = new LinkedHashMap<>();
    List<Figure> figures = new ArrayList<>();
    profiles.forEach((approach, all) -> {
      files.put(
          "problem_profiles_" + Slug.of(approach) + ".json",
          StudyOutputs.json(json -> json.array(() -> all.forEach(each -> profile(json, each)))));
      if (!ending.isEmpty()) {
        figures.addAll(new ProfileFigures(approach, all).all());
      }
    });
    ApproachComparison comparison = ApproachComparison.of(profiles);
    if (profiles.size() > 1) {
      files.put(
          "multi_approach_comparison.json",
          StudyOutputs.json(json -> comparison(json, comparison)));
    }
    if (report) {
      files.put(
          "per_problem_analysis_report.md",
          doc(profiles, remark, comparison, figures, ending).markdown());
    }
    return new Outputs(figures, files);
  }

  private static Doc doc(
      Map<String, List<Profile>> profiles,
      String remark,
      ApproachComparison comparison,
      List<Figure> figures,
      String ending) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(2, "Overview"));
    if (!remark.isEmpty()) {
      blocks.add(new Block.Paragraph(remark));
    }
    blocks.add(new Block.Tabular(summary(profiles)));
    profiles.forEach((approach, all) -> {
      blocks.add(new Block.Heading(2, approach));
      blocks.add(new Block.Tabular(temperatures(all)));
      var found = ProfileSummary.of(all).levelAndBest();
      if (found != null) {
        blocks.add(
            new Block.Paragraph(
                "Pearson correlation of level and best temperature: %s (p: %s)."
                    .formatted(Shown.three(found.r()), Shown.p(found.p()))));
      }
    });
    if (profiles.size() > 1) {
      blocks.add(new Block.Heading(2, "Approaches"));
      List<String> lines = new ArrayList<>();
      lines.add(
          "The best temperature is the same for %s of %s problems."
              .formatted(
                  comparison.consistent().size(),
                  comparison.consistent().size() + comparison.inconsistent().size()));
      comparison
          .unique()
          .forEach((approach, keys) ->
              lines.add(
                  "%s alone solves %s.".formatted(approach, Words.count(keys.size(), "problem"))));
      blocks.add(new Block.Bullets(lines));
    }
    figures.forEach(
        figure -> blocks.add(new Block.Image(figure.id() + "." + ending, figure.title())));
    return new Doc("Problems and temperatures", blocks);
  }

  /** A row per approach: how many problems are of which kind. */
  public static Table summary(Map<String, List<Profile>> profiles) {
    TreeSet<String> kinds = new TreeSet<>();
    for (Profile.Category each : Profile.Category.values()) {
      kinds.add(each.word());
    }
    List<Head> heads = new ArrayList<>();
    heads.add(Head.text("approach", "approach"));
    heads.add(Head.number("problems", "problems"));
    kinds.forEach(kind -> heads.add(Head.number(kind, kind)));
    heads.add(Head.number("increasing", "increasing"));
    heads.add(Head.number("decreasing", "decreasing"));
    heads.add(Head.number("non_monotonic", "neither"));
    List<List<Entry>> rows = new ArrayList<>();
    profiles.forEach((approach, all) -> {
      ProfileSummary of = ProfileSummary.of(all);
      List<Entry> row = new ArrayList<>();
      row.add(Entry.text(approach));
      row.add(Entry.whole((long) all.size()));
      kinds.forEach(kind -> row.add(Entry.whole(of.categories().getOrDefault(kind, 0L))));
      for (Profile.Monotonicity each : Profile.Monotonicity.values()) {
        row.add(Entry.whole(of.monotonicity().getOrDefault(each.word(), 0L)));
      }
      rows.add(row);
    });
    return new Table(heads, rows);
  }

  private static Table temperatures(List<Profile> all) {
    ProfileSummary of = ProfileSummary.of(all);
    List<List<Entry>> rows = new ArrayList<>();
    of.solved()
        .forEach((t, solved) ->
            rows.add(
                List.of(
                    Entry.number(Double.toString(t), t),
                    Entry.whole(solved),
                    Entry.whole(of.exclusive().getOrDefault(t, 0L)),
                    Entry.whole(of.best().getOrDefault(t, 0L)))));
    return new Table(
        List.of(
            Head.number("temperature", "temperature"),
            Head.number("solved", "solved"),
            Head.number("exclusive", "solved by it alone"),
            Head.number("best", "best for")),
        rows);
  }

  private static void profile(JsonOut json, Profile each) {
    json.object(() -> {
      json.text("unique_id", each.key()).text("answer", each.answer());
      json.wholeOrNull(
          "difficulty_level", each.level().isPresent() ? (long) each.level().getAsInt() : null);
      numbers(json, "accuracy_by_temp", each.accuracy());
      counts(json, "correct_count_by_temp", each.counts().right());
      counts(json, "total_count_by_temp", each.counts().total());
      json.object(
          "accuracy_by_temp_by_seed",
          () -> {
            for (Counts run : each.runs()) {
              numbers(json, run.seed(), run.accuracy());
            }
          });
      json.array("solvable_temps", () -> each.solvable().forEach(json::number));
      OptionalDouble best = each.best();
      json.numberOrNull("best_temp", best.isPresent() ? best.getAsDouble() : null)
          .numberOrNull("best_temp_accuracy", each.bestAccuracy())
          .numberOrNull("temp_sensitivity_score", each.sensitivity())
          .whole("temp_robustness", each.solvable().size())
          .text("primary_category", each.category().word());
      json.textOrNull(
              "single_temp_category",
              each.category() == Profile.Category.SINGLE_TEMP ? only(best, "only") : null)
          .textOrNull(
              "best_temp_category",
              each.category() == Profile.Category.MULTI_TEMP ? only(best, "best") : null)
          .textOrNull("robustness_level", each.robustness().isEmpty() ? null : each.robustness())
          .text("monotonicity", each.monotonicity().word())
          .flag("is_extreme_dependent", each.isExtremeDependent())
          .flag("is_middle_optimal", each.isMiddleOptimal());
    });
  }

  private static String only(OptionalDouble best, String word) {
    return String.format(Locale.ROOT, "%s-%s", best.orElse(Double.NaN), word);
  }

  private static void numbers(JsonOut json, String name, SortedMap<Double, Double> values) {
    json.object(name, () -> values.forEach((t, value) -> json.numberOrNull(t.toString(), value)));
  }

  private static void counts(JsonOut json, String name, SortedMap<Double, Integer> values) {
    json.object(name, () -> values.forEach((t, value) -> json.whole(t.toString(), value)));
  }

  private static void comparison(JsonOut json, ApproachComparison of) {
    json.object(() -> {
      json.texts("approaches", of.approaches())
          .texts("consistent_problems", of.consistent())
          .texts("inconsistent_problems", of.inconsistent());
      json.object("unique_solves_by_approach", () -> of.unique().forEach(json::texts));
    });
  }
}
