package dev.assay.grading.equal;

/**
 * What counts as equal, where mathematics alone does not say.
 *
 * @param parity whether Math-Verify is followed, which rounds to 6 places and drops repeated
 *     elements
 * @param percentOptional whether the percent sign may be left out
 * @param angle whether a degree sign makes an angle and may not be left out
 * @param rounding whether a decimal may stand for what it rounds
 * @param caseMatters whether a letter and its capital are two
 */
public record Rules(
    boolean parity,
    boolean percentOptional,
    boolean angle,
    boolean rounding,
    boolean caseMatters) {}
