package dev.assay.analysis.experiment;

import dev.assay.analysis.experiment.PackOptions.ExamplesBy;
import dev.assay.analysis.report.Doc;
import dev.assay.analysis.report.Doc.Block;
import dev.assay.formats.files.Sha256;
import dev.assay.formats.track.Experiment;
import dev.assay.formats.track.Experiment.Sample;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * {@code qualitative_examples.md}: what methods made of the same prompts, as it was recorded. The
 * prompts are chosen by a rule that looks at no text: those that most methods have; among them
 * where scores differ most, else in the order of their digests.
 */
final class QualitativeExamples {
  private QualitativeExamples() {}

  /**
   * A prompt.
   *
   * @param outputs by index of the method; only those that there are
   */
  private record Example(String prompt, Map<Integer, Sample> outputs) {
    long methods() {
      return outputs.size();
    }

    /** Largest score minus the smallest; NaN when fewer than two are scored. */
    double disagreement() {
      double[] scores =
          outputs.values().stream().mapToDouble(Sample::score).filter(Double::isFinite).toArray();
      double most = IntStream.range(0, scores.length).mapToDouble(i -> scores[i]).max().orElse(0);
      double least = IntStream.range(0, scores.length).mapToDouble(i -> scores[i]).min().orElse(0);
      return scores.length < 2 ? Double.NaN : most - least;
    }

    String digest() {
      return Sha256.hex(prompt.getBytes(StandardCharsets.UTF_8));
    }
  }

  static Doc of(Summary summary) {
    List<Example> all = examples(summary);
    boolean scored =
        summary.options().examplesBy() == ExamplesBy.DISAGREEMENT
            && all.stream().anyMatch(example -> Double.isFinite(example.disagreement()));
    List<Example> chosen =
        all.stream()
            .sorted(
                Comparator.comparingLong(Example::methods)
                    .thenComparingDouble(
                        e -> scored && e.disagreement() >= 0 ? e.disagreement() : -1)
                    .reversed()
                    .thenComparing(Example::digest))
            .limit(summary.options().examples())
            .toList();
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Paragraph(introduction(all.size(), chosen.size(), scored)));
    for (int i = 0; i < chosen.size(); i++) {
      example(summary, chosen.get(i), i + 1, blocks);
    }
    return new Doc("Qualitative examples", blocks);
  }

  private static String introduction(int all, int chosen, boolean scored) {
    if (all == 0) {
      return "No run recorded samples, so there is nothing to show. Log them as metadata:"
          + " samples, a list of prompt and output.";
    }
    return chosen
        + " of "
        + PackWords.count(all, "recorded prompt")
        + ", those that most methods have, "
        + (scored
            ? "with the largest difference of scores"
            : "in the order of their SHA-256, which is as good as drawn by lot")
        + ". Outputs are of the first run of each method that has the prompt.";
  }

  private static List<Example> examples(Summary summary) {
    Map<String, Map<Integer, Sample>> byPrompt = new LinkedHashMap<>();
    for (int i = 0; i < summary.methods().size(); i++) {
      for (Experiment run : summary.methods().get(i).runs()) {
        for (Sample sample : run.samples()) {
          byPrompt
              .computeIfAbsent(sample.prompt(), prompt -> new TreeMap<>())
              .putIfAbsent(i, sample);
        }
      }
    }
    List<Example> examples = new ArrayList<>();
    byPrompt.forEach((prompt, outputs) -> examples.add(new Example(prompt, outputs)));
    return examples;
  }

  private static void example(Summary summary, Example example, int number, List<Block> blocks) {
    blocks.add(new Block.Heading(2, "Example " + number));
    blocks.add(new Block.Quote(example.prompt()));
    example.outputs().values().stream()
        .filter(sample -> !sample.target().isEmpty())
        .findFirst()
        .ifPresent(sample -> {
          blocks.add(new Block.Heading(3, "Hoped for"));
          blocks.add(new Block.Quote(sample.target()));
        });
    for (int i = 0; i < summary.methods().size(); i++) {
      Sample sample = example.outputs().get(i);
      String score =
          sample == null || Double.isNaN(sample.score())
              ? ""
              : ", score " + Figures.exact(sample.score());
      blocks.add(new Block.Heading(3, summary.methods().get(i).name() + score));
      blocks.add(
          sample == null ? new Block.Paragraph("Not recorded.") : new Block.Quote(sample.output()));
    }
  }
}
