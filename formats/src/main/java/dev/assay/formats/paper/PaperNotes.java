package dev.assay.formats.paper;

import dev.assay.domain.TrainingType;
import dev.assay.formats.paper.TrainingConfig.Arguments;
import java.util.StringJoiner;

/** The one line about a run's training. */
final class PaperNotes {
  private PaperNotes() {}

  /** Names LoRA for a hybrid too, and the data set where it is known. */
  static String corrected(TrainingType type, Arguments arguments) {
    StringJoiner parts = new StringJoiner(" | ");
    addTraining(parts, type, arguments);
    if (type == TrainingType.HYBRID) {
      parts.add("LoRA training (rank " + arguments.rankText() + ")");
    }
    String source = PaperTags.dataSource(arguments.trainData());
    addData(parts, source.isEmpty() ? parent(arguments.trainData()) : source);
    if (type != TrainingType.PRETRAINED) {
      parts.add("Trained for " + arguments.maxStepsText() + " steps");
    }
    return parts.toString();
  }

  /** Exactly the note of the original dashboard. */
  static String legacy(TrainingType type, Arguments arguments) {
    StringJoiner parts = new StringJoiner(" | ");
    addTraining(parts, type, arguments);
    addData(parts, parent(arguments.trainData()));
    parts.add("Trained for " + arguments.maxStepsText() + " steps");
    return parts.toString();
  }

  private static void addTraining(StringJoiner parts, TrainingType type, Arguments arguments) {
    switch (type) {
      case TTT, HYBRID -> {
        parts.add("TTT training on layers " + arguments.layers());
        parts.add("Base LR: " + arguments.baseLrText());
        parts.add("Gating alpha: " + arguments.gatingText());
      }
      case LORA -> parts.add("LoRA training (rank " + arguments.rankText() + ")");
      case FULL -> parts.add("Full finetuning");
      case PRETRAINED, UNKNOWN -> {}
    }
  }

  private static void addData(StringJoiner parts, String data) {
    if (!data.isEmpty()) {
      parts.add("Data: " + data);
    }
  }

  /** Name of the directory that holds the training data. */
  private static String parent(String trainData) {
    String path = trainData;
    while (path.endsWith("/")) {
      path = path.substring(0, path.length() - 1);
    }
    int slash = path.lastIndexOf('/');
    return slash <= 0 ? "" : CheckpointPaths.lastComponent(path.substring(0, slash));
  }
}
