package dev.assay.samples.hub;

import dev.assay.formats.rows.RowFile;
import dev.assay.samples.RowsFile;
import java.nio.file.Path;
import java.util.Collection;

/** A file with rows on the Hub, of which only what is wanted is fetched. */
final class HubRows implements RowsFile {
  private final HubClient client;
  private final HubSnapshot snapshot;
  private final HubFile file;

  HubRows(HubClient client, HubSnapshot snapshot, HubFile file) {
    this.client = client;
    this.snapshot = snapshot;
    this.file = file;
  }

  @Override
  public boolean isParquet() {
    return RowFile.isParquet(Path.of(file.path()));
  }

  @Override
  public Path whole() {
    return client.file(snapshot, file);
  }

  @Override
  public Path columns(Collection<String> names) {
    return client.columns(snapshot, file, names);
  }
}
