package dev.assay.bench;

import dev.assay.grading.Gold;
import dev.assay.grading.Grader;
import dev.assay.grading.Prediction;
import dev.assay.grading.Profile;
import dev.assay.grading.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How fast completions are graded: gold answer read, final answer found and read, both compared.
 * {@code bench/grading} runs it, with the rows in the property {@code rows}.
 */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class GradeBench {
  private static final int MOST_ROWS = 5_000;
  private static final int MOST_PADDED = 300;
  private static final int PADDED_TO = 100_000;
  private static final String PROSE = "We add $a$ and $b$, which gives 7, so that the sum (see above) is less than 12.\n";

  private record Row(String gold, String completion) {}

  private final Grader grader = new Grader(Profile.STRICT);
  private final List<Row> rows = new ArrayList<>();
  private final List<Row> padded = new ArrayList<>();
  private int next;

  @Setup
  public void read() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of(System.getProperty("rows")))) {
      lines.limit(MOST_ROWS).forEach(line -> {
        JsonNode row = JsonMapper.shared().readTree(line);
        rows.add(new Row(row.path("gold").asString(), row.path("completion").asString()));
      });
    }
    for (Row row : rows.subList(0, Math.min(MOST_PADDED, rows.size()))) {
      int missing = Math.max(0, PADDED_TO - row.completion().length());
      padded.add(new Row(row.gold(), PROSE.repeat(missing / PROSE.length()) + row.completion()));
    }
  }

  /** All rows, by a process that has graded nothing yet. */
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @Fork(5)
  @Warmup(iterations = 0)
  @Measurement(iterations = 1)
  public void firstPass(Blackhole taken) {
    rows.forEach(row -> taken.consume(grade(row)));
  }

  /** One row after the other. */
  @Benchmark
  @BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
  @Fork(1)
  @Warmup(iterations = 5, time = 2)
  @Measurement(iterations = 5, time = 2)
  public Verdict completion() {
    next = next + 1 < rows.size() ? next + 1 : 0;
    return grade(rows.get(next));
  }

  /** One row after the other, each behind 100 000 characters of prose. */
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @Fork(1)
  @Warmup(iterations = 3, time = 2)
  @Measurement(iterations = 5, time = 2)
  public Verdict padded() {
    next = next + 1 < padded.size() ? next + 1 : 0;
    return grade(padded.get(next));
  }

  private Verdict grade(Row row) {
    return grader.grade(Gold.of(row.gold()), Prediction.ofCompletion(row.completion()));
  }
}
