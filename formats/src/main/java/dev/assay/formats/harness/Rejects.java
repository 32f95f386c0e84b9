package dev.assay.formats.harness;

import dev.assay.formats.Sink;

/** Hands rejects of single lines on, and sums them up once there are too many to read. */
final class Rejects {
  private static final int SHOWN = 50;

  private final Sink sink;
  private long total;
  private String firstHidden = "";

  Rejects(Sink sink) {
    this.sink = sink;
  }

  void line(long line, String problem, String remedy) {
    place("line " + line, problem, remedy);
  }

  void place(String place, String problem, String remedy) {
    total++;
    if (total <= SHOWN) {
      sink.reject(place, problem, remedy);
    } else if (firstHidden.isEmpty()) {
      firstHidden = place;
    }
  }

  /** To be called once, at the end. */
  void close() {
    if (total > SHOWN) {
      sink.reject(
          firstHidden, (total - SHOWN) + " more places like these", "Check what wrote the file.");
    }
  }
}
