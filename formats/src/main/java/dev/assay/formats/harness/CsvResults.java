package dev.assay.formats.harness;

import dev.assay.formats.CsvMappingYaml;
import dev.assay.formats.ResultsFormat;
import dev.assay.formats.Settings;
import dev.assay.formats.Settings.CsvMapping;
import dev.assay.formats.Sink;
import dev.assay.formats.Source;
import dev.assay.formats.UnreadableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * CSV files with a known layout: the workspace's own mappings first, then those Assay ships
 * (OLMo-ladder and OLMo scaling runs, Pythia's term frequencies, Tucano). Other CSV files are left
 * alone.
 */
public final class CsvResults implements ResultsFormat {
  /** Runs of a long file are kept until its end, so their number is limited. */
  private static final int MAX_RUNS = 200_000;

  @Override
  public String name() {
    return "csv";
  }

  @Override
  public String description() {
    return "CSV files by layout: OLMo, Pythia, Tucano, and what assay.yaml maps";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public boolean mayRead(String fileName, Set<String> siblings) {
    return fileName.toLowerCase(Locale.ROOT).endsWith(".csv");
  }

  @Override
  public boolean recognises(String fileName, byte[] head) {
    return recognises(Path.of(fileName), head, Settings.DEFAULTS);
  }

  @Override
  public boolean recognises(Path path, byte[] head, Settings settings) {
    List<String> header = header(head);
    return !header.isEmpty()
        && (plan(path, header, settings).isPresent()
            || !otherSeparator(path, header, settings).isEmpty());
  }

  /** What separates the cells of results that are not comma-separated; empty if these are none. */
  private static String otherSeparator(Path path, List<String> header, Settings settings) {
    String line = String.join(",", header);
    for (String separator : List.of(";", "\t")) {
      if (line.contains(separator)
          && plan(path, List.of(line.split(separator, -1)), settings).isPresent()) {
        return separator.equals(";") ? "semicolons" : "tabs";
      }
    }
    return "";
  }

  /** The cells of the first row; empty when the bytes do not begin with a header. */
  static List<String> header(byte[] head) {
    try (CsvReader rows = new CsvReader(new ByteArrayInputStream(head))) {
      CsvReader.Row header = rows.next();
      return header == null ? List.of() : header.cells();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static Optional<CsvPlan> plan(Path path, List<String> header, Settings settings) {
    List<CsvMapping> mappings = new ArrayList<>(settings.csvMappings());
    mappings.addAll(CsvMappingYaml.builtIn());
    return CsvPlan.of(path, header, mappings);
  }

  @Override
  public void read(Source source, Sink sink) throws IOException {
    try (CsvReader rows = new CsvReader(source.open())) {
      CsvReader.Row header = rows.next();
      Optional<CsvPlan> plan =
          header == null
              ? Optional.empty()
              : plan(source.path(), header.cells(), source.settings());
      if (header != null && plan.isEmpty()) {
        String separator = otherSeparator(source.path(), header.cells(), source.settings());
        if (!separator.isEmpty()) {
          throw new UnreadableException(
              "line 1",
              "its cells are separated by " + separator,
              "Save it with commas, and with points in numbers.");
        }
      }
      if (header == null || plan.isEmpty()) {
        throw new UnreadableException(
            "line 1",
            "no CSV layout fits this header",
            "Add a mapping under 'csv:' in assay.yaml.");
      }
      if (!plan.get().unknown().isEmpty()) {
        sink.remark("line 1", "columns not read: " + firstFew(plan.get().unknown()));
      }
      new Reading(source, plan.get(), header, sink).all(rows);
    }
  }

  private static String firstFew(List<String> names) {
    String text = String.join(", ", names.subList(0, Math.min(8, names.size())));
    return names.size() > 8 ? text + " and " + (names.size() - 8) + " more" : text;
  }

  /** One file while it is read. */
  private static final class Reading {
    private final Source source;
    private final CsvPlan plan;
    private final CsvReader.Row header;
    private final Sink sink;
    private final Rejects rejects;
    private final Map<String, CsvRun> open = new LinkedHashMap<>();
    private final Map<String, Integer> keys = new LinkedHashMap<>();
    private long runs;
    private long empty;

    Reading(Source source, CsvPlan plan, CsvReader.Row header, Sink sink) {
      this.source = source;
      this.plan = plan;
      this.header = header;
      this.sink = sink;
      this.rejects = new Rejects(sink);
    }

    void all(CsvReader rows) throws IOException {
      try {
        for (CsvReader.Row row = rows.next(); row != null; row = rows.next()) {
          row(row);
        }
      } catch (UnreadableException e) {
        // the rows before it are good
        rejects.place(e.place(), e.problem() + "; the rows before were read", e.remedy());
      }
      open.forEach((key, run) -> finish(key, run));
      if (empty > 0) {
        sink.remark("", empty + " rows without any value: left out");
      }
      rejects.close();
      if (runs == 0) {
        throw new UnreadableException("", "no row with a value", "Check what wrote the file.");
      }
    }

    private void row(CsvReader.Row row) {
      if (row.cells().size() != header.cells().size()) {
        rejects.line(
            row.line(),
            row.cells().size() + " cells under a header of " + header.cells().size(),
            "Correct or remove this line.");
        return;
      }
      if (row.cells().equals(header.cells())) {
        sink.remark("line " + row.line(), "the header again: skipped");
        return;
      }
      String key = CsvRun.key(plan, row);
      if (!plan.grouped()) {
        CsvRun run = CsvRun.of(source, plan, row);
        run.add(row, rejects);
        finish(key, run);
      } else {
        CsvRun run = grouped(key, row);
        if (run != null) {
          run.add(row, rejects);
        }
      }
    }

    private @Nullable CsvRun grouped(String key, CsvReader.Row row) {
      CsvRun run = open.get(key);
      if (run == null && open.size() >= MAX_RUNS) {
        rejects.line(row.line(), "more than " + MAX_RUNS + " runs in one file", "Split the file.");
        return null;
      }
      if (run == null) {
        run = CsvRun.of(source, plan, row);
        open.put(key, run);
      }
      return run;
    }

    /** The same key may come again in a wide file; each row is a run of its own. */
    private void finish(String key, CsvRun run) {
      if (run.size() == 0) {
        empty++;
        return;
      }
      int times = keys.merge(key, 1, Integer::sum);
      sink.run(run.build(times == 1 ? key : key + "#" + times));
      runs++;
    }
  }
}
