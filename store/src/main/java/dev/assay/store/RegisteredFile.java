package dev.assay.store;

/**
 * A results file that a registry names.
 *
 * @param registry absolute path of the registry
 * @param checkpointKey key of the checkpoint that the file is the result of
 * @param resultsFile as the registry writes it: absolute, or relative to the folder above the
 *     registry's
 */
public record RegisteredFile(String registry, String checkpointKey, String resultsFile) {}
