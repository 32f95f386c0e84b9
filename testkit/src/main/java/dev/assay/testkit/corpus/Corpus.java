package dev.assay.testkit.corpus;

import java.io.IOException;
import java.nio.file.Path;

/** A folder of invented results. The same settings, seed and folder give the same bytes. */
public interface Corpus {

  /** Writes into {@code folder}, which is made if needed; files of the same name are replaced. */
  void writeTo(Path folder) throws IOException;
}
