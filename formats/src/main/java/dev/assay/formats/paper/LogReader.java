package dev.assay.formats.paper;

import dev.assay.domain.Estimate;
import dev.assay.domain.MetricKey;
import dev.assay.formats.Settings;
import dev.assay.formats.Sink;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Understands the lines of an evaluation log and cuts them into sections, one an evaluation. Text
 * is made only of the few lines that carry a name. One thread.
 */
final class LogReader implements Lines.Taker {
  private final Sink sink;
  private final LogRecords records;
  private final AsciiCursor cursor = new AsciiCursor();
  private @Nullable LogSection section;
  private boolean repeated;
  private long line;
  private long broken;
  private long firstBroken;
  private long homeless;
  private long firstHomeless;

  LogReader(String job, Settings settings, Sink sink) {
    this.sink = sink;
    this.records = new LogRecords(job, settings, sink);
  }

  @Override
  public void line(byte[] bytes, int from, int to, long number) {
    if (to - from < 8) {
      return;
    }
    line = number;
    boolean stamped = hasStamp(bytes, from, to);
    int start = stamped ? afterLevel(bytes, from + 23, to) : from;
    for (int i = start + 1; i < to; i++) {
      if (bytes[i] == ':' && colon(bytes, start, i, to)) {
        LogSection current = section;
        if (stamped && current != null) {
          current.stamp(bytes, from);
        }
        return;
      }
    }
  }

  private static boolean hasStamp(byte[] b, int at, int to) {
    return to - at >= 26
        && b[at + 4] == '-'
        && b[at + 7] == '-'
        && b[at + 10] == ' '
        && b[at + 13] == ':'
        && b[at + 16] == ':'
        && b[at + 19] == ',';
  }

  /** Where the message starts behind {@code " - INFO - "}. */
  private static int afterLevel(byte[] b, int at, int to) {
    int i = at;
    if (i + 3 < to && b[i] == ' ' && b[i + 1] == '-' && b[i + 2] == ' ') {
      i += 3;
      int word = i;
      while (i < to && b[i] >= 'A' && b[i] <= 'Z') {
        i++;
      }
      if (i > word && i + 3 <= to && b[i] == ' ' && b[i + 1] == '-' && b[i + 2] == ' ') {
        return i + 3;
      }
      return word;
    }
    return at;
  }

  /** Looks at what stands before a colon; true when the line is understood. */
  private boolean colon(byte[] b, int start, int colon, int to) {
    return switch (b[colon - 1]) {
      case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', ' ' -> position(b, start, colon, to);
      case 't' -> before(b, start, colon, "Checkpoint") && checkpoint(text(b, colon + 1, to));
      case 'e' -> lineEndingInE(b, start, colon, to);
      case 'n' -> before(b, start, colon, "Starting LibriLight evaluation") && nextFile("");
      case 'P' -> before(b, start, colon, "sBLIMP") && benchmark("sblimp", b, colon, to);
      case 'Y' -> before(b, start, colon, "sWUGGY") && benchmark("swuggy", b, colon, to);
      case 'y' ->
          (before(b, start, colon, "tstory") && benchmark("tstory", b, colon, to))
              || (before(b, start, colon, "sstory") && benchmark("sstory", b, colon, to));
      case 'o' -> before(b, start, colon, "Results saved to") && saved(text(b, colon + 1, to));
      default -> false;
    };
  }

  private boolean lineEndingInE(byte[] b, int start, int colon, int to) {
    if (before(b, start, colon, "Mode")) {
      return text(b, colon + 1, to).startsWith("BASELINE") && begin("", true);
    }
    if (before(b, start, colon, "Processing pre-concatenated file")) {
      return nextFile(text(b, colon + 1, to));
    }
    if (before(b, start, colon, "Processing LibriLight sequence")) {
      return nextFile(quoted(text(b, colon + 1, to)));
    }
    if (before(b, start, colon, "LibriLight evaluation complete")) {
      LogSection current = section;
      if (current != null) {
        current.fileComplete();
      }
      return true;
    }
    return (before(b, start, colon, "tStoryCloze") && benchmark("tstory", b, colon, to))
        || (before(b, start, colon, "sStoryCloze") && benchmark("sstory", b, colon, to));
  }

  private static boolean before(byte[] b, int start, int colon, String word) {
    int from = colon - word.length();
    if (from < start) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (b[from + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static String text(byte[] b, int from, int to) {
    return new String(b, from, Math.min(to - from, 4096), StandardCharsets.UTF_8).strip();
  }

  /** {@code 43301 tokens, 'Emerald City' (STREAMING)}. */
  private static String quoted(String text) {
    int open = text.indexOf('\'');
    int close = text.lastIndexOf('\'');
    return close > open ? text.substring(open + 1, close) : "";
  }

  private boolean checkpoint(String path) {
    if (path.isEmpty()) {
      return false;
    }
    return CheckpointPaths.isBaseline(path) ? begin("", true) : begin(path, false);
  }

  /** A section begins; a heading repeated for the same model begins one only when data follow. */
  private boolean begin(String path, boolean baseline) {
    LogSection current = section;
    boolean same =
        current != null
            && current.baseline == baseline
            && CheckpointPaths.normalise(current.path).equals(CheckpointPaths.normalise(path));
    if (same) {
      repeated = current != null && !current.isEmpty();
    } else {
      finish();
      section = new LogSection(path, baseline);
    }
    return true;
  }

  /** The section that data belong to; null when no heading came before them. */
  private @Nullable LogSection home() {
    LogSection current = section;
    if (current != null && repeated) {
      finish();
      LogSection again = new LogSection(current.path, current.baseline);
      section = again;
      return again;
    }
    if (current == null && homeless++ == 0) {
      firstHomeless = line;
    }
    return current;
  }

  private boolean nextFile(String name) {
    LogSection current = section;
    if (current != null) {
      LogSection home = home();
      if (home != null) {
        home.nextFile(name);
      }
    }
    return true;
  }

  private boolean saved(String path) {
    LogSection current = section;
    if (current != null) {
      current.saved = true;
      current.savedTo = path;
    }
    return true;
  }

  /** {@code sBLIMP: 545/1000 = 0.545 (failed: 0)}; other lines of that name are progress. */
  private boolean benchmark(String task, byte[] b, int colon, int to) {
    cursor.set(b, colon + 1, to);
    cursor.skipSpaces();
    if (!cursor.isDigit()) {
      return false;
    }
    long correct = cursor.whole();
    boolean share = cursor.take('/');
    long count = share ? cursor.whole() : 0;
    cursor.skipSpaces();
    if (!share || !cursor.take('=') || cursor.failed()) {
      return false;
    }
    LogSection home = home();
    // Nothing processed is not measured, never a real zero.
    if (home != null && count > 0 && correct <= count) {
      MetricKey metric = MetricKey.of(task, "accuracy");
      home.benchmarks.put(metric, Estimate.reported(metric, correct / (double) count, count));
    }
    return true;
  }

  /** {@code Position N: Loss F | PPL F}, {@code Position N/N: loss=F, perplexity=F}, and so on. */
  private boolean position(byte[] b, int start, int colon, int to) {
    int word = colon - 1;
    while (word > start && (isDigit(b[word]) || b[word] == '/' || b[word] == ' ')) {
      word--;
    }
    if (!before(b, start, word + 1, "Position")) {
      return false;
    }
    cursor.set(b, word + 1, to);
    cursor.skipSpaces();
    if (!cursor.isDigit()) {
      return false;
    }
    long position = cursor.whole();
    cursor.skipSpaces();
    boolean totalGiven = cursor.take('/');
    cursor.skipSpaces();
    long total = totalGiven ? cursor.whole() : 0;
    cursor.skipSpaces();
    cursor.take(':');
    cursor.skipSpaces();
    values(position, total, totalGiven);
    return true;
  }

  private void values(long position, long total, boolean totalGiven) {
    int format = LogSection.LOSS_PPL;
    double perplexity = Double.NaN;
    double loss;
    if (cursor.take("avg_loss=")) {
      format = LogSection.AVERAGE_LOSS;
      loss = cursor.number();
      perplexity = Math.exp(loss);
    } else if (cursor.take("loss=")) {
      format = LogSection.LOSS_PERPLEXITY;
      loss = cursor.number();
      cursor.skipSpaces();
      if (cursor.take(',')) {
        cursor.skipSpaces();
        perplexity = cursor.take("perplexity=") ? cursor.number() : Double.NaN;
      } else if (!totalGiven) {
        // A debugging line: the loss of one token, no running average.
        return;
      } else {
        perplexity = Math.exp(loss);
      }
    } else if (cursor.take("loss ")) {
      cursor.skipSpaces();
      loss = cursor.number();
      cursor.skipSpaces();
      if (cursor.take('|')) {
        cursor.skipSpaces();
        boolean given = cursor.take("ppl");
        cursor.skipSpaces();
        perplexity = given ? cursor.number() : Double.NaN;
      }
    } else {
      broken();
      return;
    }
    if (cursor.failed()) {
      broken();
      return;
    }
    LogSection home = home();
    if (home != null) {
      home.point(format, position, total, loss, perplexity);
    }
  }

  private void broken() {
    if (broken++ == 0) {
      firstBroken = line;
    }
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private void finish() {
    LogSection current = section;
    if (current != null && (current.open || !current.isEmpty())) {
      records.give(current);
    }
    section = null;
    repeated = false;
  }

  /** Says that the log ends. */
  void end() {
    LogSection current = section;
    if (current != null) {
      current.open = !current.saved;
    }
    finish();
    if (broken > 0) {
      sink.remark(
          "line " + firstBroken, "position line not understood (" + broken + " such lines)");
    }
    if (homeless > 0) {
      sink.remark(
          "line " + firstHomeless,
          homeless
              + " values before any 'Checkpoint:' or 'Mode: BASELINE' line belong to no run and are"
              + " left out");
    }
  }
}
