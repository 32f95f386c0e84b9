package dev.assay.testkit.examples;

import dev.assay.testkit.corpus.BigScienceCorpus;
import dev.assay.testkit.corpus.Corpus;
import dev.assay.testkit.corpus.CsvCorpus;
import dev.assay.testkit.corpus.LmEvalCorpus;
import dev.assay.testkit.corpus.LmEvalSamplesCorpus;
import dev.assay.testkit.corpus.StageCorpus;
import dev.assay.testkit.corpus.TrackerCorpus;
import dev.assay.testkit.corpus.TtsCorpus;
import dev.assay.testkit.write.Tree;
import java.io.IOException;
import java.nio.file.Path;

/**
 * All of {@code examples/}. A test compares this with the committed folder byte by byte, so the
 * folder is never edited by hand.
 */
public final class Examples implements Corpus {

  @Override
  public void writeTo(Path folder) throws IOException {
    new Tree(folder).write("README.md", README);
    new PaperExample().writeTo(folder.resolve("paper-metrics"));
    new StageCorpus(3, 4, 2000, 50_000, 13, 10, 8, false, StageCorpus.Faults.NONE, 11)
        .writeTo(folder.resolve("stage-evaluations"));
    new LmEvalCorpus(LmEvalCorpus.FIVE_STEPS, 12).writeTo(folder.resolve("lm-eval/v0.3"));
    new LmEvalSamplesCorpus(18, 13).writeTo(folder.resolve("lm-eval/v0.4"));
    new TrackerCorpus(5, 14).writeTo(folder.resolve("tracker"));
    new CsvCorpus(8, 15).writeTo(folder.resolve("csv"));
    new BigScienceCorpus(10, 16).writeTo(folder.resolve("bigscience"));
    new ScoresExample().writeTo(folder.resolve("scores"));
    new RunAllExample().writeTo(folder.resolve("run-all"));
    new TtsCorpus(12, 8, 18).writeTo(folder.resolve("tts"));
  }

  private static final String README =
      """
      # Examples

      Small inputs in every format that Assay reads. **All numbers, models, experiments and texts are
      invented**: this project's own generator made them, and only the shapes of the files are real.
      No claim about any model follows from them.

      | Folder | What it is | What to look for |
      |---|---|---|
      | `paper-metrics/` | a speech model trained three ways (test-time training, LoRA, both): results beside checkpoints, a baseline with an embedded curve, a registry, two evaluation logs, one saved evaluation run and an old dashboard file that repeats some of it | LoRA gains on sWUGGY; the hybrid loses on tStory; nothing can be told apart on sStory; one registered checkpoint is gone |
      | `stage-evaluations/` | a language model trained in three stages, with the bridge checkpoint of the stage before in each, and a small chat evaluation in the last | stage 2 improves code and forgets openbookqa; winogrande stays at chance |
      | `lm-eval/v0.3/` | lm-evaluation-harness 0.3, five checkpoints from step 0 | perplexity falls over five orders of magnitude; logiqa never moves |
      | `lm-eval/v0.4/` | lm-evaluation-harness 0.4, two models with their samples | a clear paired gain at arithmetic, none at facts |
      | `tracker/` | an experiment tracker's `metrics.csv` (three methods, five seeds) and two run folders | one method beats the spread of its seeds, one does not |
      | `csv/` | tables of checkpoints in three layouts: wide with paths as columns, wide in percent, long | a run and its rerun, to see the noise between runs |
      | `bigscience/` | aggregates of arrays, one value a checkpoint, with token counts | two data sets side by side |
      | `scores/` | scores of single items and losses of single tokens of two models, for `assay score`; `assay scan` passes them over | the second model is better at sBLIMP; sWUGGY and tStory cannot tell the two apart |
      | `run-all/` | a program that trains a tiny model, and a file that asks for it three ways with five seeds, for `assay run-all`; here nothing is invented but the language | a lower mean that five seeds cannot tell from the baseline after Holm |
      | `tts/` | a toy model's sums, eight completions for each, at three temperatures with two seeds, and by beam search, for `assay tts`; `assay scan` passes them over | pass@8 grows with the temperature, the single sample gets worse; beams repeat themselves |

      Try one:

      ```
      ./assay scan examples --workspace /tmp/try
      ./assay runs --workspace /tmp/try
      ```

      Paths inside the files point to a cluster (`/cluster/speech/...`) that is not here, as they do in
      any folder that was copied home. To make the folder anew after a change of the generator, run
      `dev.assay.testkit.Generate examples --out examples` (see `bench/README.md` for the class path).
      """;
}
