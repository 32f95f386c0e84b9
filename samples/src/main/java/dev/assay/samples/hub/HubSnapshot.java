package dev.assay.samples.hub;

import dev.assay.formats.tts.HubPath;
import java.util.List;
import java.util.Optional;

/**
 * A data set on the Hub as it was at one commit.
 *
 * @param revision branch, tag or commit as the user named it
 * @param commit what the revision means; 40 hexadecimal digits
 * @param files by path
 */
public record HubSnapshot(HubPath repo, String revision, String commit, List<HubFile> files) {
  public HubSnapshot {
    files = List.copyOf(files);
  }

  /** The file at a path. */
  public Optional<HubFile> file(String path) {
    return files.stream().filter(each -> each.path().equals(path)).findFirst();
  }
}
