package dev.assay.formats.harness;

import dev.assay.domain.Checkpoint;
import dev.assay.formats.Settings;
import dev.assay.formats.json.Nodes;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Which model state an lm-eval results file is about.
 *
 * @param model full name such as {@code EleutherAI/pythia-160m}, or the file's name if nothing says
 * @param revision as given; empty when it is {@code main} or nothing but a step. A longer one such
 *     as {@code stage1-step5000-tokens11B} stays, as step counters restart with each stage
 * @param shots {@code 5-shot}, {@code mixed-shot} when tasks differ, empty if unknown
 */
record LmEvalModel(
    String model, String revision, OptionalLong step, OptionalLong tokens, String shots) {

  static LmEvalModel of(@Nullable JsonNode root, Path file, Settings settings) {
    JsonNode config = Nodes.child(root, "config");
    ModelArgs args = ModelArgs.of(Nodes.child(config, "model_args"));
    String fileName = String.valueOf(file.getFileName());
    String named = args.first("pretrained", "model", "engine", "path", "model_name");
    if (named.isEmpty()) {
      named = Nodes.text(root, "model_name");
    }
    String revision = args.first("revision");
    if (revision.isEmpty()) {
      revision = Nodes.text(config, "model_revision");
    }
    OptionalLong step = Names.wholeStep(revision);
    if (step.isPresent() || revision.equals("main")) {
      revision = "";
    }
    if (step.isEmpty()) {
      step = Names.stepInside(revision);
    }
    Names.StepFolder folder = Names.stepFolder(named);
    if (folder != null) {
      named = folder.above();
      step = step.isPresent() ? step : folder.step();
    }
    if (step.isEmpty()) {
      step = Names.stepInside(Names.stem(fileName));
    }
    if (step.isEmpty()) {
      step = Names.wholeStep(Names.folder(file));
    }
    String model = named.isEmpty() ? fromFile(file) : named;
    return new LmEvalModel(
        model, revision, step, Names.tokens(settings, model, step), shots(root, config));
  }

  /** The file's name without step and date; the folder's when that leaves nothing. */
  private static String fromFile(Path file) {
    String stem = Names.stem(String.valueOf(file.getFileName()));
    String name = Names.withoutStep(stem);
    boolean tellsNothing = name.isEmpty() || name.equals("results") || name.startsWith("results_");
    String folder = Names.folder(file);
    return !tellsNothing ? name : folder.isEmpty() ? stem : folder;
  }

  private static String shots(@Nullable JsonNode root, @Nullable JsonNode config) {
    Set<Long> seen = new LinkedHashSet<>();
    JsonNode byTask = Nodes.child(root, "n-shot");
    if (byTask != null && byTask.isObject()) {
      byTask.values().forEach(n -> Nodes.longOrEmpty(n).ifPresent(seen::add));
    }
    if (seen.isEmpty()) {
      Nodes.longOrEmpty(config, "num_fewshot").ifPresent(seen::add);
    }
    return switch (seen.size()) {
      case 0 -> "";
      case 1 -> seen.iterator().next() + "-shot";
      default -> "mixed-shot";
    };
  }

  Checkpoint checkpoint() {
    return new Checkpoint(model, "", step, tokens, "");
  }

  String id() {
    StringBuilder id = new StringBuilder(Names.idPart(Names.lastComponent(model)));
    if (!revision.isEmpty()) {
      id.append('-').append(Names.idPart(revision));
    }
    if (Names.stepInside(revision).isEmpty()) {
      step.ifPresent(n -> id.append("_step").append(n));
    }
    if (!shots.isEmpty()) {
      id.append('_').append(shots.replace("-", ""));
    }
    return id.toString();
  }

  String name() {
    StringBuilder name = new StringBuilder(Names.lastComponent(model));
    if (!revision.isEmpty()) {
      name.append(' ').append(revision);
    }
    if (Names.stepInside(revision).isEmpty()) {
      step.ifPresent(n -> name.append(" step ").append(n));
    }
    if (!shots.isEmpty()) {
      name.append(", ").append(shots);
    }
    return name.toString();
  }
}
