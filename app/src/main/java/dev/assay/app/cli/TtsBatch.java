package dev.assay.app.cli;

import dev.assay.analysis.report.TableFormat;
import dev.assay.analysis.report.Visible;
import dev.assay.analysis.scaling.DifficultyOutputs;
import dev.assay.analysis.tts.JudgedRun;
import dev.assay.analysis.tts.Loaded;
import dev.assay.analysis.tts.Preparation.Result;
import dev.assay.analysis.tts.PrepareOptions;
import dev.assay.analysis.tts.PreparedPlace.Stage;
import dev.assay.analysis.tts.RunLoader;
import dev.assay.analysis.tts.RunProblem;
import dev.assay.analysis.tts.RunRef;
import dev.assay.analysis.tts.level.Difficulty;
import dev.assay.analysis.tts.level.Levels;
import dev.assay.analysis.tts.measure.Study;
import dev.assay.analysis.tts.measure.Study.Labelled;
import dev.assay.analysis.tts.measure.StudyOptions;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.tts.Allotment;
import dev.assay.formats.tts.Sidecar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay tts batch}: all that a registry names, prepared and analysed. */
@Command(
    name = "batch",
    description = {
      "Prepares all runs of a registry and analyses their difficulty.",
      "Every category, or those that are named, is prepared to DIR/preprocessed-NAME/RUN; then each",
      "benchmark, model and approach with a run of one temperature gets a folder",
      "DIR/analysis_output-BENCHMARK-MODEL-APPROACH-difficulty, as tts difficulty writes it. What",
      "fails is told and the rest goes on, with exit 3; what is done is not done again."
    },
    footer = {"  assay tts batch --registry configs/registry.yaml --validate -o results"})
final class TtsBatch extends Subcommand {
  @Mixin TtsCategories where = new TtsCategories();

  @Mixin TtsFolder.Target target = new TtsFolder.Target();

  @Option(
      names = "--validate",
      description = "Check the rows as tts check does, and say what was found.")
  boolean validate;

  @Option(
      names = "--reference-temp",
      paramLabel = "T",
      description = "Temperature that levels come from; default: the lowest of each.")
  @Nullable Double reference;

  @Mixin TtsSteps steps = new TtsSteps();

  @Option(names = "--force", description = "Make anew what is made already.")
  boolean force;

  @Mixin GradeSettings settings = new GradeSettings();

  @Mixin TtsFolder.Options drawing = new TtsFolder.Options();

  @Override
  public Integer call() {
    PrepareOptions options =
        new PrepareOptions(List.of(), steps.rule(spec), false, settings.settings());
    drawing.images(spec);
    TtsMade made =
        new TtsPreparing(Stage.PREPROCESSED, resolve(target.output), options, force, validate)
            .prepare(this, places(), new TtsChoice());
    made.sayFindings();
    List<TtsBatchStep> done = new ArrayList<>();
    made.lost().forEach(each -> done.add(TtsBatchStep.lost(each)));
    made.results().forEach((run, result) -> done.add(TtsBatchStep.of(run, result)));
    List<RunProblem> problems = made.problems();
    TtsBatchGroup.of(prepared(made, options, problems))
        .forEach(group -> done.add(analysed(group, problems)));
    made.sayProblems();
    out()
        .print(
            drawing.format.format == TableFormat.JSON
                ? FormatOption.json(json -> TtsBatchStep.write(json, done))
                : drawing.format.render(TtsBatchStep.table(done), tools().terminal().page()));
    boolean failed = done.stream().anyMatch(TtsBatchStep::failed);
    return failed ? Exit.PARTLY : made.exit();
  }

  private List<TtsPlaces.Where> places() {
    if (where.categories.isEmpty()) {
      where.categories =
          List.copyOf(TtsCategories.registry(this, where.registry).categories().keySet());
    }
    if (where.categories.isEmpty()) {
      throw new AssayException(
          Kind.NOT_FOUND,
          "the registry " + where.registry + " names no place",
          "See docs/formats.md.");
    }
    return where.withCategories(this, Map.of(), Sidecar.NOTHING);
  }

  /** Runs that are prepared, now or before, and where. */
  private static Map<RunRef, RunLoader> prepared(
      TtsMade made, PrepareOptions options, List<RunProblem> problems) {
    Map<RunRef, RunLoader> prepared = new LinkedHashMap<>();
    made.results()
        .forEach((run, result) ->
            file(result)
                .ifPresent(file -> {
                  RunLoader loader = TtsPreparing.loader(options);
                  // its data set, by which runs of unknown models are told apart
                  Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
                  Path home = Objects.requireNonNullElse(folder.getParent(), folder);
                  var found = loader.discover(file, home.toString(), Sidecar.NOTHING);
                  problems.addAll(found.problems());
                  found.runs().stream()
                      .filter(each -> each.name().allotment() instanceof Allotment.One)
                      .filter(each -> !each.name().unscored())
                      .forEach(each -> prepared.put(each, loader));
                }));
    return prepared;
  }

  private static Optional<Path> file(Result result) {
    return switch (result) {
      case Result.Done done -> Optional.of(done.file());
      case Result.Skipped skipped -> Optional.of(skipped.file());
      case Result.Failed failed -> Optional.empty();
    };
  }

  private TtsBatchStep analysed(TtsBatchGroup group, List<RunProblem> problems) {
    Path root = resolve(target.output).resolve(group.folder());
    try {
      TtsFolder folder = TtsFolder.open(root, "difficulty", tools().version());
      List<Labelled> runs = new ArrayList<>();
      TtsHashes hashes = new TtsHashes(this);
      group
          .runs()
          .forEach((run, loader) -> {
            hashes.start(loader, run);
            Loaded loaded = loader.load(run, false);
            problems.addAll(loaded.problems());
            JudgedRun judged = loaded.run();
            if (!judged.problems().isEmpty()) {
              runs.add(new Labelled("", judged));
            }
          });
      Study study = Study.forLevels(runs, StudyOptions.USUAL);
      study
          .remarks()
          .forEach(
              remark -> err().println(Visible.line("assay: " + group.title() + ": " + remark)));
      Difficulty difficulty =
          Difficulty.of(
              TtsDifficulty.group(study),
              Optional.ofNullable(reference),
              accuracies -> Levels.USUAL,
              StudyOptions.USUAL);
      var outputs = DifficultyOutputs.of(difficulty, drawing.ending(spec), !drawing.noReport, true);
      folder.write(
          outputs, drawing.images(spec), drawing.dpi, TtsFolder.Made.by(this, hashes.result()));
      return TtsBatchStep.analysed(group.title(), runs.size(), root);
    } catch (AssayException e) {
      problems.add(new RunProblem(root.toString(), e.problem(), e.remedy()));
      return TtsBatchStep.failed(group.title(), e.problem(), root);
    }
  }
}
