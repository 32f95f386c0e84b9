package dev.assay.formats.paper;

import dev.assay.domain.TrainingType;
import dev.assay.formats.paper.TrainingConfig.Arguments;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tags that follow from a training configuration, in a fixed order. */
final class PaperTags {
  private PaperTags() {}

  /** A word in a path, and the tag of the data that it stands for. */
  private record DataName(String word, String tag) {}

  /** Longest first, so that {@code seamless_interaction/.../dailytalk.jsonl} is not DailyTalk. */
  private static final List<DataName> DATA =
      List.of(
          new DataName("seamless_interaction", "seamless"),
          new DataName("librispeech", "librispeech"),
          new DataName("daily-talk", "daily-talk"),
          new DataName("daily_talk", "daily-talk"),
          new DataName("librilight", "librilight"),
          new DataName("dailytalk", "daily-talk"),
          new DataName("callhome", "callhome"),
          new DataName("seamless", "seamless"));

  /**
   * The tags that Assay gives: the old ones where they are right, then {@code hybrid}, and data
   * sources that the original did not know. An untrained model has no training length.
   */
  static List<String> corrected(TrainingType type, Arguments arguments) {
    List<String> tags = new ArrayList<>();
    tags.add(type == TrainingType.UNKNOWN ? "unknown" : oldType(type));
    addTtt(tags, type, arguments);
    String data = dataSource(arguments.trainData());
    boolean old = data.equals("daily-talk") || data.startsWith("libri");
    if (old) {
      tags.add(data);
    }
    if (type != TrainingType.PRETRAINED) {
      tags.add(length(arguments));
    }
    if (type == TrainingType.HYBRID) {
      tags.add("hybrid");
    }
    if (!old && !data.isEmpty()) {
      tags.add(data);
    }
    return tags;
  }

  /** Exactly the tags of the original dashboard, faults and all. */
  static List<String> legacy(TrainingType type, Arguments arguments) {
    List<String> tags = new ArrayList<>();
    tags.add(oldType(type));
    addTtt(tags, type, arguments);
    String train = arguments.trainData().toLowerCase(Locale.ROOT);
    if (train.contains("daily")) {
      tags.add("daily-talk");
    } else if (train.contains("librilight")) {
      tags.add("librilight");
    } else if (train.contains("librispeech")) {
      tags.add("librispeech");
    }
    tags.add(length(arguments));
    return tags;
  }

  private static String oldType(TrainingType type) {
    return switch (type) {
      case TTT, HYBRID -> "ttt";
      case LORA -> "lora";
      case FULL -> "full";
      case PRETRAINED, UNKNOWN -> "baseline";
    };
  }

  private static void addTtt(List<String> tags, TrainingType type, Arguments arguments) {
    if (type != TrainingType.TTT && type != TrainingType.HYBRID) {
      return;
    }
    tags.add("ttt-layers-" + arguments.layers().replace(',', '-'));
    double rate = arguments.baseLr().orElse(0);
    tags.add(rate >= 0.01 ? "high-lr" : rate >= 0.001 ? "medium-lr" : "low-lr");
  }

  private static String length(Arguments arguments) {
    double steps = arguments.maxSteps().orElse(0);
    return steps >= 2000 ? "long-training" : steps >= 1000 ? "medium-training" : "short-training";
  }

  /** The data set named by a path, by whole words of its components; empty if none is known. */
  static String dataSource(String trainData) {
    String path = trainData.toLowerCase(Locale.ROOT);
    for (DataName name : DATA) {
      for (int at = path.indexOf(name.word()); at >= 0; at = path.indexOf(name.word(), at + 1)) {
        int end = at + name.word().length();
        boolean whole =
            (at == 0 || !Character.isLetter(path.charAt(at - 1)))
                && (end == path.length() || !Character.isLetter(path.charAt(end)));
        if (whole) {
          return name.tag();
        }
      }
    }
    return "";
  }
}
