package dev.assay.grading.generated;

/**
 * An answer, one that says the same, and one that does not.
 *
 * @param form what kind of answer it is
 */
public record Case(String form, String answer, String same, String different) {}
