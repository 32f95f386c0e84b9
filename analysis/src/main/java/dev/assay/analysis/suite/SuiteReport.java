package dev.assay.analysis.suite;

import dev.assay.analysis.question.Difference;
import dev.assay.analysis.question.Estimates;
import dev.assay.analysis.report.Table;
import dev.assay.analysis.report.Table.Entry;
import dev.assay.analysis.report.Table.Head;
import dev.assay.formats.suite.Suite;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A document of a suite: its means, its changes with verdicts, its figures, and what is missing.
 */
public final class SuiteReport {
  private final SuitePlan plan;
  private final List<Outcome> outcomes;
  private final ReportText out;

  private SuiteReport(SuitePlan plan, List<Outcome> outcomes, Format format) {
    this.plan = plan;
    this.outcomes = outcomes;
    this.out = new ReportText(format, plan.suite.title());
  }

  /** What a document is written in. */
  public enum Format {
    MARKDOWN,
    HTML,
    LATEX
  }

  /**
   * The document.
   *
   * @param folder of the figures, seen from the document, with a slash at its end; may be empty
   * @param ending of the figures' files that it shows
   */
  public static String write(
      SuitePlan plan, List<Outcome> outcomes, Format format, String folder, String ending) {
    return new SuiteReport(plan, outcomes, format).document(folder, ending);
  }

  private String document(String folder, String ending) {
    out.paragraph(
        "%s: %s checkpoints, steps %s to %s, from %s files."
            .formatted(
                plan.main.label(),
                plan.plotted().size(),
                plan.first(),
                plan.last(),
                plan.data.inputs().size()));
    if (!plan.suite.stages().isEmpty()) {
      for (Suite.Tier tier : plan.suite.tiers()) {
        if (!plan.view(tier).isEmpty()) {
          tier(plan.view(tier));
        }
      }
    }
    out.heading("Figures");
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Drawn drawn) {
        out.image(
            folder + drawn.path() + "." + ending, drawn.figure().title(), drawn.figure().caption());
      }
    }
    missing();
    return out.end();
  }

  private void tier(TierView view) {
    out.heading("Macro " + view.tier.label());
    out.paragraph(
        "Mean over %s %ss: %s. Standard error from counts, members independent, sampling error only."
            .formatted(
                view.members.size(),
                view.tier.member(),
                SuiteText.some(view.members.stream().map(Member::name).toList())));
    List<Head> heads =
        new ArrayList<>(List.of(Head.text("step", "Step"), Head.number("mean", "Mean")));
    boolean two = !view.percent();
    heads.add(
        two ? Head.number("geometric", "Geometric mean") : Head.number("se", "Standard error"));
    heads.add(Head.number("change", "Against step " + plan.baseline()));
    heads.add(Head.text("verdict", "Verdict"));
    List<Long> steps = plan.all(plan.main);
    List<@Nullable Difference> differences = new ArrayList<>();
    for (long step : steps) {
      differences.add(
          step == plan.baseline()
              ? null
              : view.difference(step, view, plan.baseline(), view.members));
    }
    List<@Nullable Difference> adjusted = Estimates.adjusted(differences, true);
    List<List<Entry>> rows = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      rows.add(row(view, steps.get(i), adjusted.get(i), two));
    }
    out.table(new Table(heads, rows, List.of()));
    out.paragraph(Verdicts.means(view, differences));
  }

  private List<Entry> row(TierView view, long step, @Nullable Difference difference, boolean two) {
    Mean mean = view.mean(step);
    boolean bridge = plan.hasBridge() && step == plan.baseline();
    return List.of(
        Entry.text(bridge ? step + " (bridge)" : Long.toString(step)),
        entry(mean == null ? Double.NaN : mean.arithmetic(), "%.4f"),
        entry(
            mean == null ? Double.NaN : two ? mean.geometric() : mean.se(), two ? "%.3f" : "%.5f"),
        entry(difference == null ? Double.NaN : difference.value(), "%+.4f"),
        Entry.text(difference == null ? "" : difference.verdict().word()));
  }

  private static Entry entry(double value, String format) {
    return Double.isFinite(value)
        ? Entry.number(String.format(Locale.ROOT, format, value), value)
        : Entry.NONE;
  }

  private void missing() {
    List<String> missing = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Skipped skipped) {
        missing.add(skipped.path() + ": " + skipped.reason());
      }
    }
    if (!missing.isEmpty()) {
      out.heading("Not drawn").bullets(missing);
    }
    List<String> lost = new ArrayList<>(plan.data.faults());
    lost.addAll(plan.data.remarks());
    if (!lost.isEmpty()) {
      out.heading("Not used").bullets(lost);
    }
  }
}
