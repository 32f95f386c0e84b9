package dev.assay.formats;

import java.util.Set;

/**
 * Names that stand beside results and checkpoints in great number and never hold results: model,
 * tokenizer and training configuration. They are not even opened, unless a format reads them as
 * companions.
 */
public final class NotResults {
  private static final Set<String> NAMES =
      Set.of(
          "training_config.json",
          "config.json",
          "generation_config.json",
          "adapter_config.json",
          "preprocessor_config.json",
          "processor_config.json",
          "tokenizer.json",
          "tokenizer_config.json",
          "special_tokens_map.json",
          "added_tokens.json",
          "vocab.json",
          "trainer_state.json",
          "model.safetensors.index.json",
          "pytorch_model.bin.index.json",
          "package.json",
          "package-lock.json",
          "tsconfig.json",
          "assay-archive.json",
          "assay-notes.jsonl");

  private NotResults() {}

  /** Whether a file of this name is passed over. */
  public static boolean named(String fileName) {
    return NAMES.contains(fileName);
  }
}
