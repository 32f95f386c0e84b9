package dev.assay.formats.harness;

import dev.assay.formats.ResultsFormat;
import dev.assay.formats.Sink;
import dev.assay.formats.Source;
import dev.assay.formats.UnreadableException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The {@code metrics.csv} of an experiment tracker: a row per finished training run, with its
 * method, seed, hyper-parameters and final metrics. Columns may be missing or stand in any order;
 * the layout with {@code final_perplexity} and {@code mrr} is read too.
 */
public final class TrackerCsv implements ResultsFormat {

  @Override
  public String name() {
    return "tracker-metrics-csv";
  }

  @Override
  public String description() {
    return "metrics.csv of an experiment tracker, a row per finished training run";
  }

  @Override
  public int version() {
    return 3;
  }

  @Override
  public boolean mayRead(String fileName, Set<String> siblings) {
    return fileName.toLowerCase(Locale.ROOT).endsWith(".csv");
  }

  @Override
  public boolean recognises(String fileName, byte[] head) {
    List<String> header = CsvResults.header(head).stream().map(String::strip).toList();
    return header.contains("method")
        && (header.contains("final_ppl") || header.contains("final_perplexity"));
  }

  @Override
  public void read(Source source, Sink sink) throws IOException {
    Rejects rejects = new Rejects(sink);
    long rows = 0;
    try (CsvReader csv = new CsvReader(source.open())) {
      CsvReader.Row header = csv.next();
      if (header == null) {
        throw new UnreadableException("", "the file is empty", "Log an experiment first.");
      }
      TrackerRow.Places columns = TrackerRow.Places.of(header.cells());
      for (CsvReader.Row row = csv.next(); row != null; row = csv.next()) {
        rows++;
        if (row.cells().size() != header.cells().size()) {
          rejects.line(
              row.line(),
              row.cells().size() + " cells under a header of " + header.cells().size(),
              "Correct or remove this line.");
        } else if (!row.cells().equals(header.cells())) {
          sink.run(new TrackerRow(source, columns, row, rows, sink, rejects).read());
        }
      }
    } catch (UnreadableException e) {
      if (rows == 0) {
        throw e;
      }
      rejects.place(e.place(), e.problem() + "; the rows before were read", e.remedy());
    }
    if (rows == 0) {
      sink.remark("", "a header without rows: nothing logged yet");
    }
    rejects.close();
  }
}
