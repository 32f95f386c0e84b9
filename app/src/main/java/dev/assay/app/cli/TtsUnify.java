package dev.assay.app.cli;

import dev.assay.analysis.report.Visible;
import dev.assay.analysis.tts.Pooling;
import dev.assay.analysis.tts.PrepareOptions;
import dev.assay.analysis.tts.PreparedPlace.Stage;
import dev.assay.analysis.tts.RunLoader;
import dev.assay.analysis.tts.RunRef;
import dev.assay.analysis.tts.Unifying;
import dev.assay.selection.StepScores;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay tts unify}: runs that differ by seed alone, put together. */
@Command(
    name = "unify",
    description = {
      "Puts runs that differ by seed alone together: one run for each temperature.",
      "The completions of all seeds of a problem come into one row, in an order that is shuffled",
      "for each problem, with where each came from. Rows are graded as tts prepare does. A run goes",
      "to DIR/unified-NAME/T-0.8. A problem whose lists have different lengths, or whose runs",
      "contradict each other, is left out and told, with exit 3."
    },
    footer = {"  assay tts unify runs/default-MATH-500-Qwen2.5-3B-Instruct-bon -o unified"})
final class TtsUnify extends Subcommand {
  @Mixin TtsPlaces places = new TtsPlaces();

  @Mixin TtsFolder.Target target = new TtsFolder.Target();

  @Mixin TtsChoice choice = new TtsChoice();

  @Option(
      names = "--shuffle-seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "Seed of the order of completions; default: ${DEFAULT-VALUE}.")
  long shuffle;

  @Mixin TtsSteps steps = new TtsSteps();

  @Mixin TtsMaking making = new TtsMaking();

  @Mixin GradeSettings settings = new GradeSettings();

  @Mixin FormatOption format = new FormatOption();

  @Override
  public Integer call() {
    StepScores rule = steps.rule(spec);
    making.check(this);
    TtsMade made = new TtsMade(this);
    try (TtsHub hub = new TtsHub(this)) {
      make(hub, made, new PrepareOptions(List.of(), rule, false, settings.settings()));
    }
    return making.end(made, format, "unified");
  }

  private void make(TtsHub hub, TtsMade made, PrepareOptions options) {
    RunLoader loader = TtsPreparing.loader(options);
    TtsTargets targets = new TtsTargets(this, loader, made);
    Pooling pooling = new Pooling(options, Clock.system(ZoneId.systemDefault()));
    Map<RunRef, TtsMade.Maker> work = new LinkedHashMap<>();
    Set<Path> taken = new HashSet<>();
    homes(targets.found(hub, places.wanted(this), choice, resolve(target.output)), loader)
        .forEach((home, runs) -> {
          for (Unifying.Group group : Unifying.of(runs, made.problems()::add)) {
            Path file = home.file(Stage.UNIFIED, group.as().subset());
            if (taken.add(file)) {
              remark(group);
              work.put(group.as(), progress -> pooling.make(task(group, loader, file), progress));
            } else {
              made.problems().add(TtsTargets.taken(group.as(), file));
            }
          }
        });
    if (work.isEmpty()) {
      made.sayProblems();
      throw TtsTargets.none();
    }
    made.make(work);
  }

  private void remark(Unifying.Group group) {
    group
        .remarks()
        .forEach(
            remark -> err().println(Visible.line("assay: " + group.as().subset() + ": " + remark)));
  }

  private Pooling.Task task(Unifying.Group group, RunLoader loader, Path file) {
    List<Pooling.Source> sources =
        group.runs().stream().map(run -> new Pooling.Source(run, loader.files(run))).toList();
    return new Pooling.Task(
        group.as(),
        sources,
        file,
        Unifying.words(shuffle),
        making.force,
        Unifying.shuffled(shuffle));
  }

  /** Runs by the folder of their data set, without what this command made earlier. */
  private Map<TtsTargets.Home, List<RunRef>> homes(List<TtsTargets.Found> found, RunLoader loader) {
    Map<TtsTargets.Home, List<RunRef>> homes = new LinkedHashMap<>();
    for (TtsTargets.Found each : found) {
      Path file = each.home().file(Stage.UNIFIED, each.run().subset());
      if (each.remote() || !loader.files(each.run()).contains(file)) {
        homes.computeIfAbsent(each.home(), home -> new ArrayList<>()).add(each.run());
      }
    }
    return homes;
  }
}
