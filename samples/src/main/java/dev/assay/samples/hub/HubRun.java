package dev.assay.samples.hub;

import java.util.List;

/**
 * A configuration of a data set on the Hub: one run.
 *
 * @param subset its name; the branch's when the branch holds no other
 * @param files its rows, in order; none when the card names files that are not there
 */
public record HubRun(HubSnapshot snapshot, String subset, List<HubFile> files) {
  public HubRun {
    files = List.copyOf(files);
  }
}
