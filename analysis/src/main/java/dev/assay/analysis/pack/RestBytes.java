package dev.assay.analysis.pack;

import dev.assay.analysis.pack.Pack.Rest;
import dev.assay.domain.MetricKey;
import dev.assay.domain.SampleSet;
import dev.assay.domain.Series;
import dev.assay.store.FileProblem;
import dev.assay.store.HistoryEntry;
import dev.assay.store.SourceFile;
import dev.assay.store.StoredSamples;

/** The rest of a run as bytes; see {@link PackFile}. */
final class RestBytes {
  private static final SourceFile.Role[] ROLES = SourceFile.Role.values();

  private RestBytes() {}

  static void write(Out out, MetricKey key) {
    out.text(key.task());
    out.text(key.name());
    out.text(key.variant());
  }

  static MetricKey key(In in) {
    return new MetricKey(in.text(), in.text(), in.text());
  }

  static void write(Out out, Rest rest) {
    out.text(rest.checkpointPath());
    out.wholeOrNull(rest.registeredAt());
    out.list(rest.series(), series -> write(out, series));
    out.list(rest.sources(), file -> write(out, file));
    out.list(
        rest.history(),
        entry -> {
          out.text(entry.id());
          out.flag(entry.current());
          out.wholeOrNull(entry.evaluatedAt());
        });
    out.list(
        rest.samples(),
        stored -> {
          write(out, stored.set().metric());
          out.whole(stored.set().scored());
          out.whole(stored.set().unscored());
          out.real(stored.set().mean());
          out.real(stored.set().standardError());
          out.text(stored.file());
        });
    out.list(rest.problems(), problem -> write(out, problem));
  }

  static Rest rest(In in) {
    return new Rest(
        in.text(),
        in.wholeOrNull(),
        in.list(() -> series(in)),
        in.list(() -> file(in)),
        in.list(() -> new HistoryEntry(in.text(), in.flag(), in.wholeOrNull())),
        in.list(() ->
            new StoredSamples(
                new SampleSet(key(in), in.whole(), in.whole(), in.real(), in.real()), in.text())),
        in.list(() -> problem(in)));
  }

  private static void write(Out out, Series series) {
    out.text(series.task());
    out.text(series.name());
    out.text(series.kind());
    out.text(series.part());
    out.flag(series.partEstimated());
    out.text(series.xUnit());
    out.whole(series.count());
    out.whole(series.size());
    long before = 0;
    for (long x : series.x()) {
      out.whole(x - before);
      before = x;
    }
    out.reals(series.y());
  }

  private static Series series(In in) {
    String task = in.text();
    String name = in.text();
    String kind = in.text();
    String part = in.text();
    boolean partEstimated = in.flag();
    String unit = in.text();
    int count = in.size();
    int size = in.size();
    long[] x = new long[size];
    double[] y = new double[size];
    long before = 0;
    for (int i = 0; i < size; i++) {
      before += in.whole();
      x[i] = before;
    }
    in.reals(y);
    return new Series(task, name, kind, part, partEstimated, unit, x, y, count);
  }

  private static void write(Out out, SourceFile file) {
    out.text(file.path());
    out.text(file.format());
    out.bits(file.role().ordinal());
    out.text(file.sha256());
    out.whole(file.size());
    out.whole(file.modifiedAt());
    out.whole(file.readAt());
    out.flag(file.missing());
  }

  private static SourceFile file(In in) {
    return new SourceFile(
        in.text(),
        in.text(),
        ROLES[in.bits()],
        in.text(),
        in.whole(),
        in.whole(),
        in.whole(),
        in.flag());
  }

  static void write(Out out, FileProblem problem) {
    out.text(problem.path());
    out.flag(problem.reject());
    out.text(problem.place());
    out.text(problem.problem());
    out.text(problem.remedy());
  }

  static FileProblem problem(In in) {
    return new FileProblem(in.text(), in.flag(), in.text(), in.text(), in.text());
  }
}
