import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes runs of test-time scaling of any size by drawing, for each problem, completions from all
 * files of search-and-learn rows in a folder.
 *
 * <pre>java -cp assay.jar MakeRuns.java FOLDER OUT RUNS COMPLETIONS</pre>
 */
final class MakeRuns {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private record Sample(String text, JsonNode steps) {}

  private record Pool(ObjectNode problem, List<Sample> samples) {}

  private MakeRuns() {}

  public static void main(String[] args) throws IOException {
    Map<String, Pool> pools = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(Path.of(args[0]))) {
      for (Path file : files.sorted().toList()) {
        if (file.getFileName().toString().matches("(sal|repaired)_.*\\.jsonl\\.gz")) {
          read(file, pools);
        }
      }
    }
    int runs = Integer.parseInt(args[2]);
    for (int run = 0; run < runs; run++) {
      write(pools, Path.of(args[1]), run, Integer.parseInt(args[3]));
    }
  }

  private static void read(Path file, Map<String, Pool> pools) throws IOException {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        add((ObjectNode) JSON.readTree(line), pools);
      }
    } catch (IOException | RuntimeException e) {
      System.err.println(file + ": read to where it breaks off");
    }
  }

  private static void add(ObjectNode row, Map<String, Pool> pools) {
    Pool pool =
        pools.computeIfAbsent(
            row.path("unique_id").asString(), id -> new Pool(problem(row), new ArrayList<>()));
    for (int i = 0; i < row.path("completions").size(); i++) {
      pool.samples()
          .add(new Sample(row.path("completions").get(i).asString(), row.path("scores").path(i)));
    }
  }

  private static ObjectNode problem(ObjectNode row) {
    return row.deepCopy().retain("problem", "solution", "answer", "subject", "level", "unique_id");
  }

  private static void write(Map<String, Pool> pools, Path out, int run, int completions)
      throws IOException {
    double temperature = (1 + run % 8) / 10.0;
    String name =
        "HuggingFaceH4_MATH-500--T-%s--top_p-1.0--n-%s--seed-%s--agg_strategy-last"
            .formatted(temperature, completions, run / 8);
    Path folder =
        Files.createDirectories(out.resolve("bench/default-MATH-500-Llama-3.2-3B-Instruct-bon"));
    SplittableRandom random = new SplittableRandom(run);
    try (OutputStream to =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve(name + ".jsonl.gz")), 1 << 16) {
          {
            def.setLevel(Deflater.BEST_SPEED);
          }
        }) {
      for (Pool pool : pools.values()) {
        to.write(row(pool, completions, random).toString().getBytes(StandardCharsets.UTF_8));
        to.write('\n');
      }
    }
  }

  private static ObjectNode row(Pool pool, int completions, SplittableRandom random) {
    ObjectNode row = pool.problem().deepCopy();
    var texts = row.putArray("completions");
    var scores = row.putArray("scores");
    var aggregated = row.putArray("agg_scores");
    var tokens = row.putArray("completion_tokens");
    for (int i = 0; i < completions; i++) {
      Sample sample = pool.samples().get(random.nextInt(pool.samples().size()));
      texts.add(sample.text());
      var steps = scores.addArray();
      if (sample.steps().isArray() && !sample.steps().isEmpty()) {
        sample.steps().forEach(steps::add);
      } else {
        for (int step = 0; step < 1 + random.nextInt(12); step++) {
          steps.add(random.nextDouble());
        }
      }
      aggregated.add(steps.get(steps.size() - 1));
      tokens.add(sample.text().length() / 4);
    }
    return row;
  }
}
