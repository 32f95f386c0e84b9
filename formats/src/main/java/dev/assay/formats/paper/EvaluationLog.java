package dev.assay.formats.paper;

import dev.assay.formats.ResultsFormat;
import dev.assay.formats.Sink;
import dev.assay.formats.Source;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/**
 * {@code paper_metrics_<job>.log} and {@code .err}: what evaluations printed. They hold the loss
 * curves with the names of the audio files, which results files lack.
 */
public final class EvaluationLog implements ResultsFormat {
  private static final String PREFIX = "paper_metrics_";

  @Override
  public String name() {
    return "paper-metrics-log";
  }

  @Override
  public String description() {
    return "paper_metrics_<job>.log and .err: LibriLight curves by audio file";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public boolean mayRead(String fileName, Set<String> siblings) {
    return fileName.startsWith(PREFIX) && (fileName.endsWith(".log") || fileName.endsWith(".err"));
  }

  @Override
  public boolean recognises(String fileName, byte[] head) {
    if (!mayRead(fileName, Set.of())) {
      return false;
    }
    for (int i = 0; i < Math.min(head.length, 1024); i++) {
      if (head[i] == 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void read(Source source, Sink sink) throws IOException {
    String fileName = source.fileName();
    String job = fileName.substring(PREFIX.length(), fileName.length() - 4);
    LogReader reader = new LogReader(job, source.settings(), sink);
    byte[] whole = source.bytes();
    if (whole != null) {
      new Lines(reader).read(whole);
    } else {
      try (InputStream in = source.open()) {
        new Lines(reader).read(in);
      }
    }
    reader.end();
  }
}
