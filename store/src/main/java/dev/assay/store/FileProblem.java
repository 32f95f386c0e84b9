package dev.assay.store;

/**
 * What could not be used of a file, or is worth a remark.
 *
 * @param reject true if something was lost; false for a mere remark
 */
public record FileProblem(
    String path, boolean reject, String place, String problem, String remedy) {}
