package dev.assay.testkit.examples;

import dev.assay.testkit.corpus.Corpus;
import dev.assay.testkit.paper.Curve;
import dev.assay.testkit.paper.Dashboard;
import dev.assay.testkit.paper.EvaluationLog;
import dev.assay.testkit.paper.EvaluationLog.Style;
import dev.assay.testkit.paper.EvaluationRun;
import dev.assay.testkit.paper.Recipe;
import dev.assay.testkit.paper.Recipe.Kind;
import dev.assay.testkit.paper.Registry;
import dev.assay.testkit.paper.Scores;
import dev.assay.testkit.write.Chance;
import dev.assay.testkit.write.Json;
import dev.assay.testkit.write.Times;
import dev.assay.testkit.write.Tree;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A speech model, trained three ways, copied home from a cluster: its files name a place that is
 * not here.
 */
final class PaperExample implements Corpus {
  private static final String HOME = "/cluster/speech/parrot";
  private static final LocalDateTime FIRST = LocalDateTime.of(2025, 4, 7, 10, 20);
  private static final List<Double> PRETRAINED = List.of(0.540, 0.640, 0.795, 0.610);

  /**
   * A training run.
   *
   * @param gains true change of each benchmark's accuracy once training has converged
   * @param plateau loss that the long-context curve climbs to
   * @param steps evaluated checkpoints
   */
  private record Experiment(
      String name, Recipe recipe, List<Double> gains, double plateau, List<Integer> steps) {

    String runDir() {
      return HOME + "/ckpt/" + name;
    }

    String checkpoint(int step) {
      return String.format(
          Locale.ROOT, "ckpt/%s/checkpoints/checkpoint_%06d/consolidated", name, step);
    }

    Scores scores(Chance chance, int step, boolean newest) {
      double learned = 1 - StrictMath.exp(-step / 800.0);
      var means = new ArrayList<Double>();
      for (int i = 0; i < gains.size(); i++) {
        means.add(PRETRAINED.get(i) + gains.get(i) * learned);
      }
      return Scores.drawn(chance, means, newest);
    }
  }

  private static final Experiment TTT =
      new Experiment(
          "parrot_ttt_dailytalk",
          new Recipe(
              Kind.TTT,
              "daily-talk/train/conversations.jsonl",
              3e-06,
              50.0,
              2000,
              "29,30,31",
              0.01,
              0.005,
              64,
              "ttt top layers"),
          List.of(0.010, 0.015, 0.005, 0.0),
          7.35,
          List.of(500, 1000, 2000));

  private static final Experiment LORA =
      new Experiment(
          "parrot_lora_dailytalk",
          new Recipe(
              Kind.LORA,
              "daily-talk/train/conversations.jsonl",
              5e-05,
              25.0,
              4000,
              "none",
              0.001,
              0.001,
              128,
              "lora r128"),
          List.of(0.035, 0.070, 0.010, 0.0),
          7.80,
          List.of(1000, 2000, 4000));

  private static final Experiment HYBRID =
      new Experiment(
          "parrot_hybrid_librilight",
          new Recipe(
              Kind.HYBRID,
              "librilight/train/books.jsonl",
              5e-06,
              100.0,
              2000,
              "24,25,26,27",
              0.1,
              0.05,
              64,
              "ttt + lora, books"),
          List.of(0.020, 0.040, -0.060, 0.0),
          7.30,
          List.of(1000, 2000));

  /** The files as they come about, evaluation by evaluation. */
  private static final class Project {
    final Tree tree;
    final Registry registry = new Registry();
    final List<Dashboard.Entry> shown = new ArrayList<>();
    LocalDateTime now = FIRST;

    Project(Tree tree) {
      this.tree = tree;
    }
  }

  @Override
  public void writeTo(Path folder) throws IOException {
    var project = new Project(new Tree(folder));
    var chance = new Chance(10);
    var baseline = writeBaseline(project, chance.fork(0));
    project.registry.add(
        HOME + "/" + TTT.checkpoint(100),
        HOME + "/" + TTT.checkpoint(100) + "/paper_metrics_results.json",
        project.now.plusMinutes(35));
    for (var experiment : List.of(TTT, LORA)) {
      for (int step : experiment.steps()) {
        writeEvaluation(
            project, chance.fork(experiment.name().hashCode() + step), experiment, step);
      }
    }
    for (int step : HYBRID.steps()) {
      writeSavedRun(project, chance.fork(HYBRID.name().hashCode() + step), step);
    }
    project.tree.write("dashboard/runs_registry.json", project.registry.text());
    var dashboard =
        new Dashboard(project.now.plusHours(2), List.of(HOME + "/ckpt"), baseline, project.shown);
    project.tree.write("dashboard/dashboard_data.json", dashboard.text());
  }

  private static Dashboard.Entry writeBaseline(Project project, Chance chance) throws IOException {
    var scores = Scores.drawn(chance, PRETRAINED, false);
    var curve = Curve.drawn(chance, 5.75, 7.85);
    var file = "baseline_paper_metrics_results.json";
    project.tree.write(file, scores.text(curve));
    project.registry.add("None", HOME + "/" + file, project.now);
    return new Dashboard.Entry("baseline", "None", 0, project.now, TTT.recipe(), "", scores, curve);
  }

  /** An evaluation by the older writer; the last one of an experiment left its logs. */
  private static void writeEvaluation(
      Project project, Chance chance, Experiment experiment, int step) throws IOException {
    var scores = experiment.scores(chance, step, false);
    var path = register(project, chance, experiment, step);
    write(project.tree, experiment, step, scores.text(null));
    Curve curve = null;
    if (step == experiment.steps().getLast()) {
      curve = Curve.drawn(chance, 5.75, experiment.plateau());
      writeLogs(project, experiment.equals(TTT) ? 4711 : 4802, path, scores, curve);
    }
    if (step >= 1000 && experiment.equals(TTT)) {
      project.shown.add(entry(project, experiment, step, scores, curve));
    }
  }

  /** An evaluation by the newest writer, which saves a run and links to it. */
  private static void writeSavedRun(Project project, Chance chance, int step) throws IOException {
    var scores = HYBRID.scores(chance, step, true);
    register(project, chance, HYBRID, step);
    var run = EvaluationRun.drawn(chance, project.now.withNano(0), "TTT", scores, 5.75, 7.9, 20);
    var full = new Scores(scores.correct(), run.librilight(), true);
    var flat = full.flat();
    if (step == HYBRID.steps().getLast()) {
      var place = "evaluation_results/" + run.folder();
      project.tree.write(place + "/results.json", run.results());
      project.tree.write(place + "/summary.txt", run.summary());
      flat.put("_results_json_path", place + "/results.json");
    } else {
      project.shown.add(entry(project, HYBRID, step, full, null));
    }
    write(project.tree, HYBRID, step, Json.pretty(flat, 2));
  }

  private static String register(Project project, Chance chance, Experiment experiment, int step) {
    project.now = Times.jitter(project.now.plusMinutes(95 + chance.below(60)), chance);
    var path = HOME + "/" + experiment.checkpoint(step);
    project.registry.add(path, path + "/paper_metrics_results.json", project.now);
    return path;
  }

  private static void write(Tree tree, Experiment experiment, int step, String results)
      throws IOException {
    var place = experiment.checkpoint(step);
    tree.write(place + "/paper_metrics_results.json", results);
    tree.write(place + "/training_config.json", experiment.recipe().text(experiment.runDir()));
  }

  private static void writeLogs(
      Project project, int job, String checkpoint, Scores scores, Curve curve) throws IOException {
    // The two styles of position lines, one job each.
    var style = job < 4800 ? Style.LOSS_AND_PERPLEXITY : Style.AVERAGE_LOSS;
    var start = project.now.minusMinutes(40).withNano(0);
    var log = new EvaluationLog(job, start, checkpoint, scores, curve, style, 500);
    project.tree.write("logs/evaluation/paper_metrics_" + job + ".log", log.shell());
    project.tree.write("logs/evaluation/paper_metrics_" + job + ".err", log.python());
  }

  private static Dashboard.Entry entry(
      Project project, Experiment experiment, int step, Scores scores, @Nullable Curve curve) {
    return new Dashboard.Entry(
        experiment.name(),
        HOME + "/" + experiment.checkpoint(step),
        step,
        project.now,
        experiment.recipe(),
        experiment.runDir(),
        scores,
        curve);
  }
}
