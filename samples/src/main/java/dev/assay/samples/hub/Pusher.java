package dev.assay.samples.hub;

import dev.assay.formats.tts.HubPath;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** Puts prepared runs where others find them. */
public interface Pusher {
  /**
   * A small file beside the rows.
   *
   * @param name in the folder of the run
   * @param text content; empty when there is to be none
   * @param ours whether such a file may be replaced or removed, by what it holds
   */
  record Beside(String name, String text, Predicate<String> ours) {}

  /**
   * What was pushed.
   *
   * @param kept what of others stays in place of ours, in sentences
   */
  record Pushed(String commit, List<String> kept) {
    public Pushed {
      kept = List.copyOf(kept);
    }
  }

  /**
   * Pushes a run as a configuration, in one commit. Parts of an older push that are not replaced
   * are removed when Assay wrote them.
   *
   * @param repo made, and private, if it is not there
   * @param subset name of the configuration, and of the folder of its files
   * @param files Parquet, in order; at least one
   * @throws dev.assay.domain.AssayException when the Hub takes it not, or has rows of others in its
   *     place; the files stay as they are
   */
  Pushed push(HubPath repo, String subset, List<Path> files, Beside beside);
}
