package dev.assay.formats.paper;

import dev.assay.domain.Estimate;
import dev.assay.domain.MetricKey;
import dev.assay.domain.Progress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One evaluation in a log, as far as it was read. One thread. */
final class LogSection {
  /** Kinds of position lines, best first: all three can stand for the same points. */
  static final int LOSS_PPL = 0;

  static final int LOSS_PERPLEXITY = 1;
  static final int AVERAGE_LOSS = 2;
  private static final int FORMATS = 3;

  /** An audio file and its points. */
  static final class Part {
    final String name;
    final long total;
    final Points points = new Points();
    boolean complete;

    Part(String name, long total) {
      this.name = name;
      this.total = total;
    }

    /** Positions are every 1000 tokens below the total. */
    boolean reachedEnd() {
      return complete || (total > 0 && points.last() >= (total - 1) / 1000 * 1000);
    }
  }

  final String path;
  final boolean baseline;
  final Map<MetricKey, Estimate> benchmarks = new LinkedHashMap<>();
  private final List<List<Part>> parts =
      List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  private final boolean[] next = {true, true, true};
  private String nextName = "";
  private boolean pointsSinceNext;
  private final byte[] stamp = new byte[23];
  private boolean stamped;
  boolean saved;

  /** The log ends in it, and it has not said that its results are saved. */
  boolean open;

  String savedTo = "";
  int notNumbers;

  /**
   * Starts a section.
   *
   * @param path checkpoint path as written; empty for the baseline
   */
  LogSection(String path, boolean baseline) {
    this.path = path;
    this.baseline = baseline;
  }

  /** How far it is, for an evaluation that may still be under way. */
  Progress progress() {
    List<Part> all = parts();
    List<String> words = new ArrayList<>();
    long done = 0;
    long total = 0;
    if (!all.isEmpty()) {
      Part part = all.getLast();
      done = Math.max(0, part.points.last());
      total = Math.max(done, part.total);
      words.add(
          "position "
              + done
              + (part.total > 0 ? " of " + part.total : "")
              + (all.size() > 1 ? " of file " + all.size() : ""));
      total = part.total > 0 ? total : 0;
    }
    if (!benchmarks.isEmpty()) {
      words.add(
          "done: "
              + benchmarks.keySet().stream()
                  .map(MetricKey::task)
                  .collect(Collectors.joining(", ")));
    }
    return new Progress(words.isEmpty() ? "begun" : String.join("; ", words), done, total);
  }

  boolean isEmpty() {
    return benchmarks.isEmpty() && parts().isEmpty();
  }

  /** Remembers a line's time, {@code YYYY-MM-DD HH:MM:SS,mmm}. */
  void stamp(byte[] bytes, int from) {
    System.arraycopy(bytes, from, stamp, 0, stamp.length);
    stamped = true;
  }

  /** The last time seen; empty without. */
  String lastStamp() {
    return stamped ? new String(stamp, StandardCharsets.ISO_8859_1) : "";
  }

  /** An audio file begins. Several lines can announce the same one; the first name stays. */
  void nextFile(String name) {
    if (pointsSinceNext) {
      nextName = name;
      pointsSinceNext = false;
    } else if (nextName.isEmpty()) {
      nextName = name;
    }
    Arrays.fill(next, true);
  }

  /** The current audio file is done. */
  void fileComplete() {
    for (List<Part> list : parts) {
      if (!list.isEmpty()) {
        list.get(list.size() - 1).complete = true;
      }
    }
  }

  /**
   * Adds a point; a new audio file begins when one was announced, when the position does not
   * increase or when the total changes.
   *
   * @param total tokens of the audio file; 0 if unknown
   */
  void point(int format, long position, long total, double loss, double perplexity) {
    List<Part> list = parts.get(format);
    Part current = list.isEmpty() ? null : list.get(list.size() - 1);
    if (current == null
        || next[format]
        || position <= current.points.last()
        || (total > 0 && current.total > 0 && total != current.total)) {
      current = new Part(next[format] ? nextName : "", total);
      list.add(current);
      next[format] = false;
    }
    if (!Double.isFinite(loss) || !Double.isFinite(perplexity)) {
      notNumbers++;
    }
    pointsSinceNext = true;
    // Fast benchmarks are saved first, LibriLight is saved again after its points.
    saved = false;
    current.points.add(position, loss, perplexity);
  }

  /** The audio files, from the best kind of line that the section has. */
  List<Part> parts() {
    for (int format = 0; format < FORMATS; format++) {
      if (!parts.get(format).isEmpty()) {
        return parts.get(format);
      }
    }
    return List.of();
  }

  /** Whether the evaluation went through to its end. */
  boolean complete() {
    List<Part> all = parts();
    return saved || (!all.isEmpty() && all.stream().allMatch(Part::reachedEnd));
  }
}
