package dev.assay.formats.rows;

import java.io.IOException;

/** Takes what is read, in order. */
public interface RowSink {
  void take(Item item) throws IOException;
}
