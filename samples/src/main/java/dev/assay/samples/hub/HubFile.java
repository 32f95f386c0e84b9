package dev.assay.samples.hub;

import java.util.Optional;

/**
 * A file of a data set on the Hub.
 *
 * @param path within the repository; safe to be resolved against a folder
 * @param size bytes
 * @param oid git's hash of it, or of the pointer to it
 * @param sha256 hash of a large file; empty for one that git holds itself
 */
public record HubFile(String path, long size, String oid, Optional<String> sha256) {}
