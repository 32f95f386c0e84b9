package dev.assay.analysis.experiment;

import dev.assay.analysis.experiment.MethodScore.Versus;
import dev.assay.analysis.report.Doc;
import dev.assay.analysis.report.Doc.Block;
import dev.assay.analysis.report.Table;
import dev.assay.analysis.report.Table.Entry;
import dev.assay.analysis.report.Table.Head;
import dev.assay.domain.Direction;
import dev.assay.domain.Metric;
import dev.assay.formats.json.Nodes;
import dev.assay.formats.track.Consistency;
import dev.assay.formats.track.Experiment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code report.md} and {@code report.html}: what was run, what came out, and how sure that is. */
final class Report {
  private static final int MOST_DOUBTS = 50;

  private final Summary summary;
  private final ResultsFolder folder;
  private final SummaryTables tables;

  Report(Summary summary, ResultsFolder folder) {
    this.summary = summary;
    this.folder = folder;
    this.tables = new SummaryTables(summary);
  }

  Doc doc() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(2, "Summary"));
    blocks.add(new Block.Paragraph(size()));
    String provenance = tables.provenance();
    if (!provenance.isEmpty()) {
      blocks.add(new Block.Paragraph(provenance));
    }
    blocks.add(new Block.Heading(2, "Key findings"));
    blocks.add(new Block.Bullets(findings()));
    blocks.add(new Block.Heading(2, "Detailed results"));
    blocks.add(new Block.Tabular(tables.results()));
    Table differences = tables.differences();
    if (differences != null) {
      blocks.add(new Block.Heading(3, "Differences to the baseline"));
      blocks.add(new Block.Tabular(differences));
    }
    blocks.add(new Block.Heading(2, "Visualizations"));
    blocks.add(new Block.Heading(3, "Learning curves"));
    blocks.add(new Block.Image("fig_learning_curves.png", "Learning curves"));
    String notDrawn = LearningCurvesFigure.notDrawn(summary).strip();
    if (!notDrawn.isEmpty()) {
      blocks.add(new Block.Paragraph(notDrawn));
    }
    blocks.add(new Block.Heading(3, "Comparison of methods"));
    blocks.add(new Block.Image("fig_method_comparison.png", "Comparison of methods"));
    blocks.add(new Block.Heading(2, "Qualitative analysis"));
    blocks.add(new Block.Link("qualitative_examples.md", "Examples"));
    blocks.add(new Block.Heading(2, "Hardware details"));
    blocks.add(new Block.Bullets(hardware()));
    blocks.add(new Block.Heading(2, "Reproducibility"));
    blocks.add(new Block.Tabular(reproducibility()));
    doubts(blocks);
    return new Doc("Experiment results", blocks);
  }

  private String size() {
    return PackWords.count(summary.runs(), "run")
        + " of "
        + PackWords.count(summary.methods().size(), "method")
        + "; intervals at "
        + summary.level()
        + ".";
  }

  /** Of means, never of the luckiest run, and with what the test says. */
  private List<String> findings() {
    List<String> findings = new ArrayList<>();
    for (int m = 0; m < summary.metrics().size(); m++) {
      int best = summary.best().get(m);
      if (best >= 0) {
        findings.add(finding(summary.metrics().get(m), best, summary.score(best, m)));
      }
    }
    if (findings.isEmpty()) {
      findings.add("No metric was measured for two methods, so none can be called better.");
    }
    return findings;
  }

  private String finding(Metric metric, int method, MethodScore score) {
    StringBuilder text = new StringBuilder(metric.display());
    text.append(metric.direction() == Direction.LOWER ? ": lowest" : ": highest");
    text.append(" mean with ").append(summary.methods().get(method).name()).append(", ");
    text.append(Figures.shown(metric, score.moments().mean()));
    text.append(" (n = ").append(score.n());
    if (score.interval() != null) {
      text.append(", ").append(summary.level()).append(" interval ");
      text.append(Figures.shown(metric, score.interval().low())).append(" to ");
      text.append(Figures.shown(metric, score.interval().high()));
    }
    text.append("); ");
    Versus versus = score.versus();
    if (method == summary.baseline()) {
      text.append("it is the baseline");
    } else if (versus == null) {
      text.append("not tested: ").append(PackWords.untested(summary, score));
    } else {
      text.append("against the baseline ");
      text.append(Figures.signed(metric, versus.difference().value())).append(" (");
      text.append(Figures.signed(metric, versus.difference().interval().low())).append(" to ");
      text.append(Figures.signed(metric, versus.difference().interval().high()));
      text.append("), ").append(versus.verdict().words());
      text.append(", p = ").append(Figures.p(versus.holm())).append(" after Holm");
    }
    if (summary.isDoubtful(method, metric)) {
      text.append("; doubtful, since not all runs gave a finite number: see What to doubt");
    }
    return text.append('.').toString().replace("p = <", "p <");
  }

  private Stream<Experiment> runs() {
    return summary.methods().stream().flatMap(method -> method.runs().stream());
  }

  private List<String> hardware() {
    List<String> lines = new ArrayList<>();
    Set<String> gpus = texts(run -> Nodes.text(Nodes.at(run.config(), "hardware", "gpu_type")));
    gpus.addAll(texts(run -> Nodes.text(run.environment(), "gpu")));
    lines.add("GPU as recorded: " + listed(gpus));
    lines.add("Hosts: " + listed(texts(run -> Nodes.text(run.environment(), "hostname"))));
    double[] vram = values("peak_vram_gb");
    lines.add(
        vram.length == 0
            ? "Peak VRAM: not measured"
            : String.format(
                Locale.ROOT,
                "Peak VRAM: %.1f GB (largest of %d runs)",
                java.util.Arrays.stream(vram).max().orElseThrow(),
                vram.length));
    double[] hours = values("gpu_hours");
    lines.add(
        hours.length == 0
            ? "GPU hours: not measured"
            : String.format(
                Locale.ROOT,
                "GPU hours: %.1f in total over %d of %d runs",
                java.util.Arrays.stream(hours).sum(),
                hours.length,
                summary.runs()));
    return lines;
  }

  private double[] values(String metric) {
    return runs()
        .filter(run -> run.metrics().containsKey(metric))
        .mapToDouble(run -> run.metrics().getOrDefault(metric, 0.0))
        .toArray();
  }

  private Set<String> texts(Function<Experiment, String> of) {
    return runs()
        .map(of)
        .filter(text -> !text.isBlank())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String listed(Set<String> texts) {
    return texts.isEmpty() ? "not recorded" : String.join(", ", texts);
  }

  private Table reproducibility() {
    List<Head> heads =
        List.of(
            Head.text("method", "Method"),
            Head.text("seeds", "Seeds"),
            Head.number("configurations", "Configurations"),
            Head.text("commits", "Commits"));
    List<List<Entry>> rows = new ArrayList<>();
    for (MethodRuns method : summary.methods()) {
      rows.add(
          List.of(
              Entry.text(method.name()),
              Entry.text(PackWords.seeds(method.runs().stream().map(Experiment::seed).toList())),
              Entry.whole(method.configurations()),
              Entry.text(commits(method))));
    }
    return new Table(
        heads,
        rows,
        List.of(
            "Configurations: distinct ones, seeds apart; whole ones are in experiments/*.json."
                + " +: the code differed from the commit. manifest.json has the digests of all inputs."));
  }

  private static String commits(MethodRuns method) {
    return method.runs().stream()
        .map(run -> run.environment().path("git"))
        .filter(git -> !Nodes.text(git, "commit").isEmpty())
        .map(git -> shortened(Nodes.text(git, "commit")) + (Nodes.bool(git, "dirty") ? "+" : ""))
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static String shortened(String commit) {
    return commit.length() > 10 ? commit.substring(0, 10) : commit;
  }

  private void doubts(List<Block> blocks) {
    List<String> doubts = new ArrayList<>(folder.problems());
    doubts.addAll(folder.missing());
    doubts.addAll(tables.notFinite());
    for (Experiment run : folder.experiments()) {
      if (!run.isValid()) {
        doubts.add(run.id() + " is left out: " + run.invalid());
      }
      Consistency.of(run.metrics())
          .forEach(d -> doubts.add(run.id() + ": " + d.metric() + " " + d.text()));
    }
    summary.methods().forEach(method -> doubts.addAll(SeedDoubts.of(method)));
    if (!doubts.isEmpty()) {
      blocks.add(new Block.Heading(2, "What to doubt"));
      int more = doubts.size() - MOST_DOUBTS;
      List<String> shown = new ArrayList<>(doubts.stream().limit(MOST_DOUBTS).toList());
      if (more > 0) {
        shown.add("and " + more + " more");
      }
      blocks.add(new Block.Bullets(shown));
    }
  }
}
