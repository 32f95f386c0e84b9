package dev.assay.analysis.scaling;

import dev.assay.analysis.report.JsonOut;
import dev.assay.analysis.report.Table;
import dev.assay.analysis.report.Table.Entry;
import dev.assay.analysis.report.Table.Head;
import dev.assay.analysis.tts.early.Early;
import dev.assay.analysis.tts.early.EarlyRule;
import dev.assay.figures.Axis;
import dev.assay.figures.Colour;
import dev.assay.figures.Dash;
import dev.assay.figures.Datum;
import dev.assay.figures.Figure;
import dev.assay.figures.Look;
import dev.assay.figures.Mark;
import dev.assay.figures.Marker;
import dev.assay.figures.Plot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a replay of the early strategy adds to the study of its runs. */
public final class EarlyOutputs {
  private EarlyOutputs() {}

  /**
   * Adds it.
   *
   * @param study outputs of the study that compares the replays with their temperatures
   * @param replays of equal rules, one per seed
   */
  public static Outputs with(
      Outputs study, List<Early> replays, EarlyRule rule, double low, double high) {
    List<Figure> figures = new ArrayList<>(study.figures());
    if (!figures.isEmpty()) {
      figures.addFirst(agreement(replays.getFirst(), rule));
    }
    Map<String, String> files = new LinkedHashMap<>(study.files());
    files.put(
        "simulation_summary.json",
        StudyOutputs.json(json -> summary(json, replays, rule, low, high)));
    for (Early each : replays) {
      files.put("decisions/" + Slug.of(each.run().run().subset()) + ".json", decisions(each));
    }
    return new Outputs(figures, files);
  }

  private static void summary(
      JsonOut json, List<Early> replays, EarlyRule rule, double low, double high) {
    Early first = replays.getFirst();
    json.object(() -> {
      json.text("hub_path", first.run().run().place())
          .text("subset_name", first.run().run().subset())
          .numberOrNull("low_temp", low)
          .numberOrNull("high_temp", high)
          .whole("probe_n", rule.probe())
          .whole("total_n", rule.total())
          .whole("dominance_threshold", rule.threshold())
          .flag("keep_probe", rule.keepProbe());
      first.run().run().name().seed().ifPresent(seed -> json.whole("seed", seed));
      json.whole("total_problems", first.decisions().size())
          .whole("n_dominant", first.dominant())
          .whole("n_non_dominant", first.decisions().size() - first.dominant());
      json.array(
          "replays",
          () ->
              replays.forEach(each ->
                  json.object(() -> {
                    json.text("subset_name", each.run().run().subset())
                        .whole("total_problems", each.decisions().size())
                        .whole("n_dominant", each.dominant())
                        .whole("n_non_dominant", each.decisions().size() - each.dominant())
                        .numberOrNull("completions_per_problem", each.cost());
                    Map<String, Long> histogram = new TreeMap<>();
                    Map<String, long[]> levels = new TreeMap<>();
                    each.decisions()
                        .forEach(decision -> {
                          histogram.merge(Integer.toString(decision.agreement()), 1L, Long::sum);
                          decision
                              .level()
                              .ifPresent(level -> {
                                long[] counts =
                                    levels.computeIfAbsent(
                                        Integer.toString(level), key -> new long[2]);
                                counts[0]++;
                                counts[1] += decision.dominant() ? 1 : 0;
                              });
                        });
                    json.object("agreement", () -> histogram.forEach(json::whole));
                    json.object(
                        "dominant_share_by_level",
                        () ->
                            levels.forEach((level, counts) ->
                                json.numberOrNull(level, counts[1] / (double) counts[0])));
                  })));
    });
  }

  /** Of each problem, what was decided and which completions it has; texts stay where they are. */
  private static String decisions(Early early) {
    return StudyOutputs.json(json ->
        json.object(() ->
            json.text("subset_name", early.run().run().subset())
                .array("problems", () -> early.decisions().forEach(each -> decision(json, each)))));
  }

  private static void decision(JsonOut json, Early.Decision decision) {
    json.object(() ->
        json.text("unique_id", decision.key())
            .flag("dominant", decision.dominant())
            .whole("probe_agreement", decision.agreement())
            .whole("cost", decision.cost())
            .texts(
                "completions",
                decision.picks().stream()
                    .map(pick -> pick.run().subset() + "#" + pick.position())
                    .toList()));
  }

  /** A row per replay. */
  public static Table table(List<Early> replays) {
    List<List<Entry>> rows = new ArrayList<>();
    for (Early each : replays) {
      double share = each.dominant() / (double) each.decisions().size();
      rows.add(
          List.of(
              Entry.text(each.run().run().subset()),
              Entry.whole((long) each.decisions().size()),
              Entry.whole(each.dominant()),
              Entry.number(Words.percent(share), share),
              Entry.number(String.format(Locale.ROOT, "%.1f", each.cost()), each.cost())));
    }
    return new Table(
        List.of(
            Head.text("replay", "replay"),
            Head.number("problems", "problems"),
            Head.number("dominant", "dominant"),
            Head.number("share", "share"),
            Head.number("cost", "completions per problem")),
        rows);
  }

  private static Figure agreement(Early early, EarlyRule rule) {
    long[] low = new long[rule.probe() + 1];
    long[] high = new long[rule.probe() + 1];
    early.decisions().forEach(each -> (each.dominant() ? low : high)[each.agreement()]++);
    List<String> names = new ArrayList<>();
    List<Datum> stays = new ArrayList<>();
    List<Datum> goes = new ArrayList<>();
    for (int votes = 0; votes <= rule.probe(); votes++) {
      names.add(Integer.toString(votes));
      if (votes >= rule.threshold()) {
        stays.add(Datum.at(votes, low[votes]).label(Long.toString(low[votes])));
      } else {
        goes.add(Datum.at(votes, high[votes]).label(Long.toString(high[votes])));
      }
    }
    return Figure.of(
        "probe_agreement",
        "How far the probe agrees",
        Words.count(early.decisions().size(), "problem") + ", " + early.run().run().subset(),
        List.of(
            new Look(
                "low",
                "stays at the low temperature",
                new Colour.Series(0),
                Dash.SOLID,
                Marker.CIRCLE),
            new Look(
                "high", "goes to the high one", new Colour.Series(1), Dash.DASHED, Marker.SQUARE)),
        Plot.of(
            "",
            Axis.names("votes of the most frequent answer, of " + rule.probe(), names),
            Axis.linear("problems").withZero(),
            List.of(new Mark.Bars("low", "all", stays), new Mark.Bars("high", "all", goes))));
  }
}
