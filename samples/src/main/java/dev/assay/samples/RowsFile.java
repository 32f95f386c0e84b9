package dev.assay.samples;

import dev.assay.formats.rows.RowFile;
import java.nio.file.Path;
import java.util.Collection;

/** A file with rows, here, or fetched when it is asked for. */
public interface RowsFile {
  /** Whether it is Parquet, as its name says. */
  boolean isParquet();

  /** The file, whole. */
  Path whole();

  /**
   * A Parquet file in which some columns can be read, and what it says of itself; perhaps nothing
   * else. It may be another one for other columns.
   *
   * @param names columns; may be none
   */
  Path columns(Collection<String> names);

  /** A file on this machine. */
  static RowsFile here(Path file) {
    return new RowsFile() {
      @Override
      public boolean isParquet() {
        return RowFile.isParquet(file);
      }

      @Override
      public Path whole() {
        return file;
      }

      @Override
      public Path columns(Collection<String> names) {
        return file;
      }
    };
  }
}
