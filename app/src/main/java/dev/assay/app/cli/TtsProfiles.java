package dev.assay.app.cli;

import dev.assay.analysis.scaling.Outputs;
import dev.assay.analysis.scaling.ProfileOutputs;
import dev.assay.analysis.tts.JudgedRun;
import dev.assay.analysis.tts.level.Levels;
import dev.assay.analysis.tts.measure.Study.Labelled;
import dev.assay.analysis.tts.profile.Counts;
import dev.assay.analysis.tts.profile.Profile;
import dev.assay.analysis.tts.profile.Profiles;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.UnreadableException;
import dev.assay.formats.tts.Approach;
import dev.assay.formats.tts.Baselines;
import dev.assay.formats.tts.ProfileRows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay tts profiles}: how each problem depends on the temperature. */
@Command(
    name = "profiles",
    description = {
      "Takes runs that mix several temperatures apart by the place of each completion, and tells",
      "of each problem at which temperatures it is solved, best, how sensitive and monotonic it",
      "is; of each temperature what it alone solves; and where approaches agree.",
      "Beam search regroups at each step, so its places tell nothing and it is refused, unless",
      "the first tool's rule is asked for."
    },
    footer = {
      "  assay tts profiles runs/hnc-Qwen2.5-1.5B-Instruct-bon -o profiles",
      "  assay tts profiles --counts bon=profiles_bon.json --counts dvts=profiles_dvts.json -o p"
    })
final class TtsProfiles extends Subcommand {
  private static final String LEGACY =
      "Temperatures are told by the first tool's rule (--legacy-attribution): equal blocks of"
          + " completions whatever the ratios, and of beam search at most the last step's.";

  @Mixin TtsInput input = new TtsInput();

  @Option(
      names = "--counts",
      paramLabel = "APPROACH=FILE",
      description = "Counts by problem and temperature in place of runs. Repeatable.")
  Map<String, Path> counts = new LinkedHashMap<>();

  @Option(
      names = "--baselines",
      paramLabel = "FILE",
      description = "A difficulty_baselines.json, from which problems get one of five levels.")
  @Nullable Path baselines;

  @Mixin TtsFolder.Target target = new TtsFolder.Target();

  @Option(
      names = "--legacy-attribution",
      description = {
        "Tell temperatures by the first tool's rule: equal blocks, and of beam search too,",
        "which are at most those of its last step. For numbers that must agree with its own."
      })
  boolean legacy;

  @Mixin TtsFolder.Options drawing = new TtsFolder.Options();

  @Override
  public Integer call() {
    String ending = drawing.ending(spec);
    TtsFolder folder = target.open(this, "profiles");
    Map<String, List<Profile>> profiles = new LinkedHashMap<>();
    List<TtsRead> inputs = new ArrayList<>();
    counts.forEach((approach, file) -> {
      profiles.put(approach, read(file));
      inputs.add(TtsRead.of(this, "", resolve(file)));
    });
    if (counts.isEmpty()) {
      List<Labelled> runs = input.read(this);
      inputs.addAll(input.inputs());
      if (baselines != null) {
        inputs.add(TtsRead.of(this, "", resolve(baselines)));
      }
      Map<String, Integer> levels = levels();
      Profiles.Rule rule = legacy ? Profiles.Rule.LEGACY : Profiles.Rule.GENERATOR;
      grouped(runs).forEach((name, all) -> profiles.put(name, Profiles.of(all, levels, rule)));
    }
    String remark = legacy && counts.isEmpty() ? LEGACY : "";
    if (!remark.isEmpty()) {
      err().println("assay: " + remark);
    }
    Outputs outputs = ProfileOutputs.of(profiles, remark, ending, !drawing.noReport);
    folder.leave(
        this,
        drawing,
        outputs,
        "multi_approach_comparison.json",
        ProfileOutputs.summary(profiles),
        inputs);
    return input.exit();
  }

  /** Runs of one approach and the same temperatures together; model and benchmark too. */
  private static Map<String, List<JudgedRun>> grouped(List<Labelled> runs) {
    Map<String, List<JudgedRun>> groups = new LinkedHashMap<>();
    for (Labelled each : runs) {
      var ref = each.run().run();
      String name =
          String.join(
                  " ",
                  each.label(),
                  ref.identity().dataset().value().orElse(""),
                  ref.identity().model().value().orElse(""),
                  ref.identity().approach().value().map(Approach::word).orElse(""),
                  ref.name().allotment().key())
              .strip();
      groups.computeIfAbsent(name, key -> new ArrayList<>()).add(each.run());
    }
    return groups;
  }

  private Map<String, Integer> levels() {
    if (baselines == null) {
      return Map.of();
    }
    Path path = resolve(baselines);
    try {
      Baselines known = Baselines.read(InputFile.json(path.toString(), InputFile.bytes(path)));
      Levels levels =
          Levels.quantiles(
              5, known.accuracy().values().stream().mapToDouble(value -> value).toArray());
      Map<String, Integer> of = new LinkedHashMap<>();
      known.accuracy().forEach((key, share) -> of.put(key, levels.of(share).number()));
      return of;
    } catch (UnreadableException e) {
      throw wrong(path, e);
    }
  }

  private List<Profile> read(Path file) {
    Path path = resolve(file);
    try {
      return ProfileRows.read(InputFile.json(path.toString(), InputFile.bytes(path))).stream()
          .map(row ->
              new Profile(
                  row.key(),
                  row.answer(),
                  row.level(),
                  new Counts("", row.right(), row.total()),
                  List.of()))
          .toList();
    } catch (UnreadableException e) {
      throw wrong(path, e);
    }
  }

  private static AssayException wrong(Path path, UnreadableException e) {
    String place = e.place().isEmpty() ? "" : ", " + e.place();
    return new AssayException(Kind.BAD_INPUT, path + place + ": " + e.problem(), e.remedy(), e);
  }
}
