/**
 * Grading of maths answers: finds the final answer of a completion and decides whether it equals
 * the gold answer.
 */
@NullMarked
package dev.assay.grading;

import org.jspecify.annotations.NullMarked;
