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
 * @param revision as given, unless it names a step or is {@code main}; else empty
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
    OptionalLong ofFolder = Names.wholeStep(Names.lastComponent(named));
    if (ofFolder.isPresent()) {
      // weights in .../my-run/checkpoint-500: the model is my-run
      String above = named.replace('\\', '/').replaceAll("/+[^/]*/*$", "");
      named = above.isEmpty() ? named : above;
      step = step.isPresent() ? step : ofFolder;
    }
    if (step.isEmpty()) {
      step = Names.stepInside(Names.stem(fileName));
    }
    if (step.isEmpty()) {
      step = Names.wholeStep(Names.folder(file));
    }
    String model = named.isEmpty() ? Names.stem(fileName) : named;
    return new LmEvalModel(
        model, revision, step, Names.tokens(settings, model, step), shots(root, config));
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
    step.ifPresent(n -> id.append("_step").append(n));
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
    step.ifPresent(n -> name.append(" step ").append(n));
    if (!shots.isEmpty()) {
      name.append(", ").append(shots);
    }
    return name.toString();
  }
}
