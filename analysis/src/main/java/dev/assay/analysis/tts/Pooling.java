package dev.assay.analysis.tts;

import dev.assay.analysis.tts.Preparation.Progress;
import dev.assay.analysis.tts.Preparation.Result;
import dev.assay.analysis.work.InOrder;
import dev.assay.formats.UnreadableException;
import dev.assay.formats.json.Json;
import dev.assay.formats.rows.RowFile;
import dev.assay.formats.rows.RowSink;
import dev.assay.formats.tts.ProblemReader;
import dev.assay.grading.Grader;
import dev.assay.samples.ParquetFile;
import dev.assay.samples.ParquetTable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a run of completions of several: rows with chosen completions of each problem, where each
 * came from, and the verdicts of {@link Preparation}.
 *
 * <p>Runs may have their problems in any order. Rows wait on the disk, not in memory. A problem
 * whose rows contradict themselves or each other is left out and told. One thread, which uses all
 * cores.
 */
public final class Pooling {
  private static final long BYTES_HELD = 24 << 20;

  private final PrepareOptions options;
  private final ProblemJudge judge;
  private final Clock clock;

  public Pooling(PrepareOptions options, Clock clock) {
    this.options = options;
    this.clock = clock;
    judge = new ProblemJudge(new Grader(options.grading()), options.steps());
  }

  /** A run to take completions of, and its files. */
  public record Source(RunRef run, List<Path> files) {
    public Source {
      files = List.copyOf(files);
    }
  }

  /** Chooses the completions of each problem. */
  public interface Choice {
    /**
     * Chooses; called once for each problem, in the order of their keys.
     *
     * @param sizes how many completions each source has of the problem
     * @return empty to leave the problem out
     */
    Optional<Chosen> choose(String key, int[] sizes);
  }

  /**
   * Which completions a problem gets.
   *
   * @param sources number of the source of each
   * @param positions place of each in its row, from 0
   * @param more what the row says besides
   */
  public record Chosen(int[] sources, int[] positions, ObjectNode more) {
    private List<PooledRow.Pick> picks() {
      List<PooledRow.Pick> picks = new ArrayList<>();
      for (int i = 0; i < sources.length; i++) {
        picks.add(new PooledRow.Pick(sources[i], positions[i]));
      }
      return picks;
    }
  }

  /**
   * What to make.
   *
   * @param as what it is called, in the folder of that name
   * @param how it is made, in words that change when the outcome would
   * @param force whether to make it though it was made before
   */
  public record Task(
      RunRef as, List<Source> sources, Path file, String how, boolean force, Choice choice) {
    public Task {
      sources = List.copyOf(sources);
    }
  }

  /** Makes it, unless it was made. Never throws for what is in the files. */
  public Result make(Task task, Progress progress) {
    List<Path> inputs = task.sources().stream().flatMap(each -> each.files().stream()).toList();
    String words = options.words() + "; " + task.how();
    MarkedFile file = new MarkedFile(task.file(), task.as(), inputs, task.force(), options, words);
    return file.make((folder, hashes) -> new Work(task, file, hashes, progress).in(folder));
  }

  /** A problem of the result, or why it is none. */
  private sealed interface Made {
    record Good(ObjectNode row, JudgedProblem judged) implements Made {}

    record Bad(RunProblem problem) implements Made {}
  }

  private final class Work {
    private final Task task;
    private final MarkedFile file;
    private final List<String> hashes;
    private final Progress progress;
    private final List<RunProblem> bad = new ArrayList<>();
    private final List<RunProblem> uneven = new ArrayList<>();
    private final Set<String> out = new HashSet<>();
    private final Set<String> choices = new HashSet<>();
    private long completions;
    private int left;

    Work(Task task, MarkedFile file, List<String> hashes, Progress progress) {
      this.task = task;
      this.file = file;
      this.hashes = hashes;
      this.progress = progress;
    }

    Result in(Path folder) throws IOException {
      try (RowStore store = new RowStore(folder);
          ParquetTable table = new ParquetTable(folder)) {
        for (int i = 0; i < task.sources().size(); i++) {
          read(store, i);
        }
        out.forEach(store::remove);
        sayMissing(store);
        bad.addAll(uneven);
        make(store, table);
        if (table.size() == 0) {
          String why = bad.isEmpty() ? "" : ": " + bad.getFirst().message();
          return MarkedFile.failed(task.file(), "there is no problem with completions" + why, "");
        }
        file.publish(
            table, folder, clock, new MarkedFile.Outturn(hashes, choices.size(), left, uneven));
        return new Result.Done(task.file(), table.size(), completions, bad, List.of());
      }
    }

    private void read(RowStore store, int source) throws IOException {
      try (InOrder<PooledPart> work = new InOrder<>(BYTES_HELD, part -> keep(store, part))) {
        for (Path path : task.sources().get(source).files()) {
          try {
            items(path, item -> work.add(() -> PooledPart.of(path, source, item), item.size()));
          } catch (UnreadableException e) {
            String place = e.place().isEmpty() ? "" : ", " + e.place();
            leave(
                new RunProblem(
                    path + place, e.problem() + "; what stands before it is read", e.remedy()));
          }
          work.finish();
          progress.at(OptionalDouble.empty(), 0);
        }
      }
    }

    private void keep(RowStore store, PooledPart part) throws IOException {
      switch (part) {
        case PooledPart.Good good -> {
          String key = good.row().key();
          if (!store.add(key, good.source(), good.row().completions(), good.bytes())) {
            String twice = "the problem %s occurs a second time; it is left out".formatted(key);
            leave(new RunProblem(subset(good.source()), twice, "Remove one of its rows."));
          }
        }
        case PooledPart.Bad wrong -> {
          leave(wrong.problem());
          if (!wrong.key().isEmpty()) {
            out.add(wrong.key());
          }
        }
      }
    }

    /** A row that is lost, which a run that lacks a problem never had. */
    private void leave(RunProblem problem) {
      bad.add(problem);
      left++;
    }

    private String subset(int source) {
      return task.sources().get(source).run().subset();
    }

    /** Problems that some runs lack are said, once for each run; they have fewer completions. */
    private void sayMissing(RowStore store) {
      int[] missing = new int[task.sources().size()];
      for (String key : store.keys()) {
        int[] sizes = store.sizes(key, missing.length);
        for (int i = 0; i < sizes.length; i++) {
          missing[i] += sizes[i] == 0 ? 1 : 0;
        }
      }
      for (int i = 0; i < missing.length; i++) {
        if (missing[i] > 0 && missing[i] < store.keys().size()) {
          uneven.add(
              new RunProblem(
                  subset(i),
                  "lacks %s of %s problems that other runs have"
                      .formatted(missing[i], store.keys().size()),
                  ""));
        }
      }
    }

    private void make(RowStore store, ParquetTable table) throws IOException {
      types(table);
      List<RunRef> runs = task.sources().stream().map(Source::run).toList();
      int all = store.keys().size();
      int[] done = {0};
      try (InOrder<Made> work = new InOrder<>(BYTES_HELD, made -> add(table, made))) {
        for (String key : store.keys()) {
          Optional<Chosen> chosen = task.choice().choose(key, store.sizes(key, runs.size()));
          if (chosen.isPresent()) {
            Map<Integer, byte[]> rows = store.rows(key);
            work.add(() -> made(key, rows, runs, chosen.get()), store.weight(key));
          }
          done[0]++;
          progress.at(OptionalDouble.of(done[0] / (double) all), completions);
        }
        work.finish();
      }
    }

    private void add(ParquetTable table, Made made) throws IOException {
      switch (made) {
        case Made.Good good -> {
          table.add(good.row());
          completions += good.judged().size();
          good.row().propertyNames().stream()
              .filter(name -> name.startsWith("pred_"))
              .forEach(choices::add);
        }
        case Made.Bad wrong -> leave(wrong.problem());
      }
    }
  }

  /** Columns that may be all null, which tells nothing of their type. */
  private static void types(ParquetTable table) {
    table.type(PooledRow.RUN, "VARCHAR[]");
    table.type(PooledRow.SEED, "BIGINT[]");
    table.type(PooledRow.TEMPERATURE, "DOUBLE[]");
    table.type(PooledRow.POSITION, "BIGINT[]");
  }

  private static void items(Path file, RowSink sink) throws IOException {
    if (!RowFile.isParquet(file)) {
      RowFile.of(file).read(sink);
      return;
    }
    try (ParquetFile parquet = ParquetFile.open(file)) {
      parquet.read(sink);
    }
  }

  private Made made(String key, Map<Integer, byte[]> rows, List<RunRef> runs, Chosen chosen) {
    try {
      Map<Integer, ObjectNode> parsed = new TreeMap<>();
      for (Map.Entry<Integer, byte[]> each : rows.entrySet()) {
        parsed.put(each.getKey(), Json.MAPPER.readValue(each.getValue(), ObjectNode.class));
      }
      ObjectNode row = PooledRow.of(parsed, runs, chosen.picks());
      row.setAll(chosen.more());
      JudgedProblem judged = judge.judge(ProblemReader.read(1, row));
      PreparedRow.complete(row, judged, options);
      return new Made.Good(row, judged);
    } catch (UnreadableException e) {
      return new Made.Bad(
          new RunProblem(key, e.problem() + "; the problem is left out", e.remedy()));
    }
  }
}
