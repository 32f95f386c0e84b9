import dev.assay.formats.record.Curve;
import dev.assay.formats.record.Evaluation;
import dev.assay.formats.record.RunRecorder;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * What saving costs inside a Java process, in milliseconds: the first save, which loads classes, and
 * the later ones. Started by {@code bench/save}: {@code SaveBench FOLDER POINTS PAUSE_MS}.
 */
final class SaveBench {
  private static final int REPEATS = 20;

  private SaveBench() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    double[] losses = new double[Integer.parseInt(args[1])];
    SplittableRandom random = new SplittableRandom(7);
    Arrays.setAll(losses, at -> 4 + random.nextDouble());
    RunRecorder recorder = RunRecorder.here();
    Thread.sleep(Long.parseLong(args[2])); // what an evaluation does in between
    used(); // loads what measures
    double[] wall = new double[REPEATS];
    double[] cpu = new double[REPEATS];
    for (int i = 0; i < REPEATS; i++) {
      long began = System.nanoTime();
      long used = used();
      Evaluation.Builder evaluation =
          Evaluation.builder().metric("sblimp_accuracy", 0.545).metric("sblimp_samples", 1000L).step(i);
      if (losses.length > 0) {
        evaluation.curve("librilight", Curve.ofTokens(losses));
      }
      Path saved = recorder.save(evaluation.build(), folder).folder();
      wall[i] = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - began) / 1000.0;
      cpu[i] = TimeUnit.NANOSECONDS.toMicros(used() - used) / 1000.0;
      if (!Files.exists(saved.resolve("results.json"))) {
        throw new IllegalStateException("not saved: " + saved);
      }
    }
    System.out.printf(
        Locale.ROOT, "java\t%d\t%.1f\t%.1f\t%.1f\t%.1f%n",
        losses.length, wall[0], cpu[0], median(wall), median(cpu));
  }

  private static long used() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** Of all but the first. */
  private static double median(double[] values) {
    double[] later = Arrays.copyOfRange(values, 1, values.length);
    Arrays.sort(later);
    return later[later.length / 2];
  }
}
