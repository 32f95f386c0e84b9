package dev.assay.formats.record;

import java.nio.file.Path;

/** What docs/guide.md shows, so that the compiler reads it too. */
final class SavingExample {
  private SavingExample() {}

  static Path save(double[] losses, Path resultsDir) {
    // guide
    RunRecorder recorder = RunRecorder.here(); // before training: looks for git and host meanwhile

    Evaluation evaluation =
        Evaluation.builder()
            .metric("sblimp_accuracy", 0.545)
            .metric("sblimp_samples", 1000L)
            .curve("librilight", Curve.ofTokens(losses))
            .step(2000)
            .tag("lora")
            .build();
    Path run = recorder.save(evaluation, resultsDir).folder();
    recorder.merge(run, Evaluation.builder().metric("swuggy_accuracy", 0.6).build());
    // end
    return run;
  }
}
