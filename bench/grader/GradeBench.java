import dev.assay.grading.Gold;
import dev.assay.grading.Grader;
import dev.assay.grading.Prediction;
import dev.assay.grading.Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How fast completions are graded: gold answer read, final answer found and read, both compared, one
 * after the other on one thread. Started by {@code bench/grade}: {@code GradeBench FILE.jsonl COUNT}.
 */
final class GradeBench {
  private static final int PADDED_TO = 100_000;
  private static final String PROSE = "We add $a$ and $b$, which gives 7, so that the sum (see above) is less than 12.\n";

  private GradeBench() {}

  private record Row(String gold, String completion) {}

  public static void main(String[] args) throws Exception {
    List<Row> rows = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of(args[0]))) {
      JsonNode row = JsonMapper.shared().readTree(line);
      rows.add(new Row(row.path("gold").asString(), row.path("completion").asString()));
    }
    Grader grader = new Grader(Profile.STRICT);
    int passes = Math.max(4, (Integer.parseInt(args[1]) + rows.size() - 1) / rows.size());
    long[] nanos = new long[rows.size()];
    double[] rates = new double[passes];
    long began = System.nanoTime();
    for (int pass = 0; pass < passes; pass++) {
      long start = System.nanoTime();
      pass(grader, rows, nanos);
      rates[pass] = rows.size() / seconds(start);
    }
    print("first pass of a process", "%.0f/s", rates[0], 2_400, true);
    print("all " + passes * rows.size(), "%.0f/s", passes * rows.size() / seconds(began), 0, true);
    double[] steady = Arrays.copyOfRange(rates, passes * 3 / 4, passes);
    Arrays.sort(steady);
    print("steady, median of the last quarter", "%.0f/s", steady[steady.length / 2], 11_000, true);
    Arrays.sort(nanos);
    print("p50 of the last pass", "%.0f us", nanos[nanos.length / 2] / 1e3, 0, false);
    print("p99 of the last pass", "%.0f us", nanos[nanos.length * 99 / 100] / 1e3, 2_000, false);
    padded(grader, rows);
  }

  private static void padded(Grader grader, List<Row> rows) {
    List<Row> padded = new ArrayList<>();
    for (Row row : rows.subList(0, Math.min(300, rows.size()))) {
      int missing = PADDED_TO - row.completion().length();
      String prose = PROSE.repeat(missing / PROSE.length());
      padded.add(new Row(row.gold(), prose + row.completion()));
    }
    long[] nanos = new long[padded.size()];
    for (int warm = 0; warm < 5; warm++) {
      pass(grader, padded, nanos);
    }
    long start = System.nanoTime();
    pass(grader, padded, nanos);
    double mean = seconds(start) * 1e6 / padded.size();
    print("padded to " + PADDED_TO + " characters, mean", "%.0f us", mean, 150, false);
  }

  private static void pass(Grader grader, List<Row> rows, long[] nanos) {
    for (int i = 0; i < nanos.length; i++) {
      Row row = rows.get(i);
      long start = System.nanoTime();
      grader.grade(Gold.of(row.gold()), Prediction.ofCompletion(row.completion()));
      nanos[i] = System.nanoTime() - start;
    }
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  /** A line for {@code bench/grade}: name, value, number, target (0 for none), whether more is better. */
  private static void print(String name, String format, double value, double target, boolean more) {
    System.out.printf(
        Locale.ROOT, "%s\t" + format + "\t%.1f\t%.0f\t%s%n", name, value, value, target, more ? "more" : "less");
  }
}
