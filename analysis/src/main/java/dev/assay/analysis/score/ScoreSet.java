package dev.assay.analysis.score;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.UnreadableException;
import dev.assay.formats.scores.ScoreFile;
import dev.assay.formats.scores.ScoreRecord;
import dev.assay.formats.scores.ScoreSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What some score files say, put together by benchmark and by sequence. One thread. */
public final class ScoreSet {
  /** The benchmarks that a file's name can tell. */
  private static final List<String> KNOWN = List.of("sblimp", "swuggy", "tstory", "sstory");

  private static final String LOSSES = "librilight";
  private static final Pattern TASK = Pattern.compile("[a-z0-9][a-z0-9_.-]{0,79}");

  /** Losses that are held at most, with gaps between them: 320 MB. */
  private static final long MAX_PLACES = 40_000_000;

  private long places;
  private final Map<String, Pairs> pairs = new LinkedHashMap<>();
  private final Map<String, Tokens> sequences = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  /** A row or a file that could not be used. */
  public record Problem(Path file, String place, String problem) {}

  /**
   * How to read.
   *
   * @param task benchmark of rows that name none; empty to take it from the file's name
   * @param firstPosition number of the first token, 0 or 1
   */
  public record Reading(String task, int firstPosition) {}

  /** Reads files, of which some may be unreadable. */
  public static ScoreSet read(List<Path> files, Reading reading) {
    ScoreSet set = new ScoreSet();
    for (Path file : files) {
      try (InputStream in = Files.newInputStream(file)) {
        ScoreFile.read(in, set.sink(file, reading));
      } catch (UnreadableException e) {
        set.problems.add(new Problem(file, e.place(), e.problem()));
      } catch (NoSuchFileException e) {
        set.problems.add(new Problem(file, "", "there is no such file"));
      } catch (IOException e) {
        set.problems.add(new Problem(file, "", "cannot be read: " + e.getMessage()));
      }
    }
    set.pairs.forEach((task, of) ->
        of.incomplete()
            .forEach(id ->
                set.problems.add(
                    new Problem(
                        files.getFirst(), task, "the pair '" + id + "' has only one item"))));
    return set;
  }

  private ScoreSink sink(Path file, Reading reading) {
    return new ScoreSink() {
      @Override
      public void record(ScoreRecord record, Consumer<String> reject) {
        take(record, file, reading, reject);
      }

      @Override
      public void reject(String place, String problem) {
        problems.add(new Problem(file, place, problem));
      }
    };
  }

  private void take(ScoreRecord record, Path file, Reading reading, Consumer<String> reject) {
    switch (record) {
      case ScoreRecord.Pair pair ->
          pairs(pair.task(), file, reading)
              .add(pair.id(), pair.good(), pair.bad(), pair.group(), pair.cluster(), reject);
      case ScoreRecord.Item item ->
          pairs(item.task(), file, reading)
              .add(
                  item.id(),
                  item.isGood() ? item.score() : Double.NaN,
                  item.isGood() ? Double.NaN : item.score(),
                  item.group(),
                  item.cluster(),
                  reject);
      case ScoreRecord.Token token -> {
        int position = token.position() - reading.firstPosition();
        if (position < 0) {
          reject.accept("position 0 where they begin with 1");
        } else {
          add(sequence(token.sequence(), file), position, token.loss(), reject);
        }
      }
      case ScoreRecord.Sequence whole -> {
        Tokens tokens = sequence(whole.sequence(), file);
        double[] losses = whole.losses();
        boolean[] refused = new boolean[1];
        for (int i = 0; i < losses.length && !refused[0]; i++) {
          if (Double.isFinite(losses[i])) {
            add(tokens, i, losses[i], problem -> refused[0] = true);
          }
        }
        if (refused[0]) {
          reject.accept(
              "the sequence '" + whole.sequence() + "' was there before, or is far too long");
        }
      }
    }
  }

  private void add(Tokens tokens, int position, double loss, Consumer<String> reject) {
    int growth = tokens.growth(position);
    if (growth > MAX_PLACES - places) {
      reject.accept("position " + position + " would take too much memory with the others");
      return;
    }
    places += growth;
    if (!tokens.add(position, loss)) {
      reject.accept("position " + position + " was there before");
    }
  }

  private Tokens sequence(String named, Path file) {
    String name = named.isEmpty() ? String.valueOf(file.getFileName()) : named;
    return sequences.computeIfAbsent(name, key -> new Tokens());
  }

  private Pairs pairs(String named, Path file, Reading reading) {
    String task = named.isEmpty() ? reading.task() : named;
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    for (String known : KNOWN) {
      task = task.isEmpty() && name.contains(known) ? known : task;
    }
    String key = task.toLowerCase(Locale.ROOT);
    if (!TASK.matcher(key).matches()) {
      throw new AssayException(
          Kind.BAD_INPUT,
          key.isEmpty()
              ? file + " does not say which benchmark it is of"
              : "'" + task + "' is no name of a benchmark",
          "Name it with --task sblimp, in a column 'task', or in the file's name.");
    }
    return pairs.computeIfAbsent(key, k -> new Pairs());
  }

  /** Name of the benchmark of losses. */
  static String lossTask() {
    return LOSSES;
  }

  Map<String, Pairs> pairs() {
    return pairs;
  }

  /** Losses by sequence, in the order in which they were met. */
  Map<String, double[]> losses() {
    Map<String, double[]> losses = new LinkedHashMap<>();
    sequences.forEach((name, tokens) -> {
      double[] values = tokens.values();
      if (values.length > 0) {
        losses.put(name, values);
      }
    });
    return losses;
  }

  /** What could not be used. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** Whether there is nothing to be computed from. */
  public boolean isEmpty() {
    return losses().isEmpty() && pairs.values().stream().allMatch(p -> p.outcomes().isEmpty());
  }
}
