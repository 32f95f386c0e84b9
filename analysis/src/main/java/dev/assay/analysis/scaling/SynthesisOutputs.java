package dev.assay.analysis.scaling;

import dev.assay.analysis.report.Doc;
import dev.assay.analysis.report.Doc.Block;
import dev.assay.analysis.report.JsonOut;
import dev.assay.analysis.report.Table;
import dev.assay.analysis.tts.across.Experiment;
import dev.assay.figures.Figure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that {@code assay tts synthesis} leaves behind: a report whose every sentence follows from
 * the numbers.
 *
 * <p>Source: specification of test-time scaling, section 3.17.
 */
public final class SynthesisOutputs {
  /** The file with what the sentences follow from. */
  public static final String JSON = "synthesis.json";

  /** The file with the part that people write. */
  public static final String TEMPLATE = "open_questions.md";

  /** What a reader should weigh, in general; the user's own words replace it. */
  public static final String USUAL =
      """
      ## Open questions and limits

      - Levels and accuracies at the reference temperature come from the same completions of
        {{models}} on {{benchmarks}}; the held-out numbers of `assay tts difficulty` show how much
        that flatters.
      - Temperatures that were not sampled ({{temperatures}} were) may be better than all of these.
      - Other models, benchmarks, prompts and reward models may behave otherwise.
      """;

  /**
   * What the report says beside the numbers.
   *
   * @param template Markdown with {@code {{models}}}, {@code {{benchmarks}}}, {@code
   *     {{temperatures}}} and {@code {{experiments}}} to be filled in
   * @param date of the report, such as 2026-01-31
   * @param inputs what was read, a line each
   */
  public record Frame(String template, String date, List<String> inputs) {
    public Frame {
      inputs = List.copyOf(inputs);
    }
  }

  private SynthesisOutputs() {}

  /**
   * Makes it.
   *
   * @param ending of the pictures that the report shows, such as {@code png}; empty for none
   */
  public static Outputs of(
      List<Experiment> experiments, ScalingOutputs.Asked asked, Frame frame, String ending) {
    ReferenceFindings found = ReferenceFindings.of(experiments, asked.measure());
    List<Figure> figures =
        ending.isEmpty()
            ? List.of()
            : List.of(
                AcrossFigures.counts("difficulty_distributions_comparison", experiments),
                AcrossFigures.picks(
                    "optimal_temperature_heatmap_comparison",
                    experiments,
                    found.picks(),
                    asked.measure()),
                AcrossCurves.curves("scaling_curves_by_level", experiments, found.picks()),
                AcrossFigures.capability("base_capability_comparison", found.capabilities()));
    var text = new SynthesisText(found, asked, frame);
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        "synthesis_report.md",
        text.findings(figures, ending).markdown()
            + "\n"
            + text.template()
            + "\n"
            + appendix(text.appendix()));
    files.put(TEMPLATE, frame.template());
    files.put(JSON, StudyOutputs.json(json -> write(json, text)));
    return new Outputs(figures, files);
  }

  /** What the command prints: each sentence of the summary. */
  public static Table table(List<Experiment> experiments, ScalingOutputs.Asked asked) {
    ReferenceFindings found = ReferenceFindings.of(experiments, asked.measure());
    var text = new SynthesisText(found, asked, new Frame(USUAL, "", List.of()));
    return new Table(
        List.of(Table.Head.text("finding", "finding")),
        text.summary().stream().map(each -> List.of(Table.Entry.text(each))).toList());
  }

  /** Without a title of its own. */
  private static String appendix(List<Block> blocks) {
    String page = new Doc("", blocks).markdown();
    return page.substring(page.indexOf('\n') + 2);
  }

  private static void write(JsonOut json, SynthesisText text) {
    json.object(() ->
        json.text("analysis", "synthesis")
            .texts("summary", text.summary())
            .texts("difficulty", text.difficulty())
            .texts("strengths", text.strengths())
            .texts("recommendations", text.recommendations()));
  }
}
