package dev.assay.app.cli;

import dev.assay.analysis.tts.Preparation;
import dev.assay.analysis.tts.PrepareOptions;
import dev.assay.analysis.tts.PreparedPlace.Stage;
import dev.assay.analysis.tts.ProblemJudge;
import dev.assay.analysis.tts.RunLoader;
import dev.assay.analysis.tts.RunRef;
import dev.assay.formats.TtsYaml;
import dev.assay.grading.Grader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Judging runs and writing them with their verdicts, for the commands that do.
 *
 * @param output folder for what is made; null to stay beside each data set
 * @param force whether to do it though it was done before
 * @param validate whether to check rows
 */
record TtsPreparing(
    Stage stage, @Nullable Path output, PrepareOptions options, boolean force, boolean validate) {

  /** Prepares the runs of places. */
  TtsMade prepare(Subcommand command, List<TtsPlaces.Where> wanted, TtsChoice choice) {
    TtsMade made = new TtsMade(command);
    Preparation preparation = new Preparation(options, Clock.system(ZoneId.systemDefault()));
    RunLoader loader = loader(options);
    try (TtsHub hub = new TtsHub(command)) {
      TtsTargets targets = new TtsTargets(command, loader, made);
      Map<RunRef, Path> files = targets.files(stage, targets.found(hub, wanted, choice, output));
      if (files.isEmpty()) {
        made.sayProblems();
        throw TtsTargets.none();
      }
      Map<RunRef, TtsMade.Maker> work = new LinkedHashMap<>();
      files.forEach((run, file) ->
          work.put(
              run,
              progress ->
                  preparation.prepare(
                      new Preparation.Task(run, loader.files(run), file, force, validate),
                      progress)));
      made.make(work);
    }
    return made;
  }

  /** A loader of runs that are judged as these options say. */
  static RunLoader loader(PrepareOptions options) {
    return new RunLoader(
        TtsYaml.builtInRules(), new ProblemJudge(new Grader(options.grading()), options.steps()));
  }
}
