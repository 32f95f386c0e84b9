package dev.assay.samples.hub;

import dev.assay.formats.tts.HubPath;
import java.nio.file.Path;
import java.util.List;

/** Puts prepared runs where others find them. */
public interface Pusher {
  /**
   * Pushes a run as a configuration, in one commit.
   *
   * @param repo made, and private, if it is not there
   * @param subset name of the configuration, and of the folder of its files
   * @param files Parquet, in order; at least one
   * @return the commit
   * @throws dev.assay.domain.AssayException when the Hub takes it not; the files stay as they are
   */
  String push(HubPath repo, String subset, List<Path> files);
}
