package dev.assay.formats.record;

import dev.assay.formats.json.Nodes;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How the model was trained, in the evaluator's words.
 *
 * @param word {@code TTT}, {@code LoRA}, {@code Hybrid} (both), {@code Full}, {@code Baseline},
 *     {@code Unknown}, or what the caller says
 * @param from how that is known
 */
record ModelType(String word, String from) {

  static ModelType of(Evaluation evaluation) {
    return evaluation.type().isBlank() ? of(evaluation.config()) : given(evaluation.type());
  }

  /** What a caller says; unknown when that is nothing. */
  static ModelType given(String type) {
    return type.isBlank() ? of((JsonNode) null) : new ModelType(type.strip(), "given");
  }

  private static ModelType of(@Nullable JsonNode config) {
    if (config == null || config.isEmpty()) {
      return new ModelType("Unknown", "neither a type nor a configuration was given");
    }
    boolean ttt = Nodes.bool(Nodes.at(config, "ttt", "enable"));
    boolean lora = Nodes.bool(Nodes.at(config, "lora", "enable"));
    if (ttt) {
      return lora
          ? new ModelType("Hybrid", "config: ttt.enable and lora.enable")
          : new ModelType("TTT", "config: ttt.enable");
    }
    if (lora) {
      return new ModelType("LoRA", "config: lora.enable");
    }
    if (Nodes.bool(config, "full_finetuning")) {
      return new ModelType("Full", "config: full_finetuning");
    }
    return Nodes.bool(config, "baseline")
        ? new ModelType("Baseline", "config: baseline")
        : new ModelType("Unknown", "the configuration enables no kind of training");
  }

  /** The last part of the folder's name: lower case, letters, digits and dashes. */
  String suffix() {
    String plain = word.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String trimmed = plain.replaceAll("^-+|-+$", "");
    String brief = trimmed.length() > 40 ? trimmed.substring(0, 40) : trimmed;
    return brief.isEmpty() ? "unknown" : brief;
  }
}
