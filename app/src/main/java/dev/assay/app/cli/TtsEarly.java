package dev.assay.app.cli;

import dev.assay.analysis.scaling.EarlyOutputs;
import dev.assay.analysis.scaling.Outputs;
import dev.assay.analysis.scaling.StudyOutputs;
import dev.assay.analysis.tts.JudgedRun;
import dev.assay.analysis.tts.Pooling;
import dev.assay.analysis.tts.Preparation;
import dev.assay.analysis.tts.PrepareOptions;
import dev.assay.analysis.tts.RunRef;
import dev.assay.analysis.tts.Unifying;
import dev.assay.analysis.tts.early.Early;
import dev.assay.analysis.tts.early.EarlyRows;
import dev.assay.analysis.tts.early.EarlyRule;
import dev.assay.analysis.tts.measure.AnalysisType;
import dev.assay.analysis.tts.measure.Study;
import dev.assay.analysis.tts.measure.Study.Labelled;
import dev.assay.analysis.tts.measure.StudyOptions;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.tts.Allotment;
import dev.assay.formats.tts.ParsedName;
import dev.assay.formats.tts.SubsetNames;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code assay tts early}: the strategy that probes first, replayed. */
@Command(
    name = "early",
    description = {
      "Replays the early strategy from stored runs at two temperatures: a probe at the low one",
      "decides of each problem whether its other completions are of the low or the high one.",
      "The replays are measured beside both temperatures, with paired differences. --save-rows",
      "writes their completions as runs to DIR/adaptive_selection, for every other command."
    },
    footer = {
      "  assay tts early runs/default-MATH-500-bon --low-temp 0.1 --high-temp 0.8 -o early"
    })
final class TtsEarly extends Subcommand {
  private static final String ROWS = "adaptive_selection";

  @Mixin TtsInput input = new TtsInput();

  @Option(
      names = "--low-temp",
      paramLabel = "T",
      defaultValue = "0.1",
      description = "Temperature of the probe; default: ${DEFAULT-VALUE}.")
  double low;

  @Option(
      names = "--high-temp",
      paramLabel = "T",
      defaultValue = "0.8",
      description = "Temperature where the probe disagrees; default: ${DEFAULT-VALUE}.")
  double high;

  @Option(
      names = "--probe-n",
      paramLabel = "N",
      defaultValue = "8",
      description = "Completions of the probe; default: ${DEFAULT-VALUE}.")
  int probe;

  @Option(
      names = "--total-n",
      paramLabel = "N",
      defaultValue = "64",
      description = "Completions in all; default: ${DEFAULT-VALUE}.")
  int total;

  @Option(
      names = "--dominance-threshold",
      paramLabel = "VOTES",
      defaultValue = "4",
      description = "Agreeing answers of the probe that suffice; default: ${DEFAULT-VALUE}.")
  int threshold;

  @Option(names = "--keep-probe", description = "Use the probe of an easy problem too.")
  boolean keepProbe;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "Seed of the first replay; default: ${DEFAULT-VALUE}.")
  long seed;

  @Option(
      names = "--replays",
      paramLabel = "N",
      defaultValue = "1",
      description = "Replays, with one seed after the other; default: ${DEFAULT-VALUE}.")
  int replays;

  @Mixin TtsFolder.Target target = new TtsFolder.Target();

  @Option(
      names = "--save-rows",
      description = "Write the completions that were chosen, with where each came from.")
  boolean saveRows;

  @Option(
      names = "--push",
      paramLabel = "ORG/NAME",
      description = "With --save-rows: push them to this data set on the Hub, a commit per replay.")
  @Nullable String push;

  @Mixin TtsFolder.Options drawing = new TtsFolder.Options();

  @Override
  public Integer call() {
    EarlyRule rule = rule();
    TtsMade.check(this, push);
    String ending = drawing.ending(spec);
    TtsFolder folder = target.open(this, "early");
    List<Labelled> runs = saveRows ? input.readWhole(this) : input.read(this);
    List<JudgedRun> lows = at(runs, low);
    List<JudgedRun> highs = at(runs, high);
    one(Stream.concat(lows.stream(), highs.stream()).map(JudgedRun::run).toList());
    RunRef like = lows.getFirst().run();
    List<Early> made = new ArrayList<>();
    List<Labelled> compared = new ArrayList<>();
    for (int i = 0; i < replays; i++) {
      Early early = Early.of(lows, highs, rule, ref(like, rule, seed + i), seed + i);
      made.add(early);
      compared.add(new Labelled("", early.run()));
    }
    lows.forEach(run -> compared.add(new Labelled("", run)));
    highs.forEach(run -> compared.add(new Labelled("", run)));
    Study study = Study.of(compared, StudyOptions.USUAL);
    Outputs outputs =
        EarlyOutputs.with(
            StudyOutputs.of(study, AnalysisType.HNC_COMPARISON, ending, !drawing.noReport),
            made,
            rule,
            low,
            high);
    folder.leave(
        this,
        drawing,
        outputs,
        "simulation_summary.json",
        EarlyOutputs.table(made),
        input.inputs());
    return saveRows
        ? Math.max(input.exit(), saved(made, rule, Stream.concat(lows.stream(), highs.stream())))
        : input.exit();
  }

  /** Writes the rows of the replays; the exit code. */
  private int saved(List<Early> replays, EarlyRule rule, Stream<JudgedRun> pools) {
    List<Pooling.Source> sources =
        pools.map(run -> new Pooling.Source(run.run(), input.files(run.run()))).toList();
    PrepareOptions options =
        new PrepareOptions(List.of(), input.steps.rule(spec), false, input.settings.settings());
    Pooling pooling = new Pooling(options, Clock.system(ZoneId.systemDefault()));
    Path home = resolve(target.output).resolve(ROWS);
    Map<RunRef, TtsMade.Maker> work = new LinkedHashMap<>();
    for (Early early : replays) {
      RunRef as = early.run().run();
      Path file = home.resolve(as.subset()).resolve(Preparation.PART);
      Pooling.Choice choice = EarlyRows.of(early, sources);
      work.put(
          as,
          progress ->
              pooling.make(
                  new Pooling.Task(as, sources, file, EarlyRows.words(rule, as), false, choice),
                  progress));
    }
    TtsMade rows = new TtsMade(this);
    rows.make(work);
    rows.push(push);
    rows.sayProblems();
    err().println("rows of %s replays in %s".formatted(rows.madeCount(), home));
    return input.allowPartial ? Exit.OK : rows.exit();
  }

  /** A pool of different models, approaches or benchmarks would be a run of none. */
  private static void one(List<RunRef> runs) {
    if (runs.stream().map(Unifying::setting).distinct().count() > 1) {
      throw new AssayException(
          Kind.BAD_INPUT,
          "the runs at the two temperatures differ by more than temperature and seed",
          "Name those of one model, benchmark and approach; --approach and --dataset choose.");
    }
  }

  private EarlyRule rule() {
    if (seed < 0 || seed > Long.MAX_VALUE - 100) {
      throw new ParameterException(spec.commandLine(), "--seed must be at least 0");
    }
    if (!(low < high)) {
      throw new ParameterException(spec.commandLine(), "--low-temp must be below --high-temp");
    }
    if (push != null && !saveRows) {
      throw new ParameterException(spec.commandLine(), "--push needs --save-rows");
    }
    if (replays < 1 || replays > 100) {
      throw new ParameterException(spec.commandLine(), "--replays must be from 1 to 100");
    }
    try {
      return new EarlyRule(probe, total, threshold, keepProbe);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }

  private static List<JudgedRun> at(List<Labelled> runs, double temperature) {
    List<JudgedRun> found =
        runs.stream()
            .map(Labelled::run)
            .filter(run ->
                run.run().name().allotment() instanceof Allotment.One one
                    && one.temperature() == temperature)
            .toList();
    if (found.isEmpty()) {
      throw new AssayException(
          Kind.BAD_INPUT,
          "there is no run at temperature " + temperature,
          "There are: "
              + String.join(
                  ", ",
                  runs.stream()
                      .map(each -> each.run().run().name().allotment().key())
                      .distinct()
                      .sorted()
                      .toList()));
    }
    return found;
  }

  /** Of the model, approach and benchmark of the runs that it is made of. */
  private RunRef ref(RunRef like, EarlyRule rule, long of) {
    String name =
        String.format(
            Locale.ROOT,
            "temp-low-%s-high-%s-probe-%d_total-%d_thresh-%d_seed-%d",
            low,
            high,
            rule.probe(),
            rule.total(),
            rule.threshold(),
            of);
    if (!(SubsetNames.parse(name) instanceof ParsedName.Understood understood)) {
      throw new IllegalStateException(name);
    }
    return new RunRef(
        like.place(), name, understood.name(), like.identity().allotted(understood.name()));
  }
}
