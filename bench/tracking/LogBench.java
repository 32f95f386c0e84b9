import dev.assay.formats.track.ExperimentTracker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Logs experiments from Java: {@code LogBench FOLDER COUNT POINTS}. Three methods, seeds in turn,
 * with two curves of as many points. Prints the wall time in milliseconds of the first log and the
 * medians of those around 100, 1000 and 2000 rows, where there are as many.
 */
final class LogBench {
  private LogBench() {}

  public static void main(String[] args) {
    ExperimentTracker tracker = new ExperimentTracker(Path.of(args[0]));
    int count = Integer.parseInt(args[1]);
    int points = Integer.parseInt(args[2]);
    double[] wall = new double[count];
    for (int i = 0; i < count; i++) {
      Map<String, Object> metadata = metadata(i, points);
      List<String> objectives = List.of(List.of("ntp"), List.of("ntp", "top"), List.of("ntp", "mtp")).get(i % 3);
      double ppl = 50 - 2 * (i % 3) + (i * 7919 % 13) / 10.0;
      long began = System.nanoTime();
      tracker.logExperiment(
          Map.of("objectives", objectives, "seed", 41 + i / 3, "n_layer", 4, "learning_rate", 1e-4),
          Map.of("perplexity", ppl, "ranking", Map.of("mrr", 0.2 + ppl / 1000, "hit_at_1", 0.1)),
          metadata);
      wall[i] = (System.nanoTime() - began) / 1e6;
    }
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "java\t%.1f", wall[0]));
    for (int rows : List.of(100, 1000, 2000)) {
      if (count >= rows) {
        double[] near = Arrays.copyOfRange(wall, rows - 20, rows);
        Arrays.sort(near);
        line.append(String.format(Locale.ROOT, "\t%.1f", near[near.length / 2]));
      }
    }
    System.out.println(line);
  }

  private static Map<String, Object> metadata(int run, int points) {
    SplittableRandom random = new SplittableRandom(run);
    List<List<Number>> ppl = new ArrayList<>();
    List<List<Number>> mrr = new ArrayList<>();
    for (int i = 0; i < points; i++) {
      double left = Math.exp(-4.0 * i / points);
      ppl.add(List.of(i * 100, 45 + run % 3 + 150 * left + random.nextDouble()));
      mrr.add(List.of(i * 100, 0.28 * (1 - left) + random.nextDouble() / 100));
    }
    return points == 0
        ? Map.of("gpu_hours", 2.3, "total_steps", 23_590)
        : Map.of("gpu_hours", 2.3, "total_steps", 23_590, "curves", Map.of("val_ppl", ppl, "val_mrr", mrr));
  }
}
