package dev.assay.analysis.api;

import dev.assay.analysis.question.CorrelateColumns;
import dev.assay.analysis.question.FetchTrends;
import dev.assay.analysis.question.GroupRuns;
import dev.assay.analysis.question.RunValues;
import dev.assay.analysis.question.Snapshots;
import dev.assay.analysis.question.SummariseMetrics;
import dev.assay.analysis.report.GroupsJson;
import dev.assay.analysis.report.StatisticsJson;
import dev.assay.analysis.report.TrendsJson;
import dev.assay.analysis.report.ValuesJson;
import java.util.List;

/**
 * {@code GET /groups}, {@code /values}, {@code /trends}, {@code /statistics} and {@code
 * /correlations}: the runs of a filter in numbers.
 */
final class StatisticsRoutes {
  private static final int PAGE = 50;
  private static final int MAX_PAGE = 1000;
  private static final int RUNS = 5000;
  private static final int MAX_RUNS = 20_000;
  private static final int LINES = 50;
  private static final int MAX_LINES = 1000;

  private final GroupRuns groupRuns;
  private final RunValues runValues;
  private final FetchTrends fetchTrends;
  private final SummariseMetrics summariseMetrics;
  private final CorrelateColumns correlateColumns;

  StatisticsRoutes(Snapshots snapshots) {
    groupRuns = new GroupRuns(snapshots);
    runValues = new RunValues(snapshots);
    fetchTrends = new FetchTrends(snapshots);
    summariseMetrics = new SummariseMetrics(snapshots);
    correlateColumns = new CorrelateColumns(snapshots);
  }

  Answer groups(Parameters parameters) {
    GroupRuns.Answer answer =
        groupRuns.answer(
            new GroupRuns.Question(
                RunRoutes.filter(parameters),
                parameters.split("by", ";"),
                parameters.split("columns", ";"),
                parameters.split("sort", ";"),
                parameters.whole("offset", 0, 0, Integer.MAX_VALUE),
                parameters.whole("limit", PAGE, 0, MAX_PAGE)));
    return Answer.json(200, json -> GroupsJson.write(json, answer));
  }

  Answer values(Parameters parameters) {
    List<String> ids = parameters.text("ids").isBlank() ? List.of() : parameters.ids();
    RunValues.Answer answer =
        runValues.answer(
            new RunValues.Question(
                RunRoutes.filter(parameters),
                ids,
                parameters.split("columns", ";"),
                parameters.whole("limit", RUNS, 1, MAX_RUNS),
                parameters.split("front", ";")));
    return Answer.json(200, json -> ValuesJson.write(json, answer));
  }

  Answer trends(Parameters parameters) {
    FetchTrends.Answer answer =
        fetchTrends.answer(
            new FetchTrends.Question(
                RunRoutes.filter(parameters),
                parameters.text("metric"),
                parameters.text("x"),
                parameters.split("by", ";"),
                parameters.whole("lines", LINES, 1, MAX_LINES)));
    return Answer.json(200, json -> TrendsJson.write(json, answer));
  }

  Answer statistics(Parameters parameters) {
    SummariseMetrics.Answer answer =
        summariseMetrics.answer(
            new SummariseMetrics.Question(
                RunRoutes.filter(parameters), parameters.split("metrics", ";")));
    return Answer.json(200, json -> StatisticsJson.write(json, answer));
  }

  Answer correlations(Parameters parameters) {
    CorrelateColumns.Answer answer =
        correlateColumns.answer(
            new CorrelateColumns.Question(
                RunRoutes.filter(parameters), parameters.split("columns", ";")));
    return Answer.json(200, json -> StatisticsJson.write(json, answer));
  }
}
