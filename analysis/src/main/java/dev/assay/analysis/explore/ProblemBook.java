package dev.assay.analysis.explore;

import dev.assay.analysis.tts.JudgedProblem;
import dev.assay.analysis.tts.JudgedRun;
import dev.assay.analysis.tts.Outcome;
import dev.assay.analysis.tts.PreparedFile;
import dev.assay.analysis.tts.ProblemJudge;
import dev.assay.analysis.tts.RowReading;
import dev.assay.analysis.tts.RunProblem;
import dev.assay.analysis.tts.RunRef;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.UnreadableException;
import dev.assay.formats.rows.Item;
import dev.assay.formats.rows.Line;
import dev.assay.formats.rows.Row;
import dev.assay.formats.rows.RowFile;
import dev.assay.formats.rows.RowSink;
import dev.assay.formats.tts.Problem;
import dev.assay.formats.tts.ProblemReader;
import dev.assay.samples.ParquetFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run, judged, whose texts stay in their files until they are asked for. Thread-safe.
 *
 * @param run which run it is
 * @param entries its problems by key, in the order of the files
 * @param unreadable what could not be read
 */
public record ProblemBook(RunRef run, Map<String, BookEntry> entries, List<RunProblem> unreadable) {

  /** Reads a run and judges its completions. */
  public static ProblemBook read(RunRef run, List<Path> files, ProblemJudge judge) {
    Map<String, BookEntry> entries = new LinkedHashMap<>();
    List<RunProblem> unreadable = new ArrayList<>();
    for (Path file : files) {
      var taker = new Collected(file, entries, unreadable);
      try (RowReading reading = new RowReading(judge, taker)) {
        if (!PreparedFile.read(file, judge, taker)) {
          reading.read(file);
        }
      } catch (IOException e) {
        unreadable.add(new RunProblem(name(file), "cannot be read: " + e.getMessage(), ""));
      }
    }
    return new ProblemBook(run, entries, List.copyOf(unreadable));
  }

  private record Collected(Path file, Map<String, BookEntry> entries, List<RunProblem> unreadable)
      implements RowReading.Taker, PreparedFile.Taker {

    @Override
    public void problem(Row row, JudgedProblem judged) {
      add(BookEntry.of(file, row.number(), judged));
    }

    @Override
    public void problem(long row, Outcome outcome, String statement, String majority) {
      add(BookEntry.of(file, row, outcome, statement, majority));
    }

    private void add(BookEntry entry) {
      if (entries.putIfAbsent(entry.outcome().key(), entry) != null) {
        String twice = "a problem that occurred before; it is left out";
        unreadable.add(new RunProblem(name(file) + ", line " + entry.line(), twice, ""));
      }
    }

    @Override
    public void bad(RunProblem problem) {
      String place = problem.place();
      String known = file.toString();
      unreadable.add(
          new RunProblem(
              place.startsWith(known) ? name(file) + place.substring(known.length()) : place,
              problem.problem(),
              problem.remedy()));
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  /** The run as analyses take it. */
  public JudgedRun judged() {
    return new JudgedRun(run, entries.values().stream().map(BookEntry::outcome).toList());
  }

  /** How many completions are judged here, about which the memory goes. */
  public long completions() {
    return entries.values().stream().mapToLong(entry -> entry.outcome().size()).sum();
  }

  /**
   * The problem of a key.
   *
   * @throws AssayException NOT_FOUND when the run has none
   */
  public BookEntry entry(String key) {
    BookEntry entry = entries.get(key);
    if (entry == null) {
      throw new AssayException(
          Kind.NOT_FOUND,
          "the run has no problem '" + Texts.shortened(key, 60) + "'",
          "Take one from the list of its problems.");
    }
    return entry;
  }

  /** Ends reading at the row that was wanted. */
  private static final class Found extends IOException {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    Found(Problem problem) {
      super("found", null);
      this.problem = problem;
    }
  }

  /**
   * Reads the texts of a problem from its file.
   *
   * @throws AssayException CONFLICT when another row is there now
   */
  public static Problem texts(BookEntry entry) {
    try {
      read(
          entry,
          item -> {
            if (item.number() == entry.line()) {
              throw new Found(problem(item));
            }
          });
    } catch (Found found) {
      if (found.problem.key().equals(entry.outcome().key())) {
        return found.problem;
      }
    } catch (UnreadableException e) {
      throw changed(entry, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw changed(entry, null);
  }

  private static void read(BookEntry entry, RowSink sink) throws IOException {
    if (RowFile.isParquet(entry.file())) {
      try (ParquetFile file = ParquetFile.open(entry.file())) {
        file.read(entry.line(), sink);
      }
    } else {
      RowFile.of(entry.file()).read(sink);
    }
  }

  private static Problem problem(Item item) throws UnreadableException {
    Item known = item instanceof Line line ? line.parsed() : item;
    if (known instanceof Row row) {
      return ProblemReader.read(row.number(), row.value());
    }
    throw new UnreadableException("line " + item.number(), "no row", "");
  }

  private static AssayException changed(BookEntry entry, @Nullable Exception cause) {
    return new AssayException(
        Kind.CONFLICT,
        "line " + entry.line() + " of " + name(entry.file()) + " is no longer what it was",
        "The file is being written; ask again.",
        cause);
  }
}
