package dev.assay.analysis.tts;

import dev.assay.formats.tts.RunIdentity;
import dev.assay.formats.tts.SubsetName;

/**
 * Which run of test-time scaling is meant, before it is read.
 *
 * @param place the data set on the Hub as {@code organisation/name}, or the file or folder as the
 *     user named it
 * @param subset name of the run within the place, as it stands there
 * @param name what that name says
 * @param identity what is known of the run, and who said it
 */
public record RunRef(String place, String subset, SubsetName name, RunIdentity identity) {}
