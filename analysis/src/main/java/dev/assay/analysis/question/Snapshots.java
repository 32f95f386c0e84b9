package dev.assay.analysis.question;

import dev.assay.domain.MetricCatalogue;
import dev.assay.store.Index;
import dev.assay.store.RunSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the questions stand on: the current runs of one index. Every question sees one generation of
 * the index from beginning to end, whatever is written meanwhile; what it loads is kept until the
 * index has changed. Thread-safe; make one per process and give it to all questions.
 */
public final class Snapshots {
  private final Supplier<? extends RunSource> index;
  private final MetricCatalogue catalogue;
  private final AtomicReference<@Nullable RunTable> newest = new AtomicReference<>();
  private final AtomicReference<@Nullable Configs> configs = new AtomicReference<>();

  public Snapshots(Index index, MetricCatalogue catalogue) {
    this(index::read, catalogue);
  }

  /**
   * Over anything that can be read like an index.
   *
   * @param open gives a source of its own to each question
   */
  public Snapshots(Supplier<? extends RunSource> open, MetricCatalogue catalogue) {
    index = open;
    this.catalogue = catalogue;
  }

  /** The generation that the next question will see. Cheap. */
  public long generation() {
    try (RunSource reader = index.get()) {
      return reader.generation();
    }
  }

  /** What is known of the metrics. */
  public MetricCatalogue catalogue() {
    return catalogue;
  }

  /** Runs a question on one generation of the index. */
  <A> A ask(Function<View, A> question) {
    try (RunSource reader = index.get()) {
      reader.begin();
      return question.apply(new View(table(reader), reader, configs(reader), catalogue));
    }
  }

  private RunTable table(RunSource reader) {
    long generation = reader.generation();
    RunTable known = newest.get();
    if (known != null && known.generation() == generation) {
      return known;
    }
    RunTable made = new RunTable(generation, reader);
    newest.accumulateAndGet(
        made, (old, fresh) -> old != null && old.generation() >= generation ? old : fresh);
    return made;
  }

  private Configs configs(RunSource reader) {
    long born = reader.born();
    Configs known = configs.get();
    if (known != null && known.born() == born) {
      return known;
    }
    Configs made = new Configs(born);
    return configs.compareAndSet(known, made) ? made : configs(reader);
  }
}
